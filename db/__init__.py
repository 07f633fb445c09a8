"""The store (only writer), search and queries over one SQLite file.

Writers: ``with Store(path) as store: store.save(entries, run_id)``.
Readers: ``conn = connect(path)`` (read-only), then functions of `db.queries` and `db.search.search`.
Datasette: call `connect_functions(conn)` for each connection, so that its own search box speaks our query language.
"""

from db.connection import connect, connect_functions
from db.errors import (
    StoreBusy,
    StoreCorrupt,
    StoreError,
    StoreFull,
    StoreMissing,
    StoreReadOnly,
    StoreTooNew,
)
from db.records import Entry, FetchedFile, IssueReport, Known, Rereading, Saved, Tally, WantedFile
from db.store import Store

__all__ = [
    "Entry",
    "FetchedFile",
    "IssueReport",
    "Known",
    "Rereading",
    "Saved",
    "Store",
    "StoreBusy",
    "StoreCorrupt",
    "StoreError",
    "StoreFull",
    "StoreMissing",
    "StoreReadOnly",
    "StoreTooNew",
    "Tally",
    "WantedFile",
    "connect",
    "connect_functions",
]
