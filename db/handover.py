"""What goes into the store and what it answers."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from policy import AttachmentText, Document, Reading

Outcome = Literal["new", "joined", "changed", "unchanged"]
RunOutcome = Literal["ok", "issues", "unhealthy", "killed"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One page that became a document, with what the analysis says about it.

    `raw` names the archived page (file and record id). `etag` and `last_modified` are the answer's headers.
    `list_date` is the date that the listing showed, `title_ja` and `title_en` drafted titles,
    `title_rules` the version of the rules that made them. `seen_at` is the instant at which the page was fetched; None
    is now.
    """

    document: Document
    reading: Reading
    raw: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    list_date: str | None = None
    title_ja: str | None = None
    title_en: str | None = None
    title_rules: str = ""
    seen_at: str | None = None


@dataclass(frozen=True, slots=True)
class Saved:
    """What the store did with an entry.

    `outcome`: ``new`` document; ``joined`` = a new publication of a known document; ``changed`` = a new version;
    ``unchanged``. `rule` says by which rule the publication belongs to its document (``first`` for the first one).
    `back` is True when the page had vanished before. `version` counts the texts seen at this address from 1.
    """

    document_id: int
    publication_id: int
    url: str
    outcome: Outcome
    rule: str
    version: int
    back: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """What the store remembers of an address, for conditional requests and the rhythm of re-reading."""

    url: str
    source: str
    document_id: int
    publication_id: int
    etag: str | None
    last_modified: str | None
    content_hash: str
    published_on: str | None
    list_date: str | None
    first_seen: str
    checked_at: str
    gone_since: str | None


@dataclass(frozen=True, slots=True)
class WantedFile:
    """An attachment to ask for. `page_url` is the page that links to it.

    `born` is the day of its document, `checked_at` when it was last asked for (None: never), `is_missing` whether it
    was not there then, `is_picture` whether it is what a page shows that has no text.
    """

    url: str
    name: str
    source: str
    page_url: str
    document_id: int
    born: str
    checked_at: str | None = None
    is_missing: bool = False
    is_picture: bool = False


@dataclass(frozen=True, slots=True)
class Scan:
    """A file that shows text and holds none. `type` is ``pdf`` or ``image``; `sha256` of the file, hex."""

    url: str
    name: str
    type: str
    sha256: str


@dataclass(frozen=True, slots=True)
class FetchedFile:
    """An attachment that was fetched and read (`bytes` is its size; `sha256` of the file, hex)."""

    url: str
    text: AttachmentText
    bytes: int
    sha256: str
    seen_at: str | None = None
    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class IssueReport:
    """What broke at an address. `kind` is the error's name or the fault (``timeout`` …)."""

    source: str
    kind: str
    url: str
    detail: str
    raw: str | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    """What a run did at one source: the row of run_sources. `healthy` None = not judged."""

    source: str
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
    healthy: bool | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Rereading:
    """A stored document as it was saved, with the texts of its attachments, for a new analysis.

    `attachments` has a text for each file that the page of the document lists, empty where it has none or another file
    is the same; `recognised` are the numbers, from 1, of those that were recognised from a scan.
    """

    document_id: int
    document: Document
    attachments: tuple[str, ...] = field(default=())
    recognised: frozenset[int] = frozenset()
