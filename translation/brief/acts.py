"""What is done, as a duty says it: 依法公开排污信息 by verb and object; and what days are counted from."""

from __future__ import annotations

import re
from functools import cache

from translation.brief.clauses import worded
from translation.english.agreement import governed
from translation.english.joints import listed
from translation.titles.kanji import to_simplified
from translation.titles.quotes import normalised
from translation.titles.tokens import cut
from translation.wording import Lang, catalogue, say

MOST = 2  # acts of a duty that are told
SHORT = 4  # characters of an event that is one word: 决定, 受理
OBJECT = 30
"""Characters of an object that the grammar of titles is asked to order."""
ASIDE = re.compile(r"(?:按照|根据|依照|依据|参照)[^，。；]{1,60}(?:规定|要求|标准|程序|时限|约定|规范|规程)[，,]?")
DECIDED = re.compile(r"^作出(?P<what>[^，。；]{0,30}?)的?决定$")
ENTERED = re.compile(r"^将(?P<what>[^，。；]{2,30}?)(?:纳入|列入)(?P<into>[^，。；]{2,30})$")
DECIDES = re.compile(r"^(?:决定|同意|批准|准予|经)(?=[^，]{2})")
BRACKETS = re.compile(r"[（(][^（）()]{0,30}[）)]")
NO_OBJECT = re.compile(
    r"^[和、与及并或]|(?:部|委|局|厅|部门|机关|机构|政府|单位|企业)$|后(?:申请|实施|施行|再)|[^，]{2}(?:享有|享受|履行)|^其?(?:提出|生产|销售|使用|提供|委托|支付|发生)[^的]{0,8}的"
)
"""One more act; to whom, not what; what comes after it; whose it is."""
ALONE = re.compile(r"^(?:予以|给予|作出|书面|及时)?(?P<verb>批复|答复|公布|公示|备案|回复)$")
GIVEN = re.compile(
    r"^(?P<how>免费|及时|依法|主动|定期)?(?:为|向|给|对)(?P<whom>[^，。；]{2,24}?)(?P<late>及时足额|按时足额|及时|足额|定期)?(?P<verb>提供|支付|出具|通报|告知|(?<=公众|社会|用户)(?:公示|公开|开放))(?P<what>(?![^，。；]*(?:提交|报送|提供))[^，。；]{2,30})$"
)
ANSWERS = re.compile(r"^对(?P<what>[^，。；]{2,40})负责$")
DONE_TO = re.compile(
    r"^(?P<how>定期|及时|依法)?对(?P<what>[^，。；对]{2,30}?)(?:进行|开展|实施)(?P<verb>[^，。；的]{2,6})$"
)
HELPED = re.compile(r"^配合(?P<what>[^，。；]{2,30})$")
PUT = {"given": GIVEN, "answers": ANSWERS, "done_to": DONE_TO, "helped": HELPED}
"""为X提供Y, 对X负责, 对X进行评估, 配合X."""
APART = re.compile(r"，并?(?!以)|并(?=[^，]{2})|；|(?<=措施)(?=控制|防止|防治|减少|减轻|降低|加强|保障|确保)")
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


@cache
def _barred(lang: Lang) -> re.Pattern[str]:
    verbs = "|".join(sorted(_words(lang)["barred"], key=len, reverse=True))
    return re.compile(
        rf"^(?:在(?P<where>[^，。；在]{{2,24}}?)(?:范围)?内?)?(?P<verbs>(?:{verbs})(?:(?:、|或者?|和|及|以及)(?:{verbs})){{0,4}})(?P<what>[^，。；]{{2,40}})$"
    )


@cache
def _act(lang: Lang) -> re.Pattern[str]:
    verbs = "|".join(sorted(_words(lang)["verbs"], key=len, reverse=True))
    adverbs = "|".join(sorted(_words(lang)["adverbs"], key=len, reverse=True))
    return re.compile(
        rf"^(?:向社会)?(?P<how>(?:{adverbs})?)(?P<verb>{verbs})(?:(?:[和、]|(?=健全|完善|修订))(?P<second>{verbs}))?(?P<what>[^，。；]{{2,}})$"
    )


def acts(zh: str, lang: Lang) -> str:
    """The first act and the one after it where rules can word it; empty where they cannot word the first."""
    parts = [part for part in APART.split(ASIDE.sub("", BRACKETS.sub("", zh)).strip("，。； ")) if part]
    said = [_said(part, lang) for part in parts[:MOST]]
    return say(lang, "brief.joint").join(act for act in said if act) if said and said[0] else ""


