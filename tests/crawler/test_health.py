"""Floors, notices, report and publishing: what a person hears of, and what never gets published."""

from __future__ import annotations

import json
import socket
from contextlib import closing
from datetime import date
from email import message_from_bytes
from pathlib import Path
from typing import Any

import pytest

from crawler.config import Report as Settings
from crawler.counts import Counts
from crawler.watching import health
from crawler.watching.notices import notices, standing
from crawler.watching.report import Report, make, to_markdown
from crawler.watching.tell import tell
from db import Entry, IssueReport, Store, connect
from policy import Dated, Document, Floors, Reading, Section, Source
from tests.crawler.site import Site, answer
from tests.forks import zhengce

TODAY = date(2026, 11, 23)
NOW = "2026-11-23T06:00:00Z"
LIST = "https://www.mee.gov.cn/zcwj/"
SOURCE = Source(
    "mee",
    ("环", "環", "env"),
    ("www.mee.gov.cn",),
    (Section("zcwj", LIST, ""),),
    Floors(links_per_listing=10, weekly_min=1, weekly_max=30, quiet_days=14, fill=(("issuers", 0.9),)),
)


def entry(n: int, day: str, **more: Any) -> Entry:
    url = f"https://www.mee.gov.cn/xxgk2018/xxgk/xxgk03/202611/t20261101_{n}.html"
    text = f"为推进节能降碳，现将第{n}项工作有关事项通知如下。" * 5
    fields = {"issuers": ("生态环境部",), "published_on": Dated(day, "发布日期"), "text": text} | more
    return Entry(Document("mee", url, "xxgk2018", f"关于第{n}项节能工作的通知", **fields), Reading("in", "test"))


def stored(path: Path, entries: list[Entry], runs: int = 1) -> Path:
    with Store(path, clock=lambda: NOW) as store:
        for _ in range(runs):
            run = store.start_run("crawl")
            store.save(entries, run)
            store.finish_run(run, "ok", "", [Counts(listings=1).tally("mee")])
    return path


def judged(path: Path, today: date = TODAY) -> health.SourceHealth:
    with closing(connect(path)) as conn:
        return health.judge(conn, [SOURCE], today)[0]


def test_a_source_above_its_floors_is_well(tmp_path: Path) -> None:
    found = judged(stored(tmp_path / "z.db", [entry(n, "2026-11-20") for n in range(25)]))
    assert (found.healthy, found.why, found.week) == (True, (), 25)


@pytest.mark.parametrize(
    ("entries", "reason"),
    [
        ([entry(1, "2026-10-01")], "nothing new for 53 days"),
        ([entry(1, "2026-10-01")], "0 documents of the last 7 days, 1 are the least"),
        ([entry(n, "2026-11-20") for n in range(40)], "40 documents of the last 7 days, 30 are the most"),
        ([entry(n, "2026-11-20", issuers=()) for n in range(25)], "issuers filled on 0 of 25"),
    ],
)
def test_each_floor_is_named(tmp_path: Path, entries: list[Entry], reason: str) -> None:
    found = judged(stored(tmp_path / "z.db", entries))
    assert found.healthy is False
    assert [why for why in found.why if why.startswith(reason)]


def test_a_run_that_did_not_come_is_noticed(tmp_path: Path) -> None:
    found = judged(stored(tmp_path / "z.db", [entry(1, "2026-11-20")]), date(2026, 12, 3))
    assert "not read for 10 days" in found.why


def test_a_source_of_which_nothing_is_stored_is_not_judged(tmp_path: Path) -> None:
    assert judged(stored(tmp_path / "z.db", [])).healthy is None


def test_a_listing_that_shrinks_and_one_that_fails_are_below_the_floor() -> None:
    assert health.of_run(SOURCE, Counts(listings=1, listing_links={LIST: 2})) == [
        "listing zcwj: 2 links, 10 are the least"
    ]
    assert health.of_run(SOURCE, Counts(listings=1, listing_links={LIST: 15, LIST + "index_1.shtml": 1})) == []
    assert health.of_run(SOURCE, Counts()) == ["listing none could be read"]


def test_a_failure_is_told_when_new_again_and_then_seldom() -> None:
    assert [n for n in range(1, 40) if standing(n)] == [1, 2, 4, 8, 16, 32]


