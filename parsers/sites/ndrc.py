"""www.ndrc.gov.cn, National Development and Reform Commission. CMS: TRS (`platforms/trs`).

Diary
* Lists (seen 2026-04 … 08): `ul.u-list > li > a`, every item holds a hidden `div.popbox` with links to
  interpretations, so only direct children are items. List dates differ from address dates in both directions.
* Details (seen 2018 … 2026, one template, old pages are re-rendered): the body is mostly a covering letter, the rule
  is in the file; the attachment box always exists and may be empty, files are then in the body, even in the middle
  of a sentence; `.TRS_Editor` may be absent. 来源 is not the issuer: issuers come from signature or heading, letter-
  spaced or over spans. Titles of notices end with the number in brackets, orders with `2026年第41号令`.
  The box of interpretations, on the page of an interpretation, leads to the policy (guess): what is under /zcfb/
  explains nothing.
* Consultations are pages of a single-page application (`sa.html#/key`); its service answers `article/access-url` with
  the address of an empty page that holds the id (reported), and `column/getArticleDetail` with the body as HTML in JSON
  (seen, one of 2026).
* Addresses to 2019 (`div.txt1`, `ul.list_02 li a` + `font.date`), the older disclosure site `zfxxgk.ndrc.gov.cn`
  (`.zwgkdetail`, `.zwxxkg-result tr`, `table.enclosure a.xxgk_list1`), the consultation list (marks 【进行中】 and
  [已结束] before or after the title) and the library API: reported, not seen; reconstructed, and they fail loudly.
"""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

from selectolax.lexbor import LexborNode

from parsers.fields import dates, heading, record
from parsers.page import body
from parsers.page.select import Page, absolute, innermost, one_line, plain
from parsers.platforms import trs
from parsers.platforms.entries import without_state
from parsers.sites import _answers as answers
from policy import Document, Link, Listing, PageChanged

SOURCE = "ndrc"
HOSTS = ("ndrc.gov.cn",)

_ITEMS = ("ul.u-list > li", "ul.list_02 > li", ".zwxxkg-result tr")
_OLD_BODIES = ("div.txt1", ".zwgkdetail", ".zwxxkg-detail")
_API_LIMIT = 500
SERVICE, ACCESS = "/public/submission-service", "/article/access-url"
_ID = re.compile(r"[0-9a-fA-F-]{8,80}")


def role(url: str) -> str | None:
    """The library API is a listing; else as the CMS says."""
    parts = urlsplit(url)
    if (parts.hostname or "").startswith("fwfx.") or parts.path.endswith(ACCESS):
        return "listing"
    if parts.path.endswith(("iteminfo.jsp", "/getArticleDetail")):
        return "document"
    return "listing" if parts.path.endswith("dirlist.jsp") else trs.role(url)


def parse_listing(page: Page) -> Listing:
    """A list page, old or new, an answer of the library API, or where a consultation is."""
    if page.is_data:
        return _access(page) if ACCESS in page.url else _library(page.url, page.html)
    items = next(filter(None, map(page.tree.css, _ITEMS)), [])
    links = [link for item in innermost(items) if (link := _item(page, item))]
    if not links:
        raise PageChanged(page.url, "ul.u-list > li > a | ul.list_02 > li > a", "at least 1", "0")
    pages, following = trs.paging(page)
    return Listing(page.url, SOURCE, "list", tuple(links), pages, following)


def _item(page: Page, item: LexborNode) -> Link | None:
    """One entry with the interpretations of its hidden box."""
    box = item.css_first(".popbox")
    inside = {node.mem_id for node in box.css("*")} if box else set()
    anchor = next((a for a in item.css("a[href]") if a.mem_id not in inside), None)
    url = page.link(anchor.attributes.get("href")) if anchor else None
    if anchor is None or url is None:
        return None
    title = without_state(plain(anchor.attributes.get("title")) or plain(anchor.text()))
    shown = (one_line(n.text()) for n in item.css("span, font.date, td, i")[-40:] if n.mem_id not in inside)
    return Link(
        url=url,
        title=title,
        date=next(filter(None, (dates.read(text) for text in shown if text and len(text) < 30)), None),
        number=record.title_number(title),
        interpretations=record.interpretations(body.anchors(page, box)) if box else (),
    )


def parse_document(page: Page) -> Document:
    """An order, notice, plan, announcement or interpretation; or an answer of the consultation service."""
    if page.is_data:
        return _consultation(page)
    if page.first_or_none(".article_con", ".article_con_notitle", "h2.article_title"):
        return _detail(page)
    if page.first_or_none(*_OLD_BODIES):
        return _old_detail(page)
    raise PageChanged(page.url, ".article_con | " + " | ".join(_OLD_BODIES), "1", "0")


def _detail(page: Page) -> Document:
    raw = page.meta.get("ArticleTitle") if page.first_or_none(".article_con_notitle") else None
    raw = raw or page.text("h2.article_title", ".article_title")
    time = page.first_or_none(".shezhi .time", ".article_l .time")
    content = body.read(page, page.first(".article_con", ".article_con_notitle"))
    source = page.first_or_none(".laiyuantext span", ".ly span")
    boxes = [anchor for node in page.tree.css(".attachment_r")[:4] for anchor in body.linked(page, node)]
    boxed = [anchor for node in page.tree.css(".xgwz")[:2] for anchor in body.anchors(page, node)]
    explained = [anchor for anchor in boxed if "/zcfb/" not in anchor.url]
    explained += record.explaining(content.anchors, content.files)
    title = record.without_number(raw)
    issuers = heading.issuers(title, content.lines)
    document = Document(
        source=SOURCE,
        url=page.url,
        template="detail",
        title=title,
        number=record.number(raw, issuers, content.lines),
        issuers=issuers,
        published_on=(record.dated(time.text(), "发布时间") if time else None) or trs.published(page),
        attachments=record.attachments((*content.files, *boxes)),
        interpretations=record.interpretations(explained),
        source_field=record.words(source.text() if source else page.meta.get("ContentSource")),
        section=_section(page),
    )
    return _finish(page, document, content)


