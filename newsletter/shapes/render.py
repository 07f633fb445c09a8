"""An edited issue as mail-safe HTML: styles inlined, dark mode, 600 pixels and phone."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

import css_inline
from jinja2 import Environment, PackageLoader
from markdown_it import MarkdownIt
from markupsafe import Markup, escape

from newsletter.edited.blocks import Block
from newsletter.edited.filling import anchors, filled
from newsletter.edited.issuefile import IssueFile
from newsletter.words import say

TITLE = re.compile(r"^# (.+)\n*(?:\*\*(.+)\*\*\n*)?", re.MULTILINE)
JOINED_LISTS = re.compile(r"</ul>\s*<ul>")
HEADING = re.compile(r"<h([234])>")


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What a member's copy adds: the topics it was narrowed to, the page on the site, the link that stops it.

    `shortened`: some documents are given by title alone, which is said.
    """

    topics: str = ""
    more: str = ""
    unsubscribe: str = ""
    shortened: bool = False


@cache
def environment() -> Environment:
    """Templates with escaping on."""
    return Environment(loader=PackageLoader("newsletter"), autoescape=True, trim_blocks=True, lstrip_blocks=True)


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
    title, period, blocks = masthead(filled(issue))
    body = "\n".join(_block(block, anchor, issue) for block, anchor in anchors(blocks))
    page = (
        environment()
        .get_template("mail.html")
        .render(
            lang={"zh": "zh-Hans"}.get(issue.lang, issue.lang),
            title=title,
            period=period,
            css=Markup(stylesheet()),  # noqa: S704 # our own file
            body=Markup(body),  # noqa: S704 # rendered with html off
            notes=[
                *([say(issue.lang, "topics_line", topics=copy.topics)] if copy.topics else []),
                *([say(issue.lang, "shortened")] if copy.shortened else []),
            ],
            foot=[say(issue.lang, "footer"), *imprint(issue)],
            more=copy.more,
            more_text=say(issue.lang, "contents_more"),
            unsubscribe=copy.unsubscribe,
            unsubscribe_line=say(issue.lang, "unsubscribe_line"),
            unsubscribe_text=say(issue.lang, "unsubscribe"),
        )
    )
    return _inliner().inline(page)


def imprint(issue: IssueFile) -> list[str]:
    """Who publishes the issue and whom to ask, as far as it is set."""
    publisher = issue.publisher
    lines = [say(issue.lang, "published_by", association=publisher.association)] if publisher.association else []
    return lines + ([say(issue.lang, "contact", contact=publisher.contact)] if publisher.contact else [])


def masthead(issue: IssueFile) -> tuple[str, str, tuple[Block, ...]]:
    """Title, period and the blocks without them, of an issue that is filled in."""
    if not issue.blocks:
        return issue.title, "", ()
    first, *rest = issue.blocks
    found = TITLE.match(first.text.lstrip())
    if not found:
        return issue.title, "", issue.blocks
    left = first.text.lstrip()[found.end() :]
    kept = [replace(first, text=left)] if left.strip() else []
    return _unescaped(found[1]), _unescaped(found[2] or ""), (*kept, *rest)


def _unescaped(text: str) -> str:
    return re.sub(r"\\([\\`*_\[\]<>#|~!&{}])", r"\1", text)


def _block(block: Block, anchor: str, issue: IssueFile) -> str:
    rendered = JOINED_LISTS.sub("", _markdown().render(block.text))
    if anchor:
        rendered = HEADING.sub(rf'<h\1 id="{anchor}">', rendered, count=1)
    rendered = _chinese(rendered, issue)
    return f'<div class="{block.what}">\n{rendered}</div>' if block.what else rendered


def _chinese(rendered: str, issue: IssueFile) -> str:
    """What is quoted in Chinese: folded away, and marked, so that a reader's device takes Chinese forms for it."""
    says, original, *others = (str(escape(say(issue.lang, key))) for key in ("says", "original", "number", "address"))
    colon = say(issue.lang, "is")
    rendered = re.sub(rf"<p>(?=(?:{'|'.join((original, *others))}){colon})", '<p class="source">', rendered)
    rendered = re.sub(
        rf'(<p class="source">{original}{colon})([^\n<]*)', r'\1<span class="zh" lang="zh-Hans">\2</span>', rendered
    )
    return re.sub(
        rf"<blockquote>\n<p><em>{says}</em></p>\n([^<]*(?:<(?!/?blockquote>)[^<]*)*)</blockquote>",
        rf'<details><summary>{says}</summary><blockquote class="zh" lang="zh-Hans">\1</blockquote></details>',
        rendered,
    )
