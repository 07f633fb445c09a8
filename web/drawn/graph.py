"""The relations of one document as a small SVG: what it rests on to the left, what rests on it to the right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

BOX_WIDTH, BOX_HEIGHT, GAP = 232, 40, 14
ROW = BOX_HEIGHT + GAP
CENTRE, RIGHT = 330, 660  # where the middle and the right boxes begin
MOST = 6  # boxes a side; the lists below the graph are complete
LINE = 15  # characters a line of a box


@dataclass(frozen=True, slots=True)
class Node:
    """A document at the other end: its title, the verb between, and its address here (None: not known here)."""

    title: str
    verb: str
    href: str | None


def relations(title: str, left: Sequence[Node], right: Sequence[Node], name: str) -> Markup:
    """The picture, or nothing where there is no relation. `name` is read aloud instead of it."""
    left, right = left[:MOST], right[:MOST]
    if not left and not right:
        return Markup("")
    rows = max(len(left), len(right), 1)
    height = rows * ROW + GAP
    middle = height / 2
    parts = [_box(CENTRE, middle - BOX_HEIGHT / 2, Node(title, "", None), "self")]
    for x, nodes in ((0, left), (RIGHT, right)):
        for i, node in enumerate(nodes):
            y = GAP + (rows - len(nodes)) * ROW / 2 + i * ROW
            parts.append(_edge(x, y + BOX_HEIGHT / 2, middle, node.verb))
            parts.append(_box(x, y, node, "known" if node.href else "unknown"))
    start, end = 0 if left else CENTRE, RIGHT + BOX_WIDTH if right else CENTRE + BOX_WIDTH
    size = f'viewBox="{start} 0 {end - start} {height}" width="{end - start}" height="{height}"'
    return Markup(  # noqa: S704  # all texts are escaped where they are written
        f'<svg class="graph" {size} role="group" aria-label="{escape(name)}">{"".join(parts)}</svg>'
    )


def _edge(x: float, y: float, middle: float, verb: str) -> str:
    """A line between the box at `x` and the document, with the verb beside the box."""
    start, end = (x + BOX_WIDTH, CENTRE) if x < CENTRE else (x, CENTRE + BOX_WIDTH)
    text_x, anchor = (start + 6, "start") if x < CENTRE else (start - 6, "end")
    return (
        f'<line x1="{start}" y1="{y:.0f}" x2="{end}" y2="{middle:.0f}"/>'
        f'<text class="verb" x="{text_x}" y="{y - 5:.0f}" text-anchor="{anchor}">{escape(verb)}</text>'
    )


def _box(x: float, y: float, node: Node, kind: str) -> str:
    """A box with up to two lines of title, a link where the document is known here."""
    title = node.title
    lines = [title[:LINE], title[LINE : 2 * LINE - 1] + ("…" if len(title) > 2 * LINE - 1 else "")]
    texts = "".join(
        f'<text x="{x + 9}" y="{y + 16 + i * 15:.0f}" lang="zh-Hans">{escape(line)}</text>'
        for i, line in enumerate(lines)
        if line
    )
    box = f'<rect x="{x}" y="{y:.0f}" width="{BOX_WIDTH}" height="{BOX_HEIGHT}" rx="4"/>{texts}'
    inner = f"<title>{escape(title)}</title>{box}"
    if node.href:
        return f'<a class="{kind}" href="{escape(node.href)}" aria-label="{escape(title)}">{inner}</a>'
    return f'<g class="{kind}">{inner}</g>'
