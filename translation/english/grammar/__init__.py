"""What the words of a title come to: noun phrases and phrases with verbs, each of them part of the other."""
