"""www.mee.gov.cn, Ministry of Ecology and Environment. CMS: TRS (`platforms/trs`).

Diary
* Formal documents `/xxgk2018/…html` (seen, two pages of 2026, heads cut by their collector): info box read by label,
  the row 文 号 / 主 题 词 may be absent; the second h1 belongs to the "you are leaving" dialog; paragraphs are `p` or
  `div`; 生成日期 is days after the signature and, on other years' pages, days before the list (reported): it is no
  published date. That is the PubDate meta, or 发布时间 in `.wjkFontBox em` beside the source (reported).
* Formal documents to 2018 `/gkml/…htm` (reported): `div.headInfo` with a table, label in `b`, 发布单位 for 发布机关;
  body `.wzxq_neirong2`, `.content`, `.TRS_Editor`; hosts mep.gov.cn and zhb.gov.cn as well. Lists `.main_rt_list`.
* Column articles and consultations `.shtml` (seen: 2022, 2026): h2.neiright_Title, span.xqLyPc, no issuer and no
  number field; party and State Council papers under /zcwj/zyygwj/ and /gwywj/ use it (reported). A video item has
  one white comma as its text. Links of a round-up lead to other articles: no attachments, no explanations.
* Lists come in four item forms (three seen, the block list of /ywdt/xwfb/ reported): date before the link with an
  empty title attribute, link before the date, pictures without a date (whole title in the attribute, with a literal
  <br>), blocks with the day apart from year and month. Order is never relied on.
* Consultation list (2026-09, seen): the navigation items are in lists as well and have no date.
* Copies: big5 gate, whose labels are in traditional characters, `_wh.html` (reported).
"""

from __future__ import annotations

import re
from dataclasses import replace

from selectolax.lexbor import LexborNode

from parsers.fields import dates, heading, record
from parsers.page import body
from parsers.page.file_links import FILE
from parsers.page.select import Page, innermost, one_line, plain, squeeze, title_of
from parsers.platforms import trs
from policy import Document, Link, Listing, PageChanged, agencies

SOURCE = "mee"
HOSTS = ("mee.gov.cn", "mep.gov.cn", "zhb.gov.cn")

_LABELS = frozenset({"名称", "索引号", "分类", "发布机关", "生成日期", "文号", "主题词"})
_IGNORED = frozenset({"", "内容提要", "主题分类", "体裁分类", "有效性", "有效期", "公开方式", "公开形式"})
_SAME = {
    "发布单位": "发布机关",
    "名稱": "名称",
    "索引號": "索引号",
    "分類": "分类",
    "發布機關": "发布机关",
    "發佈機關": "发布机关",
}
_SAME |= {"文號": "文号", "主題詞": "主题词"}
_BOX, _OLD_BOX = ".content_top_box", ".headInfo"
_BODIES = ("#print_html .content_body_box", ".content_body_box", ".content_body .TRS_Editor")
_OLD_BODIES = (".wzxq_neirong2", ".content", ".TRS_Editor")
_ITEMS = "ul#div > li, .mobile_list li, .main_rt_list li, ul.cjcx_danduimg_list > li, ul.cjcx_dandulishp > li"
_DATES = "span.date, .cjcx_shijian, span.time, em.date, i.date"
_NEWS = re.compile(r"/ywdt/|/ywgz/|/home/|/zclcfh/")
_YEAR_MONTH = re.compile(r"(\d{4})\D{1,3}(\d{1,2})")

role = trs.role


def parse_listing(page: Page) -> Listing:
    """A list of any of the four item forms."""
    links: dict[str, Link] = {}
    for item in innermost(page.many(_ITEMS)):
        link = _item(page, item)
        if link:
            links.setdefault(link.url, link)
    if not links:
        raise PageChanged(page.url, _ITEMS, "at least 1 item with a link", "0")
    pages, following = trs.paging(page)
    return Listing(page.url, SOURCE, "list", tuple(links.values()), pages, following)


def parse_document(page: Page) -> Document:
    """A formal document or a column article, distinguished by what the page holds."""
    if page.first_or_none(_BOX):
        return _formal(page)
    if page.first_or_none(".neiright_Title", ".neiright_JPZ_GK_CP"):
        return _article(page)
    if page.first_or_none(_OLD_BOX):
        return _old_formal(page)
    raise PageChanged(page.url, f"{_BOX} | .neiright_Title | {_OLD_BOX}", "1", "0")


