"""Replicas of www.ndrc.gov.cn: the list with its hidden interpretation boxes and the one detail template."""

from __future__ import annotations

from html import escape

from sample.facts import Fact
from sample.mee import _href
from sample.parts import body_lines, file_links, heading, paragraphs, signature

COLUMNS = {
    "fzggwl": "发展改革委令",
    "ghxwj": "规范性文件",
    "ghwb": "规划文本",
    "gg": "公告",
    "tz": "通知",
    "tzgg": "通知公告",
}


def list_title(fact: Fact) -> str:
    """The title as lists and pages show it: notices with the number in half-width brackets."""
    if fact.number and "号令" not in fact.number:
        return f"{fact.title}({fact.number})"
    return fact.title


def document(fact: Fact) -> str:
    """The page of a document, as NDRC's template has it."""
    title = escape(list_title(fact))
    column = COLUMNS[fact.url.split("/")[-3]]
    day = fact.published
    order = "号令" in (fact.number or "")
    lines = (
        [*_order_opening(fact), *body_lines(fact)] if order else [heading(fact), fact.number or "", *body_lines(fact)]
    )
    names = "<BR>".join(file_links(fact))
    return f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="UTF-8">
<title>【{title}】-国家发展和改革委员会 </title>
<meta name="SiteDomain" content="www.ndrc.gov.cn"><meta name="ColumnName" content="{column}">
<meta name="ArticleTitle" content="{title}"><meta name="PubDate" content="{day} 09:00:00">
<meta name="ContentSource" content="国家发展改革委"><meta name="Author"content=""><meta name="ColumnType"content="政策文件">
<script>var mobilurl="./{fact.url.rsplit("/", 1)[1].replace(".html", "_ext.html")}"</script>
</head><body><div class="container">
<div class="path"><a href="../../../../">首页</a>&nbsp;&gt;&nbsp;<a href="../">{column}</a></div>
<div class="article"><div class="article_l ">
<h2 class="article_title">{title}</h2>
<div class="shezhi"><div class="time">发布时间：{day:%Y/%m/%d}</div>
<div class="ly laiyuantext">来源：<span>国家发展改革委</span></div></div>
<div class="article_con"><div class=TRS_Editor>
{paragraphs([line for line in lines if line])}
{paragraphs(["主任：何某某"] if order else [], "p")}
{paragraphs(signature(fact)[-1:] if order else signature(fact), "div", ' style="text-align: right;"')}
</div></div>
<div class="attachment"><div class="attachment_l">附件：</div><div class="attachment_r"><p>{names}</p></div></div>
</div><div class="article_r"><div class="xgwz" style="display:none"><ul></ul></div></div></div></div></body></html>"""


def _order_opening(fact: Fact) -> list[str]:
    _, number = (fact.number or "").split("年")
    return [
        "中华人民共和国国家发展和改革委员会令",
        number.removesuffix("令"),
        fact.title.split(" ")[0] + "已经审议通过，现予公布。",
    ]


def listing(url: str, rows: list[Fact], page: int, pages: int) -> str:
    """A page of a list: 25 items in fives, each with its hidden box."""
    items = []
    for n, fact in enumerate(rows, 1):
        title = escape(list_title(fact), quote=True)
        items.append(
            f'<li><a href="{_href(url, fact.url)}" target="_blank" title="{title}">{title}</a>'
            f"<span>{fact.listed:%Y/%m/%d}</span>"
            '<div class="popbox"><div class="popmain"><ul></ul></div></div></li>'
        )
        if n % 5 == 0:
            items.append('<li class="empty"></li>')
    return f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="UTF-8"><title>列表-国家发展和改革委员会</title></head>
<body><div class="list"><ul class="u-list">{"".join(items)}</ul></div>
<div class="page"><script><!--
createPageHTML({pages}, {page - 1}, "index", "html");
//--></script></div></body></html>"""
