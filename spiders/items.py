"""What a spider hands to the crawler: one record for each outcome of a request."""

from __future__ import annotations

from dataclasses import dataclass

from policy import AttachmentText, Document, Listing


@dataclass(frozen=True, slots=True)
class DocumentRead:
    """A page that became a document. `asked` is the address before redirects; `list_date` as the listing showed it.

    `seen_at`, here and below: the instant at which it was fetched, UTC; None is now.
    """

    document: Document
    asked: str
    raw: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    list_date: str | None = None
    seen_at: str | None = None


@dataclass(frozen=True, slots=True)
class ListingRead:
    """A page of the list that begins at `first`: how many of its links were followed, and what became of the others.

    `handed` are the sources that others belong to and how many, `foreign` the hosts of no source and how many.
    """

    listing: Listing
    followed: int
    handed: tuple[tuple[str, int], ...] = ()
    foreign: tuple[tuple[str, int], ...] = ()
    first: str = ""


@dataclass(frozen=True, slots=True)
class FileRead:
    """An attachment and what its bytes hold (`bytes` is the size, `sha256` in hex)."""

    url: str
    text: AttachmentText
    bytes: int
    sha256: str
    raw: str | None = None
    seen_at: str | None = None
    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class Skipped:
    """An address that was not read and needs nobody: `why` is ``known``, ``not a policy`` or ``not asked``."""

    url: str
    why: str


@dataclass(frozen=True, slots=True)
class Unchanged:
    """A document or a file that answered 304."""

    url: str
    role: str


@dataclass(frozen=True, slots=True)
class Missing:
    """An address that answered 404 or 410. `archived` False: a replay whose archive does not hold it."""

    url: str
    role: str
    archived: bool = True
    seen_at: str | None = None


@dataclass(frozen=True, slots=True)
class Trouble:
    """A page that broke: `kind` is the error's name or the fault, `raw` where its bytes are kept.

    `instead` is what the general reader made of the page meanwhile.
    """

    kind: str
    url: str
    detail: str
    raw: str | None = None
    instead: DocumentRead | Listing | None = None


Item = DocumentRead | ListingRead | FileRead | Skipped | Unchanged | Missing | Trouble
