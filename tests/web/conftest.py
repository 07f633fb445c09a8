"""The site over the seed database, asked in-process and by a browser."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
import uvicorn

from tests.web import seed
from web.server.app import build


@pytest.fixture(scope="session")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The seed database, built once."""
    return seed.build(tmp_path_factory.mktemp("site") / "zhengce.db")


@pytest.fixture(scope="session")
def get(database: Path) -> seed.Get:
    """Ask for an address: ``get("/timeline", lang="zh")`` (the language by cookie)."""
    return asking(database)


def asking(database: Path) -> seed.Get:
    """A way to ask the site over a database, in-process."""
    datasette = build(database, today=seed.TODAY)

    def ask(path: str, *, lang: str | None = None, **more: Any) -> httpx.Response:
        if lang:
            more["headers"] = {**more.get("headers", {}), "cookie": f"lang={lang}"}

        async def go() -> httpx.Response:
            transport = httpx.ASGITransport(app=datasette.app())
            async with httpx.AsyncClient(transport=transport, base_url="http://site.test") as client:
                return await client.get(path, **more)

        return asyncio.run(go())

    return ask


@pytest.fixture(scope="session")
def ids(database: Path) -> dict[str, int]:
    """Document ids by title."""
    import sqlite3

    conn = sqlite3.connect(database)
    try:
        return {title: id for id, title in conn.execute("SELECT id, title FROM documents")}
    finally:
        conn.close()


@pytest.fixture(scope="session")
def site(database: Path) -> Iterator[str]:
    """The address of a running server, for browsers."""
    listener = socket.create_server(("127.0.0.1", 0))
    app = build(database, today=seed.TODAY).app()
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="on"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    server.should_exit = True
    thread.join(timeout=10)
    listener.close()
