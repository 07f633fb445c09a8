"""Pages and JSON of the site beside Datasette's own ``/-/versions.json``, in one run and in turns, medians."""

from __future__ import annotations

import asyncio
import sqlite3
import statistics
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx

from bench import synthetic
from web.app import build

SIZE = 100_000
TURNS = 25
BASE = "/-/versions.json"


def addresses(db_path: Path) -> list[tuple[str, str, float | None]]:
    """(work, address, target as × of the base or None) for the documents of this database."""
    conn = sqlite3.connect(db_path)
    try:
        newest = conn.execute("SELECT id FROM documents WHERE scope = 'in' ORDER BY sort_on DESC LIMIT 1").fetchone()[0]
        label = conn.execute("SELECT value FROM counts WHERE facet = 'label' ORDER BY n DESC LIMIT 1").fetchone()[0]
    finally:
        conn.close()
    return [
        ("timeline, HTML", "/timeline", 4),
        ("timeline of the commonest label, HTML", f"/timeline?label={label}", None),
        ("document page, HTML", f"/documents/{newest}", 4),
        ("search of a rare word, HTML", f"/timeline?q={synthetic.rare(7)}", 5),
        ("search of a rare word, JSON", f"/timeline.json?q={synthetic.rare(7)}", 6),
        ("timeline, JSON", "/timeline.json", 2),
        ("label counts, JSON", "/map.json", 2),
        ("timeline, Datasette's own JSON", "/zhengce/timeline.json?_size=50", None),
        ("label counts, Datasette's own JSON", "/zhengce/counts.json?facet=label&_size=100", None),
        ("what is new, HTML", "/", None),
        ("1+N map, HTML", "/map", None),
    ]


async def timed(client: httpx.AsyncClient, address: str) -> float:
    """Milliseconds of one answer, uncompressed as the base is."""
    started = time.perf_counter()
    answer = await client.get(address, headers={"accept-encoding": "identity"})
    spent = (time.perf_counter() - started) * 1000
    answer.raise_for_status()
    return spent


async def medians(db_path: Path, paths: list[str]) -> dict[str, tuple[float, float]]:
    """Per address the medians of (its milliseconds, those of the base asked right before)."""
    transport = httpx.ASGITransport(app=build(db_path).app())
    async with httpx.AsyncClient(transport=transport, base_url="http://bench", timeout=60) as client:
        found: dict[str, tuple[float, float]] = {}
        for path in paths:
            for _ in range(3):
                await timed(client, path)
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
    for work, address, target in works:
        own, base = found[address]
        figure = f"{own / base:.1f} × versions.json ({own:.1f} ms)"
        rows.append((f"{work}, {size:,} documents", figure, f"≤ {target:g} ×" if target else "–"))
    return rows
