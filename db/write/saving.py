"""One batch of entries: which document each belongs to, and the rows that it changes. Runs inside one transaction."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import replace

from db.handover import Entry, Outcome, Saved
from db.write import holdings, links, readings
from db.write.derived import Derived, name_state
from db.write.documents import PUBLICATION_COLUMNS, Agencies, combine
from db.write.finding import KEY_INSERT, Columns, Finder, keys_of, publications, rows
from db.write.identity import title_key
from db.write.kept_ids import Kept
from db.write.pages import address_order, clean, cleaned, publication_row
from db.write.pending import Pending
from db.write.regrouping import Regrouping, mark_stale, take_body
from db.write.sameness import is_same
from db.write.statements import INSERT_BODY, INSERT_PUBLICATION, OF_BODY, UPDATE_BODY, UPDATE_PUBLICATION
from policy import Reading
from policy.records import GENERAL


class Batch:
    """Saves entries one by one; `finish` ties relations and brings index and counts in line."""

    def __init__(
        self,
        conn: sqlite3.Connection,
        tools: tuple[Agencies, Finder, Derived, Kept],
        *,
        run_id: int | None,
        now: str,
    ) -> None:
        self._conn = conn
        self._agencies, self._finder, self._derived, self._kept = tools
        self._kept.start()
        self._pending = Pending(conn)
        self._run = run_id
        self._begun = self._now = now  # `_now`: when the page at hand was fetched
        self._changed: dict[int, None] = {}
        self._keys: set[int] = set()  # of pages whose documents have to be judged again
        self._fresh: set[int] = set()
        self._own: dict[str | None, set[int]] = {}  # the keys of the pages of this batch
        self._repealed: dict[int, None] = {}

    def save(self, entries: Sequence[Entry]) -> list[Saved]:
        """Store entries. Those that nothing stored resembles go the short way: no look-up, rows written together."""
        pages = [(entry, publication_row(entry)) for entry in map(cleaned, entries)]
        if not pages:
            return []
        keys = [keys_of(row) for _, row in pages]
        met = self._finder.met(set().union(*keys))
        self._own = dict(zip((row["url"] for _, row in pages), keys, strict=True))
        saved = []
        for (entry, row), own in zip(pages, keys, strict=True):
            self._now = entry.seen_at or self._begun
            is_met = bool(own & met) or self._finder.joined_by_line(row)
            saved.append(self._one(entry, row) if is_met else self._new(entry, row))
            met |= own
        self._now = self._begun
        return saved

    def finish(self) -> None:
        """What follows from the batch as a whole."""
        self._pending.flush()
        if self._keys:
            self._regroup()
        links.link(self._conn, self._changed, self._run, self._now)
        for id in self._repealed:
            links.set_repealed(self._conn, id, self._run, self._now)
        self._derived.settle()

    def _regroup(self) -> None:
        tools = (self._agencies, self._finder, self._derived, self._kept)
        judged = Regrouping(self._conn, tools, self._run, self._now)
        judged.run(self._keys, self._fresh)
        for gone in judged.moved:
            self._changed.pop(gone, None)
        self._changed |= judged.changed
        self._repealed |= judged.repealed

    def told(self, saved: Sequence[Saved]) -> list[Saved]:
        """The answers, after `finish`: where each page belongs now, and by which rule."""
        found = self._conn.execute(
            "SELECT id, document_id, join_rule FROM publications WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps([one.publication_id for one in saved]),),
        )
        now = {id: (document, by) for id, document, by in found}
        answers = []
        for one in saved:
            document, by = now[one.publication_id]
            outcome: Outcome = "joined" if one.outcome == "new" and by != "first" else one.outcome
            answers.append(replace(one, document_id=document, rule=by, outcome=outcome))
        return answers

    # --- writing
    def _one(self, entry: Entry, row: Columns) -> Saved:
        """A page that was seen before, or may belong to a document that was."""
        self._pending.flush()
        known = self._finder.publication(row)
        if known is not None:
            return self._seen_again(entry, row, known)
        self._keys |= keys_of(row)
        return self._new(entry, row)

    def _new(self, entry: Entry, row: Columns) -> Saved:
        """A page of a document that was not known."""
        past = self._kept.past(row["url"] or "", row["url_key"] or "")
        publication_id = self._kept.id("publications", past.publication_id if past else None)
        document_id = self._kept.id("documents", past.document_id if past else None)
        self._derived.added(document_id)
        self._fresh.add(document_id)
        self._insert_document(document_id, entry, row, past.document_first_seen if past else self._now)
        place = (publication_id, document_id, "first")
        self._insert_publication(place, entry, row, past.first_seen if past else self._now)
        self._changed[document_id] = None
        return Saved(document_id, publication_id, entry.document.url, "new", "first", 1)

    def _insert_document(self, id: int, entry: Entry, row: Columns, first_seen: str) -> None:
        _, columns = combine([row], first_seen)
        reading = entry.reading
        values = columns | readings.columns(reading) | {"first_seen": first_seen, "last_seen": self._now}
        names = ", ".join(values)
        statement = f"INSERT INTO documents (id, {names}) VALUES (?{', ?' * len(values)})"
        self._pending.add(statement, [(id, *values.values())])
        self._pending.add(INSERT_BODY, [(*_body(entry), id)])
        self._agencies.write(self._pending, id, columns["issuers"] or "")
        readings.write(self._pending, id, reading, self._now)
        self._title(id, entry)
        self._change(id, "added", "")

    def _insert_publication(self, place: tuple[int, int, str], entry: Entry, row: Columns, first_seen: str) -> None:
        id, document_id, by = place
        seen = (first_seen, self._now, self._now)
        columns = (row[name] for name in PUBLICATION_COLUMNS)
        values = (id, document_id, by, entry.etag, entry.last_modified, *seen, *columns)
        self._pending.add(INSERT_PUBLICATION, [values])
        self._pending.add(KEY_INSERT, [(key, id) for key in self._own[row["url"]]])
        holdings.add_version(self._pending, id, 1, entry, (row["content_hash"], self._now))
        holdings.add_links(self._pending, id, document_id, entry)

    def _seen_again(self, entry: Entry, row: Columns, known: sqlite3.Row) -> Saved:
        id, document_id = int(known["id"]), int(known["document_id"])
        if entry.document.provisional and known["template"] != GENERAL:  # what a template has read stays as it was read
            self.seen(id, document_id, known["gone_since"], None, None)
            return Saved(document_id, id, known["url"], "unchanged", known["join_rule"], self._last_version(id))
        row = row | {
            "url": min(known["url"], row["url"] or "", key=address_order),
            "list_date": row["list_date"] or known["list_date"],
        }
        changed = row["content_hash"] != known["content_hash"] and not is_same(self._conn, id, row["content_hash"])
        back = known["gone_since"] is not None
        differs = any(row[name] != known[name] for name in PUBLICATION_COLUMNS)
        if differs or back:
            self._derived.before([document_id])
        number = self._last_version(id) + changed
        if changed:
            holdings.hold_anew(self._pending, (id, document_id), number, entry, (row["content_hash"], self._now))
        else:
            holdings.renew_addresses(self._conn, id, entry)
        if differs:
            self._conn.execute(UPDATE_PUBLICATION, (*(row[name] for name in PUBLICATION_COLUMNS), id))
            self._renew_keys(id, row, known)
            self._combine(document_id, id, entry, changed=changed)
            self._changed[document_id] = None
        if changed:
            what = "renamed" if title_key(row["title"] or "") != title_key(known["title"]) else "changed"
            detail = f"{known['title']} → {row['title']}" if what == "renamed" else f"{row['url']} version {number}"
            self._change(document_id, what, detail)
            self._conn.execute(
                "UPDATE documents SET changed_at = max(coalesce(changed_at, ''), ?) WHERE id = ?",
                (self._now, document_id),
            )
        self.seen(id, document_id, known["gone_since"], entry.etag, entry.last_modified)
        outcome: Outcome = "changed" if changed else "unchanged"
        return Saved(document_id, id, row["url"] or "", outcome, known["join_rule"], number, back)

    def _renew_keys(self, id: int, row: Columns, known: sqlite3.Row) -> None:
        """The pages that it may belong to now, and those that it may have belonged to, are judged again."""
        self._conn.execute("DELETE FROM page_keys WHERE publication_id = ?", (id,))
        self._pending.add(KEY_INSERT, [(key, id) for key in keys_of(row)])
        self._keys |= keys_of(row) | keys_of(dict(known))

    def seen(self, id: int, document_id: int, gone: str | None, etag: str | None, modified: str | None) -> None:
        """The page was there: times of sight, and what had vanished is back."""
        self._conn.execute(
            "UPDATE publications SET last_seen = ?1, checked_at = ?1, etag = coalesce(?2, etag),"
            " last_modified = coalesce(?3, last_modified) WHERE id = ?4",
            (self._now, etag, modified, id),
        )
        self._conn.execute(
            "UPDATE documents SET last_seen = (SELECT max(last_seen) FROM publications WHERE document_id = ?1)"
            " WHERE id = ?1",
            (document_id,),
        )
        if gone:
            self._conn.execute("UPDATE publications SET gone_since = NULL, back_at = ? WHERE id = ?", (self._now, id))
            self._conn.execute("UPDATE documents SET gone_since = NULL WHERE id = ?", (document_id,))
            self._change(document_id, "back", f"gone since {gone}")

    def _combine(self, document_id: int, publication_id: int, entry: Entry, *, changed: bool = True) -> None:
        """Bring the documents row in line with all publications; the entry speaks for the main one if it is that."""
        self._pending.flush()
        pubs = publications(self._conn, document_id)
        old = rows(self._conn, "SELECT * FROM documents WHERE id = ?", document_id)[0]
        main, columns = combine([dict(pub) for pub in pubs], old["first_seen"])
        is_main = pubs[main]["id"] == publication_id
        switched = columns["url"] != old["url"]
        if is_main and (changed or switched):
            columns |= readings.columns(entry.reading)
        new = {name: value for name, value in columns.items() if value != old[name]}
        if new:
            sets = ", ".join(f"{name} = ?" for name in new)
            self._conn.execute(f"UPDATE documents SET {sets} WHERE id = ?", (*new.values(), document_id))
        if "issuers" in new:
            self._conn.execute("DELETE FROM document_agencies WHERE document_id = ?", (document_id,))
            self._agencies.write(self._pending, document_id, columns["issuers"] or "")
        if is_main and (changed or switched):
            self._conn.execute(UPDATE_BODY, (*_body(entry), document_id))
            self._set_reading(document_id, entry.reading)
            self._title(document_id, entry)
        elif switched:
            take_body(self._conn, int(pubs[main]["id"]), document_id)

    def _set_reading(self, id: int, reading: Reading) -> None:
        meant = self._conn.execute(
            "SELECT target_id FROM relations WHERE document_id = ? AND target_id IS NOT NULL"
            " AND type IN ('repeals', 'replaces')",
            (id,),
        )
        self._repealed |= {target: None for (target,) in meant}
        readings.clear(self._conn, id)
        readings.close_review(self._conn, id, reading)
        readings.write(self._pending, id, reading, self._now)

    def reread(self, id: int, reading: Reading) -> None:
        """Replace the reading of a stored document; an unknown id is ignored."""
        if not rows(self._conn, "SELECT id FROM documents WHERE id = ?", id):
            return
        self._derived.before([id])
        mark_stale(self._conn, id, read=True)
        reading = clean(reading)
        found = readings.columns(reading)
        sets = ", ".join(f"{name} = ?" for name in found)
        self._conn.execute(f"UPDATE documents SET {sets} WHERE id = ?", (*found.values(), id))
        self._set_reading(id, reading)
        name_state(self._conn)
        self._changed[id] = None

    def gone(self, id: int, document_id: int, url: str, seen_at: str | None = None) -> bool:
        """The page has vanished; the document has when no page of it is left. False if that was known."""
        self._now = seen_at or self._begun
        fresh = self._conn.execute(
            "UPDATE publications SET gone_since = ?1, checked_at = ?1 WHERE id = ?2 AND gone_since IS NULL",
            (self._now, id),
        ).rowcount
        if not fresh:
            self._conn.execute("UPDATE publications SET checked_at = ? WHERE id = ?", (self._now, id))
            return False
        left = rows(self._conn, "SELECT id FROM publications WHERE document_id = ? AND gone_since IS NULL", document_id)
        if not left:
            self._conn.execute("UPDATE documents SET gone_since = ? WHERE id = ?", (self._now, document_id))
            self._change(document_id, "gone", url)
            name_state(self._conn)
        return True

    def _title(self, id: int, entry: Entry) -> None:
        drafts = (("ja", entry.title_ja), ("en", entry.title_en))
        if told := [(id, lang, title, entry.title_rules) for lang, title in drafts if title]:
            self._pending.add(
                "INSERT INTO translations (document_id, lang, title, draft, rules) VALUES (?, ?, ?, 1, ?)"
                " ON CONFLICT DO UPDATE SET title = excluded.title, rules = excluded.rules WHERE draft = 1",
                told,
            )

    # --- small things
    def _change(self, id: int, what: str, detail: str) -> None:
        self._pending.add(
            "INSERT INTO changes (document_id, run_id, at, what, detail) VALUES (?, ?, ?, ?, ?)",
            [(id, self._run, self._now, what, detail)],
        )

    def _last_version(self, publication_id: int) -> int:
        row = self._conn.execute("SELECT max(number) FROM versions WHERE publication_id = ?", (publication_id,))
        return int(row.fetchone()[0] or 0)


def _body(entry: Entry) -> tuple[object, ...]:
    """The columns of the bodies table."""
    return tuple(fact.cell(getattr(entry.document, fact.name)) for fact in OF_BODY)
