"""Whether a run was sound and each source alive, and who is told of it."""
