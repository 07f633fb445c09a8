"""After a batch: the documents that its pages touch are judged again, joined and split as the pages are now.

The outcome is that of `grouping.grouped` over all pages that hang together, so that neither the order of arrival nor
earlier errors of a page leave a trace. Ids stay with the oldest; a document that was taken over leads on.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence

from db.write import readings
from db.write.derived import Derived
from db.write.documents import Agencies, combine, plain_html
from db.write.finding import Finder, publications, rows, text
from db.write.grouping import RULES, Apart, Group, grouped
from db.write.kept_ids import Kept
from db.write.merging import merge
from db.write.pages import facts
from db.write.pending import Pending
from db.write.statements import OF_BODY, UPDATE_BODY
from policy import Reading
from policy.reasons import COPY

_UNREAD = Reading("unsure", "not read yet")
STALE = "reread"  # the setting that lists the documents whose reading is of another text


class Regrouping:
    """Brings the documents of one batch in line with their pages."""

    def __init__(
        self, conn: sqlite3.Connection, tools: tuple[Agencies, Finder, Derived, Kept], run_id: int | None, now: str
    ) -> None:
        self._conn = conn
        self._agencies, self._finder, self._derived, self._kept = tools
        self._run, self._now = run_id, now
        self._rows = Pending(conn)
        self.changed: dict[int, None] = {}
        self.moved: dict[int, int] = {}
        self.repealed: dict[int, None] = {}  # documents whose repeal must be judged again

    def run(self, keys: set[int], fresh: set[int]) -> None:
        """Judge the pages with these keys again. `fresh` are documents of this batch: their ids were told to nobody."""
        pages, crowded = self._finder.together(keys)
        if len(pages) < 2:
            self._review(pages, (), {page["id"]: int(page["document_id"]) for page in pages})
            return
        known = [facts(dict(page), text(self._conn, page["id"])) for page in pages]
        found = grouped(known, self._finder.lines, crowded)
        groups = found.groups
        home = {page["id"]: int(page["document_id"]) for page in pages}
        members = {n: [pages[i]["id"] for i in sorted(group.members)] for n, group in enumerate(groups)}
        touched = self._misplaced(members, home) | self._misnamed(groups, pages)
        self._derived.before(touched)
        self._split(members, home)
        for group in groups:
            if {int(pages[i]["document_id"]) for i in group.members} & touched:
                self._settle(group, pages, home, fresh)
        self._review(pages, found.apart, home)

    def _review(self, pages: Sequence[sqlite3.Row], apart: Sequence[Apart], home: Mapping[int, int]) -> None:
        """Put what was kept apart before a person, and take out what no longer is."""
        wanted = {(home[pages[pair.page]["id"]], f"{COPY}{pages[pair.other]['url']}"): pair.why for pair in apart}
        documents = json.dumps(sorted(set(home.values())))
        old = self._conn.execute(
            "SELECT document_id, what FROM review WHERE document_id IN (SELECT value FROM json_each(?))"
            f" AND what LIKE '{COPY}%'",
            (documents,),
        ).fetchall()
        self._conn.executemany(
            "DELETE FROM review WHERE document_id = ? AND what = ?", [key for key in old if key not in wanted]
        )
        self._conn.executemany(
            "INSERT INTO review (document_id, what, reason, since) VALUES (?, ?, ?, ?)"
            " ON CONFLICT DO UPDATE SET reason = excluded.reason",
            [(*key, why, self._now) for key, why in wanted.items()],
        )

    def _misplaced(self, members: Mapping[int, Sequence[int]], home: Mapping[int, int]) -> set[int]:
        """Documents that are not exactly one group."""
        groups_of: dict[int, set[int]] = {}
        for n, ids in members.items():
            for id in ids:
                groups_of.setdefault(home[id], set()).add(n)
        torn = {document for document, found in groups_of.items() if len(found) > 1}
        several = [{home[id] for id in ids} for ids in members.values()]
        return torn.union(*(found for found in several if len(found) > 1))

    def _misnamed(self, groups: Sequence[Group], pages: Sequence[sqlite3.Row]) -> set[int]:
        """Documents of one group whose pages say another rule than the one that joins them now."""
        found = set()
        for group in groups:
            for id, by in _rules(group, pages).items():
                page = next(pages[i] for i in group.members if pages[i]["id"] == id)
                if page["join_rule"] != by:
                    found.add(int(page["document_id"]))
        return found

    def _split(self, members: Mapping[int, Sequence[int]], home: dict[int, int]) -> None:
        """Pages that are no longer of their document get one of their own; the group of its oldest page keeps it."""
        owner: dict[int, int] = {}
        for n, ids in members.items():
            for id in ids:
                document = home[id]
                first = min(page for page, where in home.items() if where == document)
                if first in ids:
                    owner[document] = n
        for n, ids in members.items():
            owned = [home[id] for id in ids if owner[home[id]] == n]
            strays = [id for id in ids if owner[home[id]] != n]
            if not strays:
                continue
            document = min(owned) if owned else self._new_document(strays)
            for id in strays:
                self.changed[home[id]] = None
                home[id] = document
            self._move(strays, document)

    def _new_document(self, strays: Sequence[int]) -> int:
        """A document that nobody has read yet; `_settle` writes what its pages say together."""
        pages = rows(
            self._conn,
            "SELECT * FROM publications WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id",
            json.dumps(strays),
        )
        past = self._kept.past(pages[0]["url"], pages[0]["url_key"])
        id = self._kept.id("documents", past.document_id if past else None)
        first_seen = min(page["first_seen"] for page in pages)
        main, columns = combine([dict(page) for page in pages], first_seen)
        values = columns | readings.columns(_UNREAD)
        values |= {"first_seen": first_seen, "last_seen": max(page["last_seen"] for page in pages)}
        self._conn.execute(
            f"INSERT INTO documents (id, {', '.join(values)}) VALUES (?{', ?' * len(values)})", (id, *values.values())
        )
        self._conn.execute("INSERT INTO bodies (document_id, text, html) VALUES (?, '', '')", (id,))
        self._derived.added(id)
        take_body(self._conn, int(pages[main]["id"]), id)
        self._conn.execute(
            "INSERT INTO changes (document_id, run_id, at, what, detail) VALUES (?, ?, ?, 'added', ?)",
            (id, self._run, self._now, f"split from {pages[0]['document_id']}"),
        )
        return id

    def _move(self, pages: Sequence[int], document: int) -> None:
        for table, column in (("publications", "id"), ("attachments", "publication_id")):
            self._conn.execute(
                f"UPDATE {table} SET document_id = ? WHERE {column} IN (SELECT value FROM json_each(?))",
                (document, json.dumps(pages)),
            )

    def _settle(self, group: Group, pages: Sequence[sqlite3.Row], home: dict[int, int], fresh: set[int]) -> None:
        """One group becomes one document."""
        rules = _rules(group, pages)
        documents = sorted({home[id] for id in rules})
        keep = documents[0]
        weakest = max((by for by in rules.values() if by in RULES), key=RULES.index, default="")
        self._note_repeals(documents)
        for other in documents[1:]:
            merge(self._conn, keep, other, leave_trace=other not in fresh)
            self.changed.pop(other, None)
            self.moved[other] = keep
        home |= dict.fromkeys(rules, keep)
        self._conn.executemany(
            "UPDATE publications SET join_rule = ? WHERE id = ?", [(by, id) for id, by in rules.items()]
        )
        self._conn.execute("UPDATE documents SET identity_rule = ? WHERE id = ?", (weakest, keep))
        self._combine(keep)
        self.changed[keep] = None

    def _note_repeals(self, documents: Sequence[int]) -> None:
        """What these documents repeal: the reading of one of them is all that stays."""
        found = self._conn.execute(
            "SELECT target_id FROM relations WHERE document_id IN (SELECT value FROM json_each(?))"
            " AND target_id IS NOT NULL AND type IN ('repeals', 'replaces')",
            (json.dumps(documents),),
        )
        self.repealed |= {target: None for (target,) in found}

    def _combine(self, id: int) -> None:
        """Bring the documents row in line with its pages; a main page that nobody read for it is read again later."""
        pubs = [dict(pub) for pub in publications(self._conn, id)]
        old = rows(self._conn, "SELECT * FROM documents WHERE id = ?", id)[0]
        first_seen = min(str(pub["first_seen"]) for pub in pubs)
        main, columns = combine(pubs, first_seen)
        gone = [pub["gone_since"] for pub in pubs if pub["gone_since"]]
        columns |= {
            "first_seen": first_seen,
            "last_seen": max(str(pub["last_seen"]) for pub in pubs),
            "gone_since": max(gone) if len(gone) == len(pubs) else None,
        }
        new = {name: value for name, value in columns.items() if value != old[name]}
        if new:
            sets = ", ".join(f"{name} = ?" for name in new)
            self._conn.execute(f"UPDATE documents SET {sets} WHERE id = ?", (*new.values(), id))
        if old["gone_since"] and not columns["gone_since"]:
            self._conn.execute(
                "INSERT INTO changes (document_id, run_id, at, what, detail) VALUES (?, ?, ?, 'back', ?)",
                (id, self._run, self._now, f"gone since {old['gone_since']}"),
            )
        self._conn.execute("DELETE FROM document_agencies WHERE document_id = ?", (id,))
        self._agencies.write(self._rows, id, columns["issuers"] or "")
        self._rows.flush()
        if "url" in new:
            take_body(self._conn, int(pubs[main]["id"] or 0), id)


def _rules(group: Group, pages: Sequence[sqlite3.Row]) -> dict[int, str]:
    """The rule of each publication; the oldest one is the first."""
    found = {int(pages[i]["id"]): by for i, by in zip(group.members, group.rules, strict=True)}
    return found | {min(found): "first"}


def stale(conn: sqlite3.Connection) -> list[int]:
    """The documents whose reading is of another text than the one they have now."""
    row = conn.execute("SELECT value FROM settings WHERE name = ?", (STALE,)).fetchone()
    ids = json.loads(row[0]) if row else []
    return [id for id in ids if conn.execute("SELECT 1 FROM documents WHERE id = ?", (id,)).fetchone()]


def mark_stale(conn: sqlite3.Connection, id: int, *, read: bool = False) -> None:
    """Note that a document has to be read again, or (`read`) that it was."""
    ids = [known for known in stale(conn) if known != id] + ([] if read else [id])
    if ids:
        conn.execute("INSERT OR REPLACE INTO settings (name, value) VALUES (?, ?)", (STALE, json.dumps(ids)))
    else:
        conn.execute("DELETE FROM settings WHERE name = ?", (STALE,))


def take_body(conn: sqlite3.Connection, publication_id: int, document_id: int) -> None:
    """The latest text of a publication as the document's, to be read again; its markup is not kept."""
    latest = text(conn, publication_id)
    own = {"text": latest, "html": plain_html(latest)}
    conn.execute(UPDATE_BODY, (*(own.get(fact.name) for fact in OF_BODY), document_id))
    mark_stale(conn, document_id)
