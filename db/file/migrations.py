"""The schema as named migrations. A released migration is never edited; a change is a new one."""

from __future__ import annotations

import sqlite3
from importlib.resources import files
from pathlib import Path

from sqlite_utils import Database, Migrations

from db.store_errors import StoreCorrupt, StoreTooNew, StoreTooOld

migrations = Migrations("zhengce")


@migrations()
def m001_first_schema(db: Database) -> None:
    """Everything of the first release."""
    run_script(db, (files("db") / "schema.sql").read_text(encoding="utf-8"))


@migrations()
def m002_names_of_sources(db: Database) -> None:
    """What the sources are called, as their spiders declare it."""
    db.execute("CREATE TABLE sources (name TEXT PRIMARY KEY, zh TEXT NOT NULL, ja TEXT NOT NULL, en TEXT NOT NULL)")


@migrations()
def m003_page_facts(db: Database) -> None:
    """What pages say beside the text, and what the analysis finds with its place; filled as pages are read again."""
    run_script(
        db,
        """
        ALTER TABLE publications ADD COLUMN document_kind TEXT;
        ALTER TABLE publications ADD COLUMN signed_on_body TEXT;
        ALTER TABLE publications ADD COLUMN remark TEXT;
        ALTER TABLE publications ADD COLUMN interpretations_frame TEXT;
        ALTER TABLE publications ADD COLUMN media TEXT NOT NULL DEFAULT '[]';
        ALTER TABLE publications ADD COLUMN body_images TEXT NOT NULL DEFAULT '[]';
        ALTER TABLE documents ADD COLUMN expires_on TEXT;
        ALTER TABLE documents ADD COLUMN dates_read TEXT NOT NULL DEFAULT '{}';
        """,
    )


@migrations()
def m004_results_and_validity(db: Database) -> None:
    """What documents say was reached, where the year of a number was read, and the last day of validity by page."""
    run_script(
        db,
        """
        ALTER TABLE publications ADD COLUMN expires_on TEXT;
        ALTER TABLE targets ADD COLUMN year_from TEXT;
        CREATE TABLE results (
          id INTEGER PRIMARY KEY,
          document_id INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
          indicator TEXT NOT NULL, comparator TEXT NOT NULL,
          value REAL NOT NULL, value_high REAL, unit TEXT NOT NULL,
          year INTEGER, base_year INTEGER, scope TEXT, hedge TEXT, year_from TEXT,
          "offset" INTEGER NOT NULL,
          passage TEXT NOT NULL
        );
        CREATE INDEX results_document ON results(document_id);
        """,
    )


@migrations()
def m005_rules_of_titles(db: Database) -> None:
    """Which rules made the draft of a title, so that older drafts can be renewed."""
    db.execute("ALTER TABLE translations ADD COLUMN rules TEXT NOT NULL DEFAULT ''")


@migrations()
def m006_parts_and_briefs(db: Database) -> None:
    """What a document says, part by part; its brief takes the place of three quoted sentences. Filled on re-reading."""
    run_script(
        db,
        """
        ALTER TABLE targets ADD COLUMN "within" TEXT NOT NULL DEFAULT 'text';
        ALTER TABLE results ADD COLUMN "within" TEXT NOT NULL DEFAULT 'text';
        ALTER TABLE relations ADD COLUMN "within" TEXT NOT NULL DEFAULT 'text';
        CREATE TABLE sections (
          id INTEGER PRIMARY KEY,
          document_id INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
          level INTEGER NOT NULL, marker TEXT NOT NULL, heading TEXT, role TEXT NOT NULL,
          at INTEGER NOT NULL, begins INTEGER NOT NULL, ends INTEGER NOT NULL,
          articles INTEGER NOT NULL, "within" TEXT NOT NULL
        );
        CREATE INDEX sections_document ON sections(document_id);
        CREATE TABLE duties (
          id INTEGER PRIMARY KEY,
          document_id INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
          heading TEXT, text TEXT NOT NULL, lead TEXT NOT NULL, others TEXT NOT NULL,
          by TEXT, due TEXT, at INTEGER NOT NULL, "within" TEXT NOT NULL
        );
        CREATE INDEX duties_document ON duties(document_id);
        CREATE INDEX duties_due ON duties(due) WHERE due IS NOT NULL;
        CREATE TABLE briefs (
          id INTEGER PRIMARY KEY,
          document_id INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
          fact TEXT NOT NULL, text TEXT NOT NULL, at INTEGER NOT NULL, "within" TEXT NOT NULL, slots TEXT NOT NULL
        );
        CREATE INDEX briefs_document ON briefs(document_id);
        DROP TABLE summaries;
        """,
    )


@migrations()
def m007_day_of_repeal(db: Database) -> None:
    """From which day a repeal counts, where its sentence says so; filled on re-reading."""
    db.execute("ALTER TABLE relations ADD COLUMN effective_on TEXT")


@migrations()
def m008_passages(db: Database) -> None:
    """What of a document is of the field, passage by passage, with its labels. Filled on re-reading."""
    run_script(
        db,
        """
        CREATE TABLE passages (
          id INTEGER PRIMARY KEY,
          document_id INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
          at INTEGER NOT NULL, text TEXT NOT NULL, path TEXT NOT NULL, labels TEXT NOT NULL, "within" TEXT NOT NULL
        );
        CREATE INDEX passages_document ON passages(document_id, labels);
        """,
    )


@migrations()
def m009_keys_of_pages(db: Database) -> None:
    """By what pages meet that may be one document; filled when the file is next opened for writing."""
    run_script(
        db,
        """
        CREATE TABLE page_keys (
          key INTEGER NOT NULL,
          publication_id INTEGER NOT NULL REFERENCES publications(id) ON DELETE CASCADE,
          PRIMARY KEY (key, publication_id)
        ) WITHOUT ROWID;
        CREATE INDEX page_keys_publication ON page_keys(publication_id);
        """,
    )


