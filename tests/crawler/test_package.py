"""What is published can be taken home: every row of every table, described so that other programs can check it."""

from __future__ import annotations

import csv
import hashlib
import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from frictionless import validate

from crawler.publishing import package, publish
from tests.web import seed

NOW = "2026-11-27T00:00:00Z"


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The seed database, published with its package."""
    folder = tmp_path_factory.mktemp("published")
    path = folder / "zhengce.db"
    publish.publish(seed.build(folder / "new.db"), path)
    package.write(path, NOW)
    return path


def checksum(rows: list[tuple[object, ...]]) -> str:
    return hashlib.sha256(repr(rows).encode()).hexdigest()


def test_the_package_is_valid_in_every_row_and_reference(published: Path) -> None:
    report = validate(str(published.with_suffix(".download") / "datapackage.json"))
    assert report.valid, report.flatten(["title", "message"])
    assert {task.name for task in report.tasks if task.type == "table"} == {t.replace("_", "-") for t in package.TABLES}


@pytest.mark.parametrize("table", package.TABLES)
def test_csv_and_parquet_hold_the_rows_of_the_table(published: Path, table: str) -> None:
    with closing(sqlite3.connect(published)) as conn:
        rows = conn.execute(f'SELECT * FROM "{table}" ORDER BY 1, 2, 3').fetchall()
    folder = published.with_suffix(".download")
    parquet = [tuple(row.values()) for row in pq.read_table(folder / f"{table}.parquet").to_pylist()]
    assert checksum(parquet) == checksum(rows)
    with (folder / f"{table}.csv").open(encoding="utf-8-sig", newline="") as file:
        cells = [tuple(cell.removeprefix("'") for cell in row) for row in csv.reader(file)][1:]
    assert checksum(cells) == checksum([tuple("" if c is None else str(c).removeprefix("'") for c in r) for r in rows])


def test_no_cell_of_csv_is_a_formula(published: Path) -> None:
    for path in published.with_suffix(".download").glob("*.csv"):
        with path.open(encoding="utf-8-sig", newline="") as file:
            assert not [c for row in csv.reader(file) for c in row if len(c) > 1 and c.startswith(("=", "+", "@"))]


def test_a_package_takes_the_place_of_the_one_before(published: Path) -> None:
    folder = published.with_suffix(".download")
    (folder / "left.csv").write_text("old")
    (folder.parent / f".{folder.name}.4194304.part").mkdir()
    package.write(published, "2026-11-28T00:00:00Z")
    assert json.loads((folder / "datapackage.json").read_text())["created"] == "2026-11-28T00:00:00Z"
    assert not (folder / "left.csv").exists()
    assert [path.name for path in folder.parent.iterdir() if path.name.startswith(".")] == []


def test_without_pyarrow_there_are_no_parquet_files(published: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "find_spec", lambda name: None)
    folder = package.write(published, NOW)
    assert not list(folder.glob("*.parquet"))
    assert len(list(folder.glob("*.csv"))) == len(package.TABLES)
