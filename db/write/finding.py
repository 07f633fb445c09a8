"""Finding what an arriving page belongs to among what is stored."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from db.write.identity import Facts, Lines, contradict, rule, title_key
from db.write.pages import facts, number_key

Columns = dict[str, str | None]
_RULES = (
    "join line",
    "address",
    "number and title",
    "number and issued plan",
    "title, issuers and signing date",
    "title, issuers and day",
)


_BY_PLACE, _BY_DAY = _RULES[:2], _RULES[4:]


class Keys(NamedTuple):
    """By what a page may be recognised: canonical addresses, keys of titles and of numbers."""

    addresses: set[str]
    titles: set[str]
    numbers: set[str]

    @classmethod
    def of(cls, row: Columns) -> Keys:
        """The keys of one page."""
        number = number_key(row["number"])
        return cls({row["url_key"] or ""}, {title_key(row["title"] or "")}, {number} if number else set())

    def meet(self, other: Keys) -> bool:
        """Whether any key is in both."""
        return any(mine & theirs for mine, theirs in zip(self, other, strict=True))

    def add(self, other: Keys) -> None:
        """Add the keys of another page."""
        for mine, theirs in zip(self, other, strict=True):
            mine.update(theirs)


def rows(conn: sqlite3.Connection, sql: str, *values: object) -> list[sqlite3.Row]:
    """The rows of a query, by name."""
    cursor = conn.cursor()
    cursor.row_factory = sqlite3.Row
    return cursor.execute(sql, values).fetchall()


def publications(conn: sqlite3.Connection, document_id: int) -> list[sqlite3.Row]:
    """The publications of a document, in the order in which they were found."""
    return rows(conn, "SELECT * FROM publications WHERE document_id = ? ORDER BY id", document_id)


def text(conn: sqlite3.Connection, publication_id: int) -> str:
    """The latest text of a publication."""
    row = conn.execute(
        "SELECT text FROM versions WHERE publication_id = ? ORDER BY number DESC LIMIT 1", (publication_id,)
    ).fetchone()
    return str(row[0]) if row else ""


class Finder:
    """Looks for the publication of an address and for the document of a new publication."""

    def __init__(self, conn: sqlite3.Connection, lines: Lines) -> None:
        self._conn = conn
        self._lines = lines

    def publication(self, row: Columns) -> sqlite3.Row | None:
        """The stored publication of this address, http and https and bare host being one."""
        bare = (row["url"] or "").split("://")[-1].removeprefix("www.")
        found = rows(self._conn, "SELECT * FROM publications WHERE url_key = ? ORDER BY id", row["url_key"])
        return next((pub for pub in found if pub["url"].split("://")[-1].removeprefix("www.") == bare), None)

    def met(self, wanted: Iterable[Keys]) -> Keys:
        """Which of these keys any stored page or document has; those of join lines count as stored."""
        addresses, titles, numbers = (set().union(*kind) for kind in zip(*wanted, strict=True))
        joined = {key for key in addresses if self._lines.joined(key)}
        return Keys(
            joined | self._stored("SELECT url_key FROM publications WHERE url_key", addresses),
            self._stored("SELECT title_key FROM documents WHERE title_key", titles),
            self._stored("SELECT number_key FROM documents WHERE number_key", numbers),
        )

    def _stored(self, select: str, keys: set[str]) -> set[str]:
        found = self._conn.execute(f"{select} IN (SELECT value FROM json_each(?))", (json.dumps(list(keys)),))
        return {key for (key,) in found}

    def homes(self, row: Columns, mine: Facts) -> list[tuple[int, str]]:
        """The documents that a new publication belongs to, each with the rule that says so, the best first.

        More than one means that this page shows them to be one; those that contradict the best are left out.
        """
        found: list[tuple[int, int, str, list[Facts]]] = []
        for id in self._candidates(row, mine):
            pages = self._facts(id)
            keys = {page.url_key for page in pages}
            if self._lines.apart(mine.url_key, keys):
                continue
            by = "join line" if keys & self._lines.joined(mine.url_key) else _strongest(mine, pages)
            if by and (by in _BY_PLACE or not any(contradict(mine, page) for page in pages)):
                found.append((_RULES.index(by), id, by, pages))
        found.sort(key=lambda home: home[:2])
        if _alike(found) and not self._compatible(found[0][3], found[1][3]):
            return []  # it fits two documents alike that are not one: it stays alone until more is known
        return [(id, by) for _, id, by, pages in found if not found[0][3] or self._compatible(found[0][3], pages)]

    def _compatible(self, ours: list[Facts], theirs: list[Facts]) -> bool:
        keys = {page.url_key for page in theirs}
        if ours is theirs:
            return True
        apart = any(self._lines.apart(page.url_key, keys) for page in ours)
        return not apart and not any(contradict(a, b) for a in ours for b in theirs)

    def _facts(self, document_id: int) -> list[Facts]:
        return [facts(dict(page), text(self._conn, page["id"])) for page in publications(self._conn, document_id)]

    def _candidates(self, row: Columns, mine: Facts) -> list[int]:
        ids = self._conn.execute(
            "SELECT document_id FROM publications WHERE url_key = ?1"
            " UNION SELECT id FROM documents WHERE title_key = ?2 UNION SELECT id FROM documents WHERE number_key = ?3",
            (mine.url_key, mine.title_key, mine.number_key),
        ).fetchall()
        found = {int(id) for (id,) in ids}
        for key in self._lines.joined(mine.url_key):
            found |= {
                r["document_id"]
                for r in rows(self._conn, "SELECT document_id FROM publications WHERE url_key = ?", key)
            }
        return sorted(found)


def _alike(homes: Sequence[tuple[int, int, str, list[Facts]]]) -> bool:
    """Whether the two best homes of a page are equally good, and no number says which."""
    return len(homes) > 1 and homes[0][0] == homes[1][0] and homes[0][2] in _BY_DAY


def _strongest(mine: Facts, pages: Sequence[Facts]) -> str | None:
    """The strongest rule that joins a page with any page of a document."""
    named = [name for page in pages if (name := rule(mine, page))]
    return min(named, key=_RULES.index) if named else None
