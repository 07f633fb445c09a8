"""From listing pages to the served timeline: the 33 rows of the report's table, found by the software itself."""

from __future__ import annotations

import asyncio
import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from crawler import exits
from policy.agencies import canonical
from sample.facts import table3
from tests.end_to_end.conftest import Demo, crawl

EVENT_NOT_PAGE = {13}  # the report dates the press conference by the event that it reports


def query(db: Path, sql: str, *values: object) -> list[sqlite3.Row]:
    connection = sqlite3.connect(db)
    connection.row_factory = sqlite3.Row
    with connection:
        return connection.execute(sql, values).fetchall()


def document_of(demo: Demo, row: dict[str, Any]) -> sqlite3.Row:
    """The document with a publication, or an attachment, at the address that the report lists."""
    found = query(
        demo.db,
        "SELECT d.* FROM documents d WHERE id IN (SELECT document_id FROM publications WHERE url = ?1"
        " UNION SELECT document_id FROM attachments WHERE url = ?1)",
        row["url"],
    )
    assert len(found) == 1, f"row {row['row']} {row['url']}: {len(found)} documents"
    return found[0]


def test_the_runs_end_with_the_one_expected_issue(demo: Demo) -> None:
    for run in demo.runs:
        assert run.returncode == exits.ISSUES, run.stdout + run.stderr
    issues = query(demo.db, "SELECT source, kind, url FROM issues")
    assert [tuple(row) for row in issues] == [("scio", "Blocked", "http://www.scio.gov.cn/zfbps/")]


@pytest.mark.parametrize("row", table3(), ids=lambda row: f"row{row['row']}")
def test_each_row_of_the_report_is_in_the_timeline(demo: Demo, row: dict[str, Any]) -> None:
    document = document_of(demo, row)
    assert query(demo.db, "SELECT 1 FROM timeline WHERE id = ?", document["id"])
    assert document["number"] == row["document_number"]
    dates = {document[f"{name}_on"] for name in ("signed", "issued", "published")}
    if row["row"] in EVENT_NOT_PAGE:
        assert "2021-07-26" in dates
    else:
        assert row["listed_date"] in dates
    issuers = set(document["issuers"].split("、")) - {""}
    if row["issuers_zh"]:
        assert issuers == {canonical(name) for name in row["issuers_zh"]}
    bare = document["title"].removesuffix(f"({row['document_number']})")
    assert row["title_zh"] in bare or bare in row["title_zh"]


def test_31_documents_two_meetings_and_the_press_conference_among_the_news(demo: Demo) -> None:
    groups = {
        row["row"]: query(demo.db, "SELECT kind_group FROM timeline WHERE id = ?", document_of(demo, row)["id"])[0][0]
        for row in table3()
    }
    assert {n for n, group in groups.items() if group == "meeting"} == {7, 33}
    assert {n for n, group in groups.items() if group == "news"} == {13}
    assert set(groups.values()) == {"document", "meeting", "news"}


def test_all_33_rows_are_tagged_as_the_report_places_them(demo: Demo) -> None:
    """Labels of the report that the tagger found in titles and texts; single misses show in `zhengce evaluate`."""
    wanted = found = 0
    for row in table3():
        labels = {
            label["label_id"]
            for label in query(
                demo.db, "SELECT label_id FROM document_labels WHERE document_id = ?", document_of(demo, row)["id"]
            )
        }
        expected = {*row["system"], *row["action"], *row["theme"]}
        wanted += len(expected)
        found += len(expected & labels)
    assert found >= 0.95 * wanted, f"{found} of {wanted} labels"


def test_the_joint_document_of_three_sites_is_one(demo: Demo) -> None:
    row = table3()[30]
    document = document_of(demo, row)
    copies = query(demo.db, "SELECT source, url FROM publications WHERE document_id = ?", document["id"])
    assert {copy["source"] for copy in copies} == {"mee", "ndrc", "govcn"}


