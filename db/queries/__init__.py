"""Queries for the site, the feeds and the newsletter. Each takes a connection of `db.connect` and answers records.

No query reads the clock: the caller says what today is.
"""

from __future__ import annotations
