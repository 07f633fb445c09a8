"""Noun phrases: what Chinese puts before a noun comes before or after it in English."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from translation.english.grammar import (
    attributed,
    captions,
    chains,
    changes,
    compounds,
    examples,
    kinds,
    marked,
    openings,
    relatives,
    series,
    subjects,
    works,
)
from translation.english.words.agreement import definite, modifying
from translation.english.words.joints import JOINTS, listed, split, trimmed
from translation.english.words.lexicon import Word, load

UNITS = {"省": " Province", "市": "", "自治区": " Autonomous Region", "区": " District", "县": " County",
         "州": " Prefecture"}  # fmt: skip
WORK = {"工作", "相关工作", "有关工作", "重点工作", "相关重点工作", "有关重点工作"}
ERAS = {"新时代", "新时期", "新阶段", "新发展阶段", "新形势下"}
RECORDS = ("报告", "报表", "年报", "总结", "名单", "决算", "预算", "台账", "自查表")
OWNERS = {"中国", "我国"}
SEASONS = {"春季", "夏季", "秋季", "冬季", "秋冬季", "今冬明春", "汛期", "采暖季", "供暖季", "迎峰度夏", "迎峰度冬"}
PAPERS = {"规划", "纲要", "目录", "名录", "清单", "办法", "条例", "指南", "细则", "行动计划", "实施方案"}
LONG = 6
"""Characters above which a thing says more than that a field is run: 生态产品价值实现机制."""
MOST = 60
"""Words above which a phrase is given word by word."""


def noun_phrase(words: Sequence[Word], article: str = "the") -> str:
    """English of a noun phrase.

    `article` is what a singular head takes: ``a``, ``the``, ``of`` (`the`, but none before a plural) or nothing.
    """
    return _noun_phrase(trimmed(words), article)


@lru_cache(maxsize=4096)
def _noun_phrase(words: tuple[Word, ...], article: str) -> str:
    if not words:
        return ""
    if len(words) > MOST:
        return " ".join(word.noun or word.adjective or word.adverb for word in words if word.kind not in JOINTS)
    if (described := attributed.focused(words, article) or attributed.taxed(words, article)) is not None:
        return described
    told = series.passed_too(words, article) or attributed.passed(words, article) or works.made_from(words, article)
    if told is not None:
        return told
    if any(word.kind == "of" for word in words):
        return attributed.attributed(words, article)
    return chains.unchained(words, _formed(words, article), article)


def _formed(words: Sequence[Word], article: str) -> str:
    for form in FORMS:
        if (found := form(words, article)) is not None:
            return found
    units = split(words)
    if len(units) == 1:
        return compounds.compound(words, article)
    return (
        series.kept_apart(words, units, article) or series.qualified(units) or series.enumerated(words, units, article)
    )


def place(words: Sequence[Word]) -> tuple[str, int]:
    """The place that a phrase begins with and how many words name it: 四川 | 省 -> Sichuan Province, 2."""
    if not words or words[0].kind != "region" or load().has("whole", words[0].zh):
        return "", 0
    unit = UNITS.get(words[1].zh) if len(words) > 1 else None
    return (words[0].noun + unit, 2) if unit is not None else (words[0].noun, 1)


def one_of_several(words: Sequence[Word], length: int) -> bool:
    """Whether a place is an example: 北京等16个城市, 东北地区等老工业基地."""
    if words[length].kind != "such as" or not words[length + 1 :]:
        return False
    counted = words[length + 1].kind == "number"
    return counted or words[-1].zh.endswith((*load().lists["movers"], *load().lists["fields"], *subjects.AREAS))


def _work(words: Sequence[Word], article: str) -> str | None:
    """X相关工作 -> work on X; 碳达峰碳中和工作 -> carbon peaking and carbon neutrality work."""
    last = words[-1]
    if last.zh not in WORK or len(words) < 2 or (last.zh == "重点工作" and words[-2].kind in JOINTS):
        return None
    if all(compounds.describes(word) for word in words[:-1]):
        return None
    doers = (*load().lists["fields"], *load().lists["movers"])
    if any(load().has("strong", word.zh) and words[at].zh.endswith(doers) for at, word in enumerate(words[1:-1])):
        return None
    if last.zh == "工作" and load().has("complete", words[-2].zh):
        said = noun_phrase(words[:-1], "")
        return f"work on {said}" if " in " in said else f"{said} {last.noun}"
    return f"{'key work' if '重点' in last.zh else 'work'} on {noun_phrase(words[:-1])}"


def _under(words: Sequence[Word], article: str) -> str | None:
    """碳达峰目标下绿色建设 -> green construction under the carbon peaking goal."""
    at = next((at for at, word in enumerate(words) if word.kind == "under"), 0)
    if not at:
        return None
    said = f"under {noun_phrase(words[:at])}"
    return f"{noun_phrase(words[at + 1 :], article)} {said}" if words[at + 1 :] else said


def _placed(words: Sequence[Word], article: str) -> str | None:
    """四川省X -> X in Sichuan Province."""
    if words[0].zh in OWNERS and len(words) > 1 and words[1].kind not in JOINTS:
        return f"China's {noun_phrase(words[1:], '').removeprefix('the ')}"
    units = split(words)
    if len(units) > 1 and words[0].kind == "region" and all(len(u) > 1 and u[0].kind == "region" for u in units):
        return listed([noun_phrase(unit, article) for unit in units])
    name, length = place(words)
    if not length or length == len(words) or words[length].kind in JOINTS or one_of_several(words, length):
        return name if length and length == len(words) else None
    zones = tuple(load().lists["zones"])
    if words[-1].zh.endswith(zones) and not any(word.kind in JOINTS | {"of"} for word in words[length:]):
        zone = modifying(noun_phrase(words[length:], "").removeprefix("the "))
        return f"{definite(zone, article)} in {name}" if article else f"{zone} in {name}"
    return f"{noun_phrase(words[length:], article)} in {name}"


def _dated(words: Sequence[Word], article: str) -> str | None:
    """2026—2027年X -> X in 2026–2027; “十五五”X -> X during the 15th Five-Year Plan Period."""
    if within := _dated_within(words, article):
        return within
    if len(words) < 2 or words[1].kind in JOINTS:
        return None
    rest = words[1:]
    if words[0].zh in SEASONS:
        rest = rest[1:] if rest[0].zh in ("时期", "期间") and len(rest) > 1 else rest
        time = "during " if words[0].zh.startswith("迎峰") else "in " * (not words[0].noun.startswith("this "))
        return f"{noun_phrase(rest, article)} {time}{words[0].noun}"
    if words[0].zh in ERAS:
        return f"{noun_phrase(rest, article)} in the {words[0].noun}"
    if words[0].kind == "plan":
        rest = rest[1:] if rest[0].zh in ("时期", "期间") and len(rest) > 1 else rest
        return f"{noun_phrase(rest, article)} during the {words[0].noun} Period"
    when = {"year": _of_year(words[0], words), "before": words[0].noun}.get(words[0].kind)
    return f"{noun_phrase(rest, article)} {when}" if when else None


def _of_year(year: Word, words: Sequence[Word]) -> str:
    """What is drawn up about a year, mostly in the next one, is for it: 2021年度排放报告; all else happens in it."""
    return f"{'for' if words[-1].zh.endswith(RECORDS) else 'in'} {year.noun}"


def _dated_within(words: Sequence[Word], article: str) -> str:
    """X 2025年度 Y -> X Y in 2025, X 第四季度 Y -> X Y in the fourth quarter; the empty text for all else."""
    if any(word.kind in JOINTS for word in words):
        return ""
    for at, word in enumerate(words[1:-1], 1):
        if (word.kind == "year" and word.zh.endswith("年度")) or word.kind == "before":
            when = word.noun if word.kind == "before" else _of_year(word, words)
            return f"{noun_phrase((*words[:at], *words[at + 1 :]), article)} {when}"
        if word.zh in SEASONS and not word.zh.startswith("迎峰"):
            return f"{noun_phrase((*words[:at], *words[at + 1 :]), article)} in {word.noun}"
    return ""


def _kind(words: Sequence[Word], article: str) -> str | None:
    """A phrase that ends in the name of a kind: X行动 -> action for X."""
    named = words[-1].zh in load().kinds and words[-1].zh != "标准"
    if not named or len(words) < 2 or words[-2].kind in JOINTS:
        return None
    return kinds.of_kind(words[:-1], words[-1], article)


def _paper_and(words: Sequence[Word], article: str) -> str | None:
    """X规划及2035年远景目标 -> the plan for X and the long-range objectives in 2035."""
    cuts = (at for at in range(2, len(words) - 1) if words[at].kind == "connective" and words[at - 1].zh in PAPERS)
    at = next(cuts, 0)
    if not at or words[-1].zh in load().kinds or openings.opens(words, at + 1):
        return None
    return listed([noun_phrase(words[:at], article), noun_phrase(words[at + 1 :])])


def _in_field(words: Sequence[Word], article: str) -> str | None:
    """工业领域 | 碳达峰 -> carbon peaking in the industrial sector."""
    fields = tuple(load().lists["fields"])
    for at, word in enumerate(words[:-1]):
        rest = words[at + 1 :]
        sector = word.zh.endswith(("领域", "地区", "区域", "密集区")) and all(
            before.kind != "preposition" for before in words[:at]
        )
        alone = _stands_alone(rest) or (sector and compounds.is_action(rest[-1]) and not _all_generic(rest))
        units = split(words[: at + 1])
        parallel = word.zh == "市场" and len(units) > 1 and compounds.is_action(units[-2][-1])  # 配额储备和 | 市场调节
        parallel |= load().has("had", rest[0].zh) and len(rest) > 1 and rest[1].kind in JOINTS  # 行业范围和 | 门槛
        plain = not word.adjective or (at > 0 and load().has("industries", words[at - 1].zh))  # 水泥 | 工业
        if not parallel and rest[0].kind not in JOINTS and word.zh.endswith(fields) and plain and alone:
            return f"{noun_phrase(rest, article)} in {noun_phrase(words[: at + 1])}"
    return None


def _all_generic(rest: Sequence[Word]) -> bool:
    """Whether what follows a field only says that it is run or developed: 行业 | 管理."""
    generic = tuple(load().lists["generic"])
    return all(word.zh.endswith(generic) and (len(word.zh) <= LONG or compounds.is_action(word)) for word in rest)


def _stands_alone(rest: Sequence[Word]) -> bool:
    """Whether what follows a field has a meaning without it: a goal, an action with an object, a thing."""
    last = rest[-1]
    if _all_generic(rest):
        return False
    action = compounds.is_action
    whole = [word for word in rest[:-1] if load().has("complete", word.zh) or word.zh == "清洁生产"]
    objects = whole or [word for word in rest if not action(word) and not word.adjective and word.kind not in JOINTS]
    return load().has("complete", last.zh) or not action(last) or len(objects) > 0


FORMS = (
    works.of_company,
    captions.failing,
    works.paid,
    works.making,
    works.for_both,
    works.national,
    works.imported,
    works.brought_in,
    works.listed_in,
    attributed.meeting,
    relatives.doing,
    attributed.used_for,
    attributed.issued,
    attributed.group,
    attributed.acts,
    attributed.towards,
    attributed.impact,
    changes.changed,
    marked.role,
    marked.proposed,
    marked.selected,
    marked.renewed,
    marked.due,
    marked.situation,
    marked.batch,
    marked.counted,
    marked.cycled,
    marked.along,
    marked.within,
    marked.numbered,
    marked.levels,
    marked.offices,
    marked.principle,
    marked.following,
    marked.several,
    marked.related,
    marked.per,
    _paper_and,
    _under,
    marked.peaked,
    _work,
    subjects.able,
    subjects.used,
    subjects.taking_part,
    series.tied,
    subjects.shifted,
    subjects.with_subject,
    _placed,
    _dated,
    series.tools,
    _kind,
    marked.labelled,
    examples.such_as,
    _in_field,
)
"""Forms with an order of their own; the first that fits counts."""
