"""The reader's language: catalogues, words of the material, sentences of the store."""
