"""The ready queries and the short views over the crawled sample: each answers a real question with rows."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from db import connect
from tests.end_to_end.conftest import Demo

METADATA = json.loads((Path(__file__).parents[2] / "datasette_metadata.json").read_text(encoding="utf-8"))
ABOUT = METADATA["databases"]["zhengce"]
ASKED = {
    "q": "氢能", "id": 1, "year": "2027", "day": "2000-01-01", "body": "能源局", "indicator": "非化石能源消费比重",
    "number": "国发〔2021〕23号", "label": "hydrogen", "word": "2030",
}  # fmt: skip
TODAY_DECIDES = {"open_consultations"}  # whether its rows are there: the sample is of a fixed day


@pytest.fixture
def conn(demo: Demo) -> Iterator[sqlite3.Connection]:
    conn = connect(demo.db)
    conn.row_factory = sqlite3.Row
    yield conn
    conn.close()


def rows(conn: sqlite3.Connection, name: str) -> list[sqlite3.Row]:
    """What a ready query answers, with the values that its description gives as an example."""
    query = ABOUT["queries"][name]
    given = {one: ASKED[one] for one in query.get("params", ())}
    return conn.execute(query["sql"], given | ({"year": 2030} if name == "targets_for_year" else {})).fetchall()


@pytest.mark.parametrize("name", [name for name in ABOUT["queries"] if name not in TODAY_DECIDES])
def test_a_ready_query_has_rows_on_the_sample(conn: sqlite3.Connection, name: str) -> None:
    assert rows(conn, name)


@pytest.mark.parametrize("view", [name for name in ABOUT["tables"] if name.startswith("v_")])
def test_each_row_of_a_view_leads_to_its_document(conn: sqlite3.Connection, view: str) -> None:
    found = conn.execute(f"SELECT v.url, d.url, d.scope FROM {view} v LEFT JOIN documents d ON d.id = v.document_id")
    told = [tuple(row) for row in found]
    assert told
    assert [row for row in told if row[0] != row[1] or row[2] == "out"] == []


def test_the_answers_are_those_of_the_site(conn: sqlite3.Connection) -> None:
    """The ready queries count what the queries of the site count."""
    from db import queries

    due = rows(conn, "due_in_year")
    assert ("国家能源局", "2027-06-30") in [(row["lead"], row["due"]) for row in due]
    conn.row_factory = None
    assert {row["text"] for row in due} >= {duty.text for duty in queries.duties_due(conn, "2027-01-01", "2027-12-31")}
    series = queries.series(conn, ASKED["indicator"])  # type: ignore[arg-type]  # a word
    conn.row_factory = sqlite3.Row
    told = [(row["what"], row["year"], row["value"]) for row in rows(conn, "indicator_over_time")]
    assert sorted(told, key=str) == sorted(
        [("target", row.year, row.value) for row in series.targets]
        + [("result", row.year, row.value) for row in series.results],
        key=str,
    )


def test_parts_of_the_system_without_a_document_stand_first(conn: sqlite3.Connection) -> None:
    newest = [row["newest"] for row in rows(conn, "parts_of_the_system")]
    assert newest == sorted(newest, key=lambda day: day or "")
    assert len(newest) == conn.execute("SELECT count(*) FROM labels WHERE facet = 'system'").fetchone()[0]
