"""What an address asks for that is not there is said, in the reader's language, and never taken for something else."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from tests.web import seed

WRONG = {
    "/timeline?labels=hydrogen": "labels",
    "/timeline?label=hydrogn": "hydrogn",
    "/timeline?since=yesterday": "yesterday",
    "/timeline?until=2026-13": "2026-13",
    "/timeline?year=26": "26",
    "/timeline?scope=all": "all",
    "/timeline?page=0": "0",
    "/timeline?page=99": "99",
    "/passages?document=x": "“x”",
    "/calendar?since=soon": "soon",
    "/consultations?source=mee": "source",
    "/map?label=hydrogen": "label",
    "/review?page=-1": "-1",
    "/?since=2026-02-30": "2026-02-30",
    "/health?lang=de": "“de”",
}

MOST = 25  # links of a page that are followed


def notices(get: seed.Get, path: str, lang: str) -> list[str]:
    page = BeautifulSoup(get(path, lang=lang).text, "html.parser")
    return [note.text for note in page.select("#main > .note.warn")]


@pytest.mark.parametrize("path", WRONG)
def test_a_page_says_what_it_left_out(get: seed.Get, path: str) -> None:
    (english,) = notices(get, path, "en")
    assert WRONG[path] in english
    chinese, japanese = (notices(get, path, lang) for lang in ("zh", "ja"))
    assert len(chinese) == len(japanese) == 1
    assert not english.isascii() or english not in (*chinese, *japanese)


@pytest.mark.parametrize(
    "path",
    ["/timeline?label=N.field&utm_source=x", "/?since=2026-11&lang=en-GB", "/timeline?q=&since=", "/calendar?_=1"],
)
def test_what_is_right_or_empty_or_only_passed_on_says_nothing(get: seed.Get, path: str) -> None:
    assert notices(get, path, "en") == []


def test_a_page_behind_the_last_one_shows_the_last_one(get: seed.Get) -> None:
    last = BeautifulSoup(get("/timeline?page=2", lang="en").text, "html.parser")
    behind = BeautifulSoup(get("/timeline?page=99", lang="en").text, "html.parser")
    assert "Page 2 of 2" in behind.text
    assert [h.text for h in behind.select(".row h3")] == [h.text for h in last.select(".row h3")] != []


@pytest.mark.parametrize("path", ["/timeline.json?labels=x", "/targets.csv?year=soon", "/feeds/atom.xml?label=hydrogn"])
def test_data_are_refused_where_the_address_is_wrong(get: seed.Get, path: str) -> None:
    answer = get(path, lang="en")
    assert answer.status_code == 400
    assert answer.json()["error"]


def test_no_link_of_the_site_asks_for_what_is_not_there(get: seed.Get) -> None:
    for path in (
        "/",
        "/timeline",
        "/map",
        "/targets",
        "/passages",
        "/calendar",
        "/consultations",
        "/review",
        "/api",
        "/feeds",
    ):
        for link in BeautifulSoup(get(path).text, "html.parser").select("main a[href*='?']")[:MOST]:
            address = str(link["href"]).partition("#")[0]
            if address.startswith("/zhengce"):
                continue
            answer = get(address)
            assert answer.status_code == 200, address
            assert 'class="note warn" role="status"' not in answer.text, address


ODD = (
    "%00",
    "a%00b",
    "%ED%A0%80",
    "-1",
    "0",
    "99999999999999999999",
    "2026-99-99",
    "0001-01-01",
    "'\"<>",
    "%0d%0aX:y",
    "²",
    "１",
)


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/timeline",
        "/timeline.csv",
        "/targets",
        "/passages",
        "/feeds/passages.xml",
        "/calendar",
        "/review",
        "/feeds/atom.xml",
        "/feeds/changes.json",
        "/sitemap.xml",
    ],
)
def test_no_argument_breaks_a_page(get: seed.Get, path: str) -> None:
    for value in ODD:
        names = (
            "q",
            "label",
            "issuer",
            "year",
            "since",
            "until",
            "page",
            "size",
            "after",
            "part",
            "indicator",
            "document",
            "lang",
        )
        status = get(f"{path}?{'&'.join(f'{name}={value}' for name in names)}").status_code
        assert status in ((200, 400) if "." in path else (200,)), value
