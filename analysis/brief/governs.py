"""What a document governs or aims at: the clauses in which it says so of itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from analysis.brief.said import LOOK, SELF, Said, bare, short, subject_of
from analysis.text.nearby import matches
from policy.sections import Section

_MOST_AIMS, _MOST_GUIDED = 3, 2
_LEAST_SHARED = 2  # pairs of characters that a clause of the guiding thought has in common with the title
_MADE = re.compile(
    rf"特?制[定订](?:{SELF}|[^。]{{0,8}}(?:如下|以下))"
    r"|(?:我们|我[部委局厅司会]|本[部委局厅])[^。；]{0,40}?(?:制[定订]|编制|起草|编写|修订|拟[定订])了|(?:提出|制定)(?:如下|以下|本)"
    r"|(?:通知|公告|意见|函复|批复|要求|事项|方案)(?:公告|通知|安排|明确)?如下|现(?:就|将|对|[^，。；]{0,6}征求)|决定"
    r"|组织(?:开展|编制|起草|修订)|定于|现印发|印发(?:给|你)|研究制定"
)
_SENTENCE = re.compile(r"[^。]{8,900}")  # over line ends, where a page broke them
_FOR = re.compile(r"为(?:(?<=^为)|(?<=[，。；、】）)\s条]为))了?(?!主|期|准|此|例|止)[^。]{6,400}")
_ENDS = re.compile(
    r"[，,](?=根据|按照|依据|依照|经|现|特?制[定订]|提出|结合|我[部委局厅省市司会们]|组织|特|并|就|定于|拟|在[^，]{2,20}基础上"
    r"|[^，]{2,120}(?:决定|制定了|会同|印发)|[^，]{0,30}(?:事项|要求|工作)[^，]{0,6}(?:通知|公告)?如下)"
)
_BASIS = re.compile(r"^(?:为了?)?(?:进一步|深入|认真|积极|全面|切实|坚决)*(?:贯彻|落实|学习|执行|遵循)")
_CREED = re.compile(
    r"习近平|党的[一二]十|党中央|新发展理念|新发展阶段|全会|党代会|五位一体|战略部署|决策部署|讲话精神|人民为中心|省委|市委"
)
_AIMS = re.compile(
    r"(?:(?:进一步|深入|积极|全面|切实|大力|加快|扎实|着力|持续|统筹|协同|依法|不断|坚决)"
    r"(?:推[动进]|促进|提[升高]|发展|构建|建设|建立|形成|健全|完善|强化|加强|打造)?"
    r"|推[动进]|促进|加强|支持|规范|提[升高]|提供|保障|保护|完善|健全|引导|指导|深化|强化|发挥|实现|构建|建设|建立|发展|培育|打造"
    r"|防[治控范]|遏制|优化|改善|做好|确保|增强|扩大)"
)
_POINTS_TO = re.compile(r"宗旨$")  # 实现基金宗旨: an aim that another sentence states
_STATED = re.compile(r"宗旨(?:是|为)(?P<aim>[^，。；\n]{6,80})")
_FOR_OTHERS = re.compile(r"^为(?!了)[^，。]{2,60}(?:提供|创造|奠定|打下|注入)")  # the word is the clause's own
_QUOTED = re.compile(r"《|^[^“]*”|“[^”]*$")
_OTHERS = re.compile(r"^[一二]九|国务院.{0,6}(?:批转|批准|同意)|决定")  # what went before or was decided, no aim
_STATES = re.compile(
    r"本(?:办法|条例|规定|指南|规范|标准|导则|规划|方案|文件|技术规范)"
    r"(?:(?:规定|明确|提出)了|旨在|[^。\n适]{0,80}(?:主要)?(?:阐明|明确))[^。\n]{4,160}"
)
_SOLVES = re.compile(
    r"(?<=决定[，,])[^。\n]{6,120}|(?:决定|(?<![^，。；\n）)])(?:我[部委局厅]|现))[^，。\n]{0,24}"
    r"(?:选取|开展|组织|启动|实施|修改|废止|对)[^。\n]{4,120}"
)
_SOLVING = re.compile("决定|我[部委局厅]|现")  # before or in each of them
_FROM = re.compile(  # 自2027年1月1日起，取消…政策: what a notice of taxes or prices sets
    r"自(?<![^。，；\n].)20\d\d年\d{1,2}月\d{1,2}日起?(?:至20\d\d年\d{1,2}月\d{1,2}日(?:期间)?|[止，])?，?"
    r"(?:对|取消|将|调整|免征|恢复|停止|暂停|执行|提高|降低|延长)[^。\n；]{4,160}"
)
LEVIED = re.compile(  # 对购置日期在…期间的新能源汽车免征车辆购置税
    r"对(?<![^。；\n、].)[^。；\n]{2,100}?(?:免征|减半征收|减按[^，。；\n]{1,8}税率征收|暂免征收|暂不征收|恢复征收|停止征收)[^，。；\n]{2,20}税[^。\n]{0,160}"
)
_TAIL = re.compile(
    r"[，,](?:有关|相关)?(?:事项|要求|情况)?(?:通知|公告)?如下[：:]?$|[，,]是[^，。]{2,60}(?:依据|文件|纲领)$|[：:]$"
)


def purposes(text: str) -> list[Said]:
    """The clauses of 为…，制定本办法 that say what this document is for, those of creed and basis left out."""
    for sentence in _SENTENCE.finditer(text, 0, LOOK):
        aim = _FOR.search(sentence.group())
        made = _MADE.search(sentence.group(), aim.start()) if aim else None
        if aim is not None and made is not None:
            start = sentence.start() + aim.start()
            between = sentence.group()[aim.start() : made.start()]
            if found := _clauses(aim[0], start) or _behind_basis(between, start):
                return [_stated(text, one) if _POINTS_TO.search(one.text) else one for one in found]
    return []


def _stated(text: str, aim: Said) -> Said:
    """The aim to which another one points: 基金的宗旨是支持…."""
    found = _STATED.search(text, aim.at, aim.at + LOOK)
    return Said(bare(found["aim"]), found.start("aim")) if found else aim


def guided(name: str, text: str, sections: Sequence[Section]) -> list[Said]:
    """Where no sentence says it: the clauses of the guiding thought that speak of what the title names."""
    subject = subject_of(name)
    rated: list[tuple[int, Said]] = []
    for part in sections:
        if part.role == "guiding" or (part.role == "general" and part.heading):
            said = _aiming(text[part.begins : part.ends], part.begins)
            rated += ((sum(pair in one.text for pair in subject), one) for one in said)
    best = sorted((pair for pair in rated if pair[0] >= _LEAST_SHARED), key=lambda pair: -pair[0])[:_MOST_GUIDED]
    return sorted((said for _, said in best), key=lambda said: said.at)


def _clauses(words: str, at: int) -> list[Said]:
    end = _ENDS.search(words)
    words = words[: end.start()] if end else words
    found, start = [], 0
    for clause in re.split(r"(?<=[，,])", words):
        alone = clause.strip("，, \n")
        at_clause = at + start + clause.find(alone)
        skipped = start == 0 and (_BASIS.match(alone) or "《" in alone)
        start += len(clause)
        if _OTHERS.search(alone):
            break
        if alone and not skipped and _is_aim(alone):
            own = _FOR_OTHERS.match(alone) is not None
            lead = 2 if alone.startswith("为了") else 1 if alone.startswith("为") and not own else 0
            found.append(Said(bare(alone[lead:]), at_clause + lead))
    return [said for said in found if len(said.text) > 3 and not said.text.startswith("应")][:_MOST_AIMS]


def _behind_basis(words: str, at: int) -> list[Said]:
    """为贯彻落实…，按照…，支持宁夏建设…，制定本方案: the clauses behind the basis that begin with an aim."""
    return list(_aiming(words, at))[-_MOST_GUIDED:]


def _aiming(words: str, at: int) -> Iterator[Said]:
    """The clauses that begin with the verb of an aim."""
    for found in re.finditer(r"[^，,。；;：\n]{6,80}", words):
        alone = found.group().strip()
        if _AIMS.match(alone) and _is_aim(alone):
            yield Said(bare(alone), found.start() + at + found.group().find(alone))


def _is_aim(clause: str) -> bool:
    return not (_BASIS.match(clause) or _CREED.search(clause) or _QUOTED.search(clause))


def states(text: str, opening: int) -> Said | None:
    """The sentence in which the document says what it sets: 本指南规定了…; else what it decides to do.

    `opening` is where its first part begins: what a document decides comes before it.
    """
    before = min(opening, LOOK)
    found = (
        next(matches(_SOLVES, _SOLVING, 0, text[:before]), None)
        or _STATES.search(text, 0, LOOK)
        or _FROM.search(text, 0, before)
        or (LEVIED.search(text, 0, LOOK) if "税" in text[:before] else None)
    )
    return Said(_TAIL.sub("", short(bare(found.group()))), found.start()) if found else None
