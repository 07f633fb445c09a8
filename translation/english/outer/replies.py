"""Answers to deputies and to members of the political consultative conference, by congress, session and number."""

from __future__ import annotations

import re

from translation.english.outer.sheet import Sheet
from translation.english.words.inflection import title_case
from translation.english.words.lexicon import load
from translation.english.words.numbers import ordinal
from translation.titles.words.quotes import Q
from translation.titles.words.tokens import numeral

COUNT = r"(?:[一二三四五六七八九十]{1,3}|\d{1,2})"
REPLY = re.compile(
    r"^(?P<before>.{0,80}?(?:人大|政协|人民代表大会).{0,40}?)第?(?P<number>\d{1,10})号?"
    rf"(?:（(?P<group>[^（）\d]{{1,16}}?)类?第?(?P<at>\d{{1,6}})号）)?(?:代表|委员)?(?P<what>建议|提案|议案)(?P<title>{Q})?"
    r"的?(?P<kind>(?:办理)?答复意见|答复的?函|答复|复函|回复|(?:协办|会办)意见的函|的函|函)"
    r"(?P<short>摘要|摘登)?$"
)
MEMBERS = re.compile(
    r"^(?:关于)?对(?:全国)?(?P<who>人大代表|政协委员|代表|委员)(?:提出的)?关于(?P<what>[^的].{3,80}?)的?(?P<asked>建议|提案|议案)"
    r"的(?P<kind>答复|复函|答复意见|回复|函)$"
)
WHO = {"人大代表": "NPC Deputies", "代表": "Deputies", "政协委员": "CPPCC Members", "委员": "Members"}
TERM = re.compile(rf"第?({COUNT})届")
SESSION = re.compile(rf"第?({COUNT})次(?:会议)?")
LEVEL = re.compile(r"(?P<unit>省|自治区|市|区|县|州)(?=政协|人大|第|[一二三四五六七八九十\d]{1,3}届)")
LEVELS = {"省": "Provincial", "自治区": "Regional", "市": "Municipal", "区": "District", "县": "County",
          "州": "Prefectural"}  # fmt: skip
CONGRESS = "People's Congress"
ASKED = {"建议": "Recommendation", "提案": "Proposal", "议案": "Motion"}


def reply(text: str, sheet: Sheet) -> str:
    """对X届全国人大Y次会议第N号建议的答复 -> Reply to Recommendation No. N of …; the empty text for all else."""
    if asked_by := MEMBERS.match(text):
        return (
            f"{_kind(asked_by['kind'])} the {ASKED[asked_by['asked']]} of {WHO[asked_by['who']]} on "
            f"{title_case(sheet.phrase(asked_by['what']))}"
        )
    found = REPLY.match(text)
    term = TERM.search(found["before"]) if found else None
    session = SESSION.search(found["before"], term.end()) if found and term else None
    if not found or not term or not session:
        return ""
    number = ordinal(numeral(term[1]))
    asked = f"{ASKED[found['what']]} No. {found['number']}"
    of = f"the {title_case(ordinal(numeral(session[1])))} Session of the {number} {_assembly(found['before'])}"
    group = (
        f" ({title_case(sheet.phrase(found['group']).removeprefix('the '))} No. {found['at']})"
        if found["group"]
        else ""
    )
    on = f", {found['title']}" if found["title"] else ""
    short = "Summary of the " if found["short"] else ""
    return f"{short}{_kind(found['kind'])} {asked} of {of}{group}{on}"


def _kind(kind: str) -> str:
    if "协办" in kind or "会办" in kind:
        return "Letter on Co-Handling Opinions on"
    return "Reply Letter on" if kind.endswith("函") else "Reply to"


def _assembly(before: str) -> str:
    """The congress or the committee: National People's Congress, Hunan Provincial Committee of the CPPCC."""
    consulting = "政协" in before
    local = LEVEL.search(before)
    if local is None:
        return "National Committee of the CPPCC" if consulting else f"National {CONGRESS}"
    words, at = load().words, local.start()
    place = next((word for length in (2, 3) if (word := words.get(before[max(0, at - length) : at]))), None)
    name = f"{place.noun} " if place and place.kind == "region" else ""
    return f"{name}{LEVELS[local['unit']]} {'Committee of the CPPCC' if consulting else CONGRESS}"
