"""Records that parsers return: listings, documents and their attachments."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

GENERAL = "general"  # the template of what the general reader reads


MAX_TITLE = 1_000  # characters; a longer one is no title


@dataclass(frozen=True, slots=True)
class Dated:
    """A date as far as the page gives it, and where it was read.

    `iso` is ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``: its length is its precision.
    `where` names the place (``成文日期``, ``发布日期``, ``signature``, ``meta:PubDate``, ``text`` …).
    `passage` is the sentence for dates that come from running text, else empty.
    """

    iso: str
    where: str
    passage: str = ""

    def __post_init__(self) -> None:
        if len(self.iso) not in (4, 7, 10):
            raise ValueError(f"not an ISO date of year, month or day precision: {self.iso!r}")

    @property
    def day(self) -> date | None:
        """The calendar day, or None for a partial date."""
        return date.fromisoformat(self.iso) if len(self.iso) == 10 else None


def is_over(iso: str | None, today: str) -> bool:
    """Whether a day, month or year lies wholly before the ISO day `today`; one that is not known does not."""
    return iso is not None and iso < today[: len(iso)]


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that belongs to a document. `url` is absolute; `name` is the link text."""

    url: str
    name: str


@dataclass(frozen=True, slots=True)
class AttachmentText:
    """What an attachment's bytes hold.

    `type` follows from the content (``pdf``, ``docx``, ``doc``, ``wps``, ``xlsx``, ``xls``, ``ofd``, ``rtf``, ``odt``,
    ``pptx``, ``zip``, ``image``, ``html``, ``csv``, ``txt`` … ``unknown``). `status` is ``text`` when `text` is
    readable, ``recognised`` when it was read off a picture (with how sure that is, 0–1, as `confidence`), else the
    reason: ``no text layer``, ``unreadable``, ``encrypted``, ``too large``, ``image``, ``not the file`` …
    """

    type: str
    status: str
    text: str = ""
    pages: int | None = None
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Interpretation:
    """A link to a page that explains the document (解读, 答记者问, 一图读懂)."""

    url: str
    title: str


@dataclass(frozen=True, slots=True)
class Link:
    """One entry of a listing, feed or search answer. Fields that a listing does not show are None or empty."""

    url: str
    title: str
    date: str | None = None
    number: str | None = None
    issuers: tuple[str, ...] = ()
    signed_on: str | None = None
    index_number: str | None = None
    subject: str | None = None
    category: str | None = None
    interpretations: tuple[Interpretation, ...] = ()


@dataclass(frozen=True, slots=True)
class Listing:
    """A page that leads to documents: a list, a feed or a search answer.

    `pages` is the page count that the site states, `next_url` the following page or None at the end.
    `totals` are the site's own counts (search answers: rows per category and over all).
    """

    url: str
    source: str
    template: str
    links: tuple[Link, ...]
    pages: int | None = None
    next_url: str | None = None
    totals: tuple[tuple[str, int], ...] = ()

    @property
    def provisional(self) -> bool:
        """Whether the general reader read it, because it fits no template."""
        return self.template == GENERAL


@dataclass(frozen=True, slots=True)
class Document:
    """One policy document as one page of one site gives it.

    `issuers` are the names as on the page (``issuers_of`` in parsers normalises them); `number` has 〔〕 brackets.
    `kind` is the field's word (通知 意见 公告 令 办法 规划 … 会议 新闻发布会 征求意见稿 解读); `status` a further
    word of the title (试行 暂行 征求意见 废止) or None. Dates: see `Dated`; one is never used for another.
    `text` holds paragraphs divided by newlines, table rows as lines with cells divided by tabs.
    `html` is the same body sanitised for reading. `annex_at` is the offset in `text` at which an annexed plan begins.
    `source_field` is the page's 来源, which is not the issuer; `document_kind` its 公文种类.
    `remark` is a release remark that ends the body, such as （此件公开发布）; it is no part of `text`.
    `media` and `body_images` are addresses of what the body shows; `interpretations_frame` that of a page in which the
    site lists explanations.
    `signed_on_body` is the date of the signature where it contradicts the page's own field.

    Each field is declared in `policy.facts`, which says how it is kept and shown.
    """

    source: str
    url: str
    template: str
    title: str
    kind: str | None = None
    status: str | None = None
    number: str | None = None
    issuers: tuple[str, ...] = ()
    index_number: str | None = None
    subject: str | None = None
    keywords: tuple[str, ...] = ()
    signed_on: Dated | None = None
    issued_on: Dated | None = None
    published_on: Dated | None = None
    effective_on: Dated | None = None
    expires_on: Dated | None = None
    comments_due_on: Dated | None = None
    text: str = ""
    html: str = ""
    annex_at: int | None = None
    attachments: tuple[Attachment, ...] = ()
    interpretations: tuple[Interpretation, ...] = ()
    interpretations_frame: str | None = None
    source_field: tuple[str, ...] = ()
    section: str | None = None
    media: tuple[str, ...] = ()
    body_images: tuple[str, ...] = ()
    document_kind: str | None = None
    remark: str | None = None
    signed_on_body: Dated | None = None

    @property
    def provisional(self) -> bool:
        """Whether the general reader read it, because it fits no template."""
        return self.template == GENERAL

    @property
    def missing(self) -> tuple[str, ...]:
        """What any policy document has and this record lacks: ``published_on``, ``issuers``, ``text``."""
        dated = self.published_on or self.issued_on or self.signed_on
        shown = self.text or self.attachments or self.media or self.body_images
        found = {"published_on": dated, "issuers": self.issuers, "text": shown}
        return tuple(name for name, value in found.items() if not value)
