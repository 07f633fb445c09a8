"""What a hostile file may cost, and how its reading is given up."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from policy.characters import without_radicals
from policy.plain import visible


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one reading. Sizes in bytes, `seconds` of processor time, `ratio` = unpacked : packed of an archive."""

    size: int = 50_000_000
    unpacked: int = 200_000_000
    ratio: int = 200
    entries: int = 2_000
    depth: int = 2
    pages: int = 3_000
    characters: int = 5_000_000
    seconds: float = 60.0


class Unreadable(Exception):
    """A file that gives no text. The message is the status that is stored with it; `pages` where they were counted."""

    def __init__(self, status: str, pages: int | None = None) -> None:
        super().__init__(status)
        self.pages = pages


@dataclass(slots=True)
class Budget:
    """What is left of the limits while one attachment, with all that it contains, is read."""

    limits: Limits = field(default_factory=Limits)
    clock: Callable[[], float] = time.process_time
    unpacked: int = 0
    entries: int = 0
    started: float = 0.0

    def __post_init__(self) -> None:
        self.started = self.clock()

    def check_time(self) -> None:
        """Give up when the processor time is used up. Called once a page, row block or entry."""
        if self.clock() - self.started > self.limits.seconds:
            raise Unreadable(f"unreadable: more than {self.limits.seconds:g} s")

    def spent(self) -> bool:
        """Whether nothing more may be unpacked."""
        return self.unpacked > self.limits.unpacked or self.entries > self.limits.entries

    def take(self, size: int) -> None:
        """Count unpacked bytes before they are unpacked."""
        self.unpacked += size
        if self.unpacked > self.limits.unpacked:
            raise Unreadable(f"too large: more than {self.limits.unpacked:,} bytes unpacked")

    def entry(self) -> None:
        """Count one more entry of an archive."""
        self.entries += 1
        if self.entries > self.limits.entries:
            raise Unreadable(f"too large: more than {self.limits.entries:,} entries")


_LINE_END = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_EMPTY_LINES = re.compile(r"\n{3,}")


def tidy(text: str) -> str:
    """Text without control characters and lone surrogates, with plain line ends and at most one empty line."""
    lines = without_radicals(visible(_LINE_END.sub("\n", text))).split("\n")
    return _EMPTY_LINES.sub("\n\n", "\n".join(line.rstrip() for line in lines)).strip("\n")
