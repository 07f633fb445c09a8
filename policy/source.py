"""What a source is: its hosts, its sections and the floors below which a run is not to be trusted."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Section:
    """A listing of a source. `first_url` is its first page; `holds` says what is published there."""

    name: str
    first_url: str
    holds: str


@dataclass(frozen=True, slots=True)
class Floors:
    """Least values of a healthy run. `fill` maps a document field to its least fill rate (0–1)."""

    links_per_listing: int = 1
    weekly_min: int = 0
    weekly_max: int = 500
    quiet_days: int = 30
    fill: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """One ministry's site. `title` is its name in zh, ja and en, shown wherever the source is named.

    Requests never leave `hosts`; one that begins with a dot (``.mof.gov.cn``) means every host below it.
    """

    name: str
    title: tuple[str, str, str]
    hosts: tuple[str, ...]
    sections: tuple[Section, ...] = field(default=())
    floors: Floors = field(default=Floors())

    def owns(self, netloc: str) -> bool:
        """Whether a host (with its port, unless it is the usual one) is one of `hosts`."""
        return any(netloc == host or (host[0] == "." and netloc.endswith(host)) for host in self.hosts)
