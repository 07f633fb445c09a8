"""From what a page says of a document and its body to the finished record: what all sites share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from selectolax.lexbor import LexborNode

from parsers import dates, kinds, signature, terms
from parsers.body import Anchor, Body
from parsers.lines import tidy
from parsers.select import Page, one_line, squeeze
from policy import Attachment, Dated, Document, Interpretation, PageChanged, numbers

_BRACKET = re.compile(r"\s*[(（]([^()（）]{2,60}(?:[(（]\d{4}[)）][^()（）]{1,20})?)[)）]\s*$")
_ORDER = re.compile(
    r"(?:\d{4}\s*年\s*)?第\s*\d{1,5}\s*号(?:令|公告)$|(?:令|公告)\s*(?:\d{4}\s*年\s*)?第\s*\d{1,5}\s*号$"
)
_CONSULTS = re.compile(r"征求[^。]{0,80}意见|征集[^。]{0,40}(?:意见|建议)|意见征[求集]|征询[^。]{0,40}意见|公示")
_MAX_TITLE = 1000
_INTERPRETS = ("解读", "答记者问", "一图读懂", "一图看懂", "图解", "政策问答")


def dated(text: str | None, where: str) -> Dated | None:
    """The date that a field shows, or None where the field is absent or empty."""
    iso = dates.read(text) if text else None
    return Dated(iso, where) if iso else None


def title_number(title: str) -> str | None:
    """The number in the last bracket of a title, or the order number that ends it."""
    bracket = _BRACKET.search(title)
    if bracket and numbers.is_number(bracket[1]):
        return numbers.normalise(bracket[1])
    order = _ORDER.search(title)
    return numbers.normalise(order[0]) if order else None


def without_number(title: str) -> str:
    """The title without a bracketed number at its end; order numbers and （试行） stay."""
    bracket = _BRACKET.search(title)
    return title[: bracket.start()] if bracket and numbers.is_number(bracket[1]) else title


def number_field(text: str) -> str | None:
    """The number of a field; a field that is empty or says 无 has none."""
    return numbers.normalise(text) if any(c.isdecimal() for c in text) else None


def need_date(page: Page, document: Document, selector: str) -> Document:
    """The document itself; without a publication date a page is changed, unless its whole head is missing."""
    if document.published_on is None and page.meta:
        raise PageChanged(page.url, selector, "a date", "none")
    return document


def item_date(item: LexborNode, anchor: LexborNode, selector: str) -> str | None:
    """The date of a list item: in the first of these nodes that shows one, else in the item's text beside the link."""
    for node in item.css(selector)[:12]:
        text = one_line(node.text())
        if len(text) <= 30 and (iso := dates.read(text)):
            return iso
    beside = one_line(one_line(item.text()).replace(one_line(anchor.text()), ""))
    return dates.read(beside) if len(beside) <= 30 else None


def words(text: str | None) -> tuple[str, ...]:
    """Keywords or names of a cell, divided by blanks or marks."""
    for mark in "、，,；;|":
        text = (text or "").replace(mark, " ")
    return tuple(dict.fromkeys((text or "").split()))


def attachments(anchors: Iterable[Anchor]) -> tuple[Attachment, ...]:
    """File links in their order, each address once, named by their text or else by the file."""
    found: dict[str, Attachment] = {}
    for anchor in anchors:
        name = anchor.text or anchor.url.rsplit("/", 1)[-1]
        found.setdefault(anchor.url, Attachment(anchor.url, name))
    return tuple(found.values())


def interpretations(anchors: Iterable[Anchor]) -> tuple[Interpretation, ...]:
    """Links to explaining pages, each address once."""
    found = {anchor.url: Interpretation(anchor.url, anchor.text) for anchor in reversed(list(anchors)) if anchor.text}
    return tuple(reversed(found.values()))


def explaining(anchors: Iterable[Anchor], files: Iterable[Anchor]) -> list[Anchor]:
    """Links of a body that lead to pages named as explanations (…答记者问, …解读)."""
    urls = {anchor.url for anchor in files}
    return [a for a in anchors if a.url not in urls and any(word in a.text for word in _INTERPRETS)]


def complete(page: Page, document: Document, body: Body) -> Document:
    """The record with its text, kind, signing date, annex, remark, date of effect and deadline.

    A body without a single letter is a `PageChanged`, unless the page has files or media.
    """
    if not 0 < len(document.title) <= _MAX_TITLE:
        raise PageChanged(page.url, "the title", f"1 to {_MAX_TITLE} characters", str(len(document.title)))
    files = document.attachments or attachments(body.files)
    tidied = [tidy(line) for line in body.lines]
    if not files and not body.media and not any(c.isalnum() for line in tidied for c in line):
        raise PageChanged(page.url, "the text of the body", "a text, a file or a video", repr(body.text[:20]))
    signed = signature.find(body.lines)
    remark = squeeze(tidied.pop()) if tidied and signature.is_remark(tidied[-1]) else ""
    signed_on, contradicted = _signed(document.signed_on, signed, body.lines)
    text = "\n".join(tidied)
    shown = document.published_on or document.issued_on
    return replace(
        document,
        kind=kinds.kind(document.title, document.number, document.section) or _plain_kind(document.document_kind),
        status=kinds.status(document.title),
        signed_on=signed_on,
        signed_on_body=contradicted,
        effective_on=terms.effective_on(text, signed_on.iso if signed_on else None),
        comments_due_on=_deadline(document.title, text, shown),
        text=text,
        html=body.html,
        annex_at=_offset(tidied, signature.annex_line(body.lines, signed)),
        attachments=files,
        images=body.images,
        media=body.media,
        remark=remark,
    )


def _deadline(title: str, text: str, shown: Dated | None) -> Dated | None:
    """The end of a consultation. Other documents set deadlines too, but not for comments."""
    if not _CONSULTS.search(title) and not _CONSULTS.search(text[:800]):
        return None
    return terms.comments_due_on(text, shown.iso if shown else None)


def _signed(
    field: Dated | None, signed: signature.Signature | None, lines: Sequence[str]
) -> tuple[Dated | None, Dated | None]:
    """The signing date (the field, else signature or heading) and the signature where it contradicts the field."""
    iso = signed.iso if signed else signature.heading_date(lines)
    read = Dated(iso, "signature" if signed else "heading") if iso else None
    if field is None:
        return read, None
    return field, read if signed and read and read.iso != field.iso and len(read.iso) == 10 else None


def _plain_kind(document_kind: str | None) -> str | None:
    """命令（令） as 令."""
    if not document_kind:
        return None
    return document_kind.partition("（")[2].rstrip("）") or document_kind


def _offset(lines: Sequence[str], at: int | None) -> int | None:
    """The place in the text at which a line begins."""
    if at is None or at >= len(lines):
        return None
    return sum(len(line) + 1 for line in lines[:at])
