"""The store (only writer), search and queries over one SQLite file.

Writers: ``with Store(path) as store: store.save(entries, run_id)``.
Readers: ``conn = connect(path)`` (read-only), then functions of `db.queries` and `db.search.lookup.search`;
notebooks and assistants ``with Database(path) as db``, which has them as methods and refuses another release's file.
Datasette: call `connect_functions(conn)` for each connection, so that its own search box speaks our query language.
"""

from db.database import Database
from db.file.connection import connect
from db.handover import Entry, FetchedFile, IssueReport, Known, Rereading, Saved, Scan, Tally, WantedFile
from db.search.functions import connect_functions
from db.store_errors import (
    StoreBusy,
    StoreCorrupt,
    StoreError,
    StoreFull,
    StoreMissing,
    StoreReadOnly,
    StoreTooNew,
    StoreTooOld,
)
from db.write.store import Store

__all__ = [
    "Database",
    "Entry",
    "FetchedFile",
    "IssueReport",
    "Known",
    "Rereading",
    "Saved",
    "Scan",
    "Store",
    "StoreBusy",
    "StoreCorrupt",
    "StoreError",
    "StoreFull",
    "StoreMissing",
    "StoreReadOnly",
    "StoreTooNew",
    "StoreTooOld",
    "Tally",
    "WantedFile",
    "connect",
    "connect_functions",
]
