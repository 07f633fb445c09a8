"""The sample crawled once for all tests of this folder: two weekly runs with the real spiders, no network."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from crawler.warc.archive import write
from sample import pages
from sample.site import BACKFILL
from tests.forks import zhengce

TODAY = date(2026, 11, 23)


@dataclass(frozen=True)
class Demo:
    """The crawled sample: database, the WARC of each week and what each run printed and returned."""

    db: Path
    warcs: tuple[Path, ...]
    runs: tuple[subprocess.CompletedProcess[str], ...]


def crawl(warc: Path, db: Path, archive: Path, *options: str) -> subprocess.CompletedProcess[str]:
    return zhengce("crawl", "--replay", warc, "--db", db, "--archive", archive, *options)


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    folder = tmp_path_factory.mktemp("demo")
    db = folder / "zhengce.db"
    warcs, runs = [], []
    for week in (1, 2):
        warc = folder / f"week{week}.warc.gz"
        write(pages(TODAY, week), warc)
        warcs.append(warc)
        runs.append(crawl(warc, db, folder / "archive", "--since", BACKFILL.isoformat()))
    return Demo(db, tuple(warcs), tuple(runs))
