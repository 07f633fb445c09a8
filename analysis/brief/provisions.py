"""What a regulation provides: the clauses that say how a thing is arranged, and what those under it must do."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from analysis.brief.said import Said, bare, subject_of
from analysis.text.outline import Outline
from analysis.text.sentences import sentences

MOST_PROVISIONS, MOST_OBLIGATIONS, MOST_IN_PLAN = 4, 5, 2
_LOOK = 60_000
_SHORTEST, _LONGEST = 8, 60
_CLAUSE = re.compile(r"[^。；：]{8,300}")
_IN_LINE = "[^，。；]{1,80}(?:规定|要求|时限|结果|约定|标准|程序|规范)，"
_MANNER = re.compile(  # how something is to be done, before what is
    rf"(?:按照|根据|依照|依据)(?<=(?:应当|不得|必须)..){_IN_LINE}(?:(?:按照|根据|依照|依据){_IN_LINE}){{0,2}}"
)
_LEAST_IN_CHARGE = {
    True: 2,
    False: 1,
}  # of a regulation, of a notice: pairs of the title in what a body is in charge of
_LEAST_TOLD = 2  # obligations, though they have nothing in common with the title
_OFTEN = 0.3  # how much it counts that those who must do it are those of whom most is asked
_ARTICLE = re.compile(r"^[ \u3000]?第[一二三四五六七八九十百]{1,5}条[ \u3000\n]?")
_ITEM = re.compile(r"[一二三四五六七八九十]{1,3}、|\d{1,2}[.．、](?!\d)")
_ARRANGES = re.compile(
    r"^[^（(]{0,30}(?:(?:实行|推行)[^，。]{2,30}(?:制度|管理|分配|补偿|办法)|重点支持(?!领域|对象)|采取[^。]{4,60}等(?:多种)?[^，。]{0,6}方式"
    r"|(?:免费|无偿|有偿)[^，。]{0,12}(?:分配|使用|管理|补偿)(?!合同)|按?不超过[^，。]{0,16}\d%|(?:国家|本[省市])?建立健全[^，。]{4,40}(?:交易|市场|补偿|考核|评价|监测)[^，。]{0,6}(?:机制|制度))"
)
OBLIGED = re.compile(
    r"^(?P<who>(?![（(])[^，。；]{0,40}(?:单位|企业|公司|机构|学校|平台|[用住]户|[营产售设有用利]者|从业人员|(?:纳税|申请|所有|使用|当事)人|个人))"
    r"，?(?:应当|不得|必须)(?!依照|遵守|是|具?有|具备|符合)"
)
FORBIDS = re.compile(r"^(?:严禁|禁止)(?![^，。；]*(?:目录|名录))(?=[^，。；]{3})")
DRAWS = re.compile(
    r"(?P<who>(?<!在)各(?:地区?|省[^，。；]{0,16}|级[^，。；]{2,12}|市|有关部门|试点[^，。；]{0,6})|省级[^，。；]{2,16}(?:部门|政府))"
    r"[^，。；]{0,20}?(?:制定|编制|出台)[^，。；]{2,40}?(?:方案|计划|细则|办法|措施)(?![的实时])"
)
FREE = re.compile(r"^[^，。；]{0,24}(?:不(?:得)?收取(?:任何)?费用|免收取费用)")
IN_CHARGE = re.compile(
    r"^(?:[^，。；]{2,20}委托)?(?P<who>[^，。；的]{2,30}(?:部门|机构|政府|[部委局厅]|中心|公司))(?:是[^，。；]{2,16}，)?(?:具体|统一|归口)?负责(?!人|组织(?!实施)|协调|指导|制定)"
    r"(?P<what>[^，。；]{0,40}(?:(?:监督|综合|协调|组织)?管理|组织实施|综合协调|工作)[^，。；]{0,12})(?=，|$)"
)
_ARRANGING = re.compile(
    "[实推支采免有无不健](?:(?<=[实推])行|(?<=支)持|(?<=采)取|(?<=免)费|(?<=[有无])偿|(?<=不)超过|(?<=健)全)"
)  # in all that arranges
_TELLING = re.compile(  # in all that counts
    "[应不必禁负收实推支采免有无健](?:(?<=应)当|(?<=不)得|(?<=必)须|(?<=禁)止|(?<=负)责|(?<=收)取|(?<=[实推])行|(?<=支)持|(?<=采)取"
    "|(?<=免)费|(?<=[有无])偿|(?<=不)超过|(?<=健)全)"
)
_KEPT = re.compile(rf"^(?:本[^，。；]{{1,4}})?(?:重点|优先)支持|{IN_CHARGE.pattern}")
_WHERE = re.compile(
    r"(?:^|[，,])(?:在|对|除|未|凡|因|经|原则上)|[的内]$"
)  # a case or place in which alone it is forbidden
_CORE = re.compile(
    rf"[，,](?P<core>(?:严禁|禁止)[^，。；\n]{{3,40}}|{DRAWS.pattern})"
)  # in the midst of what is pursued
_FORBIDDING = re.compile(  # each begins with a set of characters, which is fast to search for
    "[不严禁各](?:(?<=不)得|(?<=严)禁|(?<=禁)止|(?<=各)[地省](?=[^，。；]{0,36}?(?:制定|编制|出台)))"
)
_ASKING = re.compile(
    "[应不必严禁收负各](?:(?<=应)当|(?<=不)得|(?<=必)须|(?<=严)禁|(?<=禁)止|(?<=收)取|(?<=负)责|(?<=各)[地省](?=[^，。；]{0,36}?(?:制定|编制|出台)))"
)
_PUBLIC = re.compile(r"政府|主管部门|监督管理|行政|检查机构|审查|税务")
_ASIDE = re.compile(
    r"鼓励|宣传|教育|表彰|奖励|工作人员|组织领导|违反|处罚|罚款|追究|举报|保密|自觉|本办法|本条例|本法|前款|前条|另行制定|下列|以下|如下"
    r"|目标责任制|考核|监督|检查|协调机制|收集|调查|询问|逾期"
)
_LEADS_ON = re.compile(
    r"^(?:[^，]{0,30}(?:应当|必须|不得))?(?:严格)?(?:按照|根据|依照|依据|结合|在|自|经)|[内时后前的]$"
)
_CONTROL = re.compile(r"监督(?:管理|工作)")  # a task of an authority, no boilerplate
_OF_ITSELF = re.compile(
    r"(?:依照|按照|根据)(?:本(?:办法|条例|法|规定|通知)|国家有关)(?:的有关|有关|的)?规定(?![和、及与])[，,]?"
)
_BRACKETS = re.compile(r"[（(][^（）()]{1,60}[）)]")


class Provisions(NamedTuple):
    """`rules` say how things are arranged, `obligations` what those under the document must do, in text order.

    `charge` says which body is in charge of the whole.
    """

    rules: list[Said]
    obligations: list[Said]
    charge: Said | None = None


def provisions(title: str, text: str, outline: Outline) -> Provisions:
    """The clauses that have most in common with the title; of a plan and a notice what they ask and forbid alone."""
    words = subject_of(title)
    is_law = outline.form == "regulation"
    rules: list[tuple[float, Said]] = []
    obligations: list[tuple[float, str, Said]] = []
    charge: Said | None = None
    asked: Counter[str] = Counter()
    telling = _TELLING if is_law else _ASKING if outline.form == "notice" else _FORBIDDING
    for said in _clauses(text, telling):
        obliged = OBLIGED.match(said.text)
        if (obliged and not _PUBLIC.search(obliged["who"])) or _asks(said.text):
            who = obliged["who"] if obliged else ""
            obligations.append((_shared(words, said), who, said))
            asked[who] += 1
        elif is_law and not obliged and _ARRANGING.search(said.text) and _ARRANGES.match(said.text):
            rules.append((_shared(words, said) + 0.1 * ("、" in said.text), said))
        elif outline.form != "plan" and charge is None and "负责" in said.text:
            charge = said if _is_in_charge(said, words, _LEAST_IN_CHARGE[is_law]) else None
    most = max(asked.values(), default=1)
    rated = [(shared + _OFTEN * asked[who] / most if shared else 0, said) for shared, who, said in obligations]
    return Provisions(
        _best(rules, MOST_PROVISIONS),
        _best(rated, MOST_OBLIGATIONS if is_law else MOST_IN_PLAN, _LEAST_TOLD if outline.form != "plan" else 0),
        charge,
    )


def _is_in_charge(said: Said, subject: set[str], least: int) -> bool:
    """Whether the clause says who is in charge of what the title names."""
    whole = IN_CHARGE.match(said.text)
    return whole is not None and sum(pair in whole["what"] for pair in subject) >= least


def _asks(words: str) -> bool:
    """Whether the clause forbids, makes local bodies draw up something, or says that nothing is charged."""
    return (
        (words.startswith(("禁止", "严禁")) and FORBIDS.match(words) is not None)
        or (words[:1] in "各省" and DRAWS.match(words) is not None)
        or ("收取" in words and FREE.match(words) is not None)
    )


def _shared(words: set[str], said: Said) -> float:
    return sum(word in said.text for word in words) / max(1, len(words))


def _clauses(text: str, telling: re.Pattern[str]) -> Iterator[Said]:
    """The clauses that hold one of the telling words, a long one of those that ask up to its last fitting comma."""
    hints = telling.finditer(text, 0, _LOOK)
    hint = next(hints, None)
    for place in sentences(text):
        if hint is None:
            return
        if hint.start() >= place.end:
            continue
        for found in _CLAUSE.finditer(text, place.start, place.end):
            while hint is not None and hint.start() < found.start():
                hint = next(hints, None)
            if hint is not None and hint.start() < found.end():
                yield from _told(found, telling)


def _told(found: re.Match[str], telling: re.Pattern[str]) -> Iterator[Said]:
    """The clause without what is said aside; none where it is too long, too short or boilerplate."""
    words = found.group()
    mark = _ARTICLE.match(words)
    start = mark.end() if mark else len(words) - len(words.lstrip())
    if item := _ITEM.match(words, start):
        start = item.end()
    core = _CORE.search(words, start) if telling is not _TELLING else None
    if core and _WHERE.search(words[start : core.start()]) is None:
        start = core.start("core")
        words = words[: words.find("，", start) if FORBIDS.match(core["core"]) and "，" in words[start:] else None]
    own = words[start:].strip()
    whole = bare(_OF_ITSELF.sub("", _MANNER.sub("", own)) if "照" in own or "据" in own else own)
    words = _cut(whole)
    kept = len(words) == len(whole) or OBLIGED.match(words) or _asks(words) or _KEPT.match(words)
    if kept and _SHORTEST <= len(words) <= _LONGEST and not _is_aside(words):
        yield Said(words, found.start() + start)


def _is_aside(words: str) -> bool:
    return _ASIDE.search(_CONTROL.sub("", words) if "监督" in words else words) is not None


def _cut(words: str) -> str:
    """The first clauses that fit, the last of them no mere manner or time; all of them where an exception follows."""
    if len(words) <= _LONGEST or "除外" in words or "，但" in words or ",但" in words:  # it would be false without that
        return words
    words = _BRACKETS.sub("", words) if "（" in words or "(" in words else words
    kept = words[: max(words.rfind("，", 0, _LONGEST), 0)].split("，")
    while kept and _LEADS_ON.search(kept[-1]):
        kept.pop()
    return "，".join(kept)


def _best(rated: list[tuple[float, Said]], most: int, least: int = 0) -> list[Said]:
    """Those with most in common with the title; those without anything in common where there are not even `least`."""
    chosen = sorted(rated, key=lambda pair: -pair[0])[:most]
    kept = [pair for at, pair in enumerate(chosen) if pair[0] > 0 or at < least]
    return sorted((said for _, said in kept), key=lambda said: said.at)
