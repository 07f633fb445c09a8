"""An edited issue as a plain text that reads well in any mail program."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from newsletter.edited.filling import filled
from newsletter.edited.issuefile import IssueFile
from newsletter.markdown import LINK
from newsletter.shapes.render import Letterhead, imprint
from newsletter.words import say

COLUMNS = 72
ESCAPED = re.compile(r"\\([\\`*_\[\]<>#|~!&{}])")
AUTOLINK = re.compile(r"<(https?://[^>\s]+)>")
EMPHASIS = re.compile(r"(?<!\\)\*{1,2}(?=\S)(.+?)(?<!\\)\*{1,2}")
NO_LINE_START = set("、。，．」』）】》〉！？：；・ー…々”’")
MARKS = {"#": "", "##": "■ ", "###": "◆ ", "####": "● "}
HEADING = re.compile(r"(#{1,4}) (.+)")
WORD = re.compile(r"[!-~]+|\s|.")


def text(issue: IssueFile, letterhead: Letterhead | None = None) -> str:
    """The whole text part, lines of at most 72 columns (36 Japanese characters); addresses are never broken."""
    copy = letterhead or Letterhead()
    lines: list[str] = []
    for block in filled(issue).blocks:
        lines += [out for line in block.text.strip().split("\n") for out in _line(line)]
        if block.what not in ("line", "brief"):
            lines.append("")
    lines += ["", "─" * (COLUMNS // 2)]
    if copy.topics:
        lines += wrapped(say(issue.lang, "topics_line", topics=copy.topics))
    lines += wrapped(say(issue.lang, "footer"))
    for line in imprint(issue):
        lines += wrapped(line)
    if copy.more:
        lines += [f"{say(issue.lang, 'contents_more')}: {copy.more}"]
    if copy.unsubscribe:
        lines += [say(issue.lang, "unsubscribe_line"), copy.unsubscribe]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(line.rstrip() for line in lines)).strip() + "\n"


def _line(line: str) -> Iterator[str]:
    if heading := HEADING.match(line):
        yield ""
        yield from wrapped(bare(heading[2]), MARKS[heading[1]], " " * 2)
        yield ("═" if heading[1] == "#" else "─") * (COLUMNS // 2) if len(heading[1]) < 3 else ""
    elif line.startswith(">"):
        yield from wrapped(bare(line.lstrip("> ")), "    ", "    ") if line.strip("> ") else ()
    elif line.startswith("- "):
        yield from wrapped(bare(line[2:]), "・", "  ")
    else:
        indent = "  " if line.startswith("  ") else ""
        yield from wrapped(bare(line.strip()), indent, indent)


def bare(line: str) -> str:
    """A line of Markdown without emphasis, brackets around addresses and escapes; a link is its address."""
    line = EMPHASIS.sub(r"\1", AUTOLINK.sub(r"\1", LINK.sub(_linked, line)))
    return ESCAPED.sub(r"\1", line)


def _linked(found: re.Match[str]) -> str:
    """An address that stands for itself, a label with its address, or the label of a place in the issue."""
    label, url = found["label"], found["url"]
    if url is None:
        return label
    bare_label = ESCAPED.sub(r"\1", label)
    return url if bare_label in url or url.lower().endswith(f".{bare_label.lower()}") else f"{label} {url}"


def width(text: str) -> int:
    """Columns of a terminal that the text takes."""
    return sum(2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in text)


def wrapped(text: str, first: str = "", rest: str = "") -> list[str]:
    """Lines within 72 columns; no line begins with a closing mark; long words (addresses) have their own line."""
    lines = [first]
    for word in WORD.findall(text):
        if width(lines[-1] + word) > COLUMNS and lines[-1].strip() and word not in NO_LINE_START:
            lines.append(rest + word.lstrip())
        else:
            lines[-1] += word
    return lines
