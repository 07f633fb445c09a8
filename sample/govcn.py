"""Replicas of www.gov.cn: State Council document, library and article, each old and new; feed, search, list."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime, timedelta
from html import escape
from typing import Any

from sample.facts import Fact
from sample.parts import SAMPLE_NOTE, body_lines, cn, dateline, heading, paragraphs, signature

HEADER = "<body><div class='header'></div></body></html>"  # since 2023 the page closes in its header


def document(fact: Fact) -> str:
    """The page of a document in the template of its address and year."""
    new = bool(re.search(r"/\d{6}/content_", fact.url))
    if "/zhengceku/" in fact.url:
        return _library_new(fact) if new else _library_old(fact)
    if "/zhengce/content/" in fact.url:
        return _council_new(fact) if new else _council_old(fact)
    return _article_new(fact) if new else _article_old(fact)


def _lines(fact: Fact) -> str:
    head = [heading(fact), fact.number or ""] if fact.signed else []
    right = ' style="text-align: right;"'
    return (
        f"{paragraphs([x for x in head if x])}{paragraphs(body_lines(fact))}{paragraphs(signature(fact), 'p', right)}"
    )


def _content_id(fact: Fact) -> str:
    return fact.url.rsplit("content_", 1)[1].split(".")[0]


def _index(fact: Fact) -> str:
    return f"000014349/{fact.published.year}-{int(_content_id(fact)) % 100000:05d}"


def _info(fact: Fact) -> str:
    signed = cn(fact.signed) if fact.signed else ""
    return f"""<table class="bd1"><tbody>
<tr><td><b>索 引 号：</b></td><td>{_index(fact)}</td><td><b>主题分类：</b></td><td>综合政务\\其他</td></tr>
<tr><td><b>发文机关：</b></td><td>{escape("、".join(fact.issuers))}</td><td><b>成文日期：</b></td><td>{signed}</td></tr>
<tr><td><b>标　　题：</b></td><td colspan="3">{escape(fact.title)}</td></tr>
<tr><td><b>发文字号：</b></td><td>{escape(fact.number or "")}</td><td><b>发布日期：</b></td><td>{cn(fact.published)}</td></tr>
</tbody></table>"""


def _council_old(fact: Fact) -> str:
    keywords = (
        '<table class="bd1"><tbody><tr><td><b>主 题 词：</b></td><td></td><td></td><td></td></tr></tbody></table>'
    )
    return f"""<html><head><meta charset="utf-8"><title>{escape(fact.title)}_政府信息公开专栏</title></head><body>
<div class="wrap"><table width="724"><tbody><tr><td>{_info(fact)}{keywords}</td></tr></tbody></table><br>
<table width="724"><tbody><tr><td><table width="650"><tbody><tr><td class="b12c" id="UCAP-CONTENT">
{_lines(fact)}<p>（此件公开发布）</p>
</td></tr></tbody></table></td></tr></tbody></table></div></body></html>"""


def _council_new(fact: Fact) -> str:
    info = _info(fact)
    return f"""<!DOCTYPE html><html><head>{_head(fact, "国务院文件")}</head>{HEADER}
<div class="content"><div class="mhide pctoubukuang1"><table class="border-table"><tbody><tr><td>{info}</td></tr></tbody></table></div>
<div class="pchide mxxgkabstract"><h2>标题：</h2><p>{escape(fact.title)}</p></div>
<div style="display:none">{fact.published} 18:00</div><div class="share-title" style="display:none">{escape(fact.title)}</div>
<div class="b12c pages_content" id="UCAP-CONTENT"><div class="trs_editor_view TRS_UEDITOR trs_paper_default">{_lines(fact)}</div></div>
<div class="mhide pctoubukuang1"></div><div class="jiedu-blk"><ul class="jiedu_list"></ul></div></div></body></html>"""


def _library_cells(fact: Fact) -> list[tuple[str, str]]:
    return [
        ("标&nbsp;&nbsp;题：", escape(fact.title)),
        ("发文机关：", escape(" ".join(fact.issuers))),
        ("发文字号：", escape(fact.number or "")),
        ("来　　源：", "部门网站"),
        ("主题分类：", "综合政务\\其他"),
        ("公文种类：", "通知"),
        ("成文日期：", cn(fact.signed) if fact.signed else ""),
    ]


def _library_table(fact: Fact) -> str:
    return "".join(f"<tr><td><b>{label}</b></td><td>{value}</td></tr>" for label, value in _library_cells(fact))


def _library_old(fact: Fact) -> str:
    """The first form of the library (2019–2022): reconstructed from reported selectors, no real page was seen."""
    return f"""<!DOCTYPE html><html><head>{_head(fact, "国务院部门文件")}</head><body>
<div class="policyLibraryOverview_header"><table><tbody>{_library_table(fact)}</tbody></table></div>
<div class="policyLibraryOverview_content"><div class="pages_content" id="UCAP-CONTENT">{_lines(fact)}</div></div>
</body></html>"""


def _library_new(fact: Fact) -> str:
    items = "".join(f"<li><b>{label}</b>{value}</li>" for label, value in _library_cells(fact))
    both = "policyLibraryOverview_header pctoubukuang1"
    return f"""<!DOCTYPE html><html><head>{_head(fact, "国务院部门文件")}</head>{HEADER.replace("<body>", '<body class="ZC_GWYBMWJ">')}
