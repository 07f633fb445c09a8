"""www.miit.gov.cn, Ministry of Industry and Information Technology. CMS: Hanweb JPAAS.

Diary
* Documents `/…/art/YYYY/art_<32 hex>.html` (two of 2026 seen) with `#con_title`, `#con_time`, `#con_con` and the metas
  ArticleTitle, PubDate, ContentSource; a picture page (一图读懂) holds nothing but pictures.
* List pages are shells filled by `/api-gateway/jpaas-publish-server/front/page/build/unit?…` (seen), which answers
  `{"data":{"html":"<ul>…"}}` with `li > a[title]` and `span`; its links without a slash in front begin at the root.
* The home page (seen) holds its lists itself; an item may show a picture in a link of its own before the one with the
  title, and links of one page are http and https.
"""

from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborNode

from parsers.fields import heading, record
from parsers.page import body
from parsers.page.select import Page, innermost, one_line, plain
from parsers.sites import _answers as answers
from policy import Document, Link, Listing, PageChanged
from policy.addresses import canonical

SOURCE = "miit"
HOSTS = ("miit.gov.cn",)

_DOCUMENT = re.compile(r"/art/\d{4}/art_\w+\.html$")
_SOURCE = re.compile(r"来源[：:]\s*(\S+)")


def role(url: str) -> str | None:
    """`art_` pages are documents; the unit API and index pages are listings."""
    path = urlsplit(url).path
    if _DOCUMENT.search(path):
        return "document"
    return "listing" if path.endswith(("/", "/index.html", "/build/unit")) else None


def parse_listing(page: Page) -> Listing:
    """The answer of the unit API, or a list page that holds its items itself."""
    if page.is_data:
        data = answers.member(page.url, page.html, "data")
        page = Page(page.url, answers.string(data, "html") if isinstance(data, dict) else "", urljoin(page.url, "/"))
    links: dict[str, Link] = {}
    for item in innermost(page.tree.css("li")):
        if link := _item(page, item):
            known = links.setdefault(canonical(link.url), link)
            links[canonical(link.url)] = replace(known, date=known.date or link.date)
    if not links:
        raise PageChanged(page.url, "li > a[href*=art_]", "at least 1", "0")
    return Listing(page.url, SOURCE, "list", tuple(links.values()))


def _item(page: Page, item: LexborNode) -> Link | None:
    """The document to which an item leads, by its first link, titled by the first of its links that has a title."""
    found = [(node, url) for node in item.css("a[href]") if (url := page.link(node.attributes.get("href")))]
    if not found or role(found[0][1]) != "document":
        return None
    first = canonical(found[0][1])
    titles = ((node, _title(node)) for node, url in found if canonical(url) == first)
    titled = next(((node, title) for node, title in titles if title), None)
    return Link(found[0][1], titled[1], record.item_date(item, titled[0], "span")) if titled else None


def _title(anchor: LexborNode) -> str:
    return plain(anchor.attributes.get("title")) or plain(anchor.text())


def parse_document(page: Page) -> Document:
    """A document of any section."""
    raw = page.meta.get("ArticleTitle") or page.text("#con_title")
    content = body.read(page, page.one("#con_con"))
    shown = one_line(" ".join(node.text() for node in page.tree.css("#con_time, .cinfo")[:4]))
    published = record.dated(shown, "发布时间") or record.dated(page.meta.get("PubDate"), "meta:PubDate")
    source = _SOURCE.search(shown)
    title = record.without_number(raw)
    issuers = heading.issuers(title, content.lines)
    document = Document(
        source=SOURCE,
        url=page.url,
        template="art",
        title=title,
        number=record.number(raw, issuers, content.lines),
        issuers=issuers,
        published_on=published,
        attachments=record.attachments(content.files),
        source_field=record.words(source[1] if source else page.meta.get("ContentSource")),
        section=page.meta.get("ColumnName"),
    )
    return record.complete(page, record.need_date(page, document, "#con_time | meta[name=PubDate]"), content)
