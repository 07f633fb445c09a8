"""Goals without a number: what is complete, formed or improved by a year, and what comes about in a field."""

from __future__ import annotations

import re

from translation.brief.clauses import worded
from translation.wording import Lang, catalogue

OPENING = {"确保", "实现", "推动", "完成", "力争"}
"""Verbs that a goal may begin with as a task would."""
STRIVING = {"努力", "争取", "建立", "构建", "打造", "加快", "着力"}
"""The same where Japanese says the verb last."""
LED = re.compile(r"(?:有力)?(?:支持|支撑|推动|促进|引导|带动)(?=[^，]{4})")
GAINED = re.compile(r"(?:得到|取得|得以|实现)$")
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
        if zh.endswith(state) and (what := worded(GAINED.sub("", zh.removesuffix(state)), lang)):
            return str(form).format(what=what)
        if zh.startswith(state) and (what := worded(zh.removeprefix(state), lang)):
            return str(form).format(what=what)
    opening = OPENING if lang == "en" else OPENING | STRIVING
    return (_comes(zh) if lang == "ja" else "") or (worded(zh, lang, action=True) if zh[:2] in opening else "")


def _comes(zh: str) -> str:
    """城乡建设全面实现绿色发展 in Japanese; empty where a word is unknown."""
    forms = catalogue("ja")["brief"]["comes"]
    for name, form in COMES.items():
        if found := form.match(zh):
            where, what = worded(found["where"], "ja", known=True), worded(found["what"], "ja", known=True)
            how = str(forms["how"].get(found.groupdict().get("how"), ""))
            return str(forms[name]).format(where=where, what=what, how=how) if where and what else ""
    return ""
