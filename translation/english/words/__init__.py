"""The words of a title: lexicon and cut, forms, numbers, names of bodies, places and persons."""
