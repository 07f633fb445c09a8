"""The densest block of a page: the smallest container that holds most of its prose.

Only tags, text and links are asked, no class and no id: those are what a redesign renames.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PreformattedString, Script, Stylesheet, TemplateString

from parsers.fields import labels

SHARE, TIMES = 0.5, 3.0  # a child is taken instead: with half the prose, and so many times that of the next child
TWIN = 0.7  # of the prose of the first: a copy of it for other devices
LABELS_OF_A_BOX, MOST_OF_A_BOX = 3, 60  # different labels among its first texts: the box of facts above a text
PLAIN = 0.2  # what a character counts in a line without a mark of prose: names, dates, menus
# gov.cn closes them in its header, long before the text; lxml would stop there.
CLOSED = re.compile(r"</(?:html|body)\s{0,9}>", re.IGNORECASE)
PROSE = re.compile(r"[，。；：、]")
# Who runs the site, its permits, its browsers: sentences that stand on every page of a site.
FOOT = re.compile(
    r"网站标识码|ICP备|公网安备|版权所有|网站地图|(?:主办|承办|技术支持)(?:单位)?[:：]|邮编[:：]|"
    r"浏览器.{0,20}(?:版本|浏览|以上|支持|启用)|无障碍|长者(?:模式|助手)|适老化"
)
_UNSEEN = frozenset("script style noscript template select option button textarea head header footer nav".split())  # noqa: SIM905
_BLOCKS = frozenset("div p table tbody tr td section article main ul ol li dl dd center form h1 h2 h3 h4 br".split())  # noqa: SIM905
CONTAINERS = frozenset("body div table tbody tr td section article main ul ol li dl dd center form span font".split())  # noqa: SIM905
_NO_TEXT = (PreformattedString, Script, Stylesheet, TemplateString)  # comments, doctypes, code
_HIDDEN = re.compile(r"display\s{0,3}:\s{0,3}none", re.IGNORECASE)


@dataclass(slots=True)
class Weight:
    """Prose, characters outside links, and characters inside links below a tag."""

    prose: float = 0.0
    plain: int = 0
    linked: int = 0


@dataclass(frozen=True, slots=True)
class Block:
    """The container with its weight, and those of all tags of the page by their id()."""

    tag: Tag
    weight: Weight
    weights: dict[int, Weight]


def strings(root: Tag) -> Iterator[tuple[str, NavigableString]]:
    """The texts that a reader sees, without blanks at their ends, in document order."""
    for node in root.descendants:
        if isinstance(node, NavigableString) and not isinstance(node, _NO_TEXT):
            text = node.strip()
            if text:
                yield text, node


def unseen(tag: Tag) -> bool:
    """Whether a reader does not see a tag, or sees it on every page."""
    return tag.name in _UNSEEN or "hidden" in tag.attrs or _HIDDEN.search(str(tag.get("style") or "")) is not None


def weights(root: Tag) -> dict[int, Weight]:
    """The weight of every tag by its id(): one pass from the last node to the first, so that children come first."""
    found: dict[int, Weight] = {}
    for node in reversed(list(root.descendants)):
        parent = node.parent
        if parent is None:
            continue
        above = found.get(id(parent))
        if above is None:
            above = found[id(parent)] = Weight()
        if isinstance(node, Tag):
            own = found.get(id(node))
            if own is None or unseen(node):
                continue
            if node.name == "a":
                above.linked += own.plain + own.linked
            else:
                above.prose += own.prose
                above.plain += own.plain
                above.linked += own.linked
        elif isinstance(node, NavigableString) and not isinstance(node, _NO_TEXT) and (text := node.strip()):
            size = len("".join(text.split()))
            above.plain += size
            above.prose += size if PROSE.search(text) and not FOOT.search(text) else PLAIN * size
    return found


def densest(soup: BeautifulSoup) -> Block | None:
    """The block of the page's text; None where the page holds no text at all."""
    root = soup.body or soup
    found = weights(root)
    whole = found.get(id(root))
    if whole is None or not whole.prose:
        return None
    tag, weight = root, whole
    while True:
        children = [
            (found[id(child)], child) for child in tag.children if isinstance(child, Tag) and id(child) in found
        ]
        inner = [(own, child) for own, child in children if child.name in CONTAINERS]
        inner.sort(key=lambda pair: -pair[0].prose)  # stable: of twins the first
        best, child = inner[0] if inner else (Weight(), None)
        twins = _twins(inner)
        boxes = [own.prose for own, box in inner[1 + twins : 4 + twins] if _is_info_box(box)]
        prose = weight.prose - best.prose * twins - sum(boxes)
        second = next((own.prose for own, box in inner[1 + twins :] if own.prose not in boxes), 0.0)
        if child is None or best.prose < max(SHARE * prose, TIMES * second) or not _holds_blocks(child):
            return Block(tag, weight, found)
        tag, weight = child, best


def _is_info_box(tag: Tag) -> bool:
    return len(labels.read(text for text, _ in islice(strings(tag), MOST_OF_A_BOX))) >= LABELS_OF_A_BOX


def _twins(inner: list[tuple[Weight, Tag]]) -> int:
    """How many children say what the first says: a page that holds its text for desk and phone holds it twice.

    One of the two may have more around it, such as a bar to share it.
    """
    if len(inner) < 2 or inner[1][0].prose < TWIN * inner[0][0].prose:
        return 0
    first = "".join(inner[0][1].get_text().split())
    alike = 0
    for own, tag in inner[1:4]:
        text = "".join(tag.get_text().split()) if own.prose >= TWIN * inner[0][0].prose else ""
        if not text or (text not in first and first not in text):
            break
        alike += 1
    return alike


def _holds_blocks(tag: Tag) -> bool:
    """Whether a tag is made of lines, and not a line itself."""
    return any(isinstance(child, Tag) and (child.name in _BLOCKS or _holds_one(child)) for child in tag.children)


def _holds_one(tag: Tag) -> bool:
    return any(isinstance(child, Tag) and child.name in _BLOCKS for child in tag.children)
