"""What an editor looks at before an issue goes out, and what is kept of the changes."""
