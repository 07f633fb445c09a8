"""What makes a new version of a page: its words and files, not blanks, counters of visits or tokens in addresses."""

from __future__ import annotations

import hashlib
import json
import re
import sqlite3
from collections.abc import Iterable

from policy import addresses

_MEASURES = ("浏览", "阅读", "点击", "访问", "查看", "播放", "下载", "点赞")
_MEASURED = f"(?:{'|'.join(_MEASURES)})"
_COUNT = r"[\[【（(]?\d[\d,，.]{0,14}[万亿]?\+?[\]】）)]?(?:人?次|人|遍)?"
_LABELLED = re.compile(  # says of itself that it is a counter, wherever it stands
    rf"(?:{_MEASURED}(?:次数|总数|人数|总量|量|数|率)|人气|(?:page)?views?|hits|pv)[：:]{_COUNT}", re.IGNORECASE
)
_COUNTER = re.compile(
    rf"{_MEASURED}(?:次数|总数|人数|量|数|[：:]|了)?{_COUNT}|[\[【（(]?\d[\d,，.]{{0,14}}[万亿]?(?:人?次|人|遍){_MEASURED}"
)
_WORDS = (*_MEASURES, "人气", "view", "hits", "pv")  # each counter has one of them, and a digit
_DIGIT = re.compile(r"\d")
_SENTENCE = re.compile("[。，；](?!$)")  # a line with one of them is no line of counters
_LONGEST = 120  # characters of a line of counters, without blanks


def content_hash(title: str, text: str, files: Iterable[tuple[str, str]]) -> str:
    """Of title, text and files (address and name); nothing else of the page counts."""
    held = sorted(f"{addresses.of_file(url)} {_line(name)}" for url, name in files)
    parts = (_tight(title), _without_counters(text), *held)
    return hashlib.sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()[:32]


def is_same(conn: sqlite3.Connection, publication_id: int, new_hash: str | None) -> bool:
    """Whether the last version of a page has this hash, as it is counted now: an older release counted otherwise."""
    row = conn.execute(
        "SELECT title, text, attachments FROM versions WHERE publication_id = ? ORDER BY number DESC LIMIT 1",
        (publication_id,),
    ).fetchone()
    if row is None:
        return False
    title, text, files = row
    return content_hash(title or "", text or "", [(url, name) for url, name in json.loads(files or "[]")]) == new_hash


def _without_counters(text: str) -> str:
    """The text without blanks and counters. Most texts have no word of one: a fifth of the time to store them."""
    tight = _tight(text)
    small = tight.lower()
    return "".join(map(_line, text.split("\n"))) if any(word in small for word in _WORDS) else tight


def _line(line: str) -> str:
    """A line without blanks, and without counters; those without a label count in short lines of furniture only."""
    tight = _tight(line)
    if _DIGIT.search(tight) is None:
        return tight
    tight = _LABELLED.sub("", tight)
    return tight if len(tight) > _LONGEST or _SENTENCE.search(tight) else _COUNTER.sub("", tight)


def _tight(text: str) -> str:
    return "".join(text.split())
