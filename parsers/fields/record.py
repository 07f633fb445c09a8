"""From what a page says of a document and its body to the finished record: what all sites share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from urllib.parse import unquote

from selectolax.lexbor import LexborNode

from parsers.fields import dates, heading, kinds, signature, timing
from parsers.page import annex, pictures
from parsers.page.body import Anchor, Body
from parsers.page.lines import tidy
from parsers.page.select import Page, one_line, squeeze
from policy import MAX_TITLE, Attachment, Dated, Document, Interpretation, PageChanged, numbers

_BRACKET = re.compile(r"[(（]([^()（）]{2,160}(?:[(（]\d{4}[)）][^()（）]{1,20})?)[)）]$")
_ORDER = re.compile(
    r"(?:\d{4}\s*年\s*)?第\s*\d{1,5}\s*号(?:令|公告)$|(?:令|公告|通告)\s*(?:\d{4}\s*年\s*)?第\s*\d{1,5}\s*号$"
)
FIRST_WORDS = 8  # of a title that are asked for a number
_BARE = re.compile(r"(?:公告|通告|令)(?:\d{4}年)?第")
_SERIAL = re.compile(r"(?:\d{4}\s*年\s*)?第\s*\d{1,5}\s*号")
_INTERPRETS = ("解读", "答记者问", "一图读懂", "一图看懂", "图解", "政策问答")


def dated(text: str | None, where: str) -> Dated | None:
    """The date that a field shows, or None where the field is absent or empty."""
    iso = dates.read(text) if text else None
    return Dated(iso, where) if iso else None


def title_number(title: str) -> str | None:
    """The number that a title ends with (in a bracket, after a blank, that of an order), else that it begins with.

    商务部公告2026年第71号 关于…的公告
    """
    number, _ = _last(title)
    if number:
        return number
    order = _ORDER.search(title)
    return numbers.normalise(_bodies_before(title, order) + order[0]) if order else _first(title)


def _first(title: str) -> str | None:
    """The number of an order or announcement before the name of the paper, its bodies divided by blanks or not."""
    words = title.split(" ")[:FIRST_WORDS]
    heads = (" ".join(words[:count]) for count in range(1, len(words)))
    return next((numbers.normalise(head) for head in heads if head[-1:] == "号" and numbers.is_number(head)), None)


def number(title: str, issuers: Sequence[str], lines: Sequence[str]) -> str | None:
    """The number of a page that has no field for it: that of its title, else of its first lines, with its bodies.

    公告2021年第6号 of 生态环境部 is 生态环境部公告2021年第6号: other bodies have a sixth of that year too.
    """
    found = title_number(title) or heading.number(lines)
    return " ".join(issuers) + found if found and _BARE.match(found) else found


def _bodies_before(title: str, order: re.Match[str]) -> str:
    """The bodies that stand before the word of an order in a title; nothing where its number comes first."""
    if order[0].startswith(("令", "公", "通")):
        end = len(title[: order.start()].rstrip())
        return title[numbers.bodies_before(title, end) : end]
    return ""


def without_number(title: str) -> str:
    """The title without the number after it; order numbers, which are part of the name, and （试行） stay."""
    return _last(title)[1]


def _last(title: str) -> tuple[str | None, str]:
    """The number after a title, and the title before it.

    …的通知(发改能源〔2026〕884号), …的通知 国能综通安全〔2021〕108号, …的公告(2023年第12号)
    """
    bracket = _BRACKET.search(title.rstrip())
    head, _, last = (title[: bracket.start()].rstrip(), "", bracket[1]) if bracket else title.rpartition(" ")
    if head and numbers.is_number(last) and (bracket or not _ORDER.search(last)):
        return numbers.normalise(last), head
    word = next((word for word in ("公告", "通告", "令") if head.endswith(word)), None)
    if word and bracket and _SERIAL.fullmatch(last.strip()):
        start = numbers.bodies_before(head, len(head) - len(word))
        return numbers.normalise(head[start:] + last), head
    return None, title


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
    """File links in their order, each address once, named by their text or else by the file.

    A name pasted from Word may be split into several links to one file, one after the other.
    """
    names: dict[str, str] = {}
    last = ""
    for anchor in anchors:
        name = names.setdefault(anchor.url, anchor.text)
        if anchor.url == last and anchor.text not in name:
            names[anchor.url] = name + anchor.text
        last = anchor.url
    return tuple(Attachment(url, name or one_line(unquote(url.rsplit("/", 1)[-1]))) for url, name in names.items())


def interpretations(anchors: Iterable[Anchor]) -> tuple[Interpretation, ...]:
    """Links to explaining pages, each address once."""
    found = {anchor.url: Interpretation(anchor.url, anchor.text) for anchor in reversed(list(anchors)) if anchor.text}
    return tuple(reversed(found.values()))


def explaining(anchors: Iterable[Anchor], files: Iterable[Anchor]) -> list[Anchor]:
    """Links of a body that lead to pages named as explanations (…答记者问, …解读)."""
    urls = {anchor.url for anchor in files}
    return [a for a in anchors if a.url not in urls and any(word in a.text for word in _INTERPRETS)]


def complete(page: Page, document: Document, body: Body) -> Document:
    """The record with its text, kind, signing date, annex, remark, dates that it sets.

    A body without a single letter is a `PageChanged`, unless the page has files, media, or pictures that say
    it (一图读懂, scans).
    """
    files = document.attachments or attachments(body.files)
    tidied = [tidy(line) for line in body.lines]
    _refuse_empty(page, document.title, body, shows=bool(files or body.media))
    signed = signature.find(body.lines)
    remark = squeeze(tidied.pop()) if tidied and annex.is_remark(tidied[-1]) else None
    signed_on, contradicted = _signed(document.signed_on, signed, body.lines)
    text = "\n".join(tidied)
    return timing.timed(
        replace(
            document,
            kind=_kind(document),
            signed_on=signed_on,
            signed_on_body=contradicted,
            text=text,
            html=body.html,
            annex_at=_offset(tidied, annex.first_line(body.lines, signed.end if signed else None)),
            attachments=files,
            body_images=body.images,
            media=body.media,
            remark=remark,
        )
    )


def _refuse_empty(page: Page, title: str, body: Body, *, shows: bool) -> None:
    """Raise `PageChanged` for a title or a body that cannot be one; `shows`: there is a file or a video."""
    if not 0 < len(title) <= MAX_TITLE:
        raise PageChanged(page.url, "the title", f"1 to {MAX_TITLE} characters", str(len(title)))
    if shows or any(map(pictures.is_content, body.images)) or any(c.isalnum() for line in body.lines for c in line):
        return
    raise PageChanged(page.url, "the text of the body", "a text, a file or a video", repr(body.text[:20]))


def _kind(document: Document) -> str | None:
    """By the title, else by the page's own field, else by number and section."""
    return (
        kinds.kind(document.title)
        or _plain_kind(document.document_kind)
        or kinds.kind("", document.number, document.section)
    )


def _signed(
    field: Dated | None, signed: signature.Signature | None, lines: Sequence[str]
) -> tuple[Dated | None, Dated | None]:
    """The signing date (the field, else signature or heading) and the signature where it contradicts the field."""
    iso = signed.iso if signed else heading.date(lines)
    read = Dated(iso, "signature" if signed else "heading") if iso else None
    if field is None:
        return read, None
    return field, read if signed and read and read.iso != field.iso and len(read.iso) == 10 else None


def _plain_kind(document_kind: str | None) -> str | None:
    """命令（令） as 令."""
    if not document_kind or document_kind == "其他":
        return None
    return document_kind.partition("（")[2].rstrip("）") or document_kind


def _offset(lines: Sequence[str], at: int | None) -> int | None:
    """The place in the text at which a line begins."""
    if at is None or at >= len(lines):
        return None
    return sum(len(line) + 1 for line in lines[:at])
