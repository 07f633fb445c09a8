"""Replica of www.scio.gov.cn: a white paper and its list. No real page was seen; addresses are the reported ones."""

from __future__ import annotations

from html import escape

from sample.facts import Fact
from sample.mee import _href
from sample.parts import body_lines, paragraphs


def document(fact: Fact) -> str:
    """The page of a white paper, as SCIO's old template has it."""
    return f"""<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>{escape(fact.title)}_国务院新闻办公室网站</title>
<meta name="publishdate" content="{fact.published}"><meta name="author" content="国务院新闻办公室"></head>
<body><div class="tc scio_tc"><h1>{escape(fact.title)}</h1>
<div class="pages-date">{fact.published} 10:00 来源：国务院新闻办公室</div></div>
<div class="content" id="content">
{paragraphs(["中华人民共和国国务院新闻办公室", *body_lines(fact)])}
</div></body></html>"""


def listing(url: str, rows: list[Fact]) -> str:
    """The hub of the white papers."""
    items = "".join(
        f'<li><a href="{_href(url, fact.url)}" title="{escape(fact.title, quote=True)}">{escape(fact.title)}</a>'
        f"<span>{fact.listed}</span></li>"
        for fact in rows
    )
    return f"""<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>政府白皮书_国务院新闻办公室网站</title></head>
<body><div class="list"><ul>{items}</ul></div></body></html>"""