def some_acts(zh: str, lang: Lang) -> str:
    """Those of several acts that rules can word, with a word that there are more."""
    parts = [part for part in APART.split(ASIDE.sub("", BRACKETS.sub("", zh)).strip("，。； ")) if part]
    said = [act for part in parts if (act := _said(part, lang))][:MOST]
    return str(_words(lang)["some"]).format(acts=say(lang, "brief.joint").join(said)) if said else ""


def barred(zh: str, lang: Lang) -> str:
    """What is forbidden, up to its first comma: 擅自移动或者损毁X, 在X内从事Y; empty where a word is unknown."""
    words = _words(lang)
    found = _barred(lang).match(re.split(r"[，。；]", BRACKETS.sub("", zh))[0])
    if found is None or "或" in found["what"] or not (what := worded(found["what"], lang, known=True)):
        return ""  # one more act behind 或
    where = worded(found["where"], lang, known=True) if found["where"] else ""
    if found["where"] and not where:
        return ""
    verbs = [str(words["barred"][verb]) for verb in re.split("、|或者?|和|以?及", found["verbs"])]
    joined = listed(verbs, "or") if lang == "en" else "・".join(verbs)
    form = "barred_in" if where else "barred_form"
    said = str(words[form]).format(what=governed(what) if lang == "en" else what, where=where, verbs=joined)
    return said.replace("のへの", "への")


def event(before: str, lang: Lang) -> str | None:
    """What days are counted from, in the words before them; None where nothing is named, empty where it is unknown."""
    named = EVENT.search(before)
    if named is None:
        return None
    zh = named["event"] or named["since"]
    if DECIDES.match(zh):
        return ""  # 决定受理: the decision is of what follows
    events = _words(lang)["events"]
    if zh in events:
        return str(events[zh]).format(what="").strip("の ").removesuffix(" of")
    for form in (SINCE, DONE):
        if (found := form.match(zh)) and (what := _object(found["what"].removesuffix("的"), lang)):
            return str(events[found["verb"]]).format(what=what)
    return worded(zh, lang, known=True) if len(zh) <= SHORT else ""


def _said(zh: str, lang: Lang) -> str:
    """One act."""
    words = _words(lang)
    if found := DECIDED.match(zh):
        what = _object(found["what"], lang) if found["what"] else ""
        return "" if found["what"] and not what else str(words["decided"]).format(what=what).lstrip("を ")
    if found := ENTERED.match(zh):
        parts = {name: _object(value, lang) for name, value in found.groupdict().items()}
        return str(words["entered"]).format(**parts) if all(parts.values()) else ""
    if found := ALONE.match(zh):
        return str(words["alone"][found["verb"]])
    for name, form in PUT.items():
        if found := form.match(zh):
            return _put(name, found, lang)
    found = _act(lang).match(zh)
    if found is None or not (what := _object(found["what"], lang)):
        return ""
    verbs = [words["verbs"][verb] for verb in (found["verb"], found["second"]) if verb]
    how = str(words["adverbs"].get(found["how"], ""))
    beside = how if "{act}" not in how else ""  # Japanese says how before the verb, English around both
    said = str(words["form"]).format(what=what, how=beside, verb=str(words["and"]).join(verbs))
    return how.format(act=said) if how and not beside else said


def _put(name: str, found: re.Match[str], lang: Lang) -> str:
    """为X提供Y and the like; empty where a word is unknown."""
    words = _words(lang)
    parts = found.groupdict()
    how, late, verb = (parts.pop(name, None) for name in ("how", "late", "verb"))
    how = how or late
    told = {key: _object(value, lang) for key, value in parts.items()}
    act = str(words["verbs"].get(verb) or words["put"].get(verb) or "") if verb else ""
    if not all(told.values()) or (verb and not act):
        return ""
    adverb = str(words["adverbs"].get(how, ""))
    beside = adverb if "{act}" not in adverb else ""
    said = str(words[name]).format(**told, verb=act, how=beside)
    return adverb.format(act=said) if adverb and not beside else said


def _object(zh: str, lang: Lang) -> str:
    """A noun phrase all of whose words are known; its 其 is said by the sentence."""
    if NO_OBJECT.search(zh):
        return ""
    zh = zh.removeprefix("其").removeprefix("本单位的").removeprefix("本企业的")
    if len(zh) > OBJECT or _act(lang).match(zh):
        return ""  # a verb within: the grammar of titles would order it as a noun
    said = worded(zh, lang, known=True)
    return governed(said) if lang == "en" else said if said.endswith(_head(zh)) else ""


def _head(zh: str) -> str:
    """The Japanese of the last word, with which a noun phrase ends; 服务许可证 read as a verb ends otherwise."""
    words = cut(to_simplified(normalised(zh)))
    return words[-1].ja if words and words[-1].role == "noun" else ""


def _words(lang: Lang) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = catalogue(lang)["brief"]["acts"]
    return found
