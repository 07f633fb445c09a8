"""www.mee.gov.cn, Ministry of Ecology and Environment. CMS: TRS (`_trs`).

Diary
* Formal documents `/xxgk2018/…html` (seen, two pages of 2026, heads cut by their collector): info box read by label,
  the row 文 号 / 主 题 词 may be absent; the second h1 belongs to the "you are leaving" dialog; paragraphs are `p` or
  `div`; 生成日期 is days after the signature. It equals the date of the list,
  so it is the published date too, and says so, where the page has no PubDate meta (probable, reported).
* Column articles and consultations `.shtml` (seen: 2022, 2026): h2.neiright_Title, span.xqLyPc, no issuer and no
  number field; party and State Council papers under /zcwj/zyygwj/ and /gwywj/ use it (reported). A video item has
  one white comma as its text. Links of a round-up lead to other articles: no attachments, no explanations.
* Lists come in four item forms (three seen, the block list of /ywdt/xwfb/ reported): date before the link with an
  empty title attribute, link before the date, pictures without a date (whole title in the attribute, with a literal
  <br>), blocks with the day apart from year and month. Order is never relied on.
* Consultation list (2026-09, seen): the navigation items stand in lists as well and have no date.
* Copies: big5 gate, `_wh.html` (reported).
"""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

from parsers import _trs, body, dates, record, signature
from parsers.select import Page, innermost, one_line, plain, squeeze
from policy import Document, Link, Listing, PageChanged, agencies

SOURCE = "mee"
HOSTS = ("mee.gov.cn",)

_LABELS = frozenset({"名称", "索引号", "分类", "发布机关", "生成日期", "文号", "主题词"})
_IGNORED = frozenset({"", "主题分类", "体裁分类", "有效性", "有效期", "公开方式", "公开形式"})
_BODIES = ("#print_html .content_body_box", ".content_body_box", ".content_body .TRS_Editor")
_ITEMS = "ul#div > li, .mobile_list li, ul.cjcx_danduimg_list > li, ul.cjcx_dandulishp > li"
_DATES = "span.date, .cjcx_shijian, span.time, em.date, i.date"
_NEWS = re.compile(r"/ywdt/|/ywgz/|/home/|/zclcfh/")
_YEAR_MONTH = re.compile(r"(\d{4})\D{1,3}(\d{1,2})")

role = _trs.role


def parse_listing(url: str, html: str, base: str | None = None) -> Listing:
    """A list of any of the four item forms."""
    page = Page(url, html, _trs.folder(base or url))
    links: dict[str, Link] = {}
    for item in innermost(page.many(_ITEMS)):
        link = _item(page, item)
        if link:
            links.setdefault(link.url, link)
    if not links:
        raise PageChanged(url, _ITEMS, "at least 1 item with a link", "0")
    pages, following = _trs.paging(page)
    return Listing(url, SOURCE, "list", tuple(links.values()), pages, following)


def parse_document(url: str, html: str, base: str | None = None) -> Document:
    """A formal document or a column article, told apart by what the page holds."""
    page = Page(url, html, base)
    if page.first_or_none(".content_top_box"):
        return _formal(page)
    if page.first_or_none(".neiright_Title", ".neiright_JPZ_GK_CP"):
        return _article(page)
    raise PageChanged(url, ".content_top_box | .neiright_Title", "1", "0")


def _item(page: Page, item: LexborNode) -> Link | None:
    """One entry; navigation entries have no date and are told by that, picture entries by their class."""
    anchor = item.css_first("a.cjcx_biaobnan[href], a.cjcs_pic_img[href], a[href]")
    url = page.link(anchor.attributes.get("href")) if anchor else None
    if anchor is None or url is None:
        return None
    day = _date(item, anchor)
    if day is None and "cjcs_pic_img" not in (anchor.attributes.get("class") or ""):
        return None
    title = plain(anchor.attributes.get("title")) or plain(anchor.text())
    return Link(url, title, day) if title else None


