"""How long the reading of one page or file may take: what takes longer is given up, wherever its code is."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

SECONDS = 20.0  # processor time; the dearest page within the bounds of the parsers takes about three
_AGAIN = 1.0  # seconds after which it is raised once more, should a callback have swallowed it


class TooSlow(BaseException):
    """The time is up. Not an `Exception`, so that no reader that catches everything takes it for damage."""


@contextmanager
def limit(seconds: float) -> Iterator[None]:
    """Raise `TooSlow` in the block after `seconds` of this process's processor time.

    It breaks off Python code and the loop of `re`, which looks for signals; other C code ends first (the bounds of
    `parsers` hold it to seconds, and files are read in a process of their own). Only a main thread can be watched.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    within = True

    def stop(number: int, frame: object) -> None:
        if within:
            raise TooSlow

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds, _AGAIN)
    try:
        yield
    finally:
        within = False
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
