"""The database made again from the archive, with no network, on all cores."""
