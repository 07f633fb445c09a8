"""The site over a large database: pages and JSON against Datasette's own `/-/versions.json`, medians of one run."""

from __future__ import annotations

import asyncio
import statistics
import tempfile
import time
from pathlib import Path
from urllib.parse import quote

import httpx

from bench import synthetic
from web.app import build

SIZE = 10_000
ROUNDS = 15
# work, address, target as a multiple of /-/versions.json
PAGES = (
    ("JSON of the timeline", "/timeline.json?size=30", 2),
    ("JSON of label counts", "/map.json", 2),
    (
        "Datasette's own JSON of the timeline, counted, without facets",
        "/zhengce/timeline.json?_size=30&_nofacet=1",
        None,
    ),
    ("Datasette's own JSON of the timeline, counted, with its three facets", "/zhengce/timeline.json?_size=30", None),
    ("HTML of the timeline", "/timeline", 4),
    ("HTML of a document", "/documents/500", 4),
    ("HTML of a search for a rare word", "/timeline?q=" + quote(synthetic.rare(77)), 5),
    ("JSON of a search for a rare word", "/timeline.json?q=" + quote(synthetic.rare(77)), 6),
)


def measure(size: int = SIZE, characters: int = 1_700, path: Path | None = None) -> list[tuple[str, str, str]]:
    """(work, figure, target) rows; `path` keeps the database for the next time."""
    with tempfile.TemporaryDirectory() as folder:
        database = synthetic.build(path or Path(folder) / "zhengce.db", size, characters)
        return asyncio.run(_measure(database, size))


async def _measure(database: Path, size: int) -> list[tuple[str, str, str]]:
    transport = httpx.ASGITransport(app=build(database).app())
    async with httpx.AsyncClient(transport=transport, base_url="http://site.test") as client:
        base: list[float] = []
        times: dict[str, list[float]] = {address: [] for _, address, _ in PAGES}
        for _ in range(ROUNDS):  # by turns, so that a busy moment of the machine hits all alike
            base.append(await _seconds(client, "/-/versions.json"))
            for address, found in times.items():
                found.append(await _seconds(client, address))
    unit = statistics.median(base)
    return [
        (
            f"{work}, {size:,} documents, p50 (versions.json {unit * 1000:.1f} ms)",
            f"{statistics.median(times[address]) / unit:.1f} ×",
            f"≤ {target} ×" if target else "stated",
        )
        for work, address, target in PAGES
    ]


async def _seconds(client: httpx.AsyncClient, address: str) -> float:
    start = time.perf_counter()
    answer = await client.get(address)
    answer.raise_for_status()
    return time.perf_counter() - start