def _old_detail(page: Page) -> Document:
    """Addresses to 2019 and the older disclosure site (reported selectors)."""
    raw = page.meta.get("ArticleTitle") or page.text("h1", "h2", ".txt_title1", ".title", "title")
    content = body.read(page, page.first(*_OLD_BODIES))
    boxes = [anchor for node in page.tree.css("table.enclosure")[:4] for anchor in body.linked(page, node)]
    shown = page.first_or_none("font.date", ".txt_subtitle1", ".date", ".time")
    title = record.without_number(raw)
    issuers = heading.issuers(title, content.lines)
    document = Document(
        source=SOURCE,
        url=page.url,
        template="old",
        title=title,
        number=record.number(raw, issuers, content.lines),
        issuers=issuers,
        published_on=trs.published(page) or (record.dated(shown.text(), "page") if shown else None),
        attachments=record.attachments((*content.files, *boxes)),
        source_field=record.words(page.meta.get("ContentSource")),
        section=_section(page),
    )
    return _finish(page, document, content)


def _consultation(page: Page) -> Document:
    """The answer of `getArticleDetail`: one consultation, its body as HTML."""
    data = answers.member(page.url, page.html, "data")
    row = data if isinstance(data, dict) else {}
    raw = plain(answers.string(row, "articleTitle"))
    inner = Page(page.url, f"<html><body>{answers.string(row, 'articleContent')}</body></html>", page.base)
    content = body.read(inner, inner.one("body"))
    title = record.without_number(raw)
    issuers = heading.issuers(title, content.lines)
    document = Document(
        source=SOURCE,
        url=page.url,
        template="consultation",
        title=title,
        number=record.number(raw, issuers, content.lines),
        issuers=issuers,
        published_on=record.dated(answers.string(row, "publishDate")[:40], "publishDate"),
        attachments=record.attachments(content.files),
        source_field=record.words(answers.string(row, "articleSource")),
        section=one_line(answers.string(row, "columnName")) or None,
    )
    if not raw or document.published_on is None:
        raise PageChanged(page.url, "data.articleTitle, data.publishDate", "a title and a date", raw[:40] or "none")
    return record.complete(inner, document, content)


def asked_for(url: str) -> str:
    """What to ask for instead of a page of the consultations' application: where its text is."""
    page, _, key = url.partition("/sa.html#/")
    return f"{page}{SERVICE}{ACCESS}?{urlencode({'shortKey': key})}" if key else url


def _access(page: Page) -> Listing:
    """The answer of `access-url`: no entries, and the address of the text as the next page."""
    where = answers.member(page.url, page.html, "data")
    query = dict(parse_qsl(urlsplit(where).query)) if isinstance(where, str) else {}
    if not _ID.fullmatch(query.get("articleId", "")):
        raise PageChanged(page.url, "data: an address with articleId", "an id", str(where)[:60])
    following = urljoin(page.url, f"{SERVICE}/column/getArticleDetail?articleId={query['articleId']}")
    return Listing(page.url, SOURCE, "access", (), next_url=following)


def _finish(page: Page, document: Document, content: body.Body) -> Document:
    record.need_date(page, document, ".shezhi .time | meta[name=PubDate]")
    return record.complete(page, document, content)


def _section(page: Page) -> str | None:
    crumbs = page.tree.css(".path a")
    return (one_line(crumbs[-1].text()) if crumbs else "") or page.meta.get("ColumnName")


def _library(url: str, text: str) -> Listing:
    """The library API (reported): `data.resultList` or, on an older host, `resultList` at the top; 500 rows at most."""
    answer = answers.load(url, text)
    data = answer.get("data", answer) if isinstance(answer, dict) else None
    rows = data.get("resultList") if isinstance(data, dict) else None
    if not isinstance(data, dict) or not isinstance(rows, list):
        raise PageChanged(url, "data.resultList", "a list", type(rows).__name__)
    links = [link for row in rows if isinstance(row, dict) and (link := _row(url, row))]
    total = data.get("totalHits")
    total = total if isinstance(total, int) else len(links)
    query = dict(parse_qsl(urlsplit(url).query))
    size, now = _whole(query.get("pageSize"), 20), _whole(query.get("page"), 1)
    pages = -(-min(total, _API_LIMIT) // size)
    following = None
    if rows and now < pages:
        following = url.partition("?")[0] + "?" + urlencode(query | {"page": str(now + 1)})
    return Listing(url, SOURCE, "library", tuple(links), pages, following, (("total", total),))


def _row(url: str, row: dict[str, object]) -> Link | None:
    title = plain(answers.string(row, "title", "dreTitle"))
    address = absolute(url, answers.string(row, "url"))
    if not title or not address:
        return None
    return Link(address, title, _day(row.get("docDate")), number=record.title_number(title))


def _day(value: object) -> str | None:
    """A date written out, or milliseconds."""
    if isinstance(value, int):
        return dates.from_milliseconds(value)
    return dates.read(str(value)[:40]) if value else None


def _whole(text: str | None, default: int) -> int:
    return max(1, int(text)) if text and text.isdecimal() and len(text) < 6 else default
