"""Kinds of documents with what they are about: 生态保护“十五五”规划 -> 15th Five-Year Plan for …."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from translation.english.grammar import compounds, nouns, openings, phrases
from translation.english.words.agreement import articled, definite, modifying
from translation.english.words.inflection import gerund, has_object, participle, title_case
from translation.english.words.joints import JOINTS, listed, trimmed
from translation.english.words.lexicon import Word, load

PLAN = "规划"
ADMINISTERED = "administration of ~"
SUPERVISED = "supervision and administration of ~"
REFORM, ADVANCED = "改革", ("深化", "推进", "推动", "加快")
STATUTES = ("法", "条例")
MANNERS = {"现场", "综合", "统一", "分级", "分类", "动态", "全过程"}
WAYS = {"市场化", "规范化", "常态化"}
"""How a thing is done, behind it in Chinese: X市场化办法."""
TREATED = {"鼓励", "限制", "禁止", "推荐"}
"""What a list does with the things in it: 鼓励X目录 = catalogue of encouraged X."""
WANTED = {"鼓励", "推荐"}
TRADED = {"进口": "import", "出口": "export"}
COUNTERS = "条项个"
STATE = "中华人民共和国"
FILLED = re.compile(r"^(.+) (for ~|on ~)$")
SHORT = 4
ASIDE = re.compile(r" \([^()]{1,500}\)$")
"""What the title has in brackets behind the kind: 行动计划（2015-2016年）."""


def of_kind(words: Sequence[Word], kind: Word, article: str = "") -> str:
    """What a document of this kind about `words` is called; not yet in title case."""
    if pair := _pair(words, kind):
        return pair
    if beside := _done_and_administered(words, kind) or _beside_a_paper(words, kind):
        return beside
    words, kind = _reformed(words, kind)
    body = list(trimmed(words))
    edition = _taken(body, "edition")
    if behind := f" ({edition})" if edition else _aside(kind):
        return f"{of_kind(body, load().words[kind.zh], article)}{behind}"
    if len(body) > 1 and body[-1].zh == "年度":  # 2024年 | X | 年度 | 工作要点
        body.pop()
        annual = "" if any(word.kind == "year" for word in body) else "annual "
        return f"{annual}{of_kind(body, load().words[kind.zh], '')}"
    plan = next((word for word in body if word.kind == "plan"), None)
    if plan:
        body = [word for word in body if word is not plan and word.zh not in ("时期", "期间")]
    national = _is_national(body, kind)
    body = body[national:]
    whose, dated = _issuer(body), load().has("national", kind.zh)
    years = _taken(body, "year") if dated or whose else ""
    count = f"{body.pop().noun} " if len(body) > 1 and body[-1].kind == "number" and _counts(body[-1]) else ""
    if tied := _of_a_law(body, kind) or _managed(body, kind):
        return tied
    where, length = nouns.place(body)
    alone = length and length < len(body) and body[length].kind not in JOINTS
    where = where if alone and not nouns.one_of_several(body, length) else ""
    body = body[length:] if where else body
    years = years or (_years(body) if dated else "")
    before = _taken(body, "before")
    if not years and len(body) > 2 and body[0].kind == "year" and openings.opens(body, 1):
        before = f"in {body.pop(0).noun} {before}".strip()
    pattern = f"{plan.noun} for ~" if plan and kind.zh == PLAN else load().kinds[kind.zh]
    if (whose or (where and openings.opens(body, 0))) and (found := FILLED.match(pattern)):
        pattern, where = f"{found[1]} of {whose or where} {found[2]}", "" if not whose else where
    during = f"during the {plan.noun} Period" if plan and kind.zh != PLAN else ""
    parts = (
        "national" if national else "",
        years,
        count + filled(pattern, body),
        before,
        during,
        where and f"in {where}",
    )
    text = " ".join(part for part in parts if part)
    return definite(text) if article in ("the", "of") else articled(text, article)


def _pair(words: Sequence[Word], kind: Word) -> str:
    """A目录和B目录 -> the catalogue of A and the catalogue of B; the empty text for all else."""
    at = next((at for at in range(1, len(words) - 2) if words[at].zh == kind.zh), 0)
    if not at or words[at + 1].kind not in JOINTS:
        return ""
    return listed([of_kind(words[:at], kind, "the"), of_kind(words[at + 2 :], kind, "the")])


def _reformed(words: Sequence[Word], kind: Word) -> tuple[Sequence[Word], Word]:
    """深化X | 改革方案 -> 深化X改革 | 方案: a reform belongs to the verb that advances it."""
    if not kind.zh.startswith(REFORM) or not any(word.zh.endswith(ADVANCED) for word in words):
        return words, kind
    body = words[:-1] if words[-1].zh == "工作" else words
    return (*body, load().words[REFORM]), load().words[kind.zh.removeprefix(REFORM)]


def _is_national(body: Sequence[Word], kind: Word) -> bool:
    """Whether 国家 or 全国 at the head says whose paper it is: not in 国家鼓励的X目录, 国家碳达峰试点方案."""
    headed = len(body) > 1 and body[0].zh in ("国家", "全国")
    fits = load().has("national", kind.zh) or kind.zh.endswith(("目录", "名录", "清单"))
    encouraged = any(word.kind == "of" for word in body[:4])
    return headed and fits and not encouraged and not body[-1].zh.startswith(("试点", "示范"))


def _of_a_law(body: Sequence[Word], kind: Word) -> str:
    """X法 | 实施细则, and what has the name of the state at its head; the empty text for all else."""
    if len(body) > 1 and body[-1].zh.endswith(STATUTES) and kind.zh.startswith("实施"):
        return f"the {_bare(load().kinds[kind.zh])} of {_statute(body)}"
    if len(body) > 1 and body[0].zh == STATE and not kind.zh.startswith("实施"):
        return _of_the_state(body[1:], kind)
    return ""


def _managed(body: Sequence[Word], kind: Word) -> str:
    """X分级 | 管理办法 -> measures for the graded administration of X; the empty text for all else."""
    pattern = load().kinds[kind.zh]
    if len(body) < 2 or body[-1].zh not in MANNERS or ADMINISTERED not in pattern:
        return ""
    how = body[-1].adjective or body[-1].noun
    return pattern.replace(ADMINISTERED, f"{how} administration of {nouns.noun_phrase(body[:-1])}")


def _years(body: list[Word]) -> str:
    """The year at either end, taken off."""
    return _taken(body, "year") or (body.pop().noun if len(body) > 1 and body[-1].kind == "year" else "")


def _done_and_administered(words: Sequence[Word], kind: Word) -> str:
    """X使用和 | 管理办法 -> measures for the use and administration of X; the empty text for all else."""
    if len(words) < 3 or words[-1].kind not in JOINTS or ADMINISTERED not in load().kinds[kind.zh]:
        return ""
    done, rest = words[-2].noun or gerund(words[-2].verb), nouns.noun_phrase(words[:-2])
    pattern = load().kinds[kind.zh].replace(SUPERVISED, f"{done}, {SUPERVISED.removesuffix('~')}{rest}")
    return pattern.replace(ADMINISTERED, f"{done} and administration of {rest}")


def _beside_a_paper(body: Sequence[Word], kind: Word) -> str:
    """X标准及Y管理规定 -> provisions on the X standard and the administration of Y; the empty text for all else."""
    pattern = load().kinds[kind.zh]
    at = next((at for at in range(1, len(body) - 1) if body[at].kind == "connective"), 0)
    paper = at > 1 and body[at - 1].zh in load().kinds and bool(body[-1].verb)
    managed = f"the {SUPERVISED if SUPERVISED in pattern else ADMINISTERED}"
    if not paper or managed not in pattern:
        return ""
    return pattern.replace("~", nouns.noun_phrase(body[at + 1 :])).replace(
        managed.removesuffix("~"), f"{nouns.noun_phrase(body[:at])} and {managed.removesuffix('~')}"
    )


def _counts(number: Word) -> bool:
    """Whether a number before a kind belongs to it: 十条措施, 五年行动方案."""
    return number.zh[-1] in COUNTERS or number.noun.endswith("-year")


def _issuer(body: list[Word]) -> str:
    """The body whose plan it is, taken off what follows it: 水利部2026年X计划; else the empty text."""
    fits = len(body) > 2 and body[0].kind == "issuer" and body[1].kind == "year"
    return f"the {body.pop(0).noun}" if fits else ""


def _aside(kind: Word) -> str:
    """The brackets that a title has behind the kind; the empty text where it has none."""
    found = ASIDE.search(kind.noun) if kind.noun != load().words[kind.zh].noun else None
    return found[0] if found else ""


def _statute(body: Sequence[Word]) -> str:
    """The law or the regulations that a document implements."""
    said = of_kind(body[:-1], body[-1]) if body[-1].zh in load().kinds else nouns.noun_phrase(body)
    return f"the {title_case(said.removeprefix('the '))}"


def _bare(pattern: str) -> str:
    """The name of a kind without what it is about: implementation measures for ~ -> implementation measures."""
    return re.sub(r" (?:for|on|of|to) .*$|~ ?", "", pattern)


def _of_the_state(body: Sequence[Word], kind: Word) -> str:
    """中华人民共和国X法 -> X Law of the People's Republic of China, where X is long Law of … on X."""
    pattern, state = load().kinds[kind.zh], load().words[STATE].noun.removeprefix("the ")
    text = filled(pattern, body)
    if " for " in text or " on " in text:
        name, _, rest = re.sub(r" (?:for|on) ", "|", text, count=1).partition("|")
        return f"the {name} of the {state} on {rest}"
    return f"the {text} of the {state}"


