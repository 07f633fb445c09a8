"""The SQL of a page: shown on request, with the values of the visit, and it finds what the page found."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
from bs4 import BeautifulSoup

from db import connect
from tests.web import seed
from web.answered import statements

PAGES = ["/", "/timeline?q=氢能&label=hydrogen", "/map", "/targets?year=2030", "/passages?q=制氢", "/consultations",
         "/calendar", "/agencies", "/review", "/health", "/compare?documents=1,2", "/feeds/atom.xml"]  # fmt: skip


def asked(get: seed.Get, path: str) -> list[str]:
    """The statements that the answer shows."""
    answer = get(f"{path}{'&' if '?' in path else '?'}sql=1")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/plain")
    kept = "\n".join(line for line in answer.text.splitlines() if not line.startswith("--"))
    found, piece = [], ""
    for part in re.split(r"(?<=;)\n", kept):
        piece += part
        if sqlite3.complete_statement(piece):
            found.append(piece.strip())
            piece = ""
    assert piece.strip() == ""
    return found


@pytest.mark.parametrize("path", PAGES)
def test_each_statement_of_a_page_can_be_asked_again(get: seed.Get, database: Path, path: str) -> None:
    found = asked(get, path)
    assert found
    assert len(found) == len(set(found))
    conn = connect(database)
    for statement in found:
        assert statement.lstrip("( ").upper().startswith(("SELECT", "WITH"))
        conn.execute(statement).fetchall()
    conn.close()


def test_the_statements_hold_the_values_of_the_visit(get: seed.Get, database: Path) -> None:
    get("/targets?year=2030")  # the site keeps what was asked once: that hides nothing
    found = [one for one in asked(get, "/targets?year=2030") if "FROM targets" in one and "2030" in one]
    conn = connect(database)
    assert [row for one in found for row in conn.execute(one)]
    conn.close()
    (line,) = [line for line in get("/timeline?q=x'y&sql=1").text.splitlines() if "asks the database" in line]
    assert "q=x%27y" in line
    assert "sql=1" not in line


def test_filters_stand_in_the_statements_whatever_the_site_keeps_in_memory(get: seed.Get, database: Path) -> None:
    address = "/timeline?label=hydrogen&year=2026"
    get(address)
    (count,) = [one for one in asked(get, address) if one.startswith("SELECT count(*) FROM documents")]
    assert all(value in count for value in ("'hydrogen'", "'2026'"))
    total = get(address.replace("timeline", "timeline.json")).json()["total"]
    conn = connect(database)
    assert conn.execute(count).fetchone() == (total,)
    conn.close()


def test_each_page_leads_to_its_sql_and_keeps_its_filters(get: seed.Get) -> None:
    page = BeautifulSoup(get("/timeline?lang=en&q=氢能&year=2026").text, "html.parser")
    link = next(str(a["href"]) for a in page.select("footer a") if a.text == "SQL of this page")
    assert parse_qsl(urlsplit(link).query) == [("q", "氢能"), ("year", "2026"), ("lang", "en"), ("sql", "1")]
    assert get(link).headers["content-type"].startswith("text/plain")


def test_what_is_no_page_has_no_sql(get: seed.Get) -> None:
    assert get("/documents/999999?sql=1").status_code == 404
    assert get("/timeline?sql=SELECT+1").headers["content-type"].startswith("text/html")


def test_an_answer_is_bounded(database: Path) -> None:
    conn = connect(database)
    with statements.heard(conn) as found:
        for n in range(300):
            conn.execute(f"SELECT {n}, '{'x' * 30_000}'").fetchone()
    assert (len(found), max(map(len, found))) == (statements.MOST, statements.LONGEST)
    with statements.heard(conn) as few:
        conn.execute("SELECT 1")
    conn.execute("SELECT 2")
    assert list(few) == ["SELECT 1"]
    conn.close()
