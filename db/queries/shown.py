"""What the queries answer: frozen records for the site, the feeds and the newsletter.

Dates are ISO and as precise as their length; instants are UTC (``2026-11-23T06:00:00Z``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from db.search.expand import Expansion
from policy import Evidence, Scope


@dataclass(frozen=True, slots=True)
class Filters:
    """A view of the timeline; all of it goes into the address of the page.

    Values of one field are alternatives, fields are joined by AND; labels of different facets are joined by AND too.
    `labels` are taxonomy ids (a parent finds its children). `years` are of `sort_on`. `since` and `until` bound
    `sort_on` (both inclusive, ISO, any precision). `text` is in the query language of `db.search.query`.
    `scope`: ``shown`` (in and unsure), ``in``, ``unsure`` or ``out``. `order`: by the date of the document (``new``),
    by how well it matches (``rank``) or by when it was last seen new, changed or gone (``seen``).
    """

    text: str = ""
    labels: tuple[str, ...] = ()
    issuers: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    years: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    scope: Literal["shown", "in", "unsure", "out"] = "shown"
    order: Literal["new", "rank", "seen"] = "new"


@dataclass(frozen=True, slots=True)
class Row:
    """A document as lists show it. `title_draft` is True while `title_ja` is a machine's draft, `title_en_draft` so.

    `unsure` are those of its labels that wait in the review queue. `provisional`: no template has read it yet.
    `more` are the listed facts of `policy.facts` that have no field here, by name, as JSON shows them.
    """

    id: int
    title: str
    title_ja: str | None
    title_draft: bool
    number: str | None
    kind: str | None
    status: str | None
    issuers: tuple[str, ...]
    source: str
    url: str
    sort_on: str
    signed_on: str | None
    issued_on: str | None
    published_on: str | None
    effective_on: str | None
    comments_due_on: str | None
    scope: Scope
    labels: tuple[str, ...]
    repealed_by: int | None
    first_seen: str
    changed_at: str | None
    gone_since: str | None
    unsure: tuple[str, ...] = ()
    expires_on: str | None = None
    provisional: bool = False
    title_en: str | None = None
    title_en_draft: bool = False
    more: Mapping[str, object] = field(default_factory=dict, hash=False)

    def value(self, name: str) -> object:
        """A field or another listed fact."""
        return self.more[name] if name in self.more else getattr(self, name)


@dataclass(frozen=True, slots=True)
class Choice:
    """A value that a filter may take and how many documents of the view have it."""

    value: str
    n: int


@dataclass(frozen=True, slots=True)
class TimelinePage:
    """One page of the timeline, newest first. `choices`: facet (label, issuer, kind, status, source, year) -> choices.

    `message` says in plain English why a query could not be answered, or what was left out of it; None if all is well.
    """

    rows: tuple[Row, ...]
    total: int
    page: int
    size: int
    choices: Mapping[str, tuple[Choice, ...]]
    expansions: tuple[Expansion, ...] = ()
    message: str | None = None


@dataclass(frozen=True, slots=True)
class LabelInfo:
    """A taxonomy label with its names."""

    id: str
    facet: str
    parent: str | None
    zh: str
    ja: str
    en: str
    means: str


@dataclass(frozen=True, slots=True)
class LabelProof:
    """A label of a document with what proves it."""

    label: LabelInfo
    score: float
    sure: bool
    derived_from: str | None
    settled: str | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class AgencyRow:
    """An issuer with the number of its documents in view and the newest one's date."""

    id: int
    name: str
    short: str | None
    ja: str | None
    en: str | None
    rank: int
    n: int
    newest: str | None


@dataclass(frozen=True, slots=True)
class TargetRow:
    """A number that a document sets, with its sentence and its document."""

    id: int
    document: Row
    indicator: str
    comparator: str
    value: float
    value_high: float | None
    unit: str
    year: int | None
    base_year: int | None
    scope: str | None
    hedge: str | None
    offset: int
    passage: str
    within: str
    sure: bool = True


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """What happened to a document. `what`: added, changed, renamed, gone, back, repealed."""

    id: int
    document_id: int
    title: str
    at: str
    what: str
    detail: str


@dataclass(frozen=True, slots=True)
class News:
    """What happened at or after `since` and before `until` (instants or dates; by sight, not by publication date).

    A document is in one of `new`, `changed`, `repealed`, `gone`, `back` only, in that order of precedence.
    """

    since: str
    until: str | None
    new: tuple[Row, ...]
    changed: tuple[Row, ...]
    repealed: tuple[Row, ...]
    gone: tuple[Row, ...]
    back: tuple[Row, ...]
    cut: bool = False


@dataclass(frozen=True, slots=True)
class DutyRow:
    """What a document asks to be done, see `policy.sections.Duty`."""

    document: Row
    heading: str | None
    text: str
    lead: tuple[str, ...]
    others: tuple[str, ...]
    by: str | None
    due: str | None
    at: int
    within: str


@dataclass(frozen=True, slots=True)
class Event:
    """A day in the calendar. `uid` never changes for a document and `what`; `updated` is the last change.

    `duty` says what is due where `what` is ``duty``.
    """

    uid: str
    what: Literal["comments due", "effective", "duty"]
    on: str
    document: Row
    updated: str
    duty: DutyRow | None = None


@dataclass(frozen=True, slots=True)
class PassageRow:
    """What a document says in the field, see `policy.sections.Passage`."""

    id: int
    document: Row
    at: int
    text: str
    path: tuple[str, ...]
    labels: tuple[str, ...]
    within: str


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """Something unsure. `what` is ``scope``, a label's id, or ``copy `` and the address of another document's page."""

    document: Row
    what: str
    reason: str
    since: str


@dataclass(frozen=True, slots=True)
class LabelCount:
    """A label with its documents in scope; `months` is the sparkline: (YYYY-MM, n), gaps left out, oldest first."""

    label: LabelInfo
    n: int
    newest: Row | None
    months: tuple[tuple[str, int], ...] = field(default=())