def test_acknowledged_failures_stay_quiet_and_recoveries_are_told(tmp_path: Path) -> None:
    bad = IssueReport("mee", "PageChanged", LIST, "no such label")
    words = []
    with Store(tmp_path / "z.db", clock=lambda: NOW) as store:
        for n in range(1, 6):
            run = store.start_run("crawl")
            if n < 5:
                store.issue(bad, run)
            else:
                store.resolve("mee", [LIST])
            if n == 3:
                store.acknowledge(1)
            store.finish_run(run, "issues")
            with closing(connect(tmp_path / "z.db")) as conn:
                words.append(
                    [notice.standing for notice in notices(conn, run) if n == 5 or notice.standing != "works again"]
                )
    assert words == [["new"], ["again"], [], [], ["works again"]]


def reported(tmp_path: Path) -> Report:
    db = tmp_path / "z.db"
    with Store(db, clock=lambda: NOW) as store:
        run = store.start_run("crawl")
        store.save([entry(1, "2026-11-20")], run)
        store.issue(IssueReport("scio", "Blocked", "http://www.scio.gov.cn/", "HTTP 521 | <b>*no*</b>"), run)
        store.finish_run(run, "issues", "robots.txt: no rules", [Counts(new=1).tally("mee")])
    with closing(connect(db)) as conn:
        return make(conn, run, {"mee": Counts(new=1, slowest=(31.0, LIST))}, [])


def test_the_report_says_what_is_new_and_what_a_person_has_to_do(tmp_path: Path) -> None:
    text = to_markdown(reported(tmp_path))
    for words in (
        "New: 1",
        "关于第1项节能工作的通知",
        "new: scio Blocked",
        "declines programs",
        "31 s for",
        "no rules",
    ):
        assert words in text
    assert "<b>" not in text


def test_the_report_goes_to_files_and_to_the_webhook(tmp_path: Path) -> None:
    report = reported(tmp_path)
    with Site() as site:
        site.pages["/hook"] = answer("ok")
        tell(report, Settings(webhook=f"{site.root}/hook"), tmp_path / "out")
        assert site.count()["/hook"] == 1
    data = json.loads((tmp_path / "out" / "report.json").read_text(encoding="utf-8"))
    assert [change["title"] for change in data["new"]] == ["关于第1项节能工作的通知"]
    assert (tmp_path / "out" / "report.md").read_text(encoding="utf-8") == to_markdown(report)


def test_a_webhook_that_fails_does_not_fail_the_run(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("crawler.watching.tell.time.sleep", lambda _: None)
    tell(reported(tmp_path), Settings(webhook="http://127.0.0.1:9/hook"), tmp_path)
    assert "waits for the next run" in caplog.text


def test_the_report_goes_by_mail(tmp_path: Path) -> None:
    from aiosmtpd.controller import Controller

    received: list[bytes] = []

    class Box:
        async def handle_DATA(self, server: object, session: object, envelope: Any) -> str:  # noqa: N802  # aiosmtpd's
            received.append(envelope.content)
            return "250 OK"

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    box = Controller(Box(), hostname="127.0.0.1", port=port)
    box.start()
    try:
        tell(
            reported(tmp_path),
            Settings(smtp_host="127.0.0.1", smtp_port=port, mail_from="a@x.example", mail_to="b@x.example"),
            tmp_path,
        )
    finally:
        box.stop()
    message = message_from_bytes(received[0])
    assert "1 new" in str(message["Subject"])
    assert [part.get_filename() for part in message.walk() if part.get_filename()] == ["report.json"]


def test_the_health_command_lists_issues_and_takes_acknowledgements(tmp_path: Path) -> None:
    db = stored(tmp_path / "z.db", [entry(1, "2026-11-20")])
    with Store(db, clock=lambda: NOW) as store:
        store.issue(IssueReport("mee", "timeout", LIST, "no answer"), 1)
    shown = json.loads(zhengce("health", "--db", db, "--json").stdout)
    assert [issue["kind"] for issue in shown["issues"]] == ["timeout"]
    zhengce("health", "--db", db, "--acknowledge", "1")
    assert "acknowledged" in zhengce("health", "--db", db).stdout
