"""CSV that a spreadsheet shows as it is: a byte order mark before it, and no cell that is taken for a formula."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from io import StringIO

BOM = "\ufeff"
_SIGNS = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")


def cell(value: object) -> object:
    """Text that a spreadsheet would run as a formula gets an apostrophe in front. A sign alone is a code."""
    return "'" + value if isinstance(value, str) and len(value) > 1 and value.lstrip(" ").startswith(_SIGNS) else value


def rows(values: Iterable[Iterable[object]]) -> str:
    """Rows as CSV."""
    out = StringIO()
    csv.writer(out).writerows([cell(value) for value in row] for row in values)
    return out.getvalue()


def guarded(written: bytes) -> bytes:
    """Whole rows of CSV that somebody else wrote, guarded in the same way."""
    return rows(csv.reader(StringIO(written.decode(), newline=""))).encode()
