"""What is forbidden, by its verbs, what they are done to, where, and what it would be brought to."""

from __future__ import annotations

import re
from functools import cache

from translation.brief.clauses import worded
from translation.brief.objects import relative, words_of
from translation.english.words.agreement import governed
from translation.english.words.joints import listed
from translation.wording import Lang

BRACKETS = re.compile(r"[（(][^（）()]{0,30}[）)]")
JOINTS = re.compile(r"、|或者?|和|以?及")
LAND = re.compile(r"(?:.{0,16}(?:地|田|森林|草原|水域|岸线|河道|道路|海域|空间|资源|资金|设施))$")
"""What can be occupied, and nothing that is done on it: 占用耕地造林 is no taking of 耕地造林."""
KIND = re.compile(r"^[^，。；]{2,60}等(?P<what>[^，。；等的]{2,12}行为)$")
"""Acts whose kind is named behind them: 虚报项目等弄虚作假行为."""


@cache
def _form(lang: Lang) -> re.Pattern[str]:
    verbs = "|".join(sorted(words_of(lang)["barred"], key=len, reverse=True))
    return re.compile(
        rf"^(?:在(?P<where>[^，。；在]{{2,24}}?)(?:范围)?内?)?(?P<verbs>(?:{verbs})(?:(?:、|或者?|和|及|以及)(?:{verbs})){{0,4}})(?P<what>[^，。；]{{2,40}})$"
    )


@cache
def _into(lang: Lang) -> re.Pattern[str]:
    verbs = "|".join(sorted(words_of(lang)["barred_into"], key=len, reverse=True))
    return re.compile(rf"^(?:将|把)(?P<what>[^，。；将把]{{2,30}}?)(?P<verb>{verbs})(?P<into>[^，。；]{{2,30}})$")


def barred(zh: str, lang: Lang) -> str:
    """What is forbidden, up to its first comma: 擅自损毁X, 在X内从事Y, 将X排入Y; empty where a word is unknown."""
    clause = re.split(r"[，。；]", BRACKETS.sub("", zh))[0]
    if found := _into(lang).match(clause):
        return _brought(found, lang)
    found = _form(lang).match(clause)
    if found is None and (kind := KIND.match(clause)):
        return worded(kind["what"], lang, known=True)
    if found is None or "或" in found["what"]:
        return ""  # one more act behind 或
    if found["verbs"].endswith("占用") and not LAND.match(found["what"]):
        return ""
    what = _thing(found["what"], lang)
    where = worded(found["where"], lang, known=True) if found["where"] else ""
    if not what or (found["where"] and not where):
        return ""
    words = words_of(lang)
    verbs = [str(words["barred"][verb]) for verb in JOINTS.split(found["verbs"])]
    joined = listed(verbs, "or") if lang == "en" else "・".join(verbs)
    form = "barred_in" if where else "barred_form"
    said = str(words[form]).format(what=governed(what) if lang == "en" else what, where=where, verbs=joined)
    return said.replace("のへの", "への")


def _thing(zh: str, lang: Lang) -> str:
    said = relative(zh, lang)
    return worded(zh, lang, known=True) if said is None else said


def _brought(found: re.Match[str], lang: Lang) -> str:
    """将X出售给Y; empty where a word is unknown."""
    what, into = (_thing(found[name], lang) for name in ("what", "into"))
    if not what or not into:
        return ""
    what = governed(what) if lang == "en" else what
    return str(words_of(lang)["barred_into"][found["verb"]]).format(what=what, into=into)
