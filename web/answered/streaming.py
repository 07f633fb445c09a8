"""Answers that are read piece by piece while they are taken."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable, Mapping, Sequence
from functools import partial
from typing import Any, TypeVar

from datasette.utils.asgi import AsgiStream

from db.file.time_limit import limited
from web.answered.answer import Stream

PIECE = 1_000  # records that are read at a time
AT_ONCE = asyncio.Semaphore(8)  # whose keys are in memory, 8 MB for a million; one more waits for its turn
T = TypeVar("T")


def response(stream: Stream, database: Any, request: Any) -> AsgiStream:
    """The stream as a response of Datasette, read from `database`; to a HEAD its headers only."""

    async def write(writer: Any) -> None:
        if request.method == "HEAD":
            return
        leaving = asyncio.create_task(_left(request.receive))
        try:
            async with AT_ONCE:
                keys = await database.execute_fn(_within_limits(stream.keys))
                await writer.write(stream.head)
                for at in range(0, len(keys), PIECE):
                    if leaving.done():  # nobody reads on: the server would take the rest and throw it away
                        break
                    read = partial(_piece, stream, keys[at : at + PIECE])
                    await writer.write(await database.execute_fn(_within_limits(read)))
        finally:
            leaving.cancel()

    return AsgiStream(write, headers=dict(stream.headers), content_type=stream.content_type)


async def _left(receive: Callable[[], Awaitable[Mapping[str, Any]]]) -> None:
    """Ends when the client has left."""
    while (await receive())["type"] != "http.disconnect":
        pass


def _piece(stream: Stream, keys: Sequence[Any], conn: sqlite3.Connection) -> str:
    return stream.piece(conn, keys)


def _within_limits(read: Callable[[sqlite3.Connection], T]) -> Callable[[sqlite3.Connection], T]:
    """`read` with the time limit of a page."""

    def bounded(conn: sqlite3.Connection) -> T:
        with limited(conn):
            return read(conn)

    return bounded
