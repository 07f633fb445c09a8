"""Replicas of www.mee.gov.cn: formal document, column article, column list, consultation list."""

from __future__ import annotations

from html import escape
from posixpath import relpath
from urllib.parse import urlsplit

from sample.facts import Fact
from sample.parts import SAMPLE_NOTE, body_lines, cn, dateline, file_links, paragraphs, signature

LEAVING = "<div class='content'><h1>您访问的链接即将离开生态环境部门户网站，是否继续？</h1></div>"


def document(fact: Fact) -> str:
    """The page of a document: the formal template under /xxgk2018/, the column template elsewhere."""
    return _formal(fact) if "/xxgk2018/" in fact.url else _article(fact)


def _formal(fact: Fact) -> str:
    serial = fact.url.rsplit("_", 1)[1].split(".")[0][-5:]
    rows = [
        f'<li class="first"><div><span>名 称</span><p>{escape(fact.title)}</p></div></li>',
        f"<li><div><span>索 引 号</span>000014672/{fact.published.year}-{serial}</div>"
        "<div><span>分 类</span>生态环境综合</div></li>",
        f"<li><div><span>发布机关</span><i>{escape('、'.join(fact.issuers))}</i></div>"
        f"<div><span>生成日期</span>{fact.published.isoformat()}</div></li>",
    ]
    if fact.number:
        rows.append(
            f'<li class="last"><div><span>文 号</span>{escape(fact.number)}</div><div><span>主 题 词</span></div></li>'
        )
    links = [f"<div>附件：{n}.{link}</div>" for n, link in enumerate(file_links(fact), 1)]
    return f"""<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8" /><title>{escape(fact.title)}</title></head>
<body><div class="innerCenter">
<div class="p_con"><div class="content_top"><div class="content_top_box"><ul>
{"".join(rows)}
</ul></div></div></div>
<div class="p_con"><div class="content_box" id="print_html"><div class="content_body">
<h1>{escape(fact.title)}</h1>
<div class="content_body_box"><div class="Custom_UnionStyle">
{paragraphs(body_lines(fact), "div")}
{"".join(links)}
{paragraphs(signature(fact), "div", ' style="text-align: right;"')}
<div>（此件社会公开）</div>
</div></div></div></div></div>
<div class="link-url-wrapper">{LEAVING}</div>
</div></body></html>"""


def _article(fact: Fact) -> str:
    day = fact.published.isoformat()
    source = "" if "/hdjl/" in fact.url else "<span class='xqLyPc'>来源：生态环境部</span>"
    central = "/zyygwj/" in fact.url
    bracket = [f"（{cn(fact.signed)}）"] if central and fact.signed else []
    number = [fact.number] if fact.number else []
    closing = [] if central else signature(fact)
    return f"""<!DOCTYPE html>
<html><head><meta charset="UTF-8"/>
<title>{escape(fact.title)}_中华人民共和国生态环境部</title>
<meta name="ArticleTitle" content="{escape(fact.title)}" /><meta name="PubDate" content="{day} 10:00:00" />
</head><body><div class="innerBzCenter"><div class="neiright_Box">
<h2 class="neiright_Title">{escape(fact.title)}</h2>
<div class="neiright_Content"><div class="neiright_JPZ_GK">
<p class="ydLyZzBox"><span>{day}</span></p>
<span class="xqLyPc time">{day}</span>{source}
</div>
<div class="neiright_JPZ_GK_CP clearHtml"><div class=TRS_Editor><div class="Custom_UnionStyle">
{paragraphs([*number, *bracket, *dateline(fact), SAMPLE_NOTE], "div")}
{paragraphs(closing, "div", ' style="text-align: right;"')}
</div></div></div>
</div></div></div></body></html>"""


def listing(url: str, rows: list[Fact], page: int, pages: int) -> str:
    """A page of a list: link before date for consultations, date before link elsewhere."""
    items = _consultation_items(url, rows) if "/yjzj/" in url else _column_items(url, rows)
    return f"""<!DOCTYPE html>
<html><head><meta charset="UTF-8"/><title>列表_中华人民共和国生态环境部</title>
<meta name="SiteDomain" content="www.mee.gov.cn" /></head>
<body>{items}
<script>
var currentPage = {page - 1};//所在页从0开始
var countPage = {pages}//共多少页
//createPageHTML({pages}, {page - 1}, "index", "shtml");
</script></body></html>"""


def _column_items(url: str, rows: list[Fact]) -> str:
    items = "\n".join(
        f'<li{" class=miaob" if n % 5 == 0 else ""}><span class="date">{fact.listed.isoformat()}</span>'
        f'<a href="{_href(url, fact.url)}" target="_blank" title="">{escape(fact.title)}</a></li>'
        for n, fact in enumerate(rows, 1)
    )
    return f'<div class="bd mobile_list"><ul id="div">{items}</ul></div>'


def _consultation_items(url: str, rows: list[Fact]) -> str:
    items = "\n".join(
        f'<li><a href="{_href(url, fact.url)}" target="_blank">{escape(fact.title)}</a>'
        f'<span class="date">{fact.listed.isoformat()}</span></li>'
        for fact in rows
    )
    menu = '<ul class="sub"><li><a href="./zjyj/">最新征集</a></li><li><a href="./wqzj_1/">往期征集</a></li></ul>'
    return f'<div class="neiright_Box">{menu}</div><div class="bd mobile_list"><div><ul>{items}</ul></div></div>'


def _href(list_url: str, url: str) -> str:
    folder = urlsplit(list_url).path.rsplit("/", 1)[0] or "/"
    path = relpath(urlsplit(url).path, folder)
    return path if path.startswith("..") else "./" + path
