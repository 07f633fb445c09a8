"""The database file: opening, migrations, checks, backup, named errors."""
