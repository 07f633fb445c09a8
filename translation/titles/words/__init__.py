"""The words of a title: lexicon and cut, Japanese characters, quotation marks, compounds and particles."""
