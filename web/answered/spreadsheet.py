"""CSV that a spreadsheet shows as it is: a byte order mark before it, and no cell that is taken for a formula."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from io import StringIO

BOM = "\ufeff"
_SIGNS = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")

_BEGINNINGS = frozenset((" ", *_SIGNS))  # most cells have none of them and are looked at no further


def cell(value: object) -> object:
    """A value as one cell: text that a spreadsheet would run as a formula gets an apostrophe in front.

    A sign alone is a code. Lists are joined by semicolons, truth is written as in JSON.
    """
    if value is None:
        return None
    if isinstance(value, str):
        if value[:1] not in _BEGINNINGS:
            return value
        return "'" + value if len(value) > 1 and value.lstrip(" ").startswith(_SIGNS) else value
    if isinstance(value, bool):
        return str(value).lower()
    return cell("; ".join(map(str, value))) if isinstance(value, (list, tuple)) else value


def rows(values: Iterable[Iterable[object]]) -> str:
    """Rows as CSV."""
    out = StringIO()
    csv.writer(out).writerows(map(cell, row) for row in values)
    return out.getvalue()


def guarded(written: bytes) -> bytes:
    """Whole rows of CSV that somebody else wrote, guarded in the same way."""
    return rows(csv.reader(StringIO(written.decode(), newline=""))).encode()
