"""What the site and the newsletter ask."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from db import IssueReport, Store, Tally, queries
from db.queries import Filters
from tests.db.kit import Clock, entry, label, many, open_store, reading, target

PLAN = "https://www.ndrc.gov.cn/xxgk/zcfb/tz/202111/t20211101_1.html"
DRAFT = "https://www.mee.gov.cn/hdjl/yjzj/wqzj_1/202611/t20261101_2.shtml"


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(tmp_path: Path, clock: Clock) -> Iterator[Store]:
    with open_store(tmp_path / "z.db", clock=clock) as opened:
        run = opened.start_run("crawl")
        opened.save(many(24), run)
        opened.finish_run(run, "ok", tallies=[Tally("mee", links=24, new=24, healthy=True)])
        clock.now = "2026-11-23T06:00:00Z"
        run = opened.start_run("crawl")
        steel = reading(
            label("N.steel", "system"), label("energy-saving"), targets=(target(), target(year=2060, value=80))
        )
        opened.save(
            [
                entry(PLAN, source="ndrc", title="关于印发钢铁行业方案的通知", issuers=("国家发展改革委",), kind="意见",
                      published="2021-11-01", effective="2026-12-01", status="试行", said=steel),
                entry(DRAFT, title="关于公开征求意见的通知", kind="征求意见稿", published="2026-11-01",
                      due="2026-12-10"),
                entry("https://www.mee.gov.cn/out.html", title="关于放假的通知", said=reading(scope="out")),
            ],
            run,
        )  # fmt: skip
        opened.issue(IssueReport("scio", "Blocked", "https://www.scio.gov.cn/", "521"), run)
        opened.finish_run(
            run, "unhealthy", tallies=[Tally("mee", healthy=True), Tally("ndrc", healthy=False, why="few links")]
        )
        yield opened


def counts(store: Store, facet: str, filters: Filters) -> dict[str, int]:
    return {choice.value: choice.n for choice in queries.timeline(store.conn, filters).choices[facet]}


def test_the_timeline_is_newest_first_in_pages_and_leaves_out_what_is_out(store: Store) -> None:
    pages = [queries.timeline(store.conn, Filters(), page=n, size=10) for n in (1, 2, 3)]
    rows = [row for page in pages for row in page.rows]
    assert pages[0].total == len(rows) == 26
    assert [row.sort_on for row in rows] == sorted((row.sort_on for row in rows), reverse=True)
    assert "关于放假的通知" not in {row.title for row in rows}


@pytest.mark.parametrize(
    ("filters", "total"),
    [
        (Filters(labels=("N.steel",)), 1),
        (Filters(labels=("N.sector",)), 1),
        (Filters(labels=("N.steel", "N.energy")), 1),
        (Filters(labels=("N.steel", "energy-saving")), 1),
        (Filters(labels=("N.energy",)), 0),
        (Filters(issuers=("国家发展和改革委员会",)), 1),
        (Filters(kinds=("意见", "征求意见稿")), 2),
        (Filters(statuses=("试行",)), 1),
        (Filters(sources=("mee",)), 25),
        (Filters(years=("2026",)), 1),
        (Filters(since="2021-11", until="2021-11"), 3),
        (Filters(text="钢铁"), 1),
        (Filters(text="通知", kinds=("意见",)), 1),
        (Filters(scope="out"), 1),
        (Filters(scope="unsure"), 0),
    ],
)
def test_filters(store: Store, filters: Filters, total: int) -> None:
    found = queries.timeline(store.conn, filters)
    assert (found.total, len(found.rows)) == (total, min(total, 50))


def test_kept_counts_equal_counted_ones(store: Store) -> None:
    for facet in ("label", "issuer", "kind", "status", "source", "year"):
        assert counts(store, facet, Filters()) == counts(store, facet, Filters(since="1900")), facet


def test_a_choice_counts_what_the_other_filters_leave(store: Store) -> None:
    assert counts(store, "kind", Filters(kinds=("意见",))) == {"通知": 24, "意见": 1, "征求意见稿": 1}
    assert counts(store, "source", Filters(kinds=("意见",))) == {"ndrc": 1}


def test_a_query_that_cannot_be_read_says_so(store: Store) -> None:
    found = queries.timeline(store.conn, Filters(text="???"))
    assert (found.total, bool(found.message)) == (0, True)


def test_news_by_first_sight(store: Store, clock: Clock) -> None:
    assert {row.url for row in queries.news(store.conn, "2026-11-20").new} == {PLAN, DRAFT}
    assert len(queries.news(store.conn, "2026-11-01", "2026-11-17").new) == 24
    clock.now = "2026-11-30T06:00:00Z"
    old, *_ = many(1)
    store.save([replace(old, document=replace(old.document, text="改了。"))], None)
    store.gone([PLAN])
    news = queries.news(store.conn, "2026-11-30")
    assert [len(part) for part in (news.new, news.changed, news.repealed, news.gone, news.back)] == [0, 1, 0, 1, 0]


def test_changes_go_on_where_they_stopped(store: Store) -> None:
    first = queries.changes(store.conn, "2000", limit=20)
    rest = queries.changes(store.conn, "2000", after=first[-1].id)
    assert len(first) + len(rest) == 26


def test_events_have_uids_that_stay(store: Store) -> None:
    events = queries.events(store.conn, "2026-11-23", "2026-12-31")
    assert [(event.what, event.on) for event in events] == [("effective", "2026-12-01"), ("comments due", "2026-12-10")]
    store.save(
        [entry(DRAFT, title="关于公开征求意见的通知", kind="征求意见稿", published="2026-11-01", due="2026-12-20")],
        None,
    )
    moved = queries.events(store.conn, "2026-11-23", "2026-12-31")
    assert {event.uid for event in moved} == {event.uid for event in events}
    assert "2026-12-20" in {event.on for event in moved}


def test_the_map_has_every_label_with_count_newest_and_months(store: Store) -> None:
    found = {one.label.id: one for one in queries.label_counts(store.conn)}
    assert set(found) == set(queries.labels(store.conn))
    steel = found["N.steel"]
    assert (steel.n, steel.newest and steel.newest.url, steel.months) == (1, PLAN, (("2021-11", 1),))
    assert (found["N.energy"].n, found["N.energy"].newest) == (0, None)


def test_targets(store: Store) -> None:
    assert [t.year for t in queries.targets(store.conn, indicator="非化石能源消费比重")] == [2030, 2060]
    assert queries.count_targets(store.conn, year=2030, label="N.sector") == 1
    assert queries.target_choices(store.conn) == ([("非化石能源消费比重", 2)], [(2030, 1), (2060, 1)])


def test_agencies(store: Store) -> None:
    assert {agency.name: agency.n for agency in queries.agencies(store.conn)} == {
        "生态环境部": 25,
        "国家发展和改革委员会": 1,
    }


def test_health_of_every_source(store: Store) -> None:
    found = {one.source: one for one in queries.health(store.conn)}
    assert (found["ndrc"].healthy, found["ndrc"].why) == (False, "few links")
    assert (found["mee"].documents, found["mee"].newest_first_seen) == (25, "2026-11-23T06:00:00Z")
    assert found["scio"].open_issues == 1
    assert [run.outcome for run in queries.runs(store.conn)] == ["unhealthy", "ok"]
    assert queries.runs(store.conn)[1].sources[0]["links"] == 24


def test_issues_open_once_and_again_when_they_come_back(store: Store) -> None:
    report = IssueReport("scio", "Blocked", "https://www.scio.gov.cn/", "412")
    assert not store.issue(report)
    (issue,) = queries.issues(store.conn)
    assert (issue.times, issue.detail) == (2, "412")
    store.acknowledge(issue.id)
    assert store.resolve("scio", [report.url]) == 1
    assert queries.issues(store.conn) == []
    run = store.start_run("crawl")
    assert store.issue(report, run)
    (again,) = queries.issues(store.conn)
    assert (again.acknowledged_at, again.first_run) == (None, run)


def test_a_document_with_everything(store: Store) -> None:
    id = store.known([PLAN])[PLAN].document_id
    page = queries.document(store.conn, id)
    assert page is not None
    assert [(line.field, line.iso, line.where) for line in page.dates] == [
        ("published_on", "2021-11-01", "box"),
        ("effective_on", "2026-12-01", "box"),
    ]
    assert [proof.label.id for proof in page.labels] == ["N.steel", "energy-saving"]
    assert page.labels[0].evidence[0].term == "节能"
    assert queries.document(store.conn, 999) is None
    assert queries.proofs(store.conn, [id])[id] == page.labels


def test_an_empty_database_has_empty_answers(tmp_path: Path) -> None:
    with open_store(tmp_path / "empty.db") as empty:
        conn = empty.conn
        assert queries.timeline(conn, Filters()).total == 0
        assert queries.news(conn, "2000").new == ()
        assert queries.highest_id(conn) == 0
        assert [queries.health(conn), queries.runs(conn), queries.issues(conn), queries.review(conn)] == [[]] * 4


def test_no_page_scans_the_documents(store: Store) -> None:
    """The statements of the unfiltered timeline, a document and the calendar use indexes."""
    seen: list[str] = []
    store.conn.set_trace_callback(seen.append)
    queries.timeline(store.conn, Filters(), size=30)
    queries.document(store.conn, 1)
    queries.events(store.conn, "2026-01-01", "2026-12-31")
    store.conn.set_trace_callback(None)
    plans = [row[3] for sql in seen for row in store.conn.execute(f"EXPLAIN QUERY PLAN {sql}")]
    scans = [line for line in plans if line.startswith("SCAN d") and "USING" not in line]
    assert scans == []
