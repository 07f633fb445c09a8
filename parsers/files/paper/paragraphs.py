"""Lines of a printed page back into paragraphs, so that a term that the line end divided is found again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple
from unicodedata import east_asian_width

WHOLE, COLUMN, CELLS = range(3)  # a line over the whole page, of a column of prose, of the cells of a table


class Line(NamedTuple):
    """A printed line and what it is: WHOLE, COLUMN or CELLS."""

    text: str
    kind: int = WHOLE


def of_text(page: str) -> list[Line]:
    """The lines of a page that is known by its text only; those with tabs are rows of a table."""
    return [Line(line, CELLS if "\t" in line.strip() else WHOLE) for line in page.splitlines()]


_NUMBERS = re.compile(r"\d{1,9}")
_AROUND_NUMBERS = re.compile(r"(?:[第共页—–\-－·・/|,，()（）〔〕 \u3000]|[Pp]ages?|P|of){0,40}")
_BETWEEN_NUMBERS = re.compile(r"[第共页—–\-－·・/|]|of")
_WRITTEN_NUMBER = re.compile(r"第[一二三四五六七八九十百]{1,6}页|[ivxIVX]{1,6}")
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
_MARGIN_LINES = 3  # running lines and page numbers at one edge of a page
_DATE_GAP = re.compile(r"(?<=\d) (?=[年月日号])|(?<=[年月]) (?=\d)")
_CELLS = re.compile(r"[\u4e00-\u9fff][ \t\u3000]+[\u4e00-\u9fff].*[\u4e00-\u9fff][ \t\u3000]+[\u4e00-\u9fff]")
_NEVER_FIRST = tuple("，。、；：！？）》”’％%")  # what begins no paragraph
_CLOSES = "。！？；：…”》!?;:"
_LEAST_WIDTH = 24  # half-width columns; narrower columns are tables or captions
_SLACK = 5  # half-width columns that a full line may fall short: punctuation at its end, a word in letters


def _width(line: str) -> int:
    return sum(2 if east_asian_width(c) in "WFA" else 1 for c in line)


def _measure(lines: list[Line]) -> dict[int, int]:
    """How wide lines of each kind are: what at least a tenth of them reach; 0 where they have no common edge."""
    edges = {CELLS: 0}
    for kind in (WHOLE, COLUMN):
        widths = sorted((_width(line.text.strip()) for line in lines if line.kind == kind), reverse=True)
        edge = widths[len(widths) // 10] if widths else 0
        reaching = sum(edge - _SLACK <= width for width in widths)
        edges[kind] = edge if edge >= _LEAST_WIDTH and reaching >= 3 else 0
    return edges


def _without_margins(pages: list[list[Line]]) -> list[list[Line]]:
    """The pages without page numbers, running heads and feet, of which there may be more than one.

    Pages that are alike in every line keep all: what they share tells none from another.
    """
    if len(pages) > 1 and len(set(map(tuple, pages))) == 1:
        return pages
    for _ in range(_MARGIN_LINES):
        before = sum(map(len, pages))
        pages = _without_running_lines([_without_page_number(page) for page in pages])
        if sum(map(len, pages)) == before:
            break
    return pages


def _without_page_number(lines: list[Line]) -> list[Line]:
    lines = [line for line in lines if line.text.strip()]
    if lines and _is_page_number(lines[-1]):
        lines = lines[:-1]
    return lines[1:] if len(lines) > 1 and _is_page_number(lines[0]) else lines


def _is_page_number(line: Line) -> bool:
    """Whether a line is only the number of a page, with or without that of all: — 3 —, 第3页 共9页, Page 3 of 9."""
    text = line.text.strip()
    if line.kind == CELLS or len(text) > 40:
        return False
    numbers, around = _NUMBERS.findall(text), _NUMBERS.sub(" ", text)
    if not 1 <= len(numbers) <= 2 or max(map(len, numbers)) > 4:
        return bool(_WRITTEN_NUMBER.fullmatch(text))
    apart = len(numbers) == 1 or _BETWEEN_NUMBERS.search(around)
    return bool(apart and _AROUND_NUMBERS.fullmatch(around))


def _without_running_lines(pages: list[list[Line]]) -> list[list[Line]]:
    """The pages without what is first or last on most of them: running heads and watermarks.

    The head of a table that goes on over pages is kept once.
    """
    for edge in (0, -1):
        full = [page for page in pages if len(page) > 1]
        named = Counter(_name(page[edge].text) for page in full)
        often = (line for line, n in named.items() if n > 1 and 2 * n >= len(pages))
        running = {line for line in often if len(line) >= _LEAST_HEAD and not _PROSE.search(line)}
        seen: set[str] = set()
        for page in full:
            name = _name(page[edge].text)
            if name in running and (name in seen or not _is_row(page[edge])):
                page.pop(edge)
            seen.add(name)
    return pages


def _name(line: str) -> str:
    """A line without its page number."""
    return _DIGITS.sub("", line.strip())


def _is_row(line: Line) -> bool:
    """Whether a line is the row of a table: cells with gaps between them and no prose."""
    return line.kind == CELLS or (len(line.text.split()) >= 3 and not _PROSE.search(line.text))


def _tables_joined(pages: list[list[Line]]) -> list[Line]:
    """The lines of all pages; the head that a table repeats at the top of the next page is left out."""
    whole: list[Line] = []
    head: list[Line] = []  # how the table began that reaches the foot of the page before
    for page in pages:
        again = 0
        if whole and whole[-1].kind == CELLS:
            pairs = zip(page, head, strict=False)
            again = next((n for n, (line, above) in enumerate(pairs) if line != above), min(len(page), len(head)))
        whole += page[again:]
        start = len(page) - next((n for n, line in enumerate(reversed(page)) if line.kind != CELLS), len(page))
        head = page[start:] if start or not again else head
    return whole


def unwrap(pages: Iterable[list[Line]]) -> str:
    """The text of the pages: page numbers left out, a line that reaches the right edge joined with the next."""
    lines = _tables_joined(_without_margins(list(pages)))
    edges = _measure(lines)
    paragraphs: list[list[str]] = []
    before: Line | None = None  # the line above, where it reaches the edge and does not close a sentence
    above = CELLS  # the kind of the line above
    for line in lines:
        joins = before is not None and line.kind == before.kind and not _OPENS.match(line.text.lstrip())
        if before is not None and joins and _is_prose(before.text, line.text):
            paragraphs[-1] += [_glue(before.text, line.text), line.text.strip()]
        elif line.kind == above != CELLS and line.text.lstrip()[:1] in _NEVER_FIRST:
            paragraphs[-1].append(line.text.strip())
        else:
            paragraphs.append([line.text])
        last, edge = line.text.strip(), edges[line.kind]
        full = edge and _width(last) >= edge - _SLACK and not last.endswith(tuple(_CLOSES))
        before = line if full else None
        above = line.kind
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
