"""A published database as files to take along: CSV and Parquet of each table, described by a ``datapackage.json``.

The description is that of the Data Package standard, version 1 (Frictionless), whose programs read and check it.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from db import connect
from db.store_errors import explained
from web.answered import spreadsheet
from web.pages.download import NAME, folder_of
from web.server.app import METADATA

TABLES = (
    "timeline", "documents", "bodies", "publications", "attachments", "agencies", "document_agencies", "labels",
    "document_labels", "evidence", "relations", "targets", "results", "duties", "sections", "passages", "briefs",
    "translations", "changes",
)  # fmt: skip
TYPES = {"INTEGER": "integer", "REAL": "number"}
ROWS = 5_000  # that are in memory at a time
Columns = dict[str, str]  # name -> type of a table schema: string, integer or number


def write(published: Path, instant: str) -> Path:
    """Write the package of a published database beside it, in the place of the one before; `instant` is ISO, in UTC.

    Without pyarrow (``pip install 'zhengce[parquet]'``) it has no Parquet files. Raises `StoreError`s; then the
    package is as it was.
    """
    folder = folder_of(published)
    with explained(folder), _replaced(folder) as scratch, closing(connect(published)) as conn:
        package = {
            "profile": "data-package",
            "name": "zhengce",
            "title": "China's policy on energy saving, environment and carbon",
            "created": instant,
            "resources": [resource for table in TABLES for resource in _table(conn, table, scratch)],
        }
        (scratch / NAME).write_text(json.dumps(package, ensure_ascii=False, indent=1), encoding="utf-8")
    return folder


@contextmanager
def _replaced(folder: Path) -> Iterator[Path]:
    """A folder to fill that then takes the place of `folder`; what was left by a process that was killed is removed."""
    for left in folder.parent.glob(f".{folder.name}.*"):
        shutil.rmtree(left)
    scratch, old = (folder.with_name(f".{folder.name}.{os.getpid()}.{what}") for what in ("part", "old"))
    scratch.mkdir()
    try:
        yield scratch
        if folder.exists():
            folder.rename(old)
        scratch.rename(folder)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)


def _table(conn: sqlite3.Connection, table: str, folder: Path) -> Iterator[dict[str, Any]]:
    """Write the files of one table and describe them."""
    columns = {name: TYPES.get(type, "string") for _, name, type, *_ in _columns(conn, table)}
    path, rows = folder / f"{table}.csv", 0
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(spreadsheet.BOM + spreadsheet.rows([columns]))
        for piece in _pieces(conn, table):
            file.write(spreadsheet.rows(piece))
            rows += len(piece)
    name = table.replace("_", "-")
    yield {
        "name": name, "profile": "tabular-data-resource", "format": "csv", "mediatype": "text/csv",
        "encoding": "utf-8", "title": _told(table)["title"], "description": _told(table)["description"],
        "rows": rows, **_file(path), "schema": _schema(conn, table, columns),
    }  # fmt: skip
    if find_spec("pyarrow"):
        path = folder / f"{table}.parquet"
        _parquet(path, columns, _pieces(conn, table))
        yield {
            "name": f"{name}-parquet", "type": "file", "mediatype": "application/vnd.apache.parquet", **_file(path),
        }  # fmt: skip


def _columns(conn: sqlite3.Connection, table: str) -> list[tuple[Any, ...]]:
    """What SQLite says of the columns: (place, name, type, not null, default, place in the key)."""
    return conn.execute(f'PRAGMA table_info("{table}")').fetchall()


def _pieces(conn: sqlite3.Connection, table: str) -> Iterator[list[tuple[Any, ...]]]:
    """The rows of a table, always in the same order, in pieces."""
    found = conn.execute(f'SELECT * FROM "{table}" ORDER BY 1, 2, 3')  # noqa: S608 - one of our tables
    while rows := found.fetchmany(ROWS):
        yield rows


def _schema(conn: sqlite3.Connection, table: str, columns: Columns) -> dict[str, Any]:
    """The table schema: fields, key, and the tables that it refers to. An empty cell is a NULL or an empty text."""
    told = _told(table)["columns"]
    fields = [
        {"name": name, "type": type} | ({"description": told[name]} if name in told else {})
        for name, type in columns.items()
    ]
    key = [name for place, name in sorted((column[5], column[1]) for column in _columns(conn, table)) if place]
    foreign = [
        {"fields": name, "reference": {"resource": "" if other == table else other.replace("_", "-"), "fields": there}}
        for _, place, other, name, there, *_ in conn.execute(f'PRAGMA foreign_key_list("{table}")')
        if other in TABLES and place == 0 and there and table != "evidence"  # whose key has two fields
    ]
    return {
        "fields": fields, "missingValues": [""],
        **({"primaryKey": key} if key else {}), **({"foreignKeys": foreign} if foreign else {}),
    }  # fmt: skip


@cache
def _told(table: str) -> dict[str, Any]:
    """Title, description and columns of a table, as the site tells them."""
    metadata = json.loads(METADATA.read_text(encoding="utf-8"))
    told = metadata["databases"]["zhengce"]["tables"].get(table, {})
    return {
        "title": told.get("title", table),
        "description": told.get("description", ""),
        "columns": told.get("columns", {}),
    }


def _file(path: Path) -> dict[str, Any]:
    """Path, size and checksum of a file."""
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return {"path": path.name, "bytes": path.stat().st_size, "hash": f"sha256:{digest}"}


def _parquet(path: Path, columns: Columns, pieces: Iterator[list[tuple[Any, ...]]]) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    types = {"integer": pa.int64(), "number": pa.float64(), "string": pa.string()}
    schema = pa.schema([(name, types[type]) for name, type in columns.items()])
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        for piece in pieces:
            arrays = [
                pa.array(cells, field.type) for cells, field in zip(zip(*piece, strict=True), schema, strict=True)
            ]
            writer.write_batch(pa.record_batch(arrays, schema=schema))
