"""Documents as records for other programs: citations, reference managers, schema.org."""
