"""What a regulation provides: the clauses that say how a thing is arranged, and what those under it must do."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from analysis.brief.said import Said, bare, subject_of
from analysis.text.outline import Outline

MOST_PROVISIONS, MOST_OBLIGATIONS = 4, 3
_LOOK = 60_000
_SHORTEST, _LONGEST = 8, 60
_CLAUSE = re.compile(r"[^。；：\n]{8,240}")
_IN_LINE = "[^，。；]{1,80}(?:规定|要求|时限|结果|约定|标准|程序|规范)，"
_MANNER = re.compile(  # how something is to be done, before what is
    rf"(?:按照|根据|依照|依据)(?<=(?:应当|不得|必须)..){_IN_LINE}(?:(?:按照|根据|依照|依据){_IN_LINE}){{0,2}}"
)
_OFTEN = 0.3  # how much it counts that those who must do it are those of whom most is asked
_ARTICLE = re.compile(r"^[ \u3000]?第[一二三四五六七八九十百]{1,5}条[ \u3000]?")
_ARRANGES = re.compile(
    r"^[^（(]{0,30}(?:(?:实行|推行)[^，。]{2,30}(?:制度|管理|分配|补偿|办法)|重点支持(?!领域|对象)|采取[^。]{4,60}等(?:多种)?[^，。]{0,6}方式"
    r"|(?:免费|无偿|有偿)[^，。]{0,12}(?:分配|使用|管理|补偿)(?!合同)|按?不超过[^，。]{0,16}\d%|(?:国家|本[省市])?建立健全[^，。]{4,40}(?:交易|市场|补偿|考核|评价|监测)[^，。]{0,6}(?:机制|制度))"
)
OBLIGED = re.compile(
    r"^(?P<who>[^，。；]{0,24}(?:单位|企业|经营者|生产者|销售者|运营者|机构|纳税人|建设者|从业人员|申请人|用户))，?(?:应当|不得|必须)(?!依照|遵守)"
)
_ARRANGING = re.compile("实行|推行|支持|采取|免费|有偿|无偿|不超过|健全")  # in all that arranges
_TELLING = re.compile(f"应当|不得|必须|{_ARRANGING.pattern}")  # in all that counts
_PUBLIC = re.compile(r"政府|主管部门|监督管理|行政|检查机构|审查|税务")
_ASIDE = re.compile(
    r"鼓励|宣传|教育|表彰|奖励|工作人员|组织领导|违反|处罚|罚款|追究|举报|保密|本办法|本条例|本法|前款|前条|另行制定|下列|以下|如下"
    r"|目标责任制|考核|监督|检查|协调机制|收集|调查|询问|逾期"
)


class Provisions(NamedTuple):
    """`rules` say how things are arranged, `obligations` what those under the regulation must do, in text order."""

    rules: list[Said]
    obligations: list[Said]


def provisions(title: str, text: str, outline: Outline) -> Provisions:
    """The clauses that have most in common with the title; nothing where the text is no regulation."""
    if outline.form != "regulation":
        return Provisions([], [])
    words = subject_of(title)
    rules: list[tuple[float, Said]] = []
    obligations: list[tuple[float, Said]] = []
    asked: Counter[str] = Counter()
    for said in _clauses(text):
        if (obliged := OBLIGED.match(said.text)) and not _PUBLIC.search(obliged["who"]):
            obligations.append((_shared(words, said), said))
            asked[obliged["who"]] += 1
        elif not obliged and _ARRANGING.search(said.text) and _ARRANGES.match(said.text):
            rules.append((_shared(words, said) + 0.1 * ("、" in said.text), said))
    most = max(asked.values(), default=1)
    obligations = [(shared + _OFTEN * asked[_who(said)] / most if shared else 0, said) for shared, said in obligations]
    return Provisions(_best(rules, MOST_PROVISIONS), _best(obligations, MOST_OBLIGATIONS))


def _shared(words: set[str], said: Said) -> float:
    return sum(word in said.text for word in words) / max(1, len(words))


def _who(said: Said) -> str:
    obliged = OBLIGED.match(said.text)
    return obliged["who"] if obliged else ""


def _clauses(text: str) -> Iterator[Said]:
    for found in _CLAUSE.finditer(text, 0, _LOOK):
        words = found.group()
        if _TELLING.search(words) is None:
            continue
        mark = _ARTICLE.match(words)
        start = mark.end() if mark else len(words) - len(words.lstrip())
        words = bare(_MANNER.sub("", words[start:].strip()))
        if _SHORTEST <= len(words) <= _LONGEST and not _ASIDE.search(words.replace("监督管理", "")):
            yield Said(words, found.start() + start)


def _best(rated: list[tuple[float, Said]], most: int) -> list[Said]:
    chosen = sorted(rated, key=lambda pair: -pair[0])[:most]
    return sorted((said for shared, said in chosen if shared > 0), key=lambda said: said.at)
