"""The order in which pages arrive decides nothing: over the sample's pages and over those that ministries served."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import analysis
import parsers
from db import Entry, Store
from policy import Document, NotAPolicy, PageError
from sample.site import pages as sample_pages
from tests.db.kit import Clock
from tests.db.test_worlds import told
from tests.parsers.material import WHY_NOT, body_of, served


def entries(answers: Iterator[tuple[str, bytes]]) -> list[Entry]:
    """What the store gets of the pages that are documents."""
    found = []
    for url, body in answers:
        try:
            record = parsers.parse(url, body)
        except (NotAPolicy, PageError):
            continue
        if isinstance(record, Document):
            found.append(Entry(record, analysis.read(record)))
    return found


def outcome(path: Path, arrived: Sequence[Entry], batch: int) -> set[tuple[Any, ...]]:
    with Store(path, clock=Clock()) as store:
        for at in range(0, len(arrived), batch):
            store.save(arrived[at : at + batch], None)
            for id in store.stale():
                stored = store.rereading(id)
                assert stored is not None
                store.save_reading(id, analysis.read(stored.document))
        return told(store)


def one_outcome(folder: Path, arrived: list[Entry]) -> int:
    """The number of documents, which are the same in four orders and sizes of batches."""
    chance = random.Random(1)
    first = outcome(folder / "0.db", arrived, len(arrived))
    for n, batch in enumerate((1, 7, 50), 1):
        assert outcome(folder / f"{n}.db", chance.sample(arrived, len(arrived)), batch) == first
    return len(first)


def test_the_sample_in_any_order_is_the_same_documents(tmp_path: Path) -> None:
    arrived = entries((page.url, page.body) for page in sample_pages(date(2026, 11, 27)) if page.status == 200)
    assert 80 < one_outcome(tmp_path, arrived) < len(arrived)


@pytest.mark.skipif(not served("document"), reason=WHY_NOT)
def test_the_pages_that_ministries_served_in_any_order_are_the_same_documents(tmp_path: Path) -> None:
    arrived = entries((line["url"], body_of(line)) for line in served("document"))
    assert 20 < one_outcome(tmp_path, arrived) <= len(arrived)
