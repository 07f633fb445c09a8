"""How a run is ended from outside (Ctrl-C, SIGTERM): what was read is stored, within seconds the process is gone."""

from __future__ import annotations

import asyncio
import os
import signal
import sys

from scrapy.crawler import AsyncCrawlerProcess

from crawler import exits
from crawler.context import Context

GRACE = 3.0  # seconds for answers that are still on their way; a run that ends here is like one that was killed


def start(process: AsyncCrawlerProcess, context: Context) -> None:
    """Walk until all is done or a signal comes. The first stores and stops; `GRACE` later, or at the second, all ends.

    A page that is being read does not hold the end up: the signal is met inside of it.
    """
    asked = False

    def stop(number: int, frame: object) -> None:
        nonlocal asked
        if asked:
            leave(number, frame)
        asked = True
        signal.setitimer(signal.ITIMER_REAL, GRACE)
        from twisted.internet import reactor  # not at the top: it would be installed before Scrapy chooses one

        reactor.callFromThread(_store_and_stop, process, context)

    handlers = {signal.SIGINT: stop, signal.SIGTERM: stop, signal.SIGALRM: leave}
    before = {number: signal.signal(number, handler) for number, handler in handlers.items()}
    try:
        process.start(install_signal_handlers=False)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        for number, handler in before.items():
            signal.signal(number, handler)


def leave(number: int, frame: object) -> None:
    """End now, as a kill does: the next run goes on from what is stored."""
    os.write(sys.__stderr__.fileno() if sys.__stderr__ else 2, b"Stopped. The next run goes on from here.\n")
    os._exit(exits.ERROR)


def _store_and_stop(process: AsyncCrawlerProcess, context: Context) -> None:
    for flush in context.flush_of.values():
        flush()
    context.stopping = asyncio.ensure_future(process.stop())
