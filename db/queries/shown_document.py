"""What the query for one document answers: its copies, dates, files and relations as frozen records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from db.queries.shown import AgencyRow, ChangeRow, LabelProof, Row, TargetRow
from policy import Result
from policy.sections import BriefFact, Duty, Section


@dataclass(frozen=True, slots=True)
class DateLine:
    """One date of a document and where it was read. `field` is the column name (signed_on …)."""

    field: str
    iso: str
    where: str
    passage: str
    publication_id: int


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One text seen at an address."""

    publication_id: int
    number: int
    seen_at: str
    title: str
    raw: str | None


@dataclass(frozen=True, slots=True)
class PublicationRow:
    """One site's copy of the document. `rule` says why it belongs to it. `main` marks the one that is shown."""

    id: int
    source: str
    url: str
    title: str
    number: str | None
    section: str | None
    source_field: str
    rule: str
    main: bool
    published_on: str | None
    list_date: str | None
    url_date: str | None
    first_seen: str
    last_seen: str
    gone_since: str | None
    back_at: str | None
    versions: tuple[VersionRow, ...]


@dataclass(frozen=True, slots=True)
class AttachmentRow:
    """A file of a document with its text ('' where it has none; `status` says why).

    `confidence` (0–1) says how sure a text is that was recognised from a scan; None for all others.
    `gone_since`: no longer linked; `missing_since`: no longer at its address; `changed_at`: another content since.
    """

    id: int
    url: str
    name: str
    type: str | None
    status: str
    bytes: int | None
    pages: int | None
    text: str
    gone_since: str | None = None
    confidence: float | None = None
    missing_since: str | None = None
    changed_at: str | None = None


@dataclass(frozen=True, slots=True)
class RelationRow:
    """A relation, seen from one document: `other` is the other end, None while it is not known here."""

    type: str
    other: Row | None
    title: str | None
    number: str | None
    offset: int
    passage: str
    within: str


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """Everything about one document. `asked` is the id that was asked for: another one after a join.

    `facts` are those that `policy.facts` declares, but for the text and its files, by name, as JSON shows them.
    """

    row: Row
    asked: int
    facts: Mapping[str, object]
    scope_reason: str
    text: str
    html: str
    annex_at: int | None
    last_seen: str
    dates: tuple[DateLine, ...]
    agencies: tuple[AgencyRow, ...]
    labels: tuple[LabelProof, ...]
    brief: tuple[BriefFact, ...]
    sections: tuple[Section, ...]
    duties: tuple[Duty, ...]
    targets: tuple[TargetRow, ...]
    results: tuple[Result, ...]
    relations: tuple[RelationRow, ...]
    related_from: tuple[RelationRow, ...]
    repealed_by: Row | None
    publications: tuple[PublicationRow, ...]
    attachments: tuple[AttachmentRow, ...]
    interpretations: tuple[tuple[str, str], ...]
    changes: tuple[ChangeRow, ...]

    @property
    def recognised(self) -> frozenset[str]:
        """The texts that were read off scans, as `within` names them: ``attachment:N``."""
        files = enumerate(self.attachments, 1)
        return frozenset(f"attachment:{n}" for n, file in files if file.status == "recognised")
