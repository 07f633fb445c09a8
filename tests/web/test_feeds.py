"""Feeds, read by libraries other than those that wrote them."""

from __future__ import annotations

import asyncio
import re
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import feedparser
import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st

from db import Store
from tests.web import seed
from web.feeds import calendar
from web.server.app import build


def test_atom_of_a_view(get: seed.Get) -> None:
    feed = feedparser.parse(get("/feeds/atom.xml?label=hydrogen").content)
    assert not feed.bozo
    assert feed.version == "atom10"
    assert len(feed.entries) == 3
    entry = next(e for e in feed.entries if e.title == seed.HYDROGEN)
    assert entry.id.startswith("urn:uuid:")
    assert entry.link.startswith("http://site.test/documents/")
    assert {tag.term for tag in entry.tags} >= {"hydrogen", "A01"}
    assert entry.published_parsed
    assert feed.feed.id
    assert feed.feed.updated == max(e.updated for e in feed.entries)


def test_json_feed_is_as_its_specification_says(get: seed.Get) -> None:
    answer = get("/feeds/feed.json?label=hydrogen")
    assert answer.headers["content-type"].startswith("application/feed+json")
    feed = answer.json()
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert set(feed) <= {"version", "title", "home_page_url", "feed_url", "language", "items", "authors", "description"}
    assert len(feed["items"]) == 3
    for item in feed["items"]:
        assert isinstance(item["id"], str)
        assert item["content_text"]
        assert item["url"].startswith("http")
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", item["date_published"])
        assert all(isinstance(author["name"], str) for author in item["authors"])


def test_calendar_has_whole_days_and_lasting_names(get: seed.Get) -> None:
    text = get("/feeds/calendar.ics").text
    calendar = vobject.readOne(text)
    events = {event.uid.value: event for event in calendar.vevent_list}
    assert len(events) == 6
    days = {(event.dtstart.value, event.dtend.value) for event in events.values()}
    assert (date(2026, 12, 14), date(2026, 12, 15)) in days
    assert (date(2027, 1, 1), date(2027, 1, 2)) in days
    assert (date(2027, 6, 30), date(2027, 7, 1)) in days  # a duty
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    one_label = vobject.readOne(get("/feeds/calendar.ics?label=A01").text)
    assert len(one_label.vevent_list) == 2


def test_a_calendar_is_of_the_filter_that_its_address_names(get: seed.Get) -> None:
    def documents(view: str) -> set[int]:
        text = get(f"/feeds/calendar.ics?{view}").text.replace("\r\n ", "")
        return set(map(int, re.findall(r"URL:http://site\.test/documents/(\d+)\r\n", text)))

    everything = documents("")
    for view in (
        "source=mee",
        "kind=征求意见稿&label=hydrogen",
        "q=氢能",
        "label=N.field",
        "year=2026",
        "issuer=财政部",
    ):
        rows = get(f"/timeline.json?{view}&size=1000").json()["rows"]
        assert documents(view) == everything & {row["id"] for row in rows}, view
    assert documents("source=mee") < everything
    assert documents("label=N.field")


def test_a_calendar_begins_a_year_ago_says_so_and_has_no_end(tmp_path: Path) -> None:
    with Store(tmp_path / "z.db") as store:
        days = {
            1: "2025-09-30",
            2: "2025-10-01",
            3: "2026-12-31",
            4: "2027-01-01",
            5: "2049-01-01",
            6: "2027-02-30",
            7: "9999-12-31",
        }
        store.save([seed.consultation(n, "2024-01-01", due) for n, due in days.items()], None)
    site = build(tmp_path / "z.db", today=seed.TODAY)

    async def asked() -> str:
        text: str = (await site.client.get("/feeds/calendar.ics?lang=en")).text
        return text

    text = asyncio.run(asked()).replace("\r\n ", "")
    assert re.findall(r"DTSTART;VALUE=DATE:(\d+)", text) == ["20251001", "20261231", "20270101", "20490101"]
    assert "X-WR-CALDESC:Days from 2025-10-01 on" in text
    with Store(tmp_path / "z.db") as store:  # what is kept of a state of the file is not shown of the next
        store.save([seed.consultation(9, "2024-01-01", "2030-05-05")], None)
    assert "20300505" in asyncio.run(asked())


def test_a_calendar_or_feed_without_entries_is_still_one(get: seed.Get) -> None:
    assert vobject.readOne(get("/feeds/calendar.ics?label=nuclear-radiation").text).prodid.value
    feed = feedparser.parse(get("/feeds/atom.xml?label=nuclear-radiation").content)
    assert not feed.bozo
    assert feed.entries == []


