"""Datasette behind the site: what datasette_metadata.json promises holds for the real tables."""

from __future__ import annotations

import asyncio
import csv
import json
import re
import sqlite3
import subprocess
import sys
from io import StringIO
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.web import seed
from web.server.app import build
from web.server.hooks import CLOSED
from web.server.middleware import ring

ROOT = Path(__file__).resolve().parents[2]
METADATA = json.loads((ROOT / "datasette_metadata.json").read_text(encoding="utf-8"))
DATABASE = METADATA["databases"]["zhengce"]
QUERIES = {
    "search": "q=氢能", "by_label": "label=hydrogen", "why": "id=1", "targets_for_year": "year=2030",
    "due_in_year": "year=2027", "duties_of_body": "body=能源局", "indicator_over_time": "indicator=可再生能源制氢量",
    "carried_out_by": "number=国发〔2021〕23号", "said_on": "label=hydrogen&word=2030",
    "new_by_label": "label=hydrogen&day=2026-11-01",
}  # fmt: skip
VIEWS = [name for name in DATABASE["tables"] if name.startswith("v_")]


def columns(database: Path, table: str) -> set[str]:
    """The columns of a table or view."""
    conn = sqlite3.connect(database)
    try:
        return {row[1] for row in conn.execute(f"PRAGMA table_info([{table}])")}
    finally:
        conn.close()


@pytest.mark.parametrize("table", DATABASE["tables"])
def test_descriptions_are_of_columns_that_exist_in_two_languages(database: Path, table: str) -> None:
    about = DATABASE["tables"][table]
    there = columns(database, table)
    assert there
    assert set(about.get("columns", {})) <= there
    assert set(about.get("facets", [])) <= there
    assert {about[key] for key in ("sort", "sort_desc", "label_column", "fts_pk") if key in about} <= there
    for text in [about.get("description", "a / b"), *about.get("columns", {}).values()]:
        assert " / " in text


def test_every_column_of_the_main_views_is_described(database: Path) -> None:
    for table in ("timeline", "new_documents", "documents", "labels", "evidence", "targets", *VIEWS):
        missing = columns(database, table) - set(DATABASE["tables"][table]["columns"])
        assert missing <= {"id"} | ({"unit"} - {*VIEWS}), table


@pytest.mark.parametrize("table", [t for t in DATABASE["tables"] if t != "documents_fts"])
def test_every_table_opens(get: seed.Get, table: str) -> None:
    answer = get(f"/zhengce/{table}")
    assert answer.status_code == 200
    assert "/static/datasette.css" in answer.text


@pytest.mark.parametrize("name", DATABASE["queries"])
def test_canned_queries_answer(get: seed.Get, name: str) -> None:
    answer = get(f"/zhengce/{name}.json?_shape=objects&{QUERIES.get(name, 'day=2026-11-01')}")
    assert answer.status_code == 200, answer.text
    assert answer.json()["rows"]


@pytest.mark.parametrize("word", ["氢能", "能", "行动方案", "水素"])
def test_the_search_box_finds_chinese_words_of_any_length(get: seed.Get, word: str) -> None:
    rows = get(f"/zhengce/timeline.json?_shape=objects&_search={word}").json()["rows"]
    assert seed.HYDROGEN in [row["title"] for row in rows]


@pytest.mark.parametrize("word", ['"', "(", "NEAR(", "*", "a AND", "。", "x" * 5000])
def test_the_search_box_survives_any_query(get: seed.Get, word: str) -> None:
    assert get("/zhengce/timeline.json", params={"_search": word}).status_code == 200


@pytest.mark.parametrize("path", ["/zhengce", "/zhengce.json", "/zhengce.csv"])
@pytest.mark.parametrize("sql", ["select 1", "select replace(hex(zeroblob(9000000)), '0', '11')"])
def test_visitors_write_no_sql(get: seed.Get, path: str, sql: str) -> None:
    assert get(path, params={"sql": sql}).status_code == 403


@pytest.mark.parametrize("path", ["/zhengce/timeline", "/zhengce/timeline.json", "/zhengce/labels.csv"])
@pytest.mark.parametrize("where", ["1", "id in (select instr(hex(zeroblob(9000000)), 'x'))"])
def test_visitors_write_no_condition(get: seed.Get, path: str, where: str) -> None:
    assert get(path, params={"_where": where}).status_code == 403


@pytest.mark.parametrize(
    "options", ["_col=id&_size=2", "kind__exact=通知", "title__contains=氢能", "_facet=kind&_nofacet=1"]
)
def test_tables_are_read_with_filters(get: seed.Get, options: str) -> None:
    assert get(f"/zhengce/timeline.json?_shape=objects&{options}").json()["rows"]


def test_a_value_of_a_ready_query_is_a_value_and_no_sql(get: seed.Get) -> None:
    answer = get(
        "/zhengce/by_label.json", params={"label": "x' or instr(zeroblob(9), x'01') or '", "_shape": "objects"}
    )
    assert answer.json()["rows"] == []


def test_a_private_desk_writes_sql_within_time_and_rows(database: Path) -> None:
    async def ask(sql: str) -> tuple[int, dict[str, Any]]:
        answer = await build(database, allow_sql=True).client.get("/zhengce.json", params={"sql": sql})
        return answer.status_code, answer.json()

    endless = "with recursive t(n) as (select 1 union all select n + 1 from t) select sum(n) from t"
    assert asyncio.run(ask(endless))[0] == 400
    many = "with recursive t(n) as (select 1 union all select n + 1 from t limit 5000) select n from t"
    status, answer = asyncio.run(ask(many))
    assert (status, len(answer["rows"]), answer["truncated"]) == (200, 1000, True)


