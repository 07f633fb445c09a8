"""Goals without a number: what is complete, formed or improved by a year, and what comes about in a field."""

from __future__ import annotations

import re
from functools import cache

from translation.brief.clauses import worded
from translation.english.words.agreement import articled, several
from translation.wording import Lang, catalogue, say

OPENING = {"确保", "实现", "推动", "完成", "力争"}
"""Verbs that a goal may begin with as a task would."""
STRIVING = {"努力", "争取", "建立", "构建", "打造", "加快", "着力"}
"""The same where Japanese says the verb last."""
LED = re.compile(r"(?:有力)?(?:支持|支撑|推动|促进|引导|带动)(?=[^，]{4})")
GAINED = re.compile(r"(?:得到|取得|得以|实现)$")
SOUND = re.compile(r"^(?P<fairly>较为|比较|较)?(?:完善|健全)的")
COMES = {
    "achieved": re.compile(r"^(?P<where>[^，]{2,24}?)(?P<how>全面|基本|率先|如期|初步)实现(?P<what>[^，]{2,30})$"),
    "peaks": re.compile(
        r"^(?!努力|争取|力争|确保|如期|率先|顺利)(?P<where>[^，\d]{2,24}?)实现(?P<what>碳达峰|碳中和)$"
    ),
    "formed": re.compile(r"^(?P<where>[^，]{2,16}?)(?P<how>基本|初步|全面)(?:形成|建立|建成)(?P<what>[^，]{4,30})$"),
    "becomes": re.compile(r"^(?P<where>[^，为]{2,24}?)(?:基本|逐步|全面)?成为(?P<what>[^，]{2,24})$"),
}
"""What comes about where: 城乡建设全面实现绿色发展."""


def reached(zh: str, lang: Lang) -> str:
    """What is reached, X基本完备 or 基本建立X; empty where the clause has another form or unknown words."""
    states = catalogue(lang)["brief"]["states"]
    if zh.endswith(tuple(states)) and (led := LED.match(zh)):
        zh = zh[led.end() :]  # what a policy supports is told as what comes about
    for state, form in states.items():
        if zh.endswith(state) and (what := _thing(GAINED.sub("", zh.removesuffix(state)), lang)):
            return str(form).format(what=what)
        if zh.startswith(state) and (what := _thing(zh.removeprefix(state), lang)):
            return str(form).format(what=what)
    opening = OPENING if lang == "en" else OPENING | STRIVING
    return _comes(zh, lang) or (worded(zh, lang, action=True) if zh[:2] in opening else "")


def _thing(zh: str, lang: Lang) -> str:
    """What is reached; in Japanese how its sides are to be stands in brackets: 权责清晰、运转高效的队伍."""
    found = _qualified().match(zh)
    if found is None:
        return _sound(zh) if lang == "en" else worded(zh, lang)
    if lang == "en":
        return ""  # its grammar puts the sides in a row of nouns
    words = catalogue("ja")["brief"]["qualities"]
    sides = re.findall(rf"([^、]{{2,4}})({'|'.join(words)})(?:、|$)", found["sides"])
    said = [(worded(side, "ja", known=True), words[how]) for side, how in sides]
    head = worded(found["head"], "ja")
    told = say("ja", "brief.joint").join(f"{side}が{how}" for side, how in said)
    return say("ja", "brief.parts", heading=head, parts=told) if head and all(side for side, _ in said) else ""


def _sound(zh: str) -> str:
    """完善的X, 较为完善的X in English, where the grammar takes the quality for a deed."""
    found = SOUND.match(zh)
    what = worded(zh[found.end() :] if found else zh, "en")
    lead = "" if found is None else "fairly sound " if found["fairly"] else "sound "
    return lead + what if what else ""


@cache
def _qualified() -> re.Pattern[str]:
    """A thing with two sides and more, each with how it is to be."""
    words = "|".join(catalogue("ja")["brief"]["qualities"])
    side = rf"[\u4e00-\u9fff]{{2}}(?:{words})"
    return re.compile(rf"^(?P<sides>{side}(?:、{side}){{1,5}})的(?P<head>[^，、]{{2,40}})$")


def _comes(zh: str, lang: Lang) -> str:
    """城乡建设全面实现绿色发展; empty where a word is unknown or the language has no form for it."""
    forms = catalogue(lang)["brief"]["comes"]
    for name, form in COMES.items():
        if name in forms and (found := form.match(zh)):
            where, what = worded(found["where"], lang, known=True), worded(found["what"], lang, known=True)
            if lang == "en" and where and not several(where):
                where = articled(where, "of")
            how = str(forms["how"].get(found.groupdict().get("how"), ""))
            return str(forms[name]).format(where=where, what=what, how=how) if where and what else ""
    return ""
