"""What a run counts at one source while it goes on."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass, field

from db import Tally

ELSEWHERE = "links elsewhere: "  # how a line begins that says where a list leads
HOSTS = 8  # named of one list


@dataclass(slots=True)
class Counts:
    """Running numbers of one source. `facts` are things worth telling that are no issue (robots.txt, a closed host)."""

    requests: int = 0
    bytes: int = 0
    listings: int = 0
    links: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    skipped: int = 0
    missing: int = 0
    gone: int = 0
    issues: int = 0
    seconds: float = 0.0
    files: int = 0
    facts: list[str] = field(default_factory=list)
    listing_links: dict[str, int] = field(default_factory=dict)  # first page of a list → most links on one of its pages
    handed: dict[str, dict[str, int]] = field(default_factory=dict)  # first page of a list → source → its links
    foreign: dict[str, dict[str, int]] = field(default_factory=dict)  # first page of a list → host of no source → links
    slowest: tuple[float, str] = (0.0, "")

    def elsewhere(self, sources: Container[str]) -> list[str]:
        """A line for each list that leads to other houses: none of its links vanishes unsaid.

        `sources` are those of the run.
        """
        lines = []
        for first in sorted({*self.handed, *self.foreign}):
            parts = [
                f"{n} links handed to {source}" if source in sources else f"{n} links of {source}, not in this run"
                for source, n in self.handed.get(first, {}).items()
            ]
            foreign = sorted(self.foreign.get(first, {}).items(), key=lambda item: (-item[1], item[0]))
            if foreign:
                hosts = ", ".join(f"{host} {n}" for host, n in foreign[:HOSTS])
                more = f" and {len(foreign) - HOSTS} more hosts" if len(foreign) > HOSTS else ""
                parts.append(f"{sum(n for _, n in foreign)} links to foreign hosts, not followed ({hosts}{more})")
            lines.append(f"{ELSEWHERE}{first}: {'; '.join(parts)}")
        return lines

    def tally(self, source: str) -> Tally:
        """The row that the store keeps, not judged."""
        return Tally(
            source=source,
            requests=self.requests,
            bytes=self.bytes,
            listings=self.listings,
            links=self.links,
            new=self.new,
            changed=self.changed,
            unchanged=self.unchanged,
            skipped=self.skipped,
            missing=self.missing,
            gone=self.gone,
            issues=self.issues,
            seconds=round(self.seconds, 1),
        )
