"""www.gov.cn, State Council.

Diary
* `/zhengce/content/YYYY-MM/DD/` to 2022 (seen, 13 fragments): two `table.bd1`, body `td#UCAP-CONTENT`; wide pages keep
  their interpretations behind `iframe#frame_content`. 成文日期 can contradict the signature. Annexed plans follow in
  the same body without a mark.
* Articles 2016–2022 (seen, one): `.article.oneColumn > h1`, `.pages-date`, `.pages_content`; since 2023 `h1#ti`
  (reported). Party–government papers (中共中央、国务院; 中办国办) under `/zhengce/YYYYMM/` have no info table (guess).
* Library since 2023 (seen): ministry pages `body.ZC_GWYBMWJ` with body and table doubled for phones and no 发布日期;
  State Council pages `body.XXGK_GWYWJ` with `table.bd1`. `</html>` closes in the header. Library 2019–2022 in its
  first form (`#mainText`, `.policyLibraryOverview_content`) and `/zhengce/content/YYYYMM/`: reported or guessed.
* 国家规章库 (seen, one of 2024): an article whose `#ti` holds pictures, the source in `.pages-date-gjgzk`; the
  promulgation of a rule is in a bracket under its title.
* Gazette (reported): `.share-title`, `#UCAP-CONTENT`, right-aligned `p[label]`, old addresses end in .htm, new in
  .html; no info table; an order is titled 机关令（第N号） and then its name, page titles end
  `__2010年第33号国务院公报_中国政府网`.
* Lists: JSON feed and search (`_govcn_lists`), static `home_N.htm` with `li > h4 > a` and `span.date` (reported).
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from selectolax.lexbor import LexborNode

from parsers.fields import heading, record
from parsers.page import body
from parsers.page.select import Page, innermost, one_line, plain
from parsers.platforms import ucap
from parsers.sites import _govcn_info, _govcn_lists
from policy import Document, Interpretation, Link, Listing, PageChanged, agencies, numbers

SOURCE = "govcn"
HOSTS = ("www.gov.cn", "gov.cn", "sousuo.gov.cn", "sousuo.www.gov.cn", "big5.www.gov.cn")

_LIST = re.compile(r"(?:/[^/.]*|/(?:home|index|list)\w*\.s?html?|\.json)$")
_SOURCE = re.compile(r"来源[：:] ?([^【|]{1,60}?)(?= ?(?:【|\||字号|打印|$))")
_BODIES = (*ucap.BODIES, "#mainText", ".policyLibraryOverview_content", "td.b12c")
_SHOWN = (".pages-date", ".pages-date-gjgzk", ".article .date")
_TITLES = ("h1#ti", ".article h1", "h1", ".share-title", "title")
_SUFFIX = re.compile(r"_{1,2}(?:[^_]{1,30}_)?中国政府网$")
_GAZETTE_ORDER = re.compile(r"^(.{2,80}?(?:令|公告)) ?[（(]((?:\d{4}年)?第[^（）()]{1,8}号)[）)] ?(.+)$")
_VOID = frozenset({"失效", "废止", "已废止", "已失效"})
_NEWS = re.compile(r"/(?:xinwen|lianbo|yaowen|guowuyuan|premier|zhuanti)/")


def role(url: str) -> str | None:
    """Feeds, search answers and list pages are listings; `content_N` are documents."""
    parts = urlsplit(url)
    if (parts.hostname or "").startswith("sousuo."):
        return "listing"
    if ucap.is_document(url):
        return "document"
    return "listing" if _LIST.search(parts.path) else None


def parse_listing(page: Page) -> Listing:
    """A search answer, a feed, or a static list."""
    if page.is_data:
        return _govcn_lists.parse(page.url, page.html, SOURCE)
    links = {link.url: link for node in innermost(page.tree.css("li")) if (link := _item(page, node))}
    if not links:
        raise PageChanged(page.url, "li > h4 > a + span.date", "at least 1", "0")
    return Listing(page.url, SOURCE, "list", tuple(links.values()), *ucap.paging(page))


def for_keeping(body: bytes) -> bytes:
    """A search answer without the caller's network address, which its paramsVO repeats; anything else as it is."""
    return _govcn_lists.without_caller(body) if body.lstrip()[:1] == b"{" else body


