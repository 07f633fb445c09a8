"""No document is lost without a word, whatever goes wrong with it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from crawler import intake
from crawler.counts import Counts
from crawler.editorial import NOTHING
from db import Store
from policy import Dated, Document
from spiders.items import DocumentRead


def read(n: int, title: str = "关于节能工作的通知") -> DocumentRead:
    url = f"https://www.ndrc.gov.cn/xxgk/zcfb/tz/202611/t20261101_{1400000 + n}.html"
    text = f"第{n}项节能工作。" * 20
    return DocumentRead(
        Document("ndrc", url, "detail", f"{title}{n}", published_on=Dated("2026-11-01", "x"), text=text), url
    )


def outcome(db: Path) -> tuple[int, list[tuple[Any, ...]]]:
    with closing(sqlite3.connect(db)) as conn:
        count = conn.execute("SELECT count(*) FROM publications").fetchone()[0]
        return count, conn.execute("SELECT kind, detail FROM issues").fetchall()


def test_a_mistake_of_the_analysis_is_an_issue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    true = intake.analysis.read

    def breaks_at_two(document: Document, *more: Any) -> Any:
        if document.title.endswith("2"):
            raise ZeroDivisionError("a rule's mistake")
        return true(document, *more)

    monkeypatch.setattr(intake.analysis, "read", breaks_at_two)
    with Store(tmp_path / "z.db") as store:
        taker = intake.Intake("ndrc", store, store.start_run("crawl"), counts := Counts(), NOTHING)
        for n in (1, 2, 3):
            taker.take(read(n))
        taker.flush()
    assert outcome(tmp_path / "z.db") == (2, [("analysis error", "ZeroDivisionError: a rule's mistake")])
    assert (counts.new, counts.issues) == (2, 1)


def test_a_document_that_cannot_be_stored_does_not_take_its_batch_along(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store(tmp_path / "z.db") as store:
        true = store.save

        def breaks_at_two(entries: Any, run_id: int) -> Any:
            entries = list(entries)
            if any(entry.document.title.endswith("2") for entry in entries):
                raise TypeError("unexpected")
            return true(entries, run_id)

        monkeypatch.setattr(store, "save", breaks_at_two)
        taker = intake.Intake("ndrc", store, store.start_run("crawl"), Counts(), NOTHING)
        for n in (1, 2, 3):
            taker.take(read(n))
        taker.flush()
    assert outcome(tmp_path / "z.db") == (2, [("store error", "TypeError: unexpected")])
