"""Ids, times of sight and history that survive a rebuild from the archive."""

from __future__ import annotations

import sqlite3
from pathlib import Path


def adopt(conn: sqlite3.Connection, old: Path) -> None:
    """Take over what a rebuild cannot know."""
    raise NotImplementedError


def finish(conn: sqlite3.Connection) -> None:
    """Settle what the rebuild did not meet."""
    raise NotImplementedError
