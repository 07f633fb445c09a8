"""Small things that hurt where they are wrong: titles, headings, names, values."""

from __future__ import annotations

import csv
import io
from itertools import pairwise

import pytest
import vobject
from bs4 import BeautifulSoup

from policy import Evidence
from tests.web import seed
from tests.web.test_pages import all_pages, soup
from web.drawn.proofs import passages
from web.drawn.text import marked


def test_headings_go_down_one_level_at_a_time(get: seed.Get, ids: dict[str, int]) -> None:
    for path in all_pages(ids):
        levels = [int(tag.name[1]) for tag in soup(get, path).select("main h1, main h2, main h3, main h4")]
        assert levels[0] == 1, path
        assert all(after <= before + 1 for before, after in pairwise(levels)), (path, levels)


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/timeline?label=hydrogen&kind=通知", "Hydrogen · Notice – Timeline"),
        ("/timeline?q=氢能", "“氢能” – Timeline"),
        ("/targets?indicator=可再生能源制氢量&year=2030", "renewable energy hydrogen output – 2030 – Targets"),
        ("/passages?label=hydrogen", "Hydrogen – Passages"),
        ("/calendar?label=hydrogen", "Hydrogen – Calendar"),
        ("/?label=hydrogen", "Hydrogen – China Policy Tracker"),
    ],
)
def test_the_title_of_a_page_says_what_it_is_narrowed_by(get: seed.Get, path: str, words: str) -> None:
    title = soup(get, path, lang="en").title
    assert title is not None
    assert " ".join(title.text.split()).startswith(words)


def test_calendars_of_labels_bear_their_names(get: seed.Get) -> None:
    names = [
        vobject.readOne(get(f"/feeds/calendar.ics{more}", lang="en").text).x_wr_calname.value
        for more in ("", "?label=hydrogen", "?label=A01")
    ]
    assert len(set(names)) == 3
    assert names[1].endswith("Hydrogen")


def test_truth_is_written_alike_in_csv_and_json(get: seed.Get) -> None:
    rows = list(csv.DictReader(io.StringIO(get("/timeline.csv").text.removeprefix("\ufeff"))))
    assert {row["title_draft"] for row in rows} | {row["provisional"] for row in rows} <= {"true", "false"}
    assert isinstance(get("/timeline.json").json()["rows"][0]["title_draft"], bool)


def test_a_passage_that_proves_twice_is_shown_once() -> None:
    twice = [
        Evidence("氢能", "title", 3, "氢能产业方案"),
        Evidence("产业", "title", 5, "氢能产业方案"),
        Evidence("氢", "text", 9, "绿氢"),
    ]
    shown = passages(twice)
    assert [(one.field, one.terms) for one in shown] == [("title", ("氢能", "产业")), ("text", ("氢",))]
    assert marked("氢能产业", "氢", "氢能", "产业") == "<mark>氢能</mark><mark>产业</mark>"
    assert marked("a<b>", "b>") == "a&lt;<mark>b&gt;</mark>"
    assert marked("甲", "") == "甲"


def test_quotation_marks_inside_a_citation_are_the_inner_ones(get: seed.Get, ids: dict[str, int]) -> None:
    cited = BeautifulSoup(get(f"/documents/{ids[seed.HYDROGEN]}").text, "html.parser").select_one("#cite-ja")
    assert cited is not None
    assert "「『水素" in cited.text
    assert "「「" not in cited.text
