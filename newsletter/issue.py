"""What an issue of the newsletter is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from translation.wording import Lang

Why = Literal["new", "late", "changed"]
Voice = Literal["own", "told", "quoted"]


@dataclass(frozen=True, slots=True)
class Item:
    """A document as the newsletter shows it, in the language of the issue.

    `date` is the day the document is listed under; `addresses` are its page and its files, the page first.
    `labels` are taxonomy ids; `area` is the one it is listed under. `reasons` say why it has its place.
    `says` are two to four lines: Markdown of an editor (`voice` ``own``), worded by rules (``told``), or sentences of
    the document in Chinese (``quoted``). `targets` is the line with the numbers, or empty.
    `due_on` is the last day for comments; `closed`: it is past. `version` changes whenever the text changes.
    """

    id: int
    date: str
    issuers: tuple[str, ...]
    title: str
    title_zh: str
    draft: bool
    number: str | None
    kind: str | None
    addresses: tuple[str, ...]
    labels: tuple[str, ...]
    area: str | None
    says: tuple[str, ...]
    voice: Voice
    targets: str
    due_on: str | None
    closed: bool
    why: Why
    version: str
    score: int = 0
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Brief:
    """A document in one line: an open consultation, a coming date, a change.

    `what` is a change's word or empty; `by` is the title of the document that took its place. `follow` names what a
    member is told once only, ``due:2026-12-18``; empty where a line may stand in several issues.
    """

    id: int
    on: str
    issuers: tuple[str, ...]
    title: str
    address: str
    labels: tuple[str, ...] = ()
    what: str = ""
    by: str = ""
    follow: str = ""


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who sends the newsletter, as its foot says; empty where it was not set."""

    association: str = ""
    contact: str = ""


NOBODY = Publisher()


@dataclass(frozen=True, slots=True)
class Issue:
    """One newsletter. `number` is 0 where issues are not counted (alerts).

    `followups` tell on documents of earlier issues. `blind` are sentences on what could not be read. `older` counts
    late documents left out.
    """

    lang: Lang
    since: str
    until: str
    items: tuple[Item, ...]
    followups: tuple[Brief, ...] = ()
    consultations: tuple[Brief, ...] = ()
    effective: tuple[Brief, ...] = ()
    changed: tuple[Brief, ...] = ()
    blind: tuple[str, ...] = ()
    older: int = 0
    number: int = 0
    publisher: Publisher = NOBODY

    @property
    def empty(self) -> bool:
        """Whether nothing happened that a member should know."""
        return not (self.items or self.changed or self.followups)
