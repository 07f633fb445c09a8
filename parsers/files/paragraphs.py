"""Lines of a printed page back into paragraphs, so that a term that the line end divided is found again."""

from __future__ import annotations

import re
from collections.abc import Iterable
from unicodedata import east_asian_width

_PAGE_NUMBER = re.compile(r"\s*(?:[—–\-－·]\s*)?(?:第\s*)?\d{1,4}(?:\s*页)?(?:\s*[—–\-－·/]\s*\d{0,4})?\s*")
_OPENS = re.compile(
    r"\s*(?:第[\d一二三四五六七八九十百零]+[章节条款]|[一二三四五六七八九十]+[、.．]|[（(][一二三四五六七八九十\d]+[)）]"
    r"|\d+[、.．]\s*\D|附件|附录|专栏|表\s*\d|图\s*\d|注[：:]|[■●◆▲·—])"
)
_PROSE = re.compile(r"[，。；：,]")
_GAP = re.compile(
    r"(?<=[\u4e00-\u9fff，。；：、（《“]) (?=[0-9A-Za-z])|(?<=[0-9A-Za-z%]) (?=[\u4e00-\u9fff，。；：、）》”])"
)
_DATE_GAP = re.compile(r"(?<=\d) (?=[年月日号])|(?<=[年月]) (?=\d)")
_CELLS = re.compile(r"[\u4e00-\u9fff][ \t\u3000]+[\u4e00-\u9fff].*[\u4e00-\u9fff][ \t\u3000]+[\u4e00-\u9fff]")
_CLOSES = "。！？；：…”》!?;:"
_LEAST_WIDTH = 24  # half-width columns; narrower columns are tables or captions
_SLACK = 5  # half-width columns that a full line may fall short: punctuation at its end, a word in letters


def _width(line: str) -> int:
    return sum(2 if east_asian_width(c) in "WFA" else 1 for c in line)


def _measure(lines: list[str]) -> int:
    """The width of the text block: what at least a tenth of the lines reach, 0 where lines have no common edge."""
    widths = sorted((_width(line.strip()) for line in lines), reverse=True)
    edge = widths[len(widths) // 10] if widths else 0
    reaching = sum(edge - _SLACK <= width for width in widths)
    return edge if edge >= _LEAST_WIDTH and reaching >= 3 else 0


def _without_page_number(lines: list[str]) -> list[str]:
    lines = [line for line in lines if line.strip()]
    if lines and _PAGE_NUMBER.fullmatch(lines[-1]):
        lines = lines[:-1]
    return lines[1:] if len(lines) > 1 and _PAGE_NUMBER.fullmatch(lines[0]) else lines


def unwrap(pages: Iterable[str]) -> str:
    """The text of the pages: page numbers left out, a line that reaches the right edge joined with the next."""
    lines = [line for page in pages for line in _without_page_number(page.splitlines())]
    edge = _measure(lines)
    if not edge:
        return "\n".join(map(_closed_up, lines))
    paragraphs: list[list[str]] = []
    before: str | None = None  # the line above, where it reaches the edge and does not close a sentence
    for line in lines:
        if before is not None and not _OPENS.match(line) and _is_prose(before, line):
            paragraphs[-1] += [_glue(before, line), line.strip()]
        else:
            paragraphs.append([line])
        last = line.strip()
        before = line.rstrip() if _width(last) >= edge - _SLACK and not last.endswith(tuple(_CLOSES)) else None
    return "\n".join(_closed_up("".join(pieces)) for pieces in paragraphs)


def _closed_up(paragraph: str) -> str:
    """Without the gaps that printing sets between Chinese and digits or letters (到 2025 年).

    Outside of prose, where gaps may divide columns, only those inside a date.
    """
    return (_GAP if _PROSE.search(paragraph) else _DATE_GAP).sub("", paragraph)


def _is_prose(before: str, after: str) -> bool:
    """Whether two lines read as one sentence: with its punctuation, and without the gaps of a table row."""
    near = before[-80:]
    return bool(_PROSE.search(near) or _PROSE.search(after)) and not (_CELLS.search(near) or _CELLS.search(after[:80]))


def _glue(before: str, after: str) -> str:
    """A blank between words in letters, nothing between Chinese."""
    left, right = before[-1:], after.lstrip()[:1]
    return " " if left.isascii() and right.isascii() and left.strip() and left != "-" else ""
