"""An edited issue as mail-safe HTML: styles inlined, dark mode, 600 pixels and phone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import css_inline
from jinja2 import Environment, PackageLoader
from markdown_it import MarkdownIt
from markupsafe import Markup, escape

from newsletter.issuefile import Block, IssueFile
from newsletter.words import say

TITLE = re.compile(r"^# (.+)\n*(?:\*\*(.+)\*\*\n*)?", re.MULTILINE)
JOINED_LISTS = re.compile(r"</ul>\s*<ul>")


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What a member's copy adds: the topics it was narrowed to, the page on the site, the link that stops it."""

    topics: str = ""
    more: str = ""
    unsubscribe: str = ""


@cache
def environment() -> Environment:
    """Templates with escaping on."""
    return Environment(loader=PackageLoader("newsletter"), autoescape=True, trim_blocks=True)


@cache
def _markdown() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False, "breaks": True})


@cache
def _inliner() -> css_inline.CSSInliner:
    return css_inline.CSSInliner(keep_style_tags=False, keep_at_rules=True, load_remote_stylesheets=False)


def stylesheet() -> str:
    """The mail's stylesheet before it is inlined."""
    return (files("newsletter") / "templates" / "mail.css").read_text(encoding="utf-8")


def html(issue: IssueFile, letterhead: Letterhead | None = None) -> str:
    """The whole mail. Raw HTML in the issue is shown as text, never as markup."""
    copy = letterhead or Letterhead()
    title, period, blocks = masthead(issue)
    page = (
        environment()
        .get_template("mail.html")
        .render(
            lang={"zh": "zh-Hans"}.get(issue.lang, issue.lang),
            title=title,
            period=period,
            css=Markup(stylesheet()),  # noqa: S704 # our own file
            body=Markup("\n".join(_block(block, issue) for block in blocks)),  # noqa: S704 # rendered with html off
            topics=say(issue.lang, "topics_line", topics=copy.topics) if copy.topics else "",
            footer=say(issue.lang, "footer"),
            more=copy.more,
            more_text=say(issue.lang, "contents_more"),
            unsubscribe=copy.unsubscribe,
            unsubscribe_line=say(issue.lang, "unsubscribe_line"),
            unsubscribe_text=say(issue.lang, "unsubscribe"),
        )
    )
    return _inliner().inline(page)


def masthead(issue: IssueFile) -> tuple[str, str, tuple[Block, ...]]:
    """Title, period and the blocks without them."""
    if not issue.blocks:
        return issue.title, "", ()
    first, *rest = issue.blocks
    found = TITLE.match(first.text.lstrip())
    if not found:
        return issue.title, "", issue.blocks
    left = first.text.lstrip()[found.end() :]
    return _unescaped(found[1]), _unescaped(found[2] or ""), (*([Block(left)] if left.strip() else []), *rest)


def _unescaped(text: str) -> str:
    return re.sub(r"\\([\\`*_\[\]<>#|~!&])", r"\1", text)


def _block(block: Block, issue: IssueFile) -> str:
    if not block.text:
        return ""
    rendered = JOINED_LISTS.sub("", _markdown().render(block.text))
    if issue.lang == "ja":
        rendered = _chinese(rendered)
    if block.document is None:
        return rendered
    return f'<div class="{block.what}">\n{rendered}</div>'


def _chinese(rendered: str) -> str:
    """Marks what is quoted in Chinese, so that a Japanese reader's device takes Chinese forms for it."""
    says = escape(say("ja", "says"))
    names = "|".join(str(escape(say("ja", key))) for key in ("original", "number"))
    rendered = re.sub(
        rf"<li>((?:{names})：)([^\n<]*(?:<(?!/?li>)[^\n<]*)*)</li>",
        r'<li>\1<span class="zh" lang="zh-Hans">\2</span></li>',
        rendered,
    )
    return re.sub(
        rf"<blockquote>\n<p><em>{says}</em></p>\n([^<]*(?:<(?!/?blockquote>)[^<]*)*)</blockquote>",
        rf'<blockquote>\n<p><em>{says}</em></p>\n<div class="zh" lang="zh-Hans">\1</div></blockquote>',
        rendered,
    )
