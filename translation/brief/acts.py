"""What is done, as a duty says it: 依法公开排污信息 by verb and object; and what days are counted from."""

from __future__ import annotations

import re

from translation.brief.clauses import worded
from translation.brief.given import given
from translation.brief.objects import act_form, object_of, words_of
from translation.wording import Lang, say

MOST = 3  # acts of a duty that are told
HEAD = 2  # characters of the last word of an object, by which 承担 is to bear or to undertake
SHORT = 4  # characters of an event that is one word: 决定, 受理
ASIDE = re.compile(r"(?:按照|根据|依照|依据|参照)[^，。；]{1,60}(?:规定|要求|标准|程序|时限|约定|规范|规程)[，,]?")
DECIDED = re.compile(r"^作出(?P<what>[^，。；]{0,30}?)的?决定$")
DECIDES = re.compile(r"^(?:决定|同意|批准|准予|经)(?=[^，]{2})")
BRACKETS = re.compile(r"[（(][^（）()]{0,30}[）)]")
ALONE = re.compile(r"^(?:予以|给予|作出|书面|及时)?(?P<verb>批复|答复|公布|公示|备案|回复)$")
APART = re.compile(
    r"，并?(?!以)|并(?=[^，]{2})|；|(?<=措施)(?=控制|防止|防治|减少|减轻|降低|加强|保障|确保)"
    r"|(?<=[^，、；]{4})(?<!减少)(?<!降低)(?<!防止)(?<!减轻)(?<!控制)、(?=(?:减少|降低|防止|减轻|提高|加强)[^，、]{2})"
)
"""Between acts: 减少振动、降低噪声."""
BARE = re.compile(r"^采取(?:有效|必要|相应|切实有效)?的?措施$")
"""Says nothing beside what the measures are for."""
SHARED = re.compile(r"(?<=建立|制定|编制|完善)并(?=执行|落实|实施|公布|公开|完善)")
"""Between two verbs of one object."""
EVENT = re.compile(
    r"(?:应当?|须)?(?:自|从|在|于)(?P<event>[^，。；自从在于]{2,40}?)(?P<end>之日起|之日|之后|以后|后)的?$"
    r"|自(?P<since>收到[^，。；]{2,40})$"
)
SINCE = re.compile(r"^(?P<verb>收到|接到|受理|完成|发生|作出|取得|提交|变更|签订|公布|发布|印发)(?P<what>.+)$")
"""What happens, before what it happens to: 收到报告."""
DONE = re.compile(
    r"^(?P<what>.+?)(?P<verb>结束|终了|届满|完成|确定|公布|发布|印发|施行|实施|变更|发生|合格|生效|成立|通过|送达|受理)$"
)
"""The same behind it: 工作结束."""


def acts(zh: str, lang: Lang) -> str:
    """The acts where rules can word them, with a word that there are more; empty where they cannot word the first."""
    parts = _parts(zh)
    said = [_said(part, lang) for part in parts[:MOST]]
    if not said or not said[0]:
        return ""
    told = say(lang, "brief.joint").join(act for act in said if act)
    return told if all(said) and len(parts) <= MOST else str(words_of(lang)["some"]).format(acts=told)


def some_acts(zh: str, lang: Lang) -> str:
    """Those of several acts that rules can word, with a word that there are more."""
    said = [act for part in _parts(zh) if (act := _said(part, lang))][:MOST]
    return str(words_of(lang)["some"]).format(acts=say(lang, "brief.joint").join(said)) if said else ""


def _parts(zh: str) -> list[str]:
    """The acts of a clause one by one, 建立并执行X as one; none where one of them may be done instead of another."""
    bare = SHARED.sub("、", ASIDE.sub("", BRACKETS.sub("", zh)).strip("，。； "))
    parts = [part for part in APART.split(bare) if part]
    if any(part.startswith("或") for part in parts):
        return []
    return [part for part in parts if not BARE.match(part)] or parts


def event(before: str, lang: Lang) -> str | None:
    """What days are counted from, in the words before them; None where nothing is named, empty where it is unknown."""
    named = EVENT.search(before)
    if named is None:
        return None
    zh = named["event"] or named["since"]
    if DECIDES.match(zh):
        return ""  # 决定受理: the decision is of what follows
    events = words_of(lang)["events"]
    if zh in events:
        return str(events[zh]).format(what="").strip("の ").removesuffix(" of")
    for form in (SINCE, DONE):
        if (found := form.match(zh)) and (what := object_of(found["what"].removesuffix("的"), lang)):
            return str(events[found["verb"]]).format(what=what)
    return worded(zh, lang, known=True) if len(zh) <= SHORT else ""


def _said(zh: str, lang: Lang) -> str:
    """One act."""
    words = words_of(lang)
    if found := DECIDED.match(zh):
        what = object_of(found["what"], lang) if found["what"] else ""
        return "" if found["what"] and not what else str(words["decided"]).format(what=what).lstrip("を ")
    if found := ALONE.match(zh):
        return str(words["alone"][found["verb"]])
    if (put := given(zh, lang)) is not None:
        return put
    found = act_form(lang).match(zh)
    if found is None or not (what := object_of(found["what"], lang)):
        return ""
    head = found["what"][-HEAD:]
    verbs = [
        words["verbs_with"].get(verb + head, words["verbs"][verb]) for verb in found.group("verb", "second") if verb
    ]
    how = str(words["adverbs"].get(found["how"], ""))
    beside = how if "{act}" not in how else ""  # Japanese says how before the verb, English around both
    said = str(words["form"]).format(what=what, how=beside, verb=str(words["and"]).join(verbs))
    return how.format(act=said) if how and not beside else said