def _taken(body: list[Word], kind: str) -> str:
    """The first word where it is of this kind, taken off what follows it."""
    return body.pop(0).noun if len(body) > 1 and body[0].kind == kind else ""


def filled(pattern: str, body: Sequence[Word]) -> str:
    """A pattern with what a document is about in the place of ~."""
    if not body:
        return _bare(pattern)
    if all(word.adjective and not word.verb for word in body):
        return f"{nouns.noun_phrase(body, '')} {filled(pattern, ())}"
    treated = len(body) > 1 and body[0].zh in TREATED and all(word.kind != "of" for word in body)
    if treated and pattern.endswith(" of ~"):
        return pattern.replace("~", _treated(body))
    if len(body) > 2 and body[-1].zh == "行业" and compounds.DESCRIBED.match(body[-2].noun):
        body = body[:-1]  # X综合利用 | 行业 | 规范条件
    if len(body) > 1 and body[-1].zh in WAYS and body[-1].adjective:
        body = (replace(body[-1], noun=body[-1].adjective), *body[:-1])
    told_of = len(body) > 3 and body[0].zh in TREATED and body[2].kind == "of"  # 禁止使用的X名录
    verbal = openings.opens(body, 0) and not told_of
    if body[-1].verb and not verbal:
        pattern = pattern.replace("building ~", "~")
    if pattern.startswith("~") and (verbal or len(nouns.noun_phrase(body, "").split()) > SHORT):
        pattern = f"{pattern[2:]} {'on' if pattern.endswith('law') else 'for'} ~"
    if pattern.startswith("~"):
        return pattern.replace("~", modifying(nouns.noun_phrase(body, "")))
    if turned := _described(pattern, body) or _turned(body, pattern):
        return turned
    plain = "administration of ~" in pattern or not verbal
    said = nouns.noun_phrase(body) if plain else phrases.phrase(body)
    if pattern.endswith("~ work") and re.search(" (?:of|for) ", said):
        pattern = pattern.removesuffix(" work")  # guiding opinions on the use of X, but on energy work
    return pattern.replace("~", said)