def _item(page: Page, node: LexborNode) -> Link | None:
    anchor = node.css_first("a[href]")
    url = page.link(anchor.attributes.get("href")) if anchor else None
    if anchor is None or url is None or role(url) != "document":
        return None
    day = record.item_date(node, anchor, "span")
    return Link(url, plain(anchor.text()) or plain(anchor.attributes.get("title")), day)


def parse_document(page: Page) -> Document:
    """A document with an info table, else an article."""
    box = _govcn_info.box(page)
    return _with_table(page, box) if box else _article(page)


def _with_table(page: Page, box: str) -> Document:
    info = _govcn_info.read(page, box)
    content = body.read(page, _body(page))
    frame = page.first_or_none("iframe#frame_content")
    document = Document(
        source=SOURCE,
        url=page.url,
        template="content" if box == "table.bd1" else "library",
        title=info["标题"],
        status="废止" if info["有效性"] in _VOID else None,
        number=record.number_field(info["发文字号"]) or heading.number(content.lines),
        issuers=agencies.split(info["发文机关"]),
        index_number=info["索引号"] or None,
        subject=info["主题分类"].removeprefix("主题分类\\") or None,
        keywords=record.words(info["主题词"]),
        signed_on=record.dated(info["成文日期"], "成文日期"),
        published_on=record.dated(info["发布日期"], "发布日期") or ucap.published(page),
        attachments=record.attachments(content.files),
        interpretations=_interpretations(page),
        interpretations_frame=page.link(frame.attributes.get("src")) if frame else None,
        source_field=record.words(info["来源"]),
        section=page.meta.get("lanmu"),
        document_kind=info["公文种类"] or None,
    )
    return _checked(page, document, content)


def _article(page: Page) -> Document:
    """An article: party–government paper, gazette copy, meeting, news."""
    content = body.read(page, _body(page))
    title = _SUFFIX.sub("", page.text(*_TITLES))
    shown = one_line(node.text()) if (node := page.first_or_none(*_SHOWN)) else ""
    source = _SOURCE.search(shown)
    paper = not _NEWS.search(page.url)
    order = _GAZETTE_ORDER.match(title)
    issuers = heading.issuers(title, content.lines)
    written = record.number("", issuers, content.lines)
    document = Document(
        source=SOURCE,
        url=page.url,
        template="gazette" if "/gongbao/" in page.url else "article",
        title=order[3] if order else title,
        number=numbers.normalise(order[1] + order[2]) if order else written if paper else None,
        issuers=issuers,
        published_on=record.dated(shown, "page") or ucap.published(page),
        attachments=record.attachments(content.files),
        interpretations=_interpretations(page),
        source_field=record.words(source[1] if source else None),
        section=page.meta.get("lanmu") or _last_crumb(page),
    )
    return _checked(page, document, content)


def _checked(page: Page, document: Document, content: body.Body) -> Document:
    record.need_date(page, document, "发布日期 | .pages-date | meta[name=firstpublishedtime]")
    return record.complete(page, document, content)


def _body(page: Page) -> LexborNode:
    """The desktop copy of the text; ministry pages hold a second one for phones."""
    return page.first(*_BODIES)


def _interpretations(page: Page) -> tuple[Interpretation, ...]:
    return record.interpretations(a for node in page.tree.css(".jiedu_list")[:2] for a in body.anchors(page, node))


def _last_crumb(page: Page) -> str | None:
    crumbs = page.tree.css(".BreadcrumbNav a")
    return one_line(crumbs[-1].text()) or None if crumbs else None
