"""Names of responsible bodies in a bracket: who leads and who co-operates."""

from __future__ import annotations

import re
from typing import NamedTuple

_KEYS = re.compile(
    r"(?P<lead>(?:牵头|主办)(?:责任)?(?:单位|部门|处室)?)[：:]"
    r"|(?P<others>(?:配合|参与|参加|协办|责任|负责|落实)(?:单位|部门|主体)?)[：:]"
)
_LED = re.compile(r"(?:共同|联合|分别)?牵头(?:负责|组织|落实|实施|指导|推进)?")
_TAIL = re.compile(
    r"(?:等(?:有关|相关)?(?:部门|单位|方面)?)?(?:按照?|根据|依)?(?:各自)?(?:职责|职能)?(?:分工)?"
    r"(?:共同|分别|分工|按职责|牵头|负责|落实|配合|参与|参加|组织|实施|推进|指导){1,4}$"
)
_AND_OTHERS = re.compile(r"等(?:有关|相关)?(?:部门|单位|方面)?(?:和(?:部门|单位))?$")
_AND = re.compile(r"等?和(?=各)")  # …、商务部等和各有关省级人民政府
_BY_DUTIES = re.compile(r"(?:按照?|根据)(?:各自)?(?:职责|职能)?分工$|(?:会同|与)(?:有关|相关)部门$")
_NOTE = re.compile(r"[；，。][^；，。]{0,20}(?:下同|为牵头[单部][位门])")
_NAME_PARTS = "、，,；;"
_WHEN = re.compile(r"(?:[于在至到]|力争)?(?:20\d\d年|1?\d月|每年|年[内底]|持续|长期|(?:完成)?时[限间]|期限)")
"""By when, among the names: 2027年6月底前完成, 持续推进, 完成时限：2026年底前."""
_LONGEST_NAME = 40
COMMA_LEADS = re.compile(r"逗号前[^，。；]{0,4}牵头")
FIRST_LEADS = re.compile(r"[列排](?:名|在)?(?:第一位?|首位)的?(?:者|单位|部门)?(?:均|都)?为牵头")


class Bodies(NamedTuple):
    """Those who lead and those who co-operate, in their order; without 牵头 all are in `others`."""

    lead: tuple[str, ...]
    others: tuple[str, ...]


def bodies(bracket: str, *, comma_leads: bool = False, first_leads: bool = False) -> Bodies:
    """The bodies that the words in a bracket name; what follows a full stop there is a note.

    `comma_leads`: the document says that those before a comma lead; `first_leads`: that the first one does.
    """
    bracket = _AND.sub("、", _NOTE.sub("", before_note(bracket)))
    lead: list[str] = []
    others: list[str] = []
    keys = list(_KEYS.finditer(bracket))
    if not keys:
        _add(bracket, lead, others, comma_leads=comma_leads)
    for key, following in zip(keys, [*keys[1:], None][: len(keys)], strict=True):
        words = bracket[key.end() : following.start() if following else len(bracket)]
        if key["lead"]:
            lead += _names(words)
        else:
            _add(words, lead, others, comma_leads=comma_leads)
    if first_leads and not lead and others and not others[0].startswith("各"):
        lead = others[:1]
    return Bodies(tuple(dict.fromkeys(lead)), tuple(dict.fromkeys(name for name in others if name not in lead)))


def before_note(bracket: str) -> str:
    """The words of a bracket without its note: 甲部负责。列第一位者为牵头单位，下同 -> 甲部负责."""
    named, _, note = bracket.partition("。")
    return named if note.strip() and len(named) > 1 else bracket


def _add(words: str, lead: list[str], others: list[str], *, comma_leads: bool) -> None:
    """Sort the names of one statement: before 牵头 those who lead, behind it the others."""
    at = 0
    for led in _LED.finditer(words):
        lead += _names(words[at : led.start()])
        at = led.end()
    if at:
        others += _names(words[at:])
        return
    first, comma, rest = _at_comma(words) if comma_leads else ("", "", words)
    if comma:
        lead += _names(first)
    others += _names(rest if comma else words)


def _at_comma(words: str) -> tuple[str, str, str]:
    depth = 0
    for place, char in enumerate(words):
        depth += (char in "（(") - (char in "）)")
        if depth == 0 and char in "，,":
            return words[:place], char, words[place + 1 :]
    return words, "", ""


def _names(words: str) -> list[str]:
    """The names between the marks of a list, outside brackets; 市、区机管局 is one, and by when is none."""
    found: list[str] = []
    depth, start, open_short = 0, 0, ""
    for place, char in enumerate([*words, "、"]):
        depth += (char in "（(") - (char in "）)")
        if char not in _NAME_PARTS or (depth > 0 and place < len(words)):
            continue
        name = open_short + _cut(words[start:place])
        start, open_short = place + 1, ""
        if char == "、" and len(name) <= 1 and name in "市区县省州":
            open_short = f"{name}、" if name else ""
        elif 1 < len(name) <= _LONGEST_NAME and not _WHEN.match(name):
            found.append(name)
    return found


def _cut(name: str) -> str:
    """The name without 等按职责分工负责 and the like."""
    name = "".join(name.split()).strip("。.：:；;")
    for tail in (_TAIL, _BY_DUTIES, _AND_OTHERS):
        if (cut := tail.search(name)) and cut.group():
            name = name[: cut.start()]
    return name
