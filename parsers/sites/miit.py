"""www.miit.gov.cn, Ministry of Industry and Information Technology. CMS: Hanweb JPAAS.

Diary
* No page was seen. Reconstructed from what other people's readers select: documents `/…/art/YYYY/art_<32 hex>.html`
  with `#con_title`, `#con_time`, `#con_con` and the metas ArticleTitle, PubDate, ContentSource; list pages are shells
  filled by `/api-gateway/jpaas-publish-server/front/page/build/unit?…`, which answers `{"data":{"html":"<ul>…"}}`
  with `li > a[title]` and `span` (all reported). Everything else fails loudly.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from parsers.fields import heading, record
from parsers.page import body
from parsers.page.select import Page, innermost, one_line, plain
from parsers.sites import _answers as answers
from policy import Document, Link, Listing, PageChanged

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
        page = Page(page.url, answers.string(data, "html") if isinstance(data, dict) else "", page.base)
    links: dict[str, Link] = {}
    for item in innermost(page.tree.css("li")):
        anchor = item.css_first("a[href]")
        address = page.link(anchor.attributes.get("href")) if anchor else None
        if anchor is None or address is None or role(address) != "document":
            continue
        title = plain(anchor.attributes.get("title")) or plain(anchor.text())
        day = record.item_date(item, anchor, "span")
        links.setdefault(address, Link(address, title, day))
    if not links:
        raise PageChanged(page.url, "li > a[href*=art_]", "at least 1", "0")
    return Listing(page.url, SOURCE, "list", tuple(links.values()))


def parse_document(page: Page) -> Document:
    """A document of any section."""
    raw = page.meta.get("ArticleTitle") or page.text("#con_title")
    content = body.read(page, page.one("#con_con"))
    shown = one_line(" ".join(node.text() for node in page.tree.css("#con_time, .cinfo")[:4]))
    published = record.dated(shown, "发布时间") or record.dated(page.meta.get("PubDate"), "meta:PubDate")
    source = _SOURCE.search(shown)
    title = record.without_number(raw)
    document = Document(
        source=SOURCE,
        url=page.url,
        template="art",
        title=title,
        number=record.title_number(raw) or heading.number(content.lines),
        issuers=heading.issuers(title, content.lines),
        published_on=published,
        attachments=record.attachments(content.files),
        source_field=record.words(source[1] if source else page.meta.get("ContentSource")),
        section=page.meta.get("ColumnName"),
    )
    return record.complete(page, record.need_date(page, document, "#con_time | meta[name=PubDate]"), content)
