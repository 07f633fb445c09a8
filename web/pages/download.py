"""Everything to take home: the database file and the package that `zhengce publish` writes beside it."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass
from pathlib import Path

from db.file.connection import path_of
from web.answered.answer import Answer, File, NoSuchPage
from web.answered.render import page as render
from web.asked.visit import Visit

NAME = "datapackage.json"
TYPES = {
    ".csv": "text/csv; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".parquet": "application/vnd.apache.parquet",
    ".db": "application/vnd.sqlite3",
}


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the package; `csv` and `parquet` are sizes in bytes, None for no such file."""

    name: str
    title: str
    rows: int
    csv: int
    parquet: int | None


def folder_of(database: Path) -> Path:
    """Where the package of a database is."""
    return database.with_suffix(".download")


def page(conn: sqlite3.Connection, visit: Visit) -> Answer:
    """The files with their sizes, or a word that nobody has made them."""
    database = path_of(conn)
    package = folder_of(database) / NAME
    described = json.loads(package.read_text(encoding="utf-8")) if package.is_file() else None
    return render(
        "download.html",
        visit,
        database=(database.name, database.stat().st_size),
        created=described["created"] if described else None,
        tables=_tables(described["resources"]) if described else [],
    )


def file(conn: sqlite3.Connection, visit: Visit) -> File:
    """One file of the package, or the database itself where there is a package: it then is whole by itself."""
    database, name = path_of(conn), visit.variables["name"]
    folder = folder_of(database)
    if not (folder / NAME).is_file():
        raise NoSuchPage(visit.path)
    path = database if name == database.name else folder / name
    kind = TYPES.get(".db" if path == database else path.suffix)
    if kind is None or not path.is_file():
        raise NoSuchPage(visit.path)
    return File(path, kind)


def _tables(resources: list[dict[str, object]]) -> list[Table]:
    sizes = {str(resource["path"]): int(str(resource["bytes"])) for resource in resources}
    tables = [resource for resource in resources if "schema" in resource]
    return [
        Table(stem, str(table["title"]), int(str(table["rows"])), sizes[f"{stem}.csv"], sizes.get(f"{stem}.parquet"))
        for table in tables
        for stem in (Path(str(table["path"])).stem,)
    ]
