"""The lines of a content region: one paragraph a line, broken at block ends and `<br>`; a table row is a line.

The cells of a row are divided by tabs; a cell that reaches over columns or rows leaves empty cells there, so that
columns stay in line. A row of one cell is layout, and its paragraphs stay lines. Scripts, styles, forms, comments and
what is struck out are left out. The walk is iterative, so that deep nesting costs no stack.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from selectolax.lexbor import LexborNode

from policy.plain import visible

SKIPPED = frozenset(
    "script style noscript template iframe canvas select textarea button object title s strike del".split()  # noqa: SIM905
)
_BREAKS = frozenset(
    "address article aside blockquote center dd details div dl dt fieldset figcaption figure footer form "  # noqa: SIM905
    "h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section tbody thead tfoot caption ul br".split()
)
_INLINE, _TEXT, _BREAK, _GRID, _UNREAD = range(5)
_ROLES: dict[str | None, int] = {
    "-text": _TEXT,
    **dict.fromkeys(_BREAKS, _BREAK),
    **dict.fromkeys(("table", "tr", "td", "th"), _GRID),
    **dict.fromkeys(SKIPPED | {"-comment"}, _UNREAD),
}
_SPACE = re.compile(r"[ \t\r\n\f\v]+")
_WIDE = re.compile("[\u00a0\u3000\u2002\u2003]{2,}")
_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")
_BLANK = "[ \u00a0\u2002-\u200a\u202f\u3000]"
_SPACED_DIGITS = re.compile(  # 2 0 3 0 年, 2 5 %, 1 2 亿千瓦
    rf"(?<![\d.．]{_BLANK})(?<!\d)\d(?:{_BLANK}[\d.．]){{1,12}}(?={_BLANK}?(?:[%％年月日亿万吨]|千瓦|[—–~～至-]{{1,2}}{_BLANK}?\d{_BLANK}\d))(?:{_BLANK}[%％])?"
)
_MAX_COLUMNS, _MAX_ROWS = 60, 2000  # how far a cell may reach


def read(region: LexborNode) -> list[str]:  # noqa: PLR0912  every node of every page goes through this one loop
    """The lines of a region, with the blanks inside a line as they are: they divide the names of a signature."""
    writer = _Writer()
    words, add, flush = writer.words, writer.words.append, writer.flush
    role_of = _ROLES.get
    open_nodes: list[tuple[LexborNode, int]] = []
    node = region.first_child
    while node is not None:
        role = role_of(node.tag, _INLINE)
        if role == _TEXT:
            text = node.text_content or ""
            if words or not text.isspace():
                add(text)
        elif role != _UNREAD:
            if role == _BREAK:
                if words:
                    flush()
            elif role == _GRID:
                writer.enter(node)
            child = node.first_child
            if child is not None:
                open_nodes.append((node, role))
                node = child
                continue
            if role == _GRID:
                writer.leave(node)
        following = node.next
        while following is None and open_nodes:
            node, role = open_nodes.pop()
            if role == _BREAK:
                if words:
                    flush()
            elif role == _GRID:
                writer.leave(node)
            following = node.next
        node = following
    return writer.done()


def tidy(line: str) -> str:
    """A line as it is stored: single blanks, letter-spaced words (国 家 能 源 局) joined; a table row is so already."""
    if "\t" in line or (" " not in line and line.isprintable()):  # wide blanks are not printable
        return line
    if _SPACED_DIGITS.search(line):
        line = _SPACED_DIGITS.sub(lambda found: "".join(found[0].split()), line)
    words = line.split()
    if words and len(words[0]) == 1 and all(len(word) == 1 and _HAN.match(word) for word in words):
        names = ["".join(name.split()) for name in _WIDE.split(line) if name]
        return " ".join(names) if any(len(name) > 1 for name in names) else "".join(words)
    return " ".join(words)


class _Writer:
    """Gathers text into lines; table cells are gathered apart until their row ends."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self._lines: list[str] = []
        self._outer: list[list[str]] = []
        self._rows: list[_Row] = []
        self._held: list[dict[int, int]] = [{}]

    def enter(self, node: LexborNode) -> None:
        tag = node.tag
        if self.words:
            self.flush()
        if tag == "tr":
            self._rows.append(_Row())
        elif tag == "table":
            self._held.append({})
        else:
            self._outer.append(self._lines)
            self._lines = []
            if self._rows:
                self._rows[-1].open(node)

    def leave(self, node: LexborNode) -> None:
        tag = node.tag
        if self.words:
            self.flush()
        if tag == "tr":
            self._lines += self._rows.pop().lines(self._held[-1])
        elif tag == "table":
            self._held.pop()
        else:
            cell, self._lines = self._lines, self._outer.pop()
            if self._rows:
                self._rows[-1].cells.append(cell)
            else:
                self._lines += cell

    def done(self) -> list[str]:
        if self.words:
            self.flush()
        return self._lines

    def flush(self) -> None:
        line = "".join(self.words).strip()
        self.words.clear()
        if not line.isprintable():  # U+3000 and NBSP, which divide names, are not printable either, and are kept
            line = visible(_SPACE.sub(" ", line)).strip()
        if line:
            self._lines.append(line)


class _Row:
    """The cells of a row as lists of lines, and how far each reaches: (columns, rows), for those that reach further."""

    def __init__(self) -> None:
        self.cells: list[list[str]] = []
        self._reach: dict[int, tuple[int, int]] = {}

    def open(self, node: LexborNode) -> None:
        attributes = node.attributes
        if "colspan" in attributes or "rowspan" in attributes:
            wide, high = _span(attributes.get("colspan"), _MAX_COLUMNS), _span(attributes.get("rowspan"), _MAX_ROWS)
            self._reach[len(self.cells)] = (wide, high)

    def lines(self, held: dict[int, int]) -> list[str]:
        """The row as one line, or the paragraphs of its only cell with text in it, which is layout.

        `held` says for the columns of a table how many rows more a cell from above takes them; it is brought forward.
        """
        filled = [cell for cell in self.cells if cell]
        layout = not held and len(filled) == 1 and (len(self.cells) <= 2 or len(filled[0]) > 1)
        texts = self._placed(held) if held or self._reach else [joined(cell) for cell in self.cells]
        if not filled:
            return []
        return filled[0] if layout else ["\t".join(texts)]

    def _placed(self, held: dict[int, int]) -> list[str]:
        taken = frozenset(held)
        for column in taken:
            held[column] -= 1
            if not held[column]:
                del held[column]
        texts: list[str] = []
        for at, cell in enumerate(self.cells):
            while len(texts) in taken:
                texts.append("")
            wide, high = self._reach.get(at, (1, 1))
            wide = max(1, min(wide, _MAX_COLUMNS - len(texts)))
            if high > 1:
                held |= dict.fromkeys(range(len(texts), len(texts) + wide), high - 1)
            texts += [joined(cell), *[""] * (wide - 1)]
        while len(texts) in taken:
            texts.append("")
        return texts


def _span(written: str | None, most: int) -> int:
    return min(max(1, int(written)), most) if written and written.isdecimal() and len(written) < 6 else 1


def joined(lines: Iterable[str]) -> str:
    """The lines of a cell as one: a narrow column breaks words, so Chinese goes on without a blank."""
    cell = ""
    for line in lines:
        text = tidy(line)
        broken = cell and "\t" not in text and _HAN.match(cell[-1]) and _HAN.match(text)
        cell += ("" if not cell or not text or broken else " ") + text.replace("\t", " ")
    return cell
