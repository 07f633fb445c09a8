"""The issue of the report's own period, from the sample database, against the report's table."""

import json
import os
import re
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from command import zhengce
from crawler.warc.archive import write
from db import connect, queries
from sample import EDITORIAL
from sample.site import BACKFILL, pages
from tests import forks
from translation.brief.summary import Validity, summary

ROOT = Path(__file__).resolve().parents[2]
TABLE = ROOT / "../shared/table3.jsonl"
DOC, MARK = ROOT / "docs" / "newsletter.md", "<!-- rows of the report -->"
ITEM = re.compile(
    r"<!-- item \d+ .*?-->\n#### 【(?P<date>[^】]*)】(?P<head>.*?)\n(?P<rest>.*?)<!-- /item -->", re.DOTALL
)


# The report names whom the association met (7, 33), who leads (10, 15) or a short name (19); the pages do not.
ISSUERS_BY_AN_EDITOR = {7, 10, 15, 19, 33}


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sample")
    warc, db = folder / "week.warc.gz", folder / "z.db"
    write(pages(date(2026, 11, 23), 2), warc)
    forks.zhengce("crawl", "--replay", warc, "--db", db, "--archive", folder / "a", "--since", BACKFILL.isoformat())
    return db


def lines_in_japanese(db, row):
    """The lines that the item of a row of the table has in Japanese."""
    conn = connect(db)
    found = conn.execute(
        "SELECT document_id FROM publications WHERE url = ?1 UNION SELECT document_id FROM attachments WHERE url = ?1",
        (row["url"],),
    ).fetchone()
    page = queries.document(conn, found[0]) if found else None
    conn.close()
    return summary(page.brief, "ja", Validity(page.row.effective_on, page.row.expires_on)) if page else []


def told_in_japanese(db, row):
    """What the item of a row of the table states in Japanese."""
    return [statement for line in lines_in_japanese(db, row) for statement in line.split("；")]


def issue(db, editorial):
    command = ["newsletter", "--since", "2020-12-01", "--until", "2022-03-31", "--lang", "ja", "--db", str(db)]
    state, env = str(db.parent / "state"), {"ZHENGCE_EDITORIAL_FOLDER": str(editorial)}
    result = CliRunner(env=env).invoke(zhengce, [*command, "--state", state])
    assert result.exit_code == 0, result.output
    found = [(m["date"], m["head"], re.findall(r"<(http[^>]+)>", m["rest"])) for m in ITEM.finditer(result.stdout)]
    return sorted(found, key=lambda item: item[0])


@pytest.fixture(scope="module")
def rows():
    if not TABLE.exists():
        pytest.skip("the report's table is not beside the repository (../shared)")
    return [json.loads(line) for line in TABLE.read_text(encoding="utf-8").splitlines()]


def issuers(head):
    return head.split("「")[0].removesuffix("『")


def test_the_33_rows_in_their_order_with_date_issuers_and_address(sample, rows):
    lines = issue(sample, EDITORIAL)
    at = -1
    for row in rows:
        places = [n for n, (_, _, urls) in enumerate(lines) if row["url"] in urls]
        assert len(places) == 1, f"row {row['row']}"
        assert places[0] > at, f"row {row['row']} stands out of order"
        at = places[0]
        day, head, urls = lines[at]
        assert day == row["listed_date"]
        assert issuers(head) == "、".join(row["issuers_ja"])
        assert set(row["other_urls"]) <= set(urls)


def test_without_the_editor_five_rows_have_the_issuers_of_their_page(sample, rows, tmp_path):
    heads = {url: head for _, head, urls in issue(sample, tmp_path) for url in urls}
    other = {row["row"] for row in rows if issuers(heads[row["url"]]) != "、".join(row["issuers_ja"])}
    assert other == ISSUERS_BY_AN_EDITOR


def test_most_rows_have_two_facts_in_japanese(sample, rows, capsys):
    enough = sum(len(told_in_japanese(sample, row)) > 1 for row in rows)
    with capsys.disabled():
        print(f"\nrows of the report with at least two facts told in Japanese: {enough} of {len(rows)}")
    assert enough >= 24


def test_the_documented_lines_are_those_of_the_issue(sample, rows):
    """`make docs` writes the list; elsewhere a difference is a failure."""
    told = ((row["row"], "<br>".join(lines_in_japanese(sample, row)) or "—") for row in rows)
    lines = ["| row | lines |", "|---|---|", *(f"| {row} | {said} |" for row, said in told)]
    head, documented, tail = DOC.read_text(encoding="utf-8").split(MARK)
    if os.environ.get("DOCS_LINES"):
        DOC.write_text(MARK.join((head, "\n" + "\n".join(lines) + "\n", tail)), encoding="utf-8")
        return
    assert documented.strip().splitlines() == lines
