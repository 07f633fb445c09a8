"""What an issue of the newsletter is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from translation.wording import Lang

Why = Literal["new", "late", "changed"]


@dataclass(frozen=True, slots=True)
class Item:
    """A document as the newsletter shows it, in the language of the issue.

    `date` is the day the document is listed under; `addresses` are its page and its files, the page first.
    `labels` are taxonomy ids; `area` is the one it is listed under. `reasons` say why it has its place.
    `says` are sentences quoted from the document, or an editor's summary where `edited` is True, or facts of its brief
    that rules worded in the language where `told` is.
    `targets` are lines, one a year. `lapsed`: `expires_on`, the last day of its validity, is past. `version` changes
    whenever the text changes.
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
    edited: bool
    told: bool
    targets: tuple[str, ...]
    effective_on: str | None
    expires_on: str | None
    lapsed: bool
    due_on: str | None
    why: Why
    version: str
    score: int = 0
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Brief:
    """A document in one line: an open consultation, a coming date, a change. `what` is a change's word or empty."""

    id: int
    on: str
    issuers: tuple[str, ...]
    title: str
    address: str
    labels: tuple[str, ...] = ()
    what: str = ""


@dataclass(frozen=True, slots=True)
class Issue:
    """One newsletter. `blind` are sentences on what could not be read. `older` counts late documents left out."""

    lang: Lang
    since: str
    until: str
    items: tuple[Item, ...]
    consultations: tuple[Brief, ...] = ()
    effective: tuple[Brief, ...] = ()
    changed: tuple[Brief, ...] = ()
    blind: tuple[str, ...] = ()
    older: int = 0
    topics: tuple[str, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether nothing happened that a member should know."""
        return not (self.items or self.changed)
