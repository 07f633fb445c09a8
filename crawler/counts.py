"""What a run counts at one source while it goes on."""

from __future__ import annotations

from dataclasses import dataclass, field

from db import Tally


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
    listing_links: dict[str, int] = field(default_factory=dict)  # first page of a listing → links on it
    slowest: tuple[float, str] = (0.0, "")

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
