"""Duties without a deadline: what those under a document must and must not do, and which body is in charge."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from translation.brief.acts import ASIDE, acts, some_acts
from translation.brief.bodies import who_acts
from translation.brief.clauses import worded
from translation.brief.forbidden import barred
from translation.brief.handed import HANDED, HANDED_TO, handed
from translation.brief.objects import words_of
from translation.english.words.agreement import governed
from translation.titles.words.tokens import HAN
from translation.wording import Lang, say

MUST = re.compile(r"应当|不得|必须")
DRAWN = re.compile(r"(?:制定|编制|出台)[^，。；]{2,40}?(?:方案|计划|细则|办法|措施)(?:和[^，。；]{2,12}(?:方案|计划))?")
EXCEPTED = re.compile(r"除外|[，,]但")
DAILY = re.compile(r"^(?P<what>[^，。；]{2,40}?)的?日常工作$")
WORK = re.compile(r"(?:具体|(?<!日常)(?<!相关)(?<!有关))工作$")
WHEN = re.compile(r"^(?:事先|及时|定期|主动|如实|依法|按照?规定)")  # before 向X报送Y
BARRED = re.compile(r"^(?:严禁|禁止)(?:任何(?:单位|组织|人|个人)(?:[和或、]者?个人)?)?(?=[^，]{2})")


class Lasting(NamedTuple):
    """A duty in parts: whose it is, its form in the catalogue, what is done or left."""

    who: str
    form: str
    done: str


def lasting(slot: Mapping[str, Any], lang: Lang) -> Lasting | None:
    """X应当公开Y, X不得Y, 禁止Y, X负责Y. None where no pattern holds the sentence."""
    task = "".join(slot["task"].split())
    if slot.get("free"):
        return Lasting("", "free", "")
    if EXCEPTED.search(task):
        return None  # false without the exception
    who = who_acts([*slot["lead"], *slot["who"]], task, lang)
    if slot.get("charge"):
        form, done = "charge", _charge(slot["charge"], lang)
    elif found := BARRED.match(task):
        form, done, who = "barred", barred(task[found.end() :], lang), "-"
    elif (must := MUST.search(task)) and must.group() == "不得":
        form, done = "forbidden", barred(task[must.end() :], lang)
    else:
        form, done = "obliged", _asked(task, lang)
    if not who or not done or (lang == "en" and HAN.search(who + done)):
        return None
    return Lasting(who, form, done)


def _charge(zh: str, lang: Lang) -> str:
    """What a body is in charge of."""
    if (daily := DAILY.match(zh)) and (what := worded(daily["what"], lang, known=True)):
        return say(lang, "brief.daily", what=governed(what) if lang == "en" else what)
    return "" if daily else worded(WORK.sub("", zh), lang, known=True)


def told(found: Sequence[Lasting], lang: Lang) -> str:
    """Duties of one body and form in one sentence; that there are more is said once, at its end."""
    first, more = found[0], str(words_of(lang)["some"]).format(acts="")
    named = dict.fromkeys(one.done.removesuffix(more) for one in found)
    done = say(lang, "brief.and_so").join(named) + (more if any(one.done.endswith(more) for one in found) else "")
    said = say(lang, f"brief.{first.form}", who=first.who, done=done)
    return said[:1].upper() + said[1:] if lang == "en" else said


def _asked(task: str, lang: Lang) -> str:
    """What must be done; empty where no pattern holds it."""
    if MUST.search(task) is None:
        drawn = DRAWN.search(task)
        return acts(drawn.group(), lang) if drawn else ""
    asked = MUST.split(task, maxsplit=1)[-1]
    if done := acts(asked, lang):
        return done
    bare = WHEN.sub("", ASIDE.sub("", asked))
    for form in (HANDED, HANDED_TO):
        if (found := form.match(bare)) and found["what"] and (done := handed(found, "", lang)):
            return done
    return some_acts(asked, lang)
