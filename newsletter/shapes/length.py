"""How long a mail may be. Gmail clips what is longer than 102 kB, and with it the link by which members leave."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from newsletter.edited.blocks import NAMED, Block
from newsletter.edited.issuefile import IssueFile
from newsletter.parts import joined, split
from newsletter.shapes import plaintext, render
from newsletter.shapes.render import Letterhead

MOST = 100_000
"""Bytes of the HTML part."""
QUOTE = re.compile(r"^>.*\n?", re.MULTILINE)


def fitting(issue: IssueFile, letterhead: Letterhead, most: int = MOST) -> tuple[str, str, bool]:
    """HTML and text of a copy, and whether it was shortened: by the first rule that makes it no longer than `most`.

    Rules: without quotations in Chinese; items that are no headline by two lines; by title and sources; all so.
    """
    shown, copy = issue, letterhead
    page = render.html(shown, copy)
    for rule in _rules(issue):
        if len(page.encode()) <= most:
            break
        blocks = tuple(rule(block) if block.what == "item" else block for block in issue.blocks)
        shown, copy = replace(issue, blocks=blocks), replace(letterhead, shortened=True)
        page = render.html(shown, copy)
    return page, plaintext.text(shown, copy), copy.shortened


def size(issue: IssueFile) -> int:
    """Bytes of the HTML part before any shortening."""
    return len(render.html(issue).encode())


def _rules(issue: IssueFile) -> tuple[Callable[[Block], Block], ...]:
    leading = {int(id) for block in issue.blocks if not block.what for id in NAMED.findall(block.text)}

    def lines(block: Block, most: int, *, all_items: bool = False) -> Block:
        if block.document in leading and not all_items:
            return block
        parts = split(QUOTE.sub("", block.text), issue.lang)
        kept = ("\n".join([f"#### {parts.head}", *parts.notes]), joined(parts.body[:most]), "\n".join(parts.sources))
        return replace(block, text="\n\n".join(text for text in kept if text))

    return (
        lambda block: replace(block, text=QUOTE.sub("", block.text)),
        lambda block: lines(block, 2),
        lambda block: lines(block, 0),
        lambda block: lines(block, 0, all_items=True),
    )
