"""A document by a handful of selectors: what the pages of most content systems share, metas and labels included."""

from __future__ import annotations

import re
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from parsers.fields import heading, labels, record
from parsers.page import body
from parsers.page.file_links import FILE
from parsers.page.select import Page, innermost, one_line, squeeze
from parsers.platforms import trs
from policy import Document, agencies

_CELLS = "td, th, li, dt, dd, span, p, em"
_SOURCE = re.compile(r"来源[：:]\s{0,9}(\S{1,60})")
_SITE = re.compile(r"[-_|]")


@dataclass(frozen=True, slots=True)
class Form:
    """Where a template has what, as selectors: of `body` and `title` the first that finds anything counts.

    `shown` are the nodes with day and source, `box` that of the facts by label, `files` those with files beside the
    text. `name` is the template's, as it is stored.
    """

    body: tuple[str, ...]
    title: tuple[str, ...] = ("h1", "h2")
    shown: str = ""
    box: str = ""
    files: str = ""
    name: str = "document"


def read(page: Page, source: str, form: Form) -> Document:
    """The document of a page of this form. Raises `PageChanged` where body, title or day are missing."""
    content = body.read(page, page.first(*form.body))
    cells = [one_line(cell.text()) for box in _all(page, form.box) for cell in innermost(box.css(_CELLS))[:80]]
    shown = one_line(" ".join(node.text() for node in _all(page, form.shown)))
    said = labels.read([*cells, shown])
    raw = _unfolded(page, said.get("title") or page.meta.get("ArticleTitle") or page.text(*form.title))
    title = record.without_number(raw)
    written, named = heading.issuers(title, content.lines), agencies.split(said.get("issuers", ""))
    issuers = written if len(written) > len(named) else named
    beside = [anchor for node in _all(page, form.files) for anchor in body.linked(page, node)]
    files = (*content.files, *(anchor for anchor in beside if FILE.search(anchor.url)))
    day = record.dated(said.get("published_on") or shown, "发布时间") or trs.published(page)
    near = _SOURCE.search(shown)  # directly after the day, without a blank between
    document = Document(
        source=source,
        url=page.url,
        template=form.name,
        title=title,
        number=record.number_field(said.get("number", "")) or record.number(raw, issuers, content.lines),
        issuers=issuers,
        index_number=said.get("index_number"),
        subject=said.get("subject"),
        keywords=record.words(said.get("keywords")),
        signed_on=record.dated(said.get("signed_on"), "成文日期"),
        issued_on=record.dated(said.get("issued_on"), "生成日期"),
        published_on=day,
        attachments=record.attachments(files),
        interpretations=record.interpretations(record.explaining(content.anchors, content.files)),
        source_field=record.words(said.get("source_field") or (near[1] if near else page.meta.get("ContentSource"))),
        section=page.meta.get("ColumnName"),
    )
    if "PubDate" not in page.meta:  # one that is there and no date is for the fill rate to say
        record.need_date(page, document, f"{form.shown} | meta[name=PubDate]")
    return record.complete(page, document, content)


def _all(page: Page, selector: str) -> list[LexborNode]:
    return page.tree.css(selector)[:12] if selector else []


def _unfolded(page: Page, title: str) -> str:
    """The title as the window shows it, where that differs by blanks alone: a meta keeps those of a folded line."""
    window = page.first_or_none("title")
    parts = map(one_line, _SITE.split(window.text())) if window else ()
    same = (part for part in parts if squeeze(part) == squeeze(title) and len(part) < len(title))
    return next(same, title)