def _item(page: Page, item: LexborNode) -> Link | None:
    """One entry. Navigation entries have no date and lead to folders; picture entries have none either."""
    anchor = item.css_first("a.cjcx_biaobnan[href], a.cjcs_pic_img[href], a[href]")
    url = page.link(anchor.attributes.get("href")) if anchor else None
    if anchor is None or url is None:
        return None
    day = _date(item, anchor)
    if day is None and not (role(url) == "document" or FILE.search(url)):
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
    info = _info(page, _BOX, "li > div", "span")
    content = body.read(page, page.first(*_BODIES))
    around = page.first_or_none(".content_body")
    files = content.files if around is None else [a for a in body.linked(page, around) if FILE.search(a.url)]
    shown_title = page.first_or_none(".content_body h1")
    beside = [one_line(node.text()) for node in page.tree.css(".wjkFontBox em")[:12]]
    shown = next((text for text in beside if text.startswith(("发布时间", "發布時間"))), None)
    document = Document(
        source=SOURCE,
        url=page.url,
        template="xxgk2018",
        title=(title_of(shown_title) if shown_title else "") or info["名称"],
        published_on=trs.published(page) or record.dated(shown, "发布时间"),
        attachments=record.attachments(files),
        source_field=record.words(next((text[3:] for text in beside if _is_source(text)), None)),
        section=page.meta.get("ColumnName") or _last_crumb(page),
    )
    return _with_info(page, document, info, content)


def _old_formal(page: Page) -> Document:
    """`/gkml/` to 2018: the same fields in a table."""
    info = _info(page, _OLD_BOX, "td", "b")
    content = body.read(page, page.first(*_OLD_BODIES))
    document = Document(
        source=SOURCE,
        url=page.url,
        template="gkml",
        title=info["名称"],
        published_on=trs.published(page),
        attachments=record.attachments(content.files),
        section=page.meta.get("ColumnName"),
    )
    return _with_info(page, document, info, content)


def _with_info(page: Page, document: Document, info: dict[str, str], content: body.Body) -> Document:
    named = replace(
        document,
        number=record.number_field(info["文号"]) or heading.number(content.lines),
        issuers=agencies.split(info["发布机关"]),
        index_number=info["索引号"] or None,
        subject=info["分类"] or None,
        keywords=record.words(info["主题词"]),
        issued_on=record.dated(info["生成日期"], "生成日期"),
        interpretations=record.interpretations(record.explaining(content.anchors, content.files)),
    )
    return record.complete(page, named, content)


def _info(page: Page, box: str, rows: str, label_in: str) -> dict[str, str]:
    """The info box by label; a label that nobody knows, or none of 名称 and 发布机关, is a changed page."""
    found: dict[str, str] = dict.fromkeys(_LABELS, "")
    missing = {"名称", "发布机关"}
    for row in page.many(rows, within=page.first(box))[:40]:
        label_node = row.css_first(label_in)
        if label_node is None:
            continue
        label = squeeze(label_node.text()).rstrip("：:")
        label = _SAME.get(label, label)
        if label in _LABELS:
            found[label] = one_line(one_line(row.text()).removeprefix(one_line(label_node.text())))
            missing.discard(label)
        elif label not in _IGNORED:
            raise PageChanged(page.url, box, "the known labels", label[:40])
    if missing:
        raise PageChanged(page.url, box, "、".join(sorted(missing)), "no such label")
    return found


def _article(page: Page) -> Document:
    """Column article, consultation, or copy of another body's paper: issuer from title, opening or signature."""
    content = body.read(page, page.first(".neiright_JPZ_GK_CP"))
    title = page.text("h2.neiright_Title", ".neiright_Title")
    shown = [one_line(node.text()) for node in page.tree.css("span.xqLyPc")[:12]]
    source = next((text[3:] for text in shown if _is_source(text)), page.meta.get("ContentSource"))
    issuers = heading.issuers(title, content.lines)
    news = bool(_NEWS.search(page.url))
    explaining = [] if news else record.explaining(content.anchors, content.files)
    document = Document(
        source=SOURCE,
        url=page.url,
        template="article",
        title=title,
        number=None if news else record.number("", issuers, content.lines),
        issuers=issuers,
        published_on=next(filter(None, (record.dated(text, "page") for text in shown)), None) or trs.published(page),
        attachments=record.attachments(content.files),
        interpretations=record.interpretations(explaining),
        source_field=record.words(source),
        section=page.meta.get("ColumnName") or _last_crumb(page),
    )
    record.need_date(page, document, "span.xqLyPc.time | meta[name=PubDate]")
    return record.complete(page, document, content)


def _is_source(text: str) -> bool:
    return text.startswith(("来源：", "來源："))


def _last_crumb(page: Page) -> str | None:
    crumbs = page.tree.css(".crumbsNav a")
    return one_line(crumbs[-1].text()) or None if crumbs else None