<div class="content"><div class="{both}"><table>{_library_table(fact)}</table></div>
<ul class="mobileTable">{items}</ul>
<div class="pages_content mhide" id="UCAP-CONTENT"><div class="trs_editor_view TRS_UEDITOR">{_lines(fact)}</div></div>
<div class="pages_contentm pchide"><div class="trs_editor_view TRS_UEDITOR">{_lines(fact)}</div></div>
<div class="{both}"></div><div class="jiedu-blk"><ul class="jiedu_list"></ul></div></div></body></html>"""


def _head(fact: Fact, column: str) -> str:
    day = fact.published
    return f"""<meta charset="utf-8"><title>{escape(fact.title)}_{column}_中国政府网</title>
<meta name="others" content="页面生成时间 {day} 09:00:00" /><meta name="lanmu" content="{column}">
<meta name="manuscriptId" content="{_content_id(fact)}">
<meta name='firstpublishedtime' content="{day}-08:00:00"><meta name='lastmodifiedtime' content="{day}-09:00:00">"""


def _article_text(fact: Fact) -> str:
    title = " ".join(fact.issuers) + fact.title if fact.title.startswith("关于") else fact.title
    return paragraphs([title, *dateline(fact), SAMPLE_NOTE])


def _article_old(fact: Fact) -> str:
    return f"""<!DOCTYPE HTML>
<html><head>{_head(fact, "中央有关文件")}</head><body><div class="main">
<div class="BreadcrumbNav"><a href='/index.htm'>首页</a>&nbsp;>&nbsp;<a href='/zhengce/index.htm'>政策</a></div>
<div class="article oneColumn pub_border"><h1>{escape(fact.title)}</h1>
<div class="pages-date">{fact.published} 18:00  <span class="font">来源： 新华社</span></div>
<div class="pages_content" id="UCAP-CONTENT">{_article_text(fact)}</div>
<div class="editor"><span>责任编辑：示例</span></div></div></div></body></html>"""


def _article_new(fact: Fact) -> str:
    return f"""<!DOCTYPE html><html><head>{_head(fact, "中央有关文件")}</head>{HEADER}
<div class="content"><div class="article oneColumn"><h1 id="ti">{escape(fact.title)}</h1>
<div class="pages-date">{fact.published} 18:00 <span class="font-zyygwj">来源：新华社</span></div>
<div class="share-title" style="display:none">{escape(fact.title)}</div>
<div class="pages_content" id="UCAP-CONTENT"><div class="trs_editor_view">{_article_text(fact)}</div></div></div></div></body></html>"""


def feed(rows: list[Fact]) -> str:
    """ZUIXINZHENGCE.json: newest first, date only, no number and no issuer."""
    entries = [
        {"TITLE": fact.title, "SUB_TITLE": "", "URL": fact.url, "DOCRELPUBTIME": fact.published.isoformat()}
        for fact in rows
    ]
    return json.dumps(entries, ensure_ascii=False)


def search(category: str, rows: list[Fact], page: int) -> str:
    """An answer of the search API (shape of 2026): all rows of one category on its first page, none afterwards."""
    found = [_row(fact, category) for fact in rows] if page == 1 else []
    block = {"catName": category, "totalCount": len(rows), "currentNum": len(found), "listVO": found}
    answer = {
        "code": 200,
        "msg": "操作成功",
        "data": None,
        "searchVO": {"totalCount": 0, "currentPage": page, "listVO": None, "catMap": {category: block}},
        "paramsVO": {},
    }
    return json.dumps(answer, ensure_ascii=False)


def _row(fact: Fact, category: str) -> dict[str, Any]:
    return {
        "title": fact.title,
        "url": fact.url,
        "pcode": fact.number or "",
        "puborg": " ".join(fact.issuers),
        "index": _index(fact) if category == "gongwen" else "",
        "childtype": "综合政务\\其他",
        "pubtime": _milliseconds(fact.published.isoformat()),
        "ptime": _milliseconds(fact.signed.isoformat()) if fact.signed else 0,
        "pubtimeStr": f"{fact.published:%Y.%m.%d}",
        "summary": fact.paragraphs[0],
    }


def _milliseconds(day: str) -> int:
    midnight = datetime.fromisoformat(day).replace(tzinfo=UTC) - timedelta(hours=8)
    return int(midnight.timestamp()) * 1000


def news_list(rows: list[Fact]) -> str:
    """The list of the State Council's activities. No real page was seen: the form of the site's other lists."""
    items = "".join(
        f'<li><h4><a href="{fact.url}" target="_blank">{escape(fact.title)}</a>'
        f'<span class="date">{fact.published.isoformat()}</span></h4></li>'
        for fact in rows
    )
    return f"""<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>国务院_中国政府网</title></head>
<body><div class="news_box"><div class="list list_1"><ul>{items}</ul></div></div></body></html>"""