def test_settings(get: seed.Get, database: Path) -> None:
    site = build(database)
    assert site.setting("suggest_facets") is False
    assert site.setting("allow_download") is False
    assert get("/zhengce.db").status_code in (403, 404)


PAGES_ABOUT_ITSELF = (
    "settings", "plugins", "metadata", "config", "databases", "threads", "actor", "permissions", "rules", "checks",
    "allow-debug", "messages", "patterns", "logout", "auth-token?token=x", "", "jump", "tables", "versions/x",
)  # fmt: skip


@pytest.mark.parametrize("name", PAGES_ABOUT_ITSELF)
@pytest.mark.parametrize("form", ["/-/{}", "/-/{}.json", "/%2D/{}", "/-/{}/", "/-/.{}", "/-//{}"])
def test_pages_that_tell_paths_and_settings_are_closed(get: seed.Get, database: Path, name: str, form: str) -> None:
    answer = get(form.format(name), follow_redirects=True)
    assert answer.status_code == 404
    for told in (str(database), "sql_time_limit_ms", "plugins_dir", "ThreadPool"):
        assert told not in answer.text


def test_every_page_about_itself_that_this_datasette_has_is_closed_or_known(database: Path) -> None:
    """A later Datasette may bring more of them."""
    forms = [pattern.pattern for pattern, _ in build(database)._routes()]
    own = {form for form in forms if form.startswith(("/-/", "^/-/")) and form != CLOSED}
    opened = [form for form in own if re.match(CLOSED, form.lstrip("^").split("(")[0]) is None]
    assert sorted(form.lstrip("^")[:11] for form in opened) == ["/-/static/(", "/-/versions"]


def test_the_versions_stay_for_who_reports_a_fault(get: seed.Get) -> None:
    assert "datasette" in get("/-/versions.json").json()


def test_plain_datasette_with_the_plugins_folder_serves_the_same(database: Path) -> None:
    """For those who run Datasette themselves."""
    command = [sys.executable, "-m", "datasette", str(database), "-m", str(ROOT / "datasette_metadata.json")]
    command += ["--plugins-dir", str(ROOT / "web" / "plugins"), "--setting", "suggest_facets", "off"]
    done = subprocess.run([*command, "--get", "/timeline?q=氢能"], capture_output=True, text=True, check=True, cwd=ROOT)
    assert seed.HYDROGEN in done.stdout
    done = subprocess.run(
        [*command, "--get", "/zhengce/timeline.json?_search=氢能&_shape=objects"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert seed.HYDROGEN in [row["title"] for row in json.loads(done.stdout)["rows"]]


def test_plain_datasette_alone_offers_no_search_and_says_why(database: Path) -> None:
    """The text index holds pairs of characters: a search box there would find nothing and not say so."""
    command = [sys.executable, "-m", "datasette", str(database), "-m", str(ROOT / "datasette_metadata.json")]
    table = subprocess.run([*command, "--get", "/zhengce/timeline"], capture_output=True, text=True, check=True)
    assert seed.HYDROGEN in table.stdout
    assert 'name="_search"' not in table.stdout
    listed = subprocess.run([*command, "--get", "/zhengce"], capture_output=True, text=True, check=True).stdout
    assert "no search box" in listed
    assert listed.index("zhengce/v_documents") < listed.index(">agencies</a>")
    for machine in ("_sqlite_migrations", "documents_fts", "settings", "page_keys", "counts"):
        assert f"/zhengce/{machine}" not in listed
    assert "/zhengce/search" not in listed


def test_the_site_offers_the_search_box_and_the_query(get: seed.Get) -> None:
    assert 'name="_search"' in get("/zhengce/timeline").text
    listed = get("/zhengce").text
    assert "/zhengce/search" in listed
    assert "_sqlite_migrations" not in listed
    assert get("/zhengce/search.json?q=氢能&_shape=objects").json()["rows"]


@pytest.mark.parametrize(
    "address", ["/zhengce/timeline.csv?_size=5", "/zhengce/labels.csv?_stream=1", "/zhengce/search.csv?q=氢能"]
)
def test_tables_and_queries_are_sheets_that_open_right(get: seed.Get, address: str) -> None:
    answer = get(address)
    assert answer.text.startswith("\ufeff")
    assert answer.text.count("\ufeff") == 1
    rows = list(csv.reader(StringIO(answer.text.removeprefix("\ufeff"), newline="")))
    assert len(rows) > 1
    assert {len(row) for row in rows} == {len(rows[0])}


@pytest.mark.parametrize("cell", ["=1+2", "＠SUM(A1)"])
def test_no_cell_of_a_table_is_a_formula(cell: str) -> None:
    async def table(scope: Any, receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-type", b"text/plain")]})
        for row in ("title\r\n", f'"{cell}"\r\n', "\r\n"):
            await send({"type": "http.response.body", "body": row.encode(), "more_body": True})
        await send({"type": "http.response.body", "body": b""})

    async def ask() -> str:
        transport = httpx.ASGITransport(app=ring(table))
        async with httpx.AsyncClient(transport=transport, base_url="http://site.test") as client:
            return (await client.get("/zhengce/x.csv")).text

    assert asyncio.run(ask()) == f"\ufefftitle\r\n'{cell}\r\n\r\n"
