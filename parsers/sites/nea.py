"""www.nea.gov.cn and zfxxgk.nea.gov.cn, National Energy Administration.

Diary
* Old template to 2024 (`/YYYY-MM/DD/c_N.htm`; before about 2018 `/autoNN/YYYYMM/tYYYYMMDD_N.htm`, reported) and new
  since 2025 (`/YYYYMMDD/<hash>/c.html`), one page each seen: info table read by label; metas, on the new one in `div`
  inside head. The number is in the title's bracket, after it, on a line of the heading, or hidden. 主办单位 is not
  all issuers: joint ones sign. PubDate may precede the address's day.
* Interpretations and news (reported): no info table; `.titles`, `.times`, `.author`, `.article-content`.
* The regional offices (sdb.nea.gov.cn …; one seen, on a TRS of its own) have other templates: the general reader's.
* Lists: items served with the page, several lists on one (seen on /xwzx/); or, on the policy lists (reported), an empty
  shell whose `data` names the feed `policy/ds_{id}.json` (three entries seen), where `title` may be wrapped in a link
  and `publishUrl` is relative or absolute.
"""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

from parsers.fields import heading, record
from parsers.general import items
from parsers.page import body
from parsers.page.select import Page, one_line, squeeze
from parsers.platforms.entries import entries
from parsers.sites import _answers as answers
from policy import Document, Listing, PageChanged, agencies, numbers

SOURCE = "nea"
HOSTS = ("nea.gov.cn", "www.nea.gov.cn", "zfxxgk.nea.gov.cn")
BELOW = False  # hosts below these belong to the regional offices

_DOCUMENT = re.compile(r"/\d{4}-\d\d/\d\d/c_\d+\.s?html?$|/\d{8}/[0-9a-f]{32}/c\.html?$|/t\d{8}_\d+\.s?html?$")
_LISTING = re.compile(r"/ds_[0-9a-f]{32}\.json$|/[^/.]*$|/(?:policy/)?\w+\.html?$")
_ITEMS = '[data^="datasource:"] li'  # links to other sites, such as the news agency's, are among them
_LABELS = frozenset({"公开事项名称", "索引号", "主办单位", "制发日期"})


def role(url: str) -> str | None:
    """Documents by the form of the address; shells and feeds are listings."""
    path = urlsplit(url).path
    return "document" if _DOCUMENT.search(path) else "listing" if _LISTING.search(path) else None


def parse_listing(page: Page) -> Listing:
    """A feed, a page with its items, or the shell page that leads to its feed as `next_url`."""
    if page.is_data:
        rows = answers.member(page.url, page.html, "datasource")
        links = answers.entries(page.url, rows, "publishUrl", ("showTitle", "title"), "publishTime")
        return Listing(page.url, SOURCE, "feed", links)
    if page.tree.css(f"{_ITEMS} a[href]"):
        return Listing(page.url, SOURCE, "list", entries(page, _ITEMS, bool))
    shell = page.first('[data^="datasource:"]').attributes.get("data") or ""
    identity = re.fullmatch(r"datasource:\s*([0-9a-f]{32})", shell)
    if not identity or items.holds_list(page):
        raise PageChanged(page.url, '[data^="datasource:"]', "an id, and no entries of another form", shell[:60])
    return Listing(page.url, SOURCE, "shell", (), next_url=urljoin(page.base, f"ds_{identity[1]}.json"))


def parse_document(page: Page) -> Document:
    """A page of either template, or an article."""
    if page.first_or_none(".article-content") and not page.first_or_none("table.table1"):
        return _article(page)
    info = _info(page)
    region = page.first("td#detail", "td.detail", "#detailContent")
    hidden = [one_line(node.text()) for node in region.css('p[style*="none" i]')[:3]]
    content = body.read(page, region)
    raw = info["公开事项名称"] or page.meta.get("ArticleTitle") or ""
    title = record.without_number(raw)
    issuers = heading.issuers(title, content.lines) or agencies.split(info["主办单位"])
    number = record.number(raw, issuers, content.lines)
    document = Document(
        source=SOURCE,
        url=page.url,
        template="new" if page.first_or_none("#detailContent") else "old",
        title=title,
        number=number or next((numbers.normalise(text) for text in hidden if numbers.is_number(text)), None),
        issuers=issuers,
        index_number=info["索引号"] or None,
        issued_on=record.dated(info["制发日期"], "制发日期"),
        published_on=record.dated(page.meta.get("PubDate"), "meta:PubDate"),
        attachments=record.attachments(content.files),
        interpretations=record.interpretations(record.explaining(content.anchors, content.files)),
        source_field=record.words(page.meta.get("ContentSource")),
    )
    return record.complete(page, record.need_date(page, document, "meta[name=PubDate]"), content)


def _article(page: Page) -> Document:
    """An interpretation or news, which has no info table."""
    content = body.read(page, page.first(".article-content"))
    title = record.without_number(page.meta.get("ArticleTitle") or page.text(".titles"))
    shown = one_line(" ".join(node.text() for node in page.tree.css(".times, .author")[:4]))
    document = Document(
        source=SOURCE,
        url=page.url,
        template="article",
        title=title,
        issuers=heading.issuers(title, content.lines),
        published_on=record.dated(shown, "page") or record.dated(page.meta.get("PubDate"), "meta:PubDate"),
        attachments=record.attachments(content.files),
        source_field=record.words(page.meta.get("ContentSource")),
        section=page.meta.get("ColumnName"),
    )
    return record.complete(page, record.need_date(page, document, ".times | meta[name=PubDate]"), content)


def _info(page: Page) -> dict[str, str]:
    """The info table: labels in span.STYLE10, each value in the next td.STYLE9. Unknown labels are named."""
    found = dict.fromkeys(_LABELS, "")
    label = ""
    for node in page.many("table.table1 span.STYLE10, table.table1 td.STYLE9", least=2)[:40]:
        text = one_line(node.text())
        if node.tag == "span":
            label = squeeze(text).rstrip("：:")
            if label not in _LABELS:
                raise PageChanged(page.url, "table.table1", "the known labels", label[:40])
        elif label and not node.css("span.STYLE10"):
            found[label], label = text, ""
    if not found["公开事项名称"]:
        raise PageChanged(page.url, "table.table1", "公开事项名称", "no such label")
    return found