def test_names_stay_across_two_builds_and_another_address(get: seed.Get, tmp_path: Path) -> None:
    other = build(seed.build(tmp_path / "second.db"), today=seed.TODAY, url="https://policy.example")

    async def ask(path: str) -> str:
        text: str = (await other.client.get(path)).text
        return text

    for path, pattern in (("/feeds/atom.xml", r"<id>(.*?)</id>"), ("/feeds/calendar.ics", r"UID:(\S+)")):
        first, second = re.findall(pattern, get(path).text), re.findall(pattern, asyncio.run(ask(path)))
        assert first
        assert first == second
    assert "https://policy.example/documents/" in asyncio.run(ask("/feeds/atom.xml"))


def test_changes_can_be_followed_without_gap_or_double(get: seed.Get) -> None:
    whole = get("/feeds/changes.json?since=2026-11-01&size=1000").json()
    assert {row["what"] for row in whole["rows"]} >= {"added", "changed", "gone"}
    assert whole["next_after"] is None
    seen: list[int] = []
    after: int | None = 0
    while after is not None:
        part = get(f"/feeds/changes.json?since=2026-11-01&size=7&after={after}").json()
        seen += [row["id"] for row in part["rows"]]
        after = part["next_after"]
    assert seen == [row["id"] for row in whole["rows"]]
    later = get("/feeds/changes.json?since=2026-11-23").json()["rows"]
    assert 0 < len(later) < len(seen)


def test_sitemap_and_robots(get: seed.Get) -> None:
    tree = ElementTree.fromstring(get("/sitemap.xml").content)
    addresses = [node.text or "" for node in tree.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    assert "http://site.test/timeline" in addresses
    assert sum("/documents/" in address for address in addresses) > 40
    assert "Sitemap: http://site.test/sitemap.xml" in get("/robots.txt").text


@pytest.mark.parametrize("path", ["/feeds/atom.xml", "/feeds/feed.json", "/feeds/calendar.ics", "/feeds/changes.json"])
def test_feeds_hold_hostile_words_as_words(get: seed.Get, path: str) -> None:
    text = get(path).text
    assert "恶意标题" in text or "ics" in path
    if path.endswith("xml"):
        assert "<script>" not in text


def test_what_is_found_late_and_what_changes_enters_the_feed_when_it_is_seen(tmp_path: Path) -> None:
    clock = seed.Clock()
    with Store(tmp_path / "z.db", clock=clock) as store:
        store.save([seed.plain(n, "2026-11-01") for n in range(60)], None)
        clock.now = "2026-11-20T06:00:00Z"
        store.save([seed.plain(99, "2012-03-04")], None)
        clock.now = "2026-11-21T06:00:00Z"
        store.save([seed.plain(7, "2026-11-01", text="改了。")], None)
    feed = feedparser.parse(ask(tmp_path / "z.db", "/feeds/atom.xml?kind=通知"))
    (changed, late, *_), rest = feed.entries[:3], feed.entries[2:]
    assert ("第7号" in changed.title, changed.published, changed.updated) == (
        True, "2026-11-16T06:00:00Z", "2026-11-21T06:00:00Z",
    )  # fmt: skip
    assert ("第99号" in late.title, late.published) == (True, "2026-11-20T06:00:00Z")
    assert len(rest) == 48
    assert feed.feed.updated == changed.updated


def ask(path: Path, address: str) -> bytes:
    """The answer of the site over a database."""
    return bytes(asyncio.run(build(path).client.get(address)).content)


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=200))
def test_any_text_of_a_calendar_is_read_back_as_it_was(text: str) -> None:
    line = calendar._folded(f"SUMMARY:{calendar._escaped(text)}")
    assert all(len(piece) <= 75 for piece in line.split(b"\r\n"))
    event = f"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n{line.decode()}END:VEVENT\r\nEND:VCALENDAR\r\n"
    read = vobject.readOne(event).vevent.summary.value
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    assert read == re.sub("[\x00-\x08\x0b-\x1f\x7f]", " ", lines)


def test_feeds_speak_one_language_each(get: seed.Get) -> None:
    for lang, own, others in (
        ("en", "Notice on Issuing", ("水素エネルギー", "下訳")),
        ("ja", "水素エネルギー", ("Notice on Issuing",)),
        ("zh", "国家能源局", ("水素エネルギー", "Notice on Issuing", "下訳")),
    ):
        for path in ("/feeds/atom.xml", "/feeds/feed.json", "/feeds/calendar.ics"):
            text = get(f"{path}?label=hydrogen", lang=lang).text.replace("\r\n ", "")
            assert own in text, (path, lang)
            assert not [word for word in others if word in text], (path, lang)
