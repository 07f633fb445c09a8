"""The SQL of a page, shown on request: what it asks the database, ready to be asked again."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from db import queries
from web.answered.answer import Answer
from web.asked.visit import Visit

ASKED = "sql"  # the argument of an address, and its value is 1
MOST, LONGEST = 200, 20_000  # statements of an answer, characters of one
_ASKS = re.compile(r"(?:SELECT|WITH)\b", re.IGNORECASE)
_OWN = re.compile(r"'documents_fts_\w+'")  # what the index reads by itself
_HEAD = """\
-- What {address} asks the database, each statement once, with the values of this visit.
-- Names that begin with zhengce_ and escape_fts are functions of the tracker: zhengce.open(path).conn has them.
-- For questions of your own there are short views: v_documents, v_targets, v_duties, v_passages …
"""


@contextmanager
def heard(conn: sqlite3.Connection) -> Iterator[dict[str, None]]:
    """The different statements that are run meanwhile, in their order, with their values."""
    found: dict[str, None] = {}

    def hear(statement: str) -> None:
        plain = statement.strip()
        if len(found) < MOST and _ASKS.match(plain) and not _OWN.search(plain):
            found[plain[:LONGEST]] = None

    conn.set_trace_callback(hear)
    try:
        with queries.afresh():  # what is kept in memory asks nothing
            yield found
    finally:
        conn.set_trace_callback(None)


def shown(visit: Visit, statements: dict[str, None]) -> Answer:
    """The statements as a text to copy."""
    pairs = [(name, value) for name, value in visit.pairs if name not in (ASKED, "lang")]
    body = _HEAD.format(address=visit.address(visit.path, pairs).replace("\n", " "))
    body += "".join(f"\n{statement};\n" for statement in statements)
    return Answer(body, "text/plain; charset=utf-8", headers={"x-robots-tag": "noindex"})
