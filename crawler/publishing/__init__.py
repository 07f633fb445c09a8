"""A sound database put in place of the last one, and as files to take along."""
