"""One module a site, found by its `HOSTS`; a new one is a new file."""
