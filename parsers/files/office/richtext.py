"""RTF: paragraphs, tables as rows with cells divided by tabs, notes at the end; bytes by code page and font.

What is hidden, struck out or deleted, pictures, headers and footers, and the tables of fonts and styles are left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from parsers.files.limits import Budget, Unreadable
from parsers.files.paper.rows import RAISED
from parsers.page.lines import joined

_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|([^\\{}\r\n]{1,4096})|[\r\n]{1,4096}",
    re.S,
)
_CHARSETS = {128: "cp932", 129: "cp949", 134: "gb18030", 136: "big5", 204: "cp1251"}
_PAGES = {936: "gb18030", 950: "big5", 932: "cp932", 949: "cp949", 65001: "utf-8"}
_SKIPPED = frozenset(
    "fonttbl colortbl stylesheet info pict object header headerl headerr headerf footer footerl footerr footerf "  # noqa: SIM905
    "fldinst listtable listoverridetable revtbl rsidtbl themedata datastore xmlnstbl generator sp shprslt nonshppict "
    "annotation atnid atnauthor bkmkstart bkmkend ftnsep ftnsepc aftnsep latentstyles template".split()
)
_KEPT_STARRED = frozenset({"shpinst", "shptxt"})  # text of boxes
_SIGNS = {
    "tab": "\t", "line": "\n", "emdash": "—", "endash": "–", "bullet": "•", "lquote": "‘", "rquote": "’",
    "ldblquote": "“", "rdblquote": "”", "~": " ", "_": "-", "{": "{", "}": "}", "\\": "\\",
}  # fmt: skip
_ENDS = frozenset({"par", "sect", "page", "\n", "\r"})
_DEEPEST = 5_000
_BETWEEN_CHECKS = 50_000


@dataclass(slots=True)
class _State:
    """What holds inside one group."""

    skipped: bool = False
    unseen: frozenset[str] = frozenset()
    height: str = ""
    font: int = -1
    fallback: int = 1  # characters after a \\u that stand for it
    note: bool = False


@dataclass(slots=True)
class _Reading:
    """The document as far as it is read."""

    state: _State = field(default_factory=_State)
    stack: list[_State] = field(default_factory=list)
    page: str = "cp1252"
    fonts: dict[int, str] = field(default_factory=dict)
    defines: int = -1  # the font that the table of fonts is at
    waiting: bytearray = field(default_factory=bytearray)
    skip: int = 0
    starred: bool = False
    words: list[str] = field(default_factory=list)
    outer: list[str] = field(default_factory=list)
    cell: list[str] = field(default_factory=list)
    cells: list[str] = field(default_factory=list)
    in_table: bool = False
    lines: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def add(self, text: str) -> None:
        if not self.state.skipped and not self.state.unseen:
            self.words.append(text.translate(RAISED) if self.state.height == "super" else text)

    def settle(self) -> None:
        """Turn waiting bytes to text by the font, or by the code page of the document."""
        if self.waiting:
            self.add(self.waiting.decode(self.fonts.get(self.state.font, self.page), "replace"))
            self.waiting.clear()

    def bytes_come(self, found: bytes) -> None:
        dropped = min(self.skip, len(found))
        self.skip -= dropped
        self.waiting += found[dropped:]

    def end_line(self) -> None:
        text, self.words = "".join(self.words), []
        (self.cell if self.in_table else self.lines).append(text)

    def open(self) -> None:
        if len(self.stack) > _DEEPEST:
            raise Unreadable("unreadable: nested too deep")
        self.stack.append(self.state)
        self.state = replace(self.state)

    def close(self) -> None:
        was, self.state = self.state, self.stack.pop() if self.stack else _State(skipped=True)
        if was.note and not self.state.note:
            self.notes.append("".join(self.words))
            self.words, self.outer = self.outer, []

    def sign(self, name: str) -> None:
        if name in _SIGNS:
            self.add(_SIGNS[name])
        elif name in _ENDS and not self.state.skipped and not self.state.note:
            self.end_line()

    def cell_ends(self) -> None:
        self.cell.append("".join(self.words))
        self.words = []
        self.cells.append(joined(line for text in self.cell for line in text.split("\n")))
        self.cell = []

    def row_ends(self) -> None:
        self.lines.append("\t".join(self.cells))
        self.cells = []


def text(data: bytes, budget: Budget) -> tuple[str, int | None]:
    """The text of an RTF file. It does not know its pages."""
    reading = _Reading()
    at = 0
    count = 0
    while found := _TOKEN.search(data, at):
        at = found.end()
        if count % _BETWEEN_CHECKS == 0:
            budget.check_time()
        count += 1
        at += _take(reading, found)
    reading.settle()
    if reading.cells:
        reading.row_ends()
    if reading.words or reading.cell:
        reading.in_table = False
        reading.end_line()
    whole = "\n".join([*reading.lines, *(f"注：{note.strip()}" for note in reading.notes if note.strip())])
    return whole.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore"), None


def _take(reading: _Reading, found: re.Match[bytes]) -> int:
    """Take in one token; how many bytes of a picture follow it."""
    word, number, code, sign, brace, raw = found.groups()
    if code or raw:
        reading.bytes_come(bytes.fromhex(code.decode()) if code else raw)
        return 0
    reading.settle()
    if brace:
        reading.skip, reading.starred = 0, False
        (reading.open if brace == b"{" else reading.close)()
    elif sign:
        reading.starred = sign == b"*"
        reading.sign(sign.decode("latin-1"))
    elif word:
        name, value = word.decode(), int(number) if number else None
        if name == "bin":
            return max(value or 0, 0)
        _word(reading, name, value)
    return 0


def _word(reading: _Reading, name: str, value: int | None) -> None:
    starred, reading.starred = reading.starred, False
    state = reading.state
    if name in _SKIPPED or (starred and name not in _KEPT_STARRED):
        state.skipped = True
    if name == "u" and value is not None:
        reading.add(chr(value % 0x10000))
        reading.skip = state.fallback
    elif name == "uc":
        state.fallback = max(value or 0, 0)
    elif name == "ansicpg":
        reading.page = _PAGES.get(value or 0, "cp1252")
    elif name == "f":
        state.font = reading.defines = value or 0
    elif name == "fcharset" and value in _CHARSETS:
        reading.fonts[reading.defines] = _CHARSETS[value]
    elif name == "footnote" and not state.skipped and not state.note:
        state.note = True
        reading.outer, reading.words = reading.words, []
    else:
        _look(reading, name, value)


def _look(reading: _Reading, name: str, value: int | None) -> None:
    """Words that change how text looks or end its lines, cells and rows."""
    state = reading.state
    if name in ("v", "strike", "striked", "deleted"):
        state.unseen = state.unseen | {name} if value != 0 else state.unseen - {name}
    elif name in ("super", "sub", "nosupersub"):
        state.height = name if value != 0 else ""
    elif name == "plain":
        state.unseen, state.height = frozenset(), ""
    elif name in ("pard", "intbl"):
        reading.in_table = name == "intbl"
    elif state.skipped:
        return
    elif name == "cell":
        reading.cell_ends()
    elif name == "row":
        reading.row_ends()
    elif name in ("nestcell", "nestrow"):
        reading.add(" ")
    else:
        reading.sign(name)
