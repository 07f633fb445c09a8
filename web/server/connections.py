"""Connections that cannot wait for ever: who is slow to ask or to listen is let go, and there are never too many."""

from __future__ import annotations

import asyncio
import resource
from dataclasses import dataclass

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

BACKLOG = 16  # connections that are accepted in one turn of the loop; letting one go takes up to five turns
OWN_FILES = 64  # of the database's threads, the log and the loop
WANTED_FILES = 4096


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds and connections. Beyond `most` the connection that has been silent longest makes room."""

    most: int = 256
    asking: float = 10.0  # from the first byte of a request (or from the connection) to its last
    listening: float = 30.0  # in which a full buffer of the answer must be taken


def limits_here() -> Limits:
    """The usual limits, or fewer connections where this process may not open so many files; it asks for more first."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = WANTED_FILES if hard == resource.RLIM_INFINITY else min(hard, WANTED_FILES)
    if wanted > soft != resource.RLIM_INFINITY:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
        soft = wanted
    free = (WANTED_FILES if soft == resource.RLIM_INFINITY else soft) - OWN_FILES - 8 * BACKLOG
    return Limits(most=max(1, min(Limits().most, free)))


class Bounded(H11Protocol):
    """uvicorn's protocol, which by itself lets a client that asks for nothing stay as long as it likes."""

    limits = Limits()

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn has it
        """A new connection: it has a bounded time for its request, and one that asks nothing makes room."""
        super().connection_made(transport)
        self._since = self.loop.time()
        self._timers: dict[str, asyncio.TimerHandle] = {}
        self._within("asking", self.limits.asking)
        if len(self.connections) > self.limits.most:
            silent = [one for one in self.connections if isinstance(one, Bounded) and one.is_silent]
            oldest = min(silent, key=lambda one: one._since, default=self)
            self.connections.discard(oldest)
            oldest.transport.abort()

    @property
    def is_silent(self) -> bool:
        """Is nothing being answered here?"""
        return self.cycle is None or self.cycle.response_complete

    def data_received(self, data: bytes) -> None:
        """Some of a request, or the rest of it."""
        super().data_received(data)
        if self.conn.their_state in (h11.IDLE, h11.SEND_BODY):
            self._within("asking", self.limits.asking)
        else:
            self._done("asking")

    def on_response_complete(self) -> None:
        """The answer is written; it must also be taken."""
        super().on_response_complete()
        self._since = self.loop.time()
        if self.transport.get_write_buffer_size():
            self._within("listening", self.limits.listening)

    def pause_writing(self) -> None:
        """The client does not keep up with the answer."""
        super().pause_writing()
        self._within("listening", self.limits.listening)

    def resume_writing(self) -> None:
        """The socket can take data again: the time limit is lifted."""
        super().resume_writing()
        self._done("listening")

    def connection_lost(self, exc: Exception | None) -> None:
        """The connection is closed: nothing more is timed."""
        super().connection_lost(exc)
        for what in tuple(self._timers):
            self._done(what)

    def _within(self, what: str, seconds: float) -> None:
        """Let the connection go unless `what` is done in time; a time that runs already runs on."""
        if what not in self._timers:
            self._timers[what] = self.loop.call_later(seconds, self._let_go, what)

    def _done(self, what: str) -> None:
        timer = self._timers.pop(what, None)
        if timer is not None:
            timer.cancel()

    def _let_go(self, what: str) -> None:
        self._timers.pop(what, None)
        if what == "asking" or self.transport.get_write_buffer_size():
            self.transport.abort()
