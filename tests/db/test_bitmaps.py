"""A view counted by bitmaps is the view counted by rows: the same documents in the same order, the same numbers."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from dataclasses import fields, replace
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db import connect, queries
from db.queries import Filters, bitmaps
from db.queries.shown import TimelinePage
from policy import Dated
from tests.db.kit import Clock, entry, label, many, open_store, reading

LABELS = (("N.steel", "system"), ("N.energy", "system"), ("hydrogen", "theme"), ("energy-saving", "theme"))
KINDS, SOURCES = (None, "通知", "意见", "办法"), ("mee", "ndrc", "govcn")
ISSUERS = ("生态环境部", "国家发展改革委", "国家能源局", "国务院")
WORDS = ("节能", "碳达峰", "氢能", "碳", "市场")
DAYS = ("2020", "2021-03", "2021-03-07", "2021-03-08", "2022-11-30", "2022-12-01")
URL = "https://www.mee.gov.cn/xxgk2018/xxgk/xxgk03/202107/t20210701_{}.html"


def build(path: Path, seed: int) -> Path:
    """A database of sixty documents by chance."""
    chance = random.Random(seed)

    def one(n: int) -> Any:
        labels = [label(*chance.choice(LABELS)) for _ in range(chance.randint(1, 3))]
        unique = {one.id: one for one in labels}.values()
        return entry(
            URL.format(n),
            title=f"关于{chance.choice(WORDS)}第{n}号事项的文件",
            text=" ".join(chance.choices(WORDS, k=4)) + f"，落实环测〔2021〕{chance.randint(0, 60)}号。",
            number=f"环测〔2021〕{n}号" if n % 3 else None,
            kind=chance.choice(KINDS),
            status=chance.choice((None, "试行")),
            source=chance.choice(SOURCES),
            issuers=tuple(chance.sample(ISSUERS, chance.randint(0, 2))),
            published=chance.choice(DAYS),
            said=reading(*unique, scope=chance.choice(("in", "in", "unsure", "out"))),
        )

    with open_store(path) as store:
        store.save([one(n) for n in range(60)], None)
    return path


@pytest.fixture(scope="module", params=[1, 2, 3])
def conn(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    opened = connect(build(tmp_path_factory.mktemp("bitmaps") / "z.db", request.param))
    yield opened
    opened.close()


@pytest.fixture(autouse=True)
def _nothing_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bitmaps, "_kept", {})


def both(conn: sqlite3.Connection, filters: Filters, page: int, size: int) -> tuple[TimelinePage, TimelinePage]:
    bitmaps._kept.clear()
    by_rows = queries.timeline(conn, filters, page, size)
    queries.keep(conn)
    assert bitmaps.kept(conn)
    return by_rows, queries.timeline(conn, filters, page, size)


CHOSEN = {
    "labels": ("N.steel", "hydrogen"), "issuers": ("国务院", "国家能源局"), "kinds": ("通知", "意见"),
    "statuses": ("试行",), "sources": ("mee", "ndrc"), "years": ("2021", "2022"), "since": "2021-03-07",
    "until": "2022-11", "text": "碳", "scope": "in", "order": "rank",
}  # fmt: skip


def test_every_pair_of_filters_gives_the_same_both_ways(conn: sqlite3.Connection) -> None:
    assert set(CHOSEN) == {field.name for field in fields(Filters)}
    for size in (0, 1, 2):
        for names in combinations(CHOSEN, size):
            by_rows, by_bitmaps = both(conn, Filters(**{name: CHOSEN[name] for name in names}), 1, 100)
            assert by_rows == by_bitmaps, names
            assert len(by_rows.rows) == by_rows.total


def some(*values: str) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(values), max_size=2, unique=True).map(tuple)


TEXTS = (
    "",
    "",
    "碳",
    "节能 碳达峰",
    "氢能 -市场",
    '"碳达峰"',
    "环测〔2021〕7号",
    "环测2021 8",
    "kind:通知",
    "没有",
    "???",
)
VIEWS = st.builds(
    Filters,
    text=st.sampled_from(TEXTS),
    labels=some("N.steel", "N.energy", "N.sector", "hydrogen", "energy-saving", "no-label"),
    issuers=some("国务院", "国家能源局", "国家发展和改革委员会", "生态环境部"),
    kinds=some("通知", "意见", "无"), statuses=some("试行"), sources=some(*SOURCES), years=some("2020", "2021", "1999"),
    since=st.sampled_from((None, *DAYS)), until=st.sampled_from((None, *DAYS)),
    scope=st.sampled_from(("shown", "in", "unsure", "out")), order=st.sampled_from(("new", "rank", "seen")),
)  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(filters=VIEWS, page=st.integers(1, 4), size=st.sampled_from((1, 7, 50)))
def test_any_view_gives_the_same_both_ways(conn: sqlite3.Connection, filters: Filters, page: int, size: int) -> None:
    by_rows, by_bitmaps = both(conn, filters, page, size)
    assert by_rows == by_bitmaps


@pytest.mark.parametrize("most", [0, 5])
def test_hits_that_are_too_many_to_rank_come_newest_first_both_ways(
    conn: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    for module in ("db.search.lookup", "db.queries.by_bitmaps"):
        monkeypatch.setattr(f"{module}.RANKED", most)
    by_rows, by_bitmaps = both(conn, Filters(text="碳达峰", order="rank", kinds=("通知",)), 1, 50)
    assert by_rows == by_bitmaps


def test_what_is_kept_answers_only_for_the_state_that_it_was_made_of(tmp_path: Path) -> None:
    file = tmp_path / "z.db"
    with open_store(file) as store:
        store.save(many(3), None)
        reader = connect(file)
        queries.keep(reader)
        assert bitmaps.kept(reader)
        store.save(many(3), None)
        assert bitmaps.kept(reader), "pages that are unchanged change no state"
        store.save(many(2, 3, kind="意见"), None)
        assert bitmaps.kept(reader) is None
        found = queries.timeline(reader, Filters(kinds=("意见",)))
        assert (found.total, len(found.rows)) == (2, 2)
    reader.close()


def test_whatever_is_shown_of_a_document_changes_the_state(tmp_path: Path) -> None:
    file = tmp_path / "z.db"
    with open_store(file) as store:
        one, two = many(2)
        store.save([one, two], None)
        reader = connect(file)
        due = Dated("2027-01-01", "text")
        for change in (
            lambda: store.save([replace(one, document=replace(one.document, comments_due_on=due))], None),
            lambda: store.gone([two.document.url]),
            lambda: store.save([two], None),  # back
            lambda: store.set_title(1, "en", "A title", draft=False),
            lambda: store.renew_drafts("ja", "1", [(1, "題名")]),
        ):
            bitmaps.keep(reader, lambda: 0.0)
            assert bitmaps.kept(reader)
            change()
            assert bitmaps.kept(reader) is None
    reader.close()


def test_what_was_asked_for_lately_is_kept_longest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bitmaps, "MOST", 2)
    with open_store(tmp_path / "z.db") as store:
        store.save(many(1), None)
        queries.keep(store.conn)
        read: list[str] = []
        for question in "abacab":
            bitmaps.answered(store.conn, (question,), lambda question=question: read.append(question))
    assert read == ["a", "b", "c", "b"]


def test_by_sight_the_last_seen_changed_or_gone_comes_first_both_ways(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = Clock("2026-11-01T00:00:00Z")
    with open_store(tmp_path / "z.db", clock=clock) as store:
        one, two, three, late = many(4)
        store.save([one, two, three], None)
        clock.now = "2026-11-02T00:00:00Z"
        store.gone([two.document.url])
        clock.now = "2026-11-03T00:00:00Z"
        store.save([replace(one, document=replace(one.document, text="改了。"))], None)
        clock.now = "2026-11-04T00:00:00Z"
        store.save([replace(late, document=replace(late.document, published_on=Dated("2001-01-01", "box")))], None)
        for few in (0, 100):
            monkeypatch.setattr("db.queries.by_bitmaps.FEW", few)
            for view in both(store.conn, Filters(order="seen"), 1, 10):
                assert [row.url for row in view.rows] == [entry.document.url for entry in (late, one, two, three)]


def test_while_the_file_changes_again_and_again_bitmaps_are_made_in_a_share_of_the_time(tmp_path: Path) -> None:
    ticks = iter([0.0, 1.0, 5.0, 12.0, 12.5, 99.0])
    with open_store(tmp_path / "z.db") as store:
        store.save(many(1), None)
        queries.keep(store.conn, lambda: next(ticks))  # made from 0 to 1: not again before 11
        store.save(many(1, 1), None)
        queries.keep(store.conn, lambda: next(ticks))
        assert bitmaps.kept(store.conn) is None
        queries.keep(store.conn, lambda: next(ticks))
        assert bitmaps.kept(store.conn)


def test_a_file_without_documents_or_without_a_state_is_counted_by_rows(tmp_path: Path) -> None:
    with open_store(tmp_path / "z.db") as store:
        queries.keep(store.conn)
        assert queries.timeline(store.conn, Filters(kinds=("通知",))).total == 0
        store.conn.execute("PRAGMA user_version = 0")
        queries.keep(store.conn)
        assert bitmaps.kept(store.conn) is None
