"""What an issue is asked for."""

from __future__ import annotations

from dataclasses import dataclass, field

from translation.edited import NOTHING, Edits
from translation.machine import Machine
from translation.wording import Lang


@dataclass(frozen=True, slots=True)
class Ask:
    """What an issue is asked for. `today` decides which consultations are open.

    `sent` maps ids to sent versions; `followed` are the follow-ups that were sent, ``12:due:2026-12-18``.
    `provisional` documents, which no template has read, are left out unless they are asked for.
    `machine` drafts titles and summaries of a Japanese issue where it is given; what an editor settled (`edits`) wins.
    """

    since: str
    until: str
    today: str
    lang: Lang = "ja"
    topics: tuple[str, ...] = ()
    sent: dict[int, str] = field(default_factory=dict)
    machine: Machine | None = None
    provisional: bool = False
    edits: Edits = NOTHING
    followed: frozenset[str] = frozenset()
