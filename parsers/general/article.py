"""A document of a page that no template knows. Every value that it gives says from where."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

from parsers.fields import heading, labels, record
from parsers.general import block, no_text, surroundings, titles
from parsers.page import body, file_links
from parsers.page.bounds import check_markup
from parsers.page.file_links import FILE
from parsers.page.select import Page, one_line
from policy import Dated, Document, NotADocument, agencies
from policy.records import GENERAL

Text = tuple[str, NavigableString]  # what it says, and where it stands
LEAST = 40  # characters of prose below which a page without files shows no document
ABOVE = 4  # containers above the block in which its files may be
SHORT = 80  # characters of a text near the block that may be its date
NEAR = 20  # texts before the block that are asked for its title, and after it for its date, where none before has one
HEAD = 400  # texts before and after the block that are asked for labels
_DAYS = ("PubDate", "publishdate", "firstpublishedtime", "pubdate", "PublishDate", "article:published_time")
_PROMULGATED = re.compile(r"令|公布|施行|通过|修[订正]")  # of a line whose day is that of the document, not of the page
_SOURCES = ("ContentSource", "contentSource", "source")


def parse_document(page: Page, source: str) -> Document:
    """The provisional record of a page. Raises `NotADocument`, or `PageChanged` where title or text fail."""
    check_markup(page.url, page.html)
    soup = BeautifulSoup(block.CLOSED.sub("", page.html), "lxml")
    tag = _text_of(page, soup)
    before, after = _around(soup, tag)
    below = labels.read(text for text, _ in after)
    said = {name: below[name] for name in surroundings.OF_PAGE if name in below}
    said |= labels.read(text for text, _ in before)
    near = (text for text, node in reversed(before) if node.find_parent("a") is None)
    title = titles.title(soup, said.get("title", ""), page, islice(near, NEAR))
    html = "".join(str(part) for part in surroundings.whole(tag))
    inner = Page(page.url, f"<html><body>{html}</body></html>", page.base)
    content = body.read(inner, inner.first("body"))
    said = surroundings.labelled(content.lines) | said
    content = replace(content, lines=surroundings.own_lines(content.lines))
    files = content.files or _files_above(page, tag)
    if not (files or content.media or content.images or any(c.isalnum() for line in content.lines for c in line)):
        raise NotADocument(page.url, "a page without text")
    issuers = issuers_of(said.get("issuers", ""), title, content.lines)
    number = record.number_field(said.get("number", "")) or record.number(title, issuers, content.lines)
    document = Document(
        source=source,
        url=page.url,
        template=GENERAL,
        title=record.without_number(title),
        number=number,
        issuers=issuers,
        index_number=said.get("index_number"),
        subject=said.get("subject"),
        keywords=record.words(said.get("keywords")),
        signed_on=record.dated(said.get("signed_on"), "label:成文日期"),
        issued_on=record.dated(said.get("issued_on"), "label:生成日期"),
        published_on=_published(page, said, [*reversed(before), *after[:NEAR]]),
        attachments=record.attachments(files),
        interpretations=record.interpretations(record.explaining(content.anchors, content.files)),
        source_field=record.words(said.get("source_field") or _meta(page, _SOURCES)),
        section=page.meta.get("ColumnName"),
    )
    return record.complete(page, document, content)


def _text_of(page: Page, soup: BeautifulSoup) -> Tag:
    """The container of the text, without navigation; of a page that only shows a video, that of the video."""
    surroundings.cut(soup)
    found = block.densest(soup)
    film = _film(soup)
    try:
        if found is None:
            raise NotADocument(page.url, "a page without text")
        no_text.check(page, found)
    except NotADocument:
        if film is None:
            raise
        return film
    if film is not None and found.weight.prose < LEAST:
        return film
    no_text.cut_navigation(page, found)
    return found.tag


def _film(soup: BeautifulSoup) -> Tag | None:
    """The container of the first video that the page names."""
    film = soup.find(["video", "source"], src=True)
    if not isinstance(film, Tag) or film.parent is None:
        return None
    return (film.parent.parent or film.parent) if film.name == "source" else film.parent


def _around(soup: BeautifulSoup, inner: Tag) -> tuple[list[Text], list[Text]]:
    """The texts before and after the block, which may be without any."""
    inside = {id(node) for node in inner.descendants}
    earlier = {id(node) for node in inner.find_all_previous(string=True)} if not inner.get_text(strip=True) else set()
    before: list[Text] = []
    after: list[Text] = []
    passed = False
    for text, node in block.strings(soup):
        passed = passed or id(node) in inside or bool(earlier and id(node) not in earlier)
        if id(node) not in inside:
            (after if passed else before).append((text, node))
    return before[-HEAD:], after[:HEAD]


def _published(page: Page, said: dict[str, str], near: list[Text]) -> Dated | None:
    shown = record.dated(said.get("published_on"), "label:发布时间")
    if shown:
        return shown
    built = " ".join(value for value in page.meta.values() if "生成时间" in value)
    for name in _DAYS:
        written = page.meta.get(name, "")
        if written and written not in built and (dated := record.dated(written, f"meta:{name}")):
            return dated
    short = ((text, node) for text, node in near if len(text) <= SHORT and "。" not in text)
    days = ((record.dated(text, "page"), node) for text, node in short if not _PROMULGATED.search(text))
    return next((day for day, node in days if day and len(day.iso) == 10 and not _is_of_entry(node)), None)


def _is_of_entry(node: NavigableString) -> bool:
    """Whether a text stands in an entry of a list, beside the link to another page."""
    rows = (above for above in islice(node.parents, 3) if above.name in ("li", "tr", "dd"))
    return any(row.find("a", href=True) is not None for row in rows)


def _meta(page: Page, names: tuple[str, ...]) -> str:
    return next((page.meta[name] for name in names if name in page.meta), "")


def _files_above(page: Page, tag: Tag) -> list[body.Anchor]:
    """Links to files in the nearest of the containers around the block that has any; else those hidden beside it."""
    for above, _ in zip(tag.parents, range(ABOVE), strict=False):
        anchors = [
            body.Anchor(url, one_line(node.get_text()) or one_line(str(node.get("title") or "")))
            for node in above.find_all("a", href=True)
            if (url := page.link(str(node["href"]))) and FILE.search(url)
        ]
        if anchors or above.name == "body":
            return anchors or _hidden_beside(page, tag)
    return _hidden_beside(page, tag)


def _hidden_beside(page: Page, tag: Tag) -> list[body.Anchor]:
    """Files that frames and scripts show in the container around the block."""
    if tag.parent is None or not file_links.may_hide(page.html):
        return []
    beside = Page(page.url, f"<html><body>{tag.parent}</body></html>", page.base)
    return [anchor for anchor in body.linked(beside, beside.one("body")) if FILE.search(anchor.url)]


def issuers_of(label: str, title: str, lines: tuple[str, ...]) -> tuple[str, ...]:
    """The label's bodies, but those of the signature or heading where these are more: a label names one of several."""
    named, read = agencies.split(label), heading.issuers(title, lines)
    return read if len(read) > len(named) else named
