"""Titles inside titles: 《》 and “” become 「」 and, one level deeper, 『』."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

OPEN, CLOSE = "\ue000", "\ue001"
Q = r"[\ue100-\uf8ff]"
"""The class of placeholders that replace quoted parts while a title is translated."""
PAIRS = {"《": "》", "〈": "〉", "“": "”", "「": "」", "『": "』"}
FIVE_YEAR_PLAN = re.compile(r"十[一二三四五六]五")
SPACED = re.compile(r"[\u3400-\u9fff](?: [\u3400-\u9fff])+")
LONGEST = 500
ANY, SOME = rf".{{0,{LONGEST}}}", rf".{{1,{LONGEST}}}"
"""Any text of a title, in a pattern: bounded, so that a pattern with two of them is not the square of a text."""
DEEPEST = 4
MARKUP = re.compile(r"<[A-Za-z/][^<>]{0,40}>")
GLUED = re.compile(
    r"(?<=[\u4e00-\u9fff》）)”])\s?(?:\[?20\d\d-\d\d-\d\d\]?|\.(?:pdf|docx?|wps|ofd|xlsx?)|\[已结束\]|【(?:进行中|已结束)】)$",
    re.I,
)
"""What a page has behind a title that is no part of it: a day, the ending of a file, how a consultation stands."""


def normalised(title: str) -> str:
    """One line of at most 500 characters: half-width digits, full-width brackets, one kind of dash, paired quotes."""
    text = "".join(
        c if c.isspace() else "" if unicodedata.category(c) in ("Cc", "Cf", "Co", "Cs") else c for c in title
    )
    text = "".join(unicodedata.normalize("NFKC", c) if "０" <= c <= "ｚ" else c for c in text)
    text = GLUED.sub("", MARKUP.sub(" ", text[: 2 * LONGEST]))
    text = re.sub(r"\s+", " ", text).strip()[:LONGEST]
    text = text.replace(" ", "") if SPACED.fullmatch(text) else text
    text = re.sub(r"(?<=[A-Za-z]{2}) (?=[\u4e00-\u9fff])", "", text)
    text = text.translate(str.maketrans("(),丨｜", "（），||"))
    text = re.sub(r"<([^<>]{2,80})>", r"〈\1〉", text)
    text = re.sub(r" ?[—–―]{2,} ?", "――", text)
    text = re.sub(r"[—–－](?![—–])|(?<=\d)[~～](?=\d)", "-", text)
    text = re.sub(r"\"([^\"]*)\"", r"“\1”", text)
    text = re.sub(r"^(?:图解(?:[：:|] ?))?(一图读懂)(?=[\u4e00-\u9fff《])", r"\1 | ", text)
    return re.sub(r"(?<=[\u4e00-\u9fff》”]) (?=[《“（])|(?<=[》”）]) (?=[\u4e00-\u9fff])", "", text)


def unwrapped(text: str) -> str:
    """A title that is as a whole between one pair of marks, without them."""
    return text[1:-1] if text.startswith("《") and _closing(text, 0) == len(text) - 1 else text


def lift(text: str, quotes: dict[str, str], translate: Callable[[str, bool], str], depth: int = 0) -> str:
    """`text` with placeholders for its quoted parts; their translations go into `quotes`.

    The name of a five-year plan is a word of the glossary, which is marked wherever it is.
    """
    out, at = "", 0
    while at < len(text):
        end = _closing(text, at) if depth < DEEPEST else None
        if end is None:
            out += text[at]
            at += 1
            continue
        if FIVE_YEAR_PLAN.fullmatch(text[at + 1 : end]):
            out += text[at + 1 : end]
            at = end + 1
            continue
        inner = translate(text[at + 1 : end], text[at] == "《")
        mark = chr(0xE100 + len(quotes))
        quotes[mark] = f"{OPEN}{inner}{CLOSE}"
        out += mark
        at = end + 1
    return out


def _closing(text: str, at: int) -> int | None:
    """The place of the mark that closes the one at `at`; None where there is none."""
    close = PAIRS.get(text[at])
    if close is None:
        return None
    depth = 0
    for i in range(at, len(text)):
        depth += (text[i] == text[at]) - (text[i] == close)
        if depth == 0:
            return i
    return None


def lowered(ja: str, quotes: dict[str, str]) -> str:
    """Placeholders replaced by the quoted parts."""
    return re.sub(Q, lambda found: quotes[found[0]], ja)


def marked(ja: str) -> str:
    """Quotation marks by depth: 「 outside, 『 inside, and so on in turn."""
    depth, out = 0, []
    for char in ja:
        if char == OPEN:
            out.append("「" if depth % 2 == 0 else "『")
            depth += 1
        elif char == CLOSE:
            depth -= 1
            out.append("」" if depth % 2 == 0 else "』")
        else:
            out.append(char)
    return "".join(out)