def test_at_least_eighty_documents_and_many_out_of_scope(demo: Demo) -> None:
    scopes = dict(map(tuple, query(demo.db, "SELECT scope, count(*) FROM documents GROUP BY 1")))
    assert sum(scopes.values()) >= 80
    assert scopes["out"] >= 15


def test_the_second_week_shows_new_changed_and_gone(demo: Demo) -> None:
    second = query(demo.db, "SELECT max(id) AS id FROM runs")[0]["id"]
    changes = {row["what"] for row in query(demo.db, "SELECT what FROM changes WHERE run_id = ?", second)}
    assert {"added", "changed", "gone"} <= changes
    changed = query(demo.db, "SELECT publication_id FROM versions WHERE number > 1")
    assert len(changed) == 1


def test_open_consultation_has_its_deadline(demo: Demo) -> None:
    rows = query(demo.db, "SELECT title FROM documents WHERE comments_due_on = '2026-12-14'")
    assert ["制氢" in row["title"] for row in rows] == [True]


def test_pdf_text_is_searchable_and_belongs_to_its_document(demo: Demo) -> None:
    rows = query(demo.db, "SELECT status, count(*) AS n FROM attachments GROUP BY 1")
    assert [tuple(row) for row in rows] == [("text", 4)]


def test_a_plan_that_is_a_file_shows_targets_outline_duties_and_brief_from_it(demo: Demo) -> None:
    plan = next(row for row in table3() if row["row"] == 32)
    id = document_of(demo, plan)["id"]
    for table, told in (("targets", "indicator"), ("sections", "heading"), ("duties", "text"), ("briefs", "fact")):
        found = query(demo.db, f'SELECT {told} FROM {table} WHERE document_id = ? AND "within" = ?', id, "attachment:1")
        assert found, table
    facts = {row["fact"] for row in query(demo.db, "SELECT fact FROM briefs WHERE document_id = ?", id)}
    assert {"tasks", "targets", "duties"} <= facts


def test_the_page_in_gb18030_reads_well(demo: Demo) -> None:
    row = table3()[25]
    text = query(demo.db, "SELECT text FROM bodies WHERE document_id = ?", document_of(demo, row)["id"])[0]["text"]
    assert "持续强化依法治污" in text


def test_a_second_run_over_the_same_input_changes_nothing_but_last_seen(demo: Demo, tmp_path: Path) -> None:
    copy = tmp_path / "again.db"
    with sqlite3.connect(demo.db) as source, sqlite3.connect(copy) as target:
        source.backup(target)
    before = everything(copy)
    crawl(demo.warcs[1], copy, tmp_path / "archive", "--since", "2020-12-01")
    assert everything(copy) == before


STAMPS = {"last_seen", "checked_at", "last_run", "times", "etag", "last_modified", "raw"}


def everything(db: Path) -> dict[str, list[tuple[Any, ...]]]:
    """All rows that describe documents, without the columns that say when they were last looked at."""
    tables = [
        "documents", "publications", "versions", "bodies", "attachments", "attachment_texts", "document_labels",
        "evidence", "relations", "targets", "briefs", "sections", "duties", "translations", "changes",
        "review", "counts", "issues",
    ]  # fmt: skip
    state = {}
    for table in tables:
        columns = [row["name"] for row in query(db, f"PRAGMA table_info({table})") if row["name"] not in STAMPS]
        names = ", ".join(f'"{name}"' for name in columns)
        state[table] = [tuple(row) for row in query(db, f"SELECT {names} FROM {table} ORDER BY {names}")]
    return state


def test_the_served_site_answers_from_the_crawled_database(demo: Demo) -> None:
    from web.server.app import build

    async def ask() -> dict[str, Any]:
        client = build(demo.db).client
        page = await client.get("/timeline")
        assert page.status_code == 200
        assert "碳达峰" in page.text
        answer = await client.get("/zhengce/timeline.json?_shape=objects&_search=碳达峰&_size=100")
        assert answer.status_code == 200
        result: dict[str, Any] = json.loads(answer.text)
        return result

    titles = [row["title"] for row in asyncio.run(ask())["rows"]]
    assert any("2030年前碳达峰行动方案" in title for title in titles)
