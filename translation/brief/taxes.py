"""What a notice of taxes and duties sets: who or what is exempted, and what a rate becomes."""

from __future__ import annotations

import re
from itertools import islice

from translation.brief.clauses import worded
from translation.wording import Lang, catalogue, day, say

LEVY = r"(?P<act>暂不征收|暂免征收|减半征收|恢复征收|停止征收|继续免征|免征|停征|征收)"
MOST = 3  # taxes that are told
DAY = r"20\d\d年\d{1,2}月\d{1,2}日"
PERIOD = rf"(?:[^，。；对]{{2,8}}在(?P<since>{DAY})至(?P<until>{DAY})(?:期间)?内?的)?"
RATE = r"(?:零|\d{1,2}(?:\.\d{1,2})?[%％])"
FORMS = {
    "rate": re.compile(
        rf"对(?P<what>[^，。；对]{{2,40}}?)(?:实施|实行|执行)税率为(?P<to>{RATE})的(?P<tax>[^，。；]{{2,16}})"
    ),
    "reduced": re.compile(
        rf"对(?P<what>[^，。；对]{{2,40}}?)减按(?P<to>{RATE})的?税率征收(?P<tax>[^，。；]{{2,16}}税)"
    ),
    "levied": re.compile(rf"对{PERIOD}(?P<what>[^，。；对]{{2,40}}?){LEVY}(?P<tax>[^，。；]{{2,16}}税)"),
    "changed": re.compile(
        rf"(?:将)?(?P<what>[^，。；将]{{2,30}}?)的?(?P<tax>[^，。；的]{{0,6}}税率)(?:由|从)(?P<of>{RATE})(?:提高|调整|上调|下调|降低|调高|调低|调)(?:至|到|为)(?P<to>{RATE})"
    ),
    "refund": re.compile(r"取消(?P<what>[^，。；]{2,40}?)(?:的)?(?:增值税)?出口退税"),
}


def taxed(zh: str, lang: Lang) -> str:
    """对X实施税率为零的Y, 对X免征Y, 将X税率由A调至B, 取消X出口退税; empty for others and unknown words."""
    if "税" not in zh:
        return ""
    for name, form in FORMS.items():
        if found := list(islice(form.finditer(zh), MOST)):
            said = [_said(name, one, lang) for one in found]
            return say(lang, "brief.stop").join(said) if all(said) else ""
    return ""


def _said(name: str, found: re.Match[str], lang: Lang) -> str:
    words = catalogue(lang)["brief"]["taxes"]
    parts = found.groupdict()
    act = str(words["acts"].get(parts.pop("act", None), ""))
    rates = {key: _rate(parts.pop(key), lang) for key in ("of", "to") if parts.get(key)}
    since, until = (_iso(parts.pop(key, None)) for key in ("since", "until"))
    told = {key: worded(value, lang, known=True) for key, value in parts.items()}
    if not all(told.values()):
        return ""
    said = str(words[name]).format(**told, **rates, act=act)
    return (
        said + str(words["period"]).format(since=day(lang, since), until=day(lang, until)) if since and until else said
    )


def _iso(zh: str | None) -> str | None:
    return "{:0>4}-{:0>2}-{:0>2}".format(*re.findall(r"\d+", zh)) if zh else None


def _rate(zh: str, lang: Lang) -> str:
    return str(catalogue(lang)["brief"]["taxes"]["zero"]) if zh == "零" else zh.replace("％", "%")
