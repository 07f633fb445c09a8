"""An issue as it is read: {12}, {count}, {contents} and {number} filled in, and nothing said of what is not in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from newsletter.edited.blocks import HEADING, NAMED, Block
from newsletter.edited.issuefile import IssueFile
from newsletter.words import say

ITEM_OF_LIST = re.compile(r"^- .*(?:\n(?: {2,}|<).*)*\n?", re.MULTILINE)
CONTENTS = re.compile(r"^\{contents\}$", re.MULTILINE)
WHY = ("new", "late", "changed")


def filled(issue: IssueFile) -> IssueFile:
    """The issue with its placeholders filled in.

    A line of a list that names an item which is not in this copy falls away, and so does a heading with nothing under
    it.
    """
    present = {block.document for block in issue.blocks if block.what == "item"}
    blocks = [block if block.document is not None else _kept(block, present) for block in issue.blocks]
    blocks = [
        replace(block, text=NAMED.sub(lambda found: _link(int(found[1]), issue, present), block.text))
        for block in blocks
    ]
    blocks = without_bare_headings([block for block in blocks if block.text.strip()])
    count, contents = _count(issue), _contents(blocks, issue)
    return replace(issue, blocks=tuple(replace(b, text=_filled(b.text, issue, count, contents)) for b in blocks))


def anchors(blocks: tuple[Block, ...] | list[Block]) -> Iterator[tuple[Block, str]]:
    """Each block with the name by which a link of the issue leads to it, or an empty one."""
    headings = 0
    for block in blocks:
        if block.what == "item":
            yield block, f"d{block.document}"
        elif block.document is None and HEADING.match(block.text):
            headings += 1
            yield block, f"s{headings}"
        else:
            yield block, ""


def _kept(block: Block, present: set[int | None]) -> Block:
    """The block without lines of lists that name an item which is not there."""

    def kept(found: re.Match[str]) -> str:
        return found[0] if all(int(id) in present for id in NAMED.findall(found[0])) else ""

    return replace(block, text=ITEM_OF_LIST.sub(kept, block.text).rstrip("\n")) if NAMED.search(block.text) else block


def _link(id: int, issue: IssueFile, present: set[int | None]) -> str:
    name = issue.heads.get(id, "")
    return f"[{name}](#d{id})" if id in present else name


def _count(issue: IssueFile) -> str:
    """How many documents this copy tells, by why they are in it."""
    why = Counter(block.why or "new" for block in issue.blocks if block.what == "item")
    said = [say(issue.lang, f"count_{kind}", n=why[kind]) for kind in WHY if why[kind]]
    return say(issue.lang, "count_joint").join(said) or say(issue.lang, "count_none")


def _contents(blocks: list[Block], issue: IssueFile) -> str:
    """The headings as links, those of areas with the number of their items."""
    entries: list[tuple[str, str, int]] = []
    for block, anchor in anchors(blocks):
        if anchor.startswith("s"):
            entries.append((block.text.split("\n", 1)[0].lstrip("# "), anchor, 0))
        elif anchor and entries:
            name, at, n = entries[-1]
            entries[-1] = (name, at, n + 1)
    links = [f"[{say(issue.lang, 'contents_area', name=name, n=n) if n else name}](#{at})" for name, at, n in entries]
    return say(issue.lang, "contents", links=say(issue.lang, "contents_joint").join(links)) if links else ""


def _filled(text: str, issue: IssueFile, count: str, contents: str) -> str:
    text = CONTENTS.sub(lambda _: contents, text)
    return text.replace("{count}", count).replace("{number}", str(issue.number))


def without_bare_headings(blocks: list[Block]) -> list[Block]:
    """The blocks but for headings under which nothing is left."""
    kept: list[Block] = []
    for block in reversed(blocks):
        bare = block.document is None and re.fullmatch(r"#{2,3} [^\n]+", block.text.strip())
        if not bare or _holds(kept, block.text.strip()):
            kept.append(block)
    return kept[::-1]


def _holds(after: list[Block], heading: str) -> bool:
    """Whether something follows the heading before the next one of its level (`after` is reversed)."""
    level = len(heading) - len(heading.lstrip("#"))
    for block in reversed(after):
        other = re.match(r"(#{2,3}) ", block.text.strip())
        return not (other and block.document is None and len(other[1]) <= level)
    return False
