"""Lines of a printed page back into paragraphs, so that a term that the line end divided is found again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from unicodedata import east_asian_width

_PAGE_NUMBER = re.compile(
    r"(?:[—–\-－·]\s{0,4})?(?:第\s{0,4})?\d{1,4}(?:\s{0,4}页)?"
    r"(?:\s{0,4}(?:[—–\-－·/]|[,，]?\s?共)(?:\s{0,4}\d{1,4})?(?:\s{0,4}页)?)?"
)
_OPENS = re.compile(
    r"(?:第[\d一二三四五六七八九十百零]{1,9}[章节条款]|[一二三四五六七八九十]{1,4}[、.．]|[（(][一二三四五六七八九十\d]{1,4}[)）]"
    r"|\d{1,4}[、.．]\s{0,4}\D|附件|附录|专栏|表\s{0,4}\d|图\s{0,4}\d|注[：:]|[■●◆▲·—])"
)
_PROSE = re.compile(r"[，。；：,]")
_GAP = re.compile(
    r"(?<=[\u4e00-\u9fff，。；：、（《“]) (?=[0-9A-Za-z])|(?<=[0-9A-Za-z%]) (?=[\u4e00-\u9fff，。；：、）》”])"
)
_SPACED_HAN = re.compile(r"(?<![^\s])[\u4e00-\u9fff](?: [\u4e00-\u9fff]){3,}(?![^\s，。：；])")
_SPACED_DIGITS = re.compile(r"\d(?: [\d.%]){2,}")  # letter-spaced: 2 0 2 5年
_DIGITS = re.compile(r"\d")
_LEAST_HEAD = 4  # characters of a running head
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
    if lines and _PAGE_NUMBER.fullmatch(lines[-1].strip()):
        lines = lines[:-1]
    return lines[1:] if len(lines) > 1 and _PAGE_NUMBER.fullmatch(lines[0].strip()) else lines


def _without_running_lines(pages: list[list[str]]) -> list[list[str]]:
    """The pages without what is first or last on most of them: running heads and watermarks.

    The head of a table that goes on over pages is kept once; pages that are alike in every line keep their heads.
    """
    copies = len(set(map(tuple, pages))) == 1
    for edge in (-1,) if copies else (0, -1):
        full = [page for page in pages if len(page) > 1]
        named = Counter(_name(page[edge]) for page in full)
        often = (line for line, n in named.items() if n > 1 and 2 * n >= len(pages))
        running = {line for line in often if len(line) >= _LEAST_HEAD and not _PROSE.search(line)}
        seen: set[str] = set()
        for page in full:
            name = _name(page[edge])
            if name in running and (name in seen or not _is_row(page[edge])):
                page.pop(edge)
            seen.add(name)
    return pages


def _name(line: str) -> str:
    """A line without its page number."""
    return _DIGITS.sub("", line.strip())


def _is_row(line: str) -> bool:
    """Whether a line is the row of a table: cells with gaps between them and no prose."""
    return len(line.split()) >= 3 and not _PROSE.search(line)


def unwrap(pages: Iterable[str]) -> str:
    """The text of the pages: page numbers left out, a line that reaches the right edge joined with the next."""
    numbered = [_without_page_number(page.splitlines()) for page in pages]
    lines = [line for page in _without_running_lines(numbered) for line in page]
    edge = _measure(lines)
    if not edge:
        return "\n".join(map(_closed_up, lines))
    paragraphs: list[list[str]] = []
    before: str | None = None  # the line above, where it reaches the edge and does not close a sentence
    for line in lines:
        if before is not None and not _OPENS.match(line.lstrip()) and _is_prose(before, line):
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
    paragraph = _SPACED_HAN.sub(_tight, paragraph)
    if not _PROSE.search(paragraph):
        return _DATE_GAP.sub("", paragraph)
    return _GAP.sub("", _SPACED_DIGITS.sub(_tight, paragraph))


def _tight(found: re.Match[str]) -> str:
    return found[0].replace(" ", "")


def _is_prose(before: str, after: str) -> bool:
    """Whether two lines read as one sentence: with its punctuation, and without the gaps of a table row."""
    near = before[-80:]
    return bool(_PROSE.search(near) or _PROSE.search(after)) and not (_CELLS.search(near) or _CELLS.search(after[:80]))


def _glue(before: str, after: str) -> str:
    """A blank between words in letters, nothing between Chinese."""
    left, right = before[-1:], after.lstrip()[:1]
    return " " if left.isascii() and right.isascii() and left.strip() and left != "-" else ""