def _date(item: LexborNode, anchor: LexborNode) -> str | None:
    """Beside the link, or a day apart from year and month in the block list."""
    if day := record.item_date(item, anchor, _DATES):
        return day
    block = item.css_first(".cjcs_dtxx_list")
    day_node = block.css_first("strong") if block else None
    if block is None or day_node is None:
        return None
    month = _YEAR_MONTH.search(" ".join(one_line(node.text()) for node in block.css("span")[:12]))
    return dates.read(f"{month[1]}-{month[2]}-{squeeze(day_node.text())}") if month else None


def _formal(page: Page) -> Document:
    """`/xxgk2018/`: the info box gives issuer, number, index number and 生成日期."""
    info = _info(page)
    content = body.read(page, page.first(*_BODIES))
    around = page.first_or_none(".content_body")
    files = content.files if around is None else [a for a in body.anchors(page, around) if body.FILE.search(a.url)]
    in_body = signature.line_number(content.lines) or signature.order_number(content.lines)
    document = Document(
        source=SOURCE,
        url=page.url,
        template="xxgk2018",
        title=page.text(".content_body h1", "h1"),
        number=record.number_field(info["文号"]) or in_body,
        issuers=agencies.split(info["发布机关"]),
        index_number=info["索引号"] or None,
        subject=info["分类"] or None,
        keywords=record.words(info["主题词"]),
        issued_on=(made := record.dated(info["生成日期"], "生成日期")),
        published_on=_trs.published(page) or made,
        attachments=record.attachments(files),
        interpretations=record.interpretations(record.explaining(content.anchors, content.files)),
        section=page.meta.get("ColumnName") or _last_crumb(page),
    )
    return record.complete(page, document, content)


def _info(page: Page) -> dict[str, str]:
    """The info box by label; a label that nobody knows, or none of 名称 and 发布机关, is a changed page."""
    rows = page.many("li > div", within=page.first(".content_top_box"))[:40]
    found: dict[str, str] = dict.fromkeys(_LABELS, "")
    missing = {"名称", "发布机关"}
    for row in rows:
        label_node = row.css_first("span")
        if label_node is None:
            continue
        label = squeeze(label_node.text()).rstrip("：:")
        if label in _LABELS:
            found[label] = one_line(one_line(row.text()).removeprefix(one_line(label_node.text())))
            missing.discard(label)
        elif label not in _IGNORED:
            raise PageChanged(page.url, ".content_top_box", "the known labels", label[:40])
    if missing:
        raise PageChanged(page.url, ".content_top_box", "、".join(sorted(missing)), "no such label")
    return found


def _article(page: Page) -> Document:
    """Column article, consultation, or copy of another body's paper: issuer from title, opening or signature."""
    content = body.read(page, page.first(".neiright_JPZ_GK_CP"))
    title = page.text("h2.neiright_Title", ".neiright_Title", "h1")
    shown = [one_line(node.text()) for node in page.tree.css("span.xqLyPc")[:12]]
    source = next((text[3:] for text in shown if text.startswith("来源：")), page.meta.get("ContentSource"))
    news = bool(_NEWS.search(page.url))
    explaining = [] if news else record.explaining(content.anchors, content.files)
    document = Document(
        source=SOURCE,
        url=page.url,
        template="article",
        title=title,
        number=None if news else signature.line_number(content.lines),
        issuers=signature.issuers(title, content.lines),
        published_on=next(filter(None, (record.dated(text, "page") for text in shown)), None) or _trs.published(page),
        attachments=record.attachments(content.files),
        interpretations=record.interpretations(explaining),
        source_field=record.words(source),
        section=page.meta.get("ColumnName") or _last_crumb(page),
    )
    record.need_date(page, document, "span.xqLyPc.time | meta[name=PubDate]")
    return record.complete(page, document, content)


def _last_crumb(page: Page) -> str | None:
    crumbs = page.tree.css(".crumbsNav a")
    return one_line(crumbs[-1].text()) or None if crumbs else None
