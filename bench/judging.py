"""After a batch: the documents that changed pages touch are judged again, and their copies joined."""

from __future__ import annotations

import shutil
import statistics
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from bench import synthetic
from db import Entry, Store

CHANGED = 100
ROUNDS = 3


def measure(size: int, path: Path) -> list[tuple[str, str, str]]:
    """(work, figure, target) rows."""
    copy = path.with_name("judged.db")
    shutil.copyfile(path, copy)
    took = []
    with Store(copy) as store:
        for round in range(ROUNDS):
            pages = corrected(size, round)
            start = time.perf_counter()
            store.save(pages, None)
            took.append(time.perf_counter() - start)
    copy.unlink()
    work = f"{CHANGED} pages corrected among {size:,} documents: stored, judged again and joined with another document"
    return [(work, f"{statistics.median(took):.2f} s", "≤ 1 s")]


def corrected(size: int, round: int) -> Sequence[Entry]:
    """Pages that turn out to be copies: each says now what the page after it says, on another site."""
    every = [entry for n, entry in zip(range(2 * CHANGED * (round + 1)), synthetic.entries(size, 1_700), strict=False)]
    some = every[2 * CHANGED * round :]
    return [
        replace(one, document=replace(other.document, url=one.document.url, source=one.document.source))
        for one, other in zip(some[::2], some[1::2], strict=True)
    ]
