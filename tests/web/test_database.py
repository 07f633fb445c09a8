"""The site over a published file: what was published is shown without a restart."""

from __future__ import annotations

import asyncio
from pathlib import Path

import httpx
import pytest

from crawler.publishing import publish
from tests.crawler.test_health import entry, stored
from web.server.app import build


@pytest.mark.parametrize("counts", [(3, 8), (8, 3, 5)])
def test_a_file_that_takes_the_place_of_another_is_read_at_the_next_visit(
    tmp_path: Path, counts: tuple[int, ...]
) -> None:
    public = tmp_path / "public.db"

    def put(count: int) -> None:
        made = stored(tmp_path / f"{count}.db", [entry(n, "2026-11-20") for n in range(count)])
        publish.publish(made, public)

    async def totals() -> list[int]:
        transport = httpx.ASGITransport(app=build(public).app())
        async with httpx.AsyncClient(transport=transport, base_url="http://site.test") as client:
            seen = []
            for count in counts:
                put(count)
                answers = [await client.get("/timeline.json") for _ in range(6)]  # more than there are threads
                seen += [answer.json()["total"] for answer in answers]
            return seen

    put(counts[0])
    assert asyncio.run(totals()) == [count for count in counts for _ in range(6)]
