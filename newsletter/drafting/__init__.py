"""An issue as it is drafted: from the database to items, and to the file that the editor gets."""