@migrations()
def m010_index_by_prefix(db: Database) -> None:
    """Single characters are found by a prefix index; the body, the longest column, comes first, which costs no byte.

    The index is filled when the file is next opened for writing.
    """
    run_script(
        db,
        """
        DROP TABLE documents_fts;
        CREATE VIRTUAL TABLE documents_fts USING fts5(
          body, title, number, issuers, attachments, facets, content='', tokenize='ascii', columnsize=1, prefix='1'
        );
        DELETE FROM settings WHERE name = 'index';
        """,
    )


@migrations()
def m011_views_by_sight(db: Database) -> None:
    """Indexes for feeds, which are in the order of sight, and for how many pages only the general reader could read."""
    run_script(
        db,
        """
        CREATE INDEX documents_sight
          ON documents(max(first_seen, coalesce(changed_at, ''), coalesce(gone_since, '')) DESC, id DESC);
        CREATE INDEX publications_general ON publications(source) WHERE template = 'general';
        """,
    )


@migrations()
def m012_short_views(db: Database) -> None:
    """Short names for the questions of the site."""
    run_script(db, (files("db") / "views.sql").read_text(encoding="utf-8"))


@migrations()
def m013_recognised_scans(db: Database) -> None:
    """What a recogniser made of scans, by the hash of the file, and which numbers rest on it."""
    run_script(
        db,
        """
        CREATE TABLE recognised (
          sha256 TEXT PRIMARY KEY, status TEXT NOT NULL, pages INTEGER, confidence REAL, text TEXT NOT NULL
        );
        ALTER TABLE targets ADD COLUMN sure INTEGER NOT NULL DEFAULT 1;
        ALTER TABLE results ADD COLUMN sure INTEGER NOT NULL DEFAULT 1;
        """,
    )


@migrations()
def m014_life_of_files(db: Database) -> None:
    """When an attachment was asked for and what its address held before; filled as files are asked for again."""
    run_script(
        db,
        """
        ALTER TABLE attachments ADD COLUMN checked_at TEXT;
        ALTER TABLE attachments ADD COLUMN missing_since TEXT;
        ALTER TABLE attachments ADD COLUMN etag TEXT;
        ALTER TABLE attachments ADD COLUMN last_modified TEXT;
        CREATE TABLE earlier_files (
          url TEXT NOT NULL, sha256 TEXT NOT NULL,
          type TEXT, status TEXT NOT NULL, bytes INTEGER, pages INTEGER,
          fetched_at TEXT NOT NULL, until TEXT NOT NULL,
          text TEXT NOT NULL,
          PRIMARY KEY (url, fetched_at)
        ) WITHOUT ROWID;
        UPDATE attachments SET checked_at = fetched_at;
        """,
    )


@migrations()
def m015_pictures_of_pages(db: Database) -> None:
    """Pictures of pages that show nothing else (一图读懂): kept with the attachments, listed once they have a text."""
    run_script(
        db,
        """
        ALTER TABLE attachments ADD COLUMN picture INTEGER NOT NULL DEFAULT 0;
        INSERT OR IGNORE INTO attachments (document_id, publication_id, url, name, picture)
          SELECT p.document_id, p.id, j.value, '图' || (j.key + 1), 1
          FROM publications p JOIN bodies b ON b.document_id = p.document_id, json_each(p.body_images) j
          WHERE trim(b.text) = '' AND j.key < 40 ORDER BY p.id, j.key;
        """,
    )


@migrations()
def m016_joining_among_many(db: Database) -> None:
    """Indexes for what joining two documents changes: without them each join reads all documents."""
    run_script(
        db,
        """
        CREATE INDEX documents_repealed_by ON documents(repealed_by) WHERE repealed_by IS NOT NULL;
        CREATE INDEX moved_documents_to ON moved_documents(document_id);
        """,
    )


@migrations()
def m017_templates_of_documents(db: Database) -> None:
    """Whether a document is provisional is told by an index alone."""
    run_script(
        db,
        """
        DROP INDEX publications_document;
        CREATE INDEX publications_document ON publications(document_id, template);
        """,
    )


def run_script(db: Database, script: str) -> None:
    """Execute the statements of a script inside the open transaction (`executescript` would commit it)."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if line.split("--")[0].rstrip().endswith(";") and _complete(statement):
            db.execute(statement)
            statement = ""


def _complete(statement: str) -> bool:
    from sqlite3 import complete_statement

    return complete_statement(statement)


def names() -> tuple[str, ...]:
    """The migrations of this release, in order."""
    return tuple(migration.name for migration in migrations._migrations)


def check_current(conn: sqlite3.Connection, path: str | Path) -> None:
    """For readers, who may not upgrade. Raises `StoreTooOld`, `StoreTooNew`, or `StoreCorrupt` for another's."""
    if not conn.execute("SELECT 1 FROM sqlite_master WHERE name = '_sqlite_migrations'").fetchone():
        raise StoreCorrupt(f"{path}: not a database of this tracker")
    found = conn.execute("SELECT name FROM _sqlite_migrations WHERE migration_set = ?", (migrations.name,))
    applied = {name for (name,) in found}
    unknown, lacking = sorted(applied - set(names())), sorted(set(names()) - applied)
    if unknown:
        raise StoreTooNew(f"{path}: was written by a later release ({', '.join(unknown)}); update zhengce")
    if lacking:
        missing = ", ".join(lacking)
        raise StoreTooOld(f"{path}: was written by an earlier release (lacks {missing}); `zhengce crawl` upgrades it")
