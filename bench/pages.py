"""All views of the site beside Datasette's own ``/-/versions.json``, in one run and in turns, medians.

What is measured is the time of the processor, threads included: what else the machine does counts for nothing.
"""

from __future__ import annotations

import asyncio
import sqlite3
import statistics
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx

from bench import synthetic
from web.server.app import build

SIZE = 100_000
TURNS = 25
BASE = "/-/versions.json"
EVERY, OF_A_MILLION = 20, 60  # × of the base that every view may take
MILLION = 1_000_000
FIRST = "first"
WORDS = (
    "推进",
    "加强",
    "完善",
    "落实",
    "开展",
    "支持",
    "规范",
    "加快",
    "健全",
    "鼓励",
    "工作",
    "标准制定",
    "统计",
    "资金",
    "责",
)


def addresses(db_path: Path) -> list[tuple[str, str, float | None]]:
    """(work, address, target as × of the base or None) of all views, for the documents of this database."""
    conn = sqlite3.connect(db_path)
    try:
        newest = conn.execute("SELECT id FROM documents WHERE scope = 'in' ORDER BY sort_on DESC LIMIT 1").fetchone()[0]
        label = conn.execute("SELECT value FROM counts WHERE facet = 'label' ORDER BY n DESC LIMIT 1").fetchone()[0]
    finally:
        conn.close()
    return [
        ("timeline, HTML", "/timeline", 4),
        ("document page, HTML", f"/documents/{newest}", 4),
        ("search of a rare word, HTML", f"/timeline?q={synthetic.rare(7)}", 5),
        ("search of a rare word, JSON", f"/timeline.json?q={synthetic.rare(7)}", 6),
        ("timeline, JSON", "/timeline.json", 2),
        ("label counts, JSON", "/map.json", 2),
        *((work, address, EVERY) for work, address in (*_timelines(label), *_pages(newest, label))),
        *((work, address, None) for work, address in _DATASETTE),
    ]


_DATASETTE = (
    ("timeline, Datasette's own page", "/zhengce/timeline"),
    ("timeline, Datasette's own JSON", "/zhengce/timeline.json?_size=50"),
    ("label counts, Datasette's own JSON", "/zhengce/counts.json?facet=label&_size=100"),
    ("search of a common word, Datasette's own JSON", "/zhengce/timeline.json?_search=节能"),
    ("list of tables, Datasette's own page", "/zhengce"),
)


def _timelines(label: str) -> list[tuple[str, str]]:
    return [
        ("timeline, page 1,000", "/timeline?page=1000"),
        ("timeline of the commonest kind", "/timeline?kind=通知"),
        ("timeline of the commonest issuer", "/timeline?issuer=生态环境部"),
        ("timeline of the commonest source", "/timeline?source=mee"),
        ("timeline of two years", "/timeline?year=2023&year=2024"),
        ("timeline between two months", "/timeline?since=2020-03&until=2023-05"),
        ("timeline of the commonest label", f"/timeline?label={label}"),
        ("timeline of a label, an issuer and a kind", f"/timeline?label={label}&issuer=生态环境部&kind=通知"),
        ("search 电, newest first", "/timeline?q=电"),
        ("search 电, by rank", "/timeline?q=电&order=rank"),
        ("search 碳, by rank", "/timeline?q=碳&order=rank"),
        ("search of a common word, by rank", "/timeline?q=节能&order=rank"),
        ("search of two common words, by rank", "/timeline?q=节能 监督管理&order=rank"),
        ("search of a common word within a kind", "/timeline?q=节能&kind=通知"),
    ]


def _pages(newest: int, label: str) -> list[tuple[str, str]]:
    return [
        ("what is new", "/"),
        ("1+N map", "/map"),
        ("document, JSON", f"/documents/{newest}.json"),
        ("targets", "/targets"),
        ("targets of a year", "/targets?year=2030"),
        ("targets of an indicator", "/targets?indicator=非化石能源消费比重"),
        ("targets, JSON", "/targets.json"),
        ("passages", "/passages"),
        ("passages of the commonest label", f"/passages?label={label}"),
        ("passages with a common word", "/passages?q=节能"),
        ("side by side", f"/compare?documents={newest},1,2"),
        ("consultations", "/consultations"),
        ("calendar", "/calendar"),
        ("agencies", "/agencies"),
        ("an agency", "/agencies/1"),
        ("review", "/review"),
        ("health", "/health"),
        ("feeds", "/feeds"),
        ("addresses of data", "/api"),
        ("Atom", "/feeds/atom.xml"),
        ("Atom of the commonest label", f"/feeds/atom.xml?label={label}"),
        ("JSON Feed", "/feeds/feed.json"),
        ("passages as Atom", "/feeds/passages.xml"),
        ("iCalendar", "/feeds/calendar.ics"),
        ("changes, JSON", "/feeds/changes.json"),
        ("sitemap", "/sitemap.xml?part=2"),
    ]


async def timed(client: httpx.AsyncClient, address: str) -> float:
    """Milliseconds of one answer, uncompressed as the base is."""
    started = time.process_time()
    answer = await client.get(address, headers={"accept-encoding": "identity"})
    spent = (time.process_time() - started) * 1000
    answer.raise_for_status()
    return spent


async def first_times(client: httpx.AsyncClient, paths: list[str]) -> tuple[float, float]:
    """Medians of the milliseconds of pages that nobody has asked for before, and of the base."""
    pairs = [(await timed(client, BASE), await timed(client, path)) for path in paths]
    return statistics.median(p[1] for p in pairs), statistics.median(p[0] for p in pairs)


async def medians(db_path: Path, paths: list[str]) -> dict[str, tuple[float, float]]:
    """Per address the medians of (its milliseconds, those of the base asked right before); FIRST is a search anew."""
    transport = httpx.ASGITransport(app=build(db_path).app())
    async with httpx.AsyncClient(transport=transport, base_url="http://bench", timeout=60) as client:
        await timed(client, "/timeline")  # the process has begun, its templates are read, its bitmaps made
        found = {FIRST: await first_times(client, [f"/timeline?q={word}&order=rank" for word in WORDS])}
        for path in paths:
            for _ in range(3):
                await client.get(path)  # of a million documents the first may be told to ask again
            pairs = [(await timed(client, BASE), await timed(client, path)) for _ in range(TURNS)]
            found[path] = (statistics.median(p[1] for p in pairs), statistics.median(p[0] for p in pairs))
        return found


def measure(size: int = SIZE, path: Path | None = None) -> list[tuple[str, str, str]]:
    """(work, figure, target) rows for the database at `path`, else for a synthetic one of `size` documents."""
    with TemporaryDirectory(prefix="zhengce-bench-") as folder:
        db_path = path or synthetic.build(Path(folder) / "zhengce.db", size)
        works = addresses(db_path)
        found = asyncio.run(medians(db_path, [address for _, address, _ in works]))
    rows = []
    for work, address, of_many in [*works, ("search of a common word that nobody asked for before", FIRST, None)]:
        own, base = found[address]
        target = OF_A_MILLION if of_many and size >= MILLION else of_many
        figure = f"{own / base:.1f} × versions.json ({own:.1f} ms)"
        rows.append((f"{work}, {size:,} documents", figure, f"≤ {target:g} ×" if target else "–"))
    return rows
