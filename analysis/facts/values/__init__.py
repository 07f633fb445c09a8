"""The numbers that a document sets or says were reached: quantities, names, places, years, tables."""
