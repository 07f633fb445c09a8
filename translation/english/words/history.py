"""What stands in brackets behind a statute: when and by which order it was promulgated, revised and came into force."""

from __future__ import annotations

import re

from translation.english.words.numbers import ordinal
from translation.titles.words.quotes import Q
from translation.titles.words.tokens import numeral
from translation.wording import MONTHS

STEP = re.compile(
    r"(?:根据|自)?(?:(?P<year>\d{4})年(?P<month>1[0-2]|0?[1-9])月(?P<day>\d{1,2})日)?起?"
    rf"(?:[\u4e00-\u9fff]{{2,24}}?令第(?P<order>\d{{1,5}})号)?(?:{Q})?"
    r"(?:第(?P<which>[一二三四五六七八九])次)?(?P<verb>公布|发布|修订|修正|修改|起?施行|废止)"
)
VERBS = {"公布": "promulgated", "发布": "issued", "修订": "revised", "修正": "amended", "修改": "amended",
         "施行": "in force", "废止": "repealed"}  # fmt: skip


def history(text: str) -> str:
    """2006年6月7日证监会令第33号公布 -> promulgated by Order No. 33 on 7 June 2006; the empty text for all else."""
    steps, at = [], 0
    while at < len(text):
        found = STEP.match(text, at)
        if not found or not (found["year"] or found["order"]):
            return ""
        steps.append(_step(found))
        at = found.end()
        while text[at : at + 1] in (" ", "，", "；", ","):
            at += 1
    return "; ".join(steps)


def _step(found: re.Match[str]) -> str:
    verb = VERBS[found["verb"].removeprefix("起")]
    when = f"{found['day']} {MONTHS[int(found['month']) - 1]} {found['year']}" if found["year"] else ""
    if verb == "in force":
        return f"in force from {when}"
    which = f"{ordinal(numeral(found['which']))} " if found["which"] else ""
    order = f" by Order No. {found['order']}" if found["order"] else ""
    return f"{which}{verb}{order}{f' on {when}' if when else ''}"