def _treated(body: Sequence[Word]) -> str:
    """鼓励X -> encouraged X, 鼓励进口X -> X encouraged for import, as a list has it."""
    if traded := TRADED.get(body[1].zh) if len(body) > 2 else "":
        things = nouns.noun_phrase(body[2:], "").removeprefix("the ")
        return f"{things} {participle(body[0].verb)} {'for' if body[0].zh in WANTED else 'from'} {traded}"
    said = f"{participle(body[0].verb)} {nouns.noun_phrase(body[1:], '').removeprefix('the ')}"
    return re.sub("industry$", "industries", said)


def _described(pattern: str, body: Sequence[Word]) -> str:
    """X联合方案 -> joint plan for X: what only describes, behind a thing, describes the kind; else the empty text."""
    last = body[-1]
    alone = len(body) > 1 and bool(last.adjective) and not (last.noun or last.verb)
    fits = alone and body[-2].kind not in JOINTS | {"of"}
    return f"{last.adjective} {filled(pattern, body[:-1])}" if fits else ""


def _turned(body: Sequence[Word], pattern: str) -> str:
    """碳汇能力巩固提升行动 -> action for consolidating and improving carbon sink capacity."""
    if len(body) == 2 and body[0].kind == "quote" and body[1].zh in ("建设", "创建") and pattern.endswith(" for ~"):
        return pattern.replace("~", f"{gerund(body[1].verb)} {body[0].noun}")
    turned = load().lists["turned"]
    more = next((at for at, word in enumerate(reversed(body)) if not word.verb or word.zh not in turned), len(body))
    more = min(more, 2)
    if not more or more == len(body) or not pattern.endswith(" for ~"):
        return ""
    before = body[-more - 1]
    if before.kind in JOINTS or openings.opens(body, 0) or (compounds.describes(before) and before.adjective):
        return ""
    verbs = listed([gerund(word.verb) for word in body[-more:]])
    joint = " in " if has_object(body[-1].verb) else " "
    return pattern.replace("~", f"{verbs}{joint}{nouns.noun_phrase(body[:-more])}")
