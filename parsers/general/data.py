"""JSON answers that no template knows: the rows of a list, one document, or the markup of a page's part.

Seen: NFRA (rows that give an id, `docClob` with a whole Word page), Hanweb's unit (`data.html`), NDRC's consultations
(`articleContent`). Keys are asked for what they mean: a title, a day, an address, a number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

from parsers.fields import dates, record
from parsers.general import items
from parsers.general.article import LEAST, issuers_of
from parsers.page import answers, body
from parsers.page.file_links import FILE
from parsers.page.select import Page, absolute, plain, squeeze
from policy import Dated, Document, Link, Listing, NotADocument, PageChanged
from policy.records import GENERAL

MAX_VALUES = 100_000  # of an answer that are looked at
MAX_ROWS = 20_000
UNIT = "/build/unit"  # how the address ends that answers with a part of a page, whose links begin at the root
# Services whose rows give an id instead of an address: the key of the id, and the call that answers with the document.
BY_ID = (("docId", "SelectByDocId"),)
_TITLE = re.compile(r"title|biaoti|^name$", re.IGNORECASE)
_ADDRESS = re.compile(r"url|link|href", re.IGNORECASE)
_DAY = (re.compile(r"pub|release|fabu", re.IGNORECASE), re.compile(r"date|time|riqi", re.IGNORECASE))
_NUMBER = re.compile(r"(?:doc(?:ument)?|file)_?(?:no|num)|wenhao|pcode", re.IGNORECASE)
_INDEX = re.compile(r"index_?(?:no|num)|^syh$", re.IGNORECASE)
_SOURCE = re.compile(r"source|laiyuan", re.IGNORECASE)
_PAGE = re.compile(r"^(?:page|page_?(?:no|num|index)|p|current_?page)$", re.IGNORECASE)
_TOTAL = re.compile(r"^total(?:_?(?:count|hits|num))?$|^count$", re.IGNORECASE)
_TAG = re.compile(r"<[a-zA-Z/][^>]{0,300}>")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_PICTURE = re.compile(r"\.(?:jpe?g|png|gif|svg|bmp|ico)(?:$|\?)", re.IGNORECASE)


def parse_listing(page: Page, source: str) -> Listing:
    """The rows of an answer with their days, or the list in the markup that it holds. Raises `PageChanged`."""
    answer = answers.load(page.url, page.html)
    found: list[Link] = []
    for rows in _arrays(answer):
        links = {link.url: link for row in rows[:MAX_ROWS] if (link := _row(page, row))}
        found = max(found, list(links.values()), key=len)
    if found:
        return Listing(page.url, source, GENERAL, tuple(found), *_paging(page.url, answer, len(found)))
    markup = max((text for text in _strings(answer) if "<a " in text), key=len, default="")
    if not markup:
        raise PageChanged(page.url, "rows with title, address and day", "at least 1", "0")
    base = urljoin(page.url, "/") if urlsplit(page.url).path.endswith(UNIT) else page.base
    return items.parse_listing(Page(page.url, f"<html><body>{markup}</body></html>", base), source)


def parse_document(page: Page, source: str) -> Document:
    """The document of an answer: the object with a title and a text. Raises `NotADocument` or `PageChanged`."""
    answer = answers.load(page.url, page.html)
    rows = (node for node in _values(answer) if isinstance(node, dict))
    row, text = max(((row, _text(row)) for row in rows if _title(row)), key=lambda pair: len(pair[1]), default=({}, ""))
    if not text:
        raise NotADocument(page.url, "an answer without a text")
    markup = text if _TAG.search(text) else "".join(f"<p>{line}</p>" for line in text.splitlines())
    inner = Page(page.url, f"<html><body>{markup}</body></html>", page.base)
    content = body.read(inner, inner.first("body"))
    title = _title(row)
    issuers = issuers_of("", title, content.lines)
    number = record.number_field(_value(row, _NUMBER)) or record.number(title, issuers, content.lines)
    document = Document(
        source=source,
        url=page.url,
        template=GENERAL,
        title=record.without_number(title),
        number=number,
        issuers=issuers,
        index_number=_value(row, _INDEX) or None,
        published_on=_day(row),
        attachments=record.attachments((*content.files, *_files(page, row))),
        interpretations=record.interpretations(record.explaining(content.anchors, content.files)),
        source_field=record.words(_value(row, _SOURCE)),
    )
    return record.complete(page, document, content)


def _values(answer: Any) -> Iterator[Any]:
    """All values of an answer, outer ones first."""
    waiting = [answer]
    for _ in range(MAX_VALUES):
        if not waiting:
            return
        value = waiting.pop()
        yield value
        waiting += value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()


def _arrays(answer: Any) -> Iterator[list[dict[str, Any]]]:
    for value in _values(answer):
        if isinstance(value, list) and value and isinstance(value[0], dict):
            yield [row for row in value if isinstance(row, dict)]


def _strings(answer: Any) -> Iterator[str]:
    return (value for value in _values(answer) if isinstance(value, str))


def _value(row: dict[str, Any], named: re.Pattern[str]) -> str:
    """The text of the first key of that meaning that holds one."""
    return answers.string(row, *(key for key in row if named.search(key)))


def _title(row: dict[str, Any]) -> str:
    """The longest of the titles; a line break in one is where it was folded."""
    keys = [key for key in row if _TITLE.search(key)]
    titles = [plain(answers.string(row, key).replace("\n", "<br>")) for key in keys]
    return max((title for title in titles if _HAN.search(title)), key=lambda title: len(squeeze(title)), default="")


def _day(row: dict[str, Any]) -> Dated | None:
    """The day of publication: by a key that says so, else by any key of a day."""
    for named in _DAY:
        for key in (key for key in row if named.search(key)):
            value = row[key]
            written = value[:40] if isinstance(value, str) else ""
            day = dates.read(written) if written else dates.from_milliseconds(value) if type(value) is int else None
            if day:
                return Dated(day, f"json:{key}")
    return None


def _row(page: Page, row: dict[str, Any]) -> Link | None:
    title, day = _title(row), _day(row)
    address = _address(page, row) if title and day else None
    if not address or not day:
        return None
    number = record.number_field(_value(row, _NUMBER)) or record.title_number(title)
    return Link(address, title, day.iso, number)


def _address(page: Page, row: dict[str, Any]) -> str | None:
    for key in (key for key in row if _ADDRESS.search(key)):
        url = absolute(page.base, answers.string(row, key))
        if url and not _PICTURE.search(url):
            return url
    for key, call in BY_ID:
        value = row.get(key)
        if isinstance(value, int | str) and str(value).isalnum():
            return urljoin(page.url, f"{call}?{urlencode({key: value})}")
    return None


def _text(row: dict[str, Any]) -> str:
    """The longest text of an object that is prose in Chinese."""
    texts = [answers.string(row, key) for key, value in row.items() if isinstance(value, str) and len(value) > LEAST]
    return max((text for text in texts if len(_HAN.findall(_TAG.sub("", text))) >= LEAST), key=len, default="")


def _files(page: Page, row: dict[str, Any]) -> Iterator[body.Anchor]:
    for key in (key for key in row if _ADDRESS.search(key)):
        url = absolute(page.base, answers.string(row, key))
        if url and FILE.search(url):
            yield body.Anchor(url, "")


def _paging(url: str, answer: Any, rows: int) -> tuple[int | None, str | None]:
    """Pages and the following one, where the address counts pages and the answer says how many rows there are."""
    query = dict(parse_qsl(urlsplit(url).query, keep_blank_values=True))
    name = next((name for name, value in query.items() if _PAGE.match(name) and value.isdecimal()), None)
    objects = (node for node in _values(answer) if isinstance(node, dict))
    totals = (value for node in objects for key, value in node.items() if _TOTAL.match(key) and type(value) is int)
    total = next(totals, 0)
    if name is None or len(query[name]) > 6 or not total:
        return None, None
    pages, now = -(-total // rows), int(query[name])
    following = url.partition("?")[0] + "?" + urlencode(query | {name: str(now + 1)})
    return pages, following if now < pages else None
