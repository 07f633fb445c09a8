"""The kind (通知, 意见, 公告 …) and the status (试行, 征求意见 …) of a document, by title, number and section.

The words and patterns are data (``data/kinds.toml``); here is only the order in which they are asked.
"""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files

from policy import agencies

MAX_TITLE = 500  # characters of a title that are looked at
_DATA = tomllib.loads(files("parsers").joinpath("data/kinds.toml").read_text("utf-8"))
_Forms = tuple[tuple[str, re.Pattern[str]], ...]


def _forms(table: str, value: str = "kind") -> _Forms:
    return tuple((row[value], re.compile(row["pattern"])) for row in _DATA[table])


_TITLE, _NUMBER, _SECTION, _STATUS = _forms("title"), _forms("number"), _forms("section"), _forms("status", "status")
_ENDS = sorted(((end, kind) for kind, ends in _DATA["ends"].items() for end in ends), key=lambda e: -len(e[0]))
_MARKS = "《》”“\"'’‘。.、，:：* "
_AFTER_THE_NAME = re.compile(  # one of the things that can stand there, so that no two repeats vie for a text
    r"(?:(?<=[^\d年])20\d\d|[（(\[【][^（）()\[\]【】]{0,60}[）)\]】]|〔[^〔〕]{0,60}〕|20\d\d年(?:修订|版|本)?|修订版?|全文)$"
)
_ORDER_AT_END = re.compile(
    r"第\s*[\d〇零一二三四五六七八九十百]+\s*号\s*令$|令\s*第\s*[\d〇零一二三四五六七八九十百]+\s*号$"
)
_NOTICE_AT_END = re.compile(r"(公告|通告)\s*(?:\d{4}\s*年\s*)?第\s*\d+\s*号$|第\s*\d+\s*号\s*(公告|通告)$")
_NO_LAW = re.compile(r"[做看执立司普守]法$")
_NEWS_PRINT = re.compile(r"(?:印发|发布|出台|制定)[《“](?P<inner>.{2,120}?)[》”]$")
_ABOUT_OTHERS = re.compile(
    r"关于(?:修改|废止|停止|取消|宣布|公布|清理)[^《]{0,30}(?:废止|失效|修改|停止)|关于(?:废止|修改|停止执行|修订)"
)


def kind(title: str, number: str | None = None, section: str | None = None) -> str | None:
    """What the document is. The title decides first, then the number, then the section (its name or address)."""
    title = " ".join(title[:MAX_TITLE].split())
    return _search(_TITLE, title) or _end(title) or _search(_NUMBER, number) or _search(_SECTION, section)


def status(title: str) -> str | None:
    """试行, 暂行, 征求意见, 修订 or 废止 where the title says it of this document, else None."""
    title = " ".join(title[:MAX_TITLE].split())
    return _search(_STATUS, _ABOUT_OTHERS.split(title)[0])


def _search(forms: _Forms, text: str | None) -> str | None:
    return next((name for name, form in forms if text and form.search(text)), None)


def _end(title: str) -> str | None:
    if _ORDER_AT_END.search(title):
        return "令"
    notice = _NOTICE_AT_END.search(title)
    if notice:
        return notice[1] or notice[2]
    news = _NEWS_PRINT.search(title)
    name = _name(news["inner"] if news else _without_issuer(title))
    if _NO_LAW.search(name):
        return None
    return next((kind for end, kind in _ENDS if name.endswith(end)), None)


def _name(title: str) -> str:
    """The title up to the last word of its name: without marks, years and brackets behind it."""
    name = title.rstrip(_MARKS)
    while tail := _AFTER_THE_NAME.search(name):
        name = name[: tail.start()].rstrip(_MARKS)
    return name


def _without_issuer(title: str) -> str:
    """The title without bodies that a list writes after it: …的通知 国家发展改革委等."""
    head, _, last = title.rpartition(" ")
    bodies = agencies.split(last) if head else ()
    return head if bodies and all(map(agencies.lookup, bodies)) else title
