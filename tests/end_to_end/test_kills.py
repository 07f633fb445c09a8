"""Killed at any moment and started again, each piece of work ends as if nothing had happened.

`SOAK_KILLS=20 pytest tests/end_to_end/test_kills.py -s` kills each twenty times and prints what it did; the default is
short.
"""

from __future__ import annotations

import json
import os
import shutil
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller

from db.file.backup import backup
from tests.crawler.site import LIST, Site
from tests.crawler.test_health import entry, stored
from tests.crawler.test_incremental import fill
from tests.end_to_end import kills
from tests.end_to_end.conftest import Demo
from tests.forks import Fork
from tests.newsletter.test_send import free_port

KILLS = int(os.environ.get("SOAK_KILLS", "2"))


def soak(work: str, root: Path, **more: Any) -> None:
    """It must end well, and most of the runs must really have been killed."""
    arguments = {"work": work, "root": str(root / "runs"), "kills": KILLS, "seed": 11, **more}
    with Fork(kills.main, arguments) as process:
        counted, said = process.communicate(timeout=3600)
        assert process.returncode == 0, said[-4000:]
    print(f"{work}: {counted.strip()}")
    assert json.loads(counted)["killed"] >= KILLS / 2


def test_a_crawl(tmp_path: Path) -> None:
    with Site() as site:
        fill(site, 30)
        soak("crawl", tmp_path, sources={"one": ([site.netloc], [site.root + LIST])})


def test_a_rebuild(demo: Demo, tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    archive.mkdir()
    for warc in demo.warcs:
        shutil.copy(warc, archive)
    soak("reparse", tmp_path, archive=str(archive), db=str(demo.db))


@pytest.mark.parametrize("work", ["publish", "backup"])
def test_a_copy_that_takes_the_place_of_another(tmp_path: Path, work: str) -> None:
    small = stored(tmp_path / "small.db", [entry(n, "2026-11-20") for n in range(30)])
    days = ["2026-11-20" if n < 30 else f"2020-05-{n % 28 + 1:02}" for n in range(2000)]
    large = stored(tmp_path / "large.db", [entry(n, day) for n, day in enumerate(days)])
    backup(small, tmp_path / "published.db")
    soak(work, tmp_path, db=str(large), small=str(tmp_path / "published.db"))


def test_an_issue_to_all_members(tmp_path: Path) -> None:
    sent: Counter[tuple[str, str]] = Counter()

    class Mailbox:
        async def handle_DATA(self, server: object, session: object, envelope: Any) -> str:  # noqa: N802  # aiosmtpd's
            sent[envelope.mail_from, envelope.rcpt_tos[0]] += 1
            return "250 OK"

    controller = Controller(Mailbox(), hostname="127.0.0.1", port=free_port())
    controller.start()
    try:
        soak("send", tmp_path, smtp=f"smtp://127.0.0.1:{controller.port}")
    finally:
        controller.stop()
    assert set(sent.values()) == {1}, "none twice"
    per_run = Counter(sender for sender, _ in sent)
    assert len(per_run) > KILLS
    assert set(per_run.values()) <= {59, 60}, "at most the one in doubt is missing"
