"""The documents row: what all publications of a document say together."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from html import escape

from db.write.identity import plan_key, title_key
from db.write.pages import main_order, number_key, sort_date
from db.write.pending import Pending
from policy import agencies
from policy.facts import OF_PUBLICATION, kept

Row = Mapping[str, str | None]
_SHARED = tuple(fact.name for fact in kept("document"))
PUBLICATION_COLUMNS = (
    *(fact.name for fact in OF_PUBLICATION),
    *("url_key", "dates_read", "list_date", "url_date", "content_hash"),
)


def combine(publications: Sequence[Row], first_seen: str) -> tuple[int, dict[str, str | None]]:
    """Which publication is the main one, and the columns of the documents row.

    The main publication speaks first; what it does not know the others say, in their order.
    """
    issuers = next((row["issuers"] for row in sorted(publications, key=_most_issuers) if row["issuers"]), "") or ""
    order = [0]
    if len(publications) > 1:
        order = sorted(range(len(publications)), key=lambda n: main_order(publications[n], issuers))
    ranked = [publications[n] for n in order]
    columns: dict[str, str | None] = {
        name: next((value for row in ranked if (value := row[name])), None) for name in _SHARED
    }
    title = columns["title"] or ""
    dated = {name: next((value for row in ranked if (value := row[name])), None) for name in ("url_date", "list_date")}
    columns |= {
        "title": title,
        "title_key": title_key(title),
        "plan_key": plan_key(title),
        "number_key": number_key(columns["number"]),
        "issuers": issuers,
        "sort_on": sort_date(columns | dated, first_seen),
    }
    return order[0], columns


def _most_issuers(row: Row) -> tuple[int, str]:
    return -len((row["issuers"] or "").split("、")), row["url_key"] or ""


class Agencies:
    """Ids of issuers, made when first needed."""

    def __init__(self, conn: sqlite3.Connection) -> None:
        self._conn = conn
        self._ids: dict[str, int] = dict(conn.execute("SELECT name, id FROM agencies"))

    def forget(self) -> None:
        """After a rollback: read the ids again."""
        self._ids = dict(self._conn.execute("SELECT name, id FROM agencies"))

    def write(self, rows: Pending, document_id: int, issuers: str) -> None:
        """Set the issuers of a document that has none in the join table."""
        names = [name for name in issuers.split("、") if name]
        rows.add(
            "INSERT INTO document_agencies (document_id, agency_id, position) VALUES (?, ?, ?)",
            [(document_id, self._id(name), position) for position, name in enumerate(dict.fromkeys(names))],
        )

    def _id(self, name: str) -> int:
        if name not in self._ids:
            known = agencies.lookup(name)
            row = (
                (name, known.short, known.ja or None, known.en or None, known.rank)
                if known
                else (name, *(None,) * 3, 9)
            )
            cursor = self._conn.execute("INSERT INTO agencies (name, short, ja, en, rank) VALUES (?, ?, ?, ?, ?)", row)
            self._ids[name] = int(cursor.lastrowid or 0)
        return self._ids[name]


def plain_html(text: str) -> str:
    """A readable form of a text whose own HTML is not kept."""
    return "".join(f"<p>{escape(line)}</p>" for line in text.splitlines() if line.strip())
