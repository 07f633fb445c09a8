"""What the words of a title come to: clauses, noun phrases and who acts, in Japanese order."""
