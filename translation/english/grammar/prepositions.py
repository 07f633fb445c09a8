"""Phrases that begin with a preposition: 在A中V, 对A进行V, 将A纳入B, 以A为B."""

from __future__ import annotations

import re
from collections.abc import Sequence

from translation.english.grammar import captions, compounds, nouns, phrases, relatives, works
from translation.english.grammar.openings import opens
from translation.english.words.agreement import definite
from translation.english.words.inflection import gerund, has_object
from translation.english.words.joints import JOINTS, listed, trimmed
from translation.english.words.lexicon import Word, load

TAKEN = {"对", "对于", "将", "把"}
WITHIN = {"中", "上", "内", "方面", "过程中", "领域"}
DONE = {"进行", "实施", "开展", "给予", "予以", "加以"}
"""Verbs that only say that what follows is done to what stands behind 对."""
ROLES = {"引领": "the guide", "导向": "the guide", "指引": "the guide", "主体": "the mainstay", "主": "the mainstay",
         "动力": "the driving force", "牵引": "the driving force", "引擎": "the engine", "主线": "the main line",
         "本": "the foundation", "核心": "the core", "重点": "the focus", "中心": "the centre", "抓手": "the lever",
         "目标": "the goal", "基础": "the foundation"}  # fmt: skip
EVENT = re.compile(r"\b(?:conference|meeting|forum|summit|briefing|symposium|seminar|ceremony|expo)s?\b", re.IGNORECASE)
WORKED = ("工作", "活动", "行动")
"""What is carried out rather than put into force."""
NEW = {"新建", "新增", "新上", "在建", "拟建"}
"""What describes things that are built somewhere."""
PLACED = 2
"""Words from which on a deed may stand behind a preposition and what it brings."""
PARTNERS = ("国家", "地区", "各国", "组织", "机构", "部门", "企业", "院校", "高校", "院所", "港澳", "台湾", "国际社会")
"""With whom something is shared."""
RELATING = {"由", "面向", "基于", "针对", "围绕", "以"}
"""Prepositions whose phrase may describe a noun behind 的."""


def prepositional(words: Sequence[Word], *, thing: bool = False) -> str:
    """在A中V B -> VB in A; 对A V -> V A; 对A的B -> the B of A; 以A为B的C -> C with A as B.

    A `thing` has no empty verb: 在A开展B -> B in A.
    """
    strong = next((at for at in range(2, len(words)) if load().has("strong", words[at].zh) and opens(words, at)), 0)
    if words[0].zh == "以" and strong and strong + 1 < len(words) and _leads(words, strong + 1):
        strong += 1  # 以技术创新 | 引领X
    while strong > PLACED and words[strong - 1].adverb and not words[strong - 1].verb and not words[strong - 1].noun:
        strong -= 1  # 对X | 进一步 加大 Y
    for form in (_through, _ranged, _based, _parted, _acted_on, _taken_as):
        if (said := form(words, strong)) is not None:
            return said
    cut = next((at for at, word in enumerate(words) if word.kind == "of"), 0)
    if cut and words[-1].zh == "力度" and words[cut + 2 :] and words[-2].noun:
        words = words[:-1]
    if cut and words[cut + 1 :] and (said := captions.failed(words[:cut], words[cut + 1 :], "")):
        return said
    if cut and words[0].zh in RELATING and not strong and not opens(words, cut + 1):
        return nouns.noun_phrase(words)
    if not strong and words[0].zh in ("对", "对于") and 1 < cut < len(words) - 1:
        done, onto = nouns.noun_phrase(words[cut + 1 :], ""), nouns.noun_phrase(words[1:cut], "of")
        return f"{definite(done)} {_onto(words)} {onto}"
    for at in range(2, len(words)):
        within = words[at].zh in WITHIN
        if within or at == strong or (not strong and opens(words, at)):
            rest = words[at + within :]
            rest = rest[1:] if thing and rest[1:] and load().has("empty", rest[0].zh) else rest
            doing = words[at].zh == "过程中" and opens(words[1:at], 0)
            place = phrases.phrase(words[1:at]) if doing else nouns.noun_phrase(words[1:at])
            deed = words[0].zh in ("对", "对于") and not within and rest and compounds.is_action(rest[-1])
            tie = _onto(words) if deed else words[0].noun  # 加强 | 监管: of those, 支持: for them
            where = _at_event(place) if within and EVENT.search(place) else f"{tie} {place}".lstrip()
            where = place if place.startswith("before ") else where
            return f"{phrases.phrase(rest)} {where}" if rest else where
    watched = thing and words[0].zh in ("对", "对于") and compounds.is_action(words[-1])  # 加强 | 对X监管
    return (_newly_built(words) if thing else "") or (
        f"{'' if watched else words[0].noun} {nouns.noun_phrase(words[1:])}".lstrip()
    )


def _newly_built(words: Sequence[Word]) -> str:
    """禁止 | 在X新建Y: new Y in X; the empty text for all else."""
    at = next((at for at in range(2, len(words) - 1) if words[at].zh in NEW), 0)
    return f"{nouns.noun_phrase(words[at:])} in {nouns.noun_phrase(words[1:at])}" if at and words[0].zh == "在" else ""


def _at_event(event: str) -> str:
    """29th conference -> at the 29th conference."""
    numbered = event[0].isdigit() or event.split(" ", 1)[0].endswith(("rst", "cond", "th"))
    return f"at {'the ' * numbered}{event}"


def _onto(words: Sequence[Word]) -> str:
    """What ties a deed to that which it is done to: the support for X, the impact on X."""
    last = words[-2] if words[-1].zh == "力度" else words[-1]
    return compounds.preposition(last)


def shared_with(words: Sequence[Word]) -> str:
    """与A的B as an object -> the B with A; the empty text for all else."""
    if not words or words[0].zh not in ("与", "同"):
        return ""
    if words[2:] and load().has("shared", words[-1].zh) and all(word.kind != "of" for word in words):
        end = len(words) - 1
        while end > 2 and words[end - 1].adjective and words[end - 2].noun:
            end -= 1
        if (with_whom := _partner(words[:-1])) and with_whom < end:
            end = with_whom
        how = compounds.in_front(words[end:-1])
        return f"{how} {words[-1].noun} with {nouns.noun_phrase(words[1:end])}".lstrip()
    cut = next((at for at, word in enumerate(words) if word.kind == "of"), 0)
    if cut < 2 or not words[cut + 1 :]:
        return ""
    if fitted := relatives.fitted(words[:cut], words[cut + 1 :], "the"):
        return fitted
    return f"{definite(nouns.noun_phrase(words[cut + 1 :], ''))} with {nouns.noun_phrase(words[1:cut])}"


def _partner(words: Sequence[Word]) -> int:
    """Where those whom 与 brings end and what is shared begins: 与 | 周边国家 | 电力; 0 where nothing else follows."""
    ends = (at for at in range(2, len(words)) if words[at - 1].kind == "region" or words[at - 1].zh.endswith(PARTNERS))
    at = next(ends, 0)
    plain = at and words[at].kind not in JOINTS and not words[at].zh.endswith(PARTNERS)
    return at if plain and not any(word.kind in JOINTS for word in words[at:]) else 0


def brought(words: Sequence[Word]) -> str:
    """将A纳入B的C as an object -> the C for including A in B; the empty text for all else."""
    cut = max((at for at, word in enumerate(words) if word.kind == "of"), default=0)
    if words[0].zh not in ("将", "把") or cut < 2 or not words[cut + 1 :] or opens(words, cut + 1):
        return ""
    return f"{definite(nouns.noun_phrase(words[cut + 1 :], ''))} for {prepositional(words[:cut])}"


def _parted(words: Sequence[Word], strong: int) -> str | None:
    """对A免征B -> exempting A from B, 将A纳入B -> including A in B; None for all else."""
    at = next((at for at in range(2, len(words) - 1) if words[at].zh in load().parting), 0)
    named = at > 0 and load().has("heads", words[at - 1].zh)  # 将X落实 | 情况 | 纳入
    if not at or words[0].zh not in TAKEN or words[at].zh not in load().parting or (0 < strong < at and not named):
        return None
    before, between = load().parting[words[at].zh].split(" ~ ")
    rest, clause = _ended(trimmed(words[at + 1 :]))
    policy = len(rest) > 1 and rest[-1].zh.endswith("政策") and rest[-2].zh.endswith(("税", "费"))
    rest = rest[:-1] if policy else rest
    said = f"{gerund(before)} {_given(words[1:at])} {between} {nouns.noun_phrase(rest)}"
    said = f"the policy of {said}" if policy else said
    return listed([said, phrases.phrase(clause)]) if clause else said


def _given(words: Sequence[Word]) -> str:
    """What is brought somewhere; a deed by its noun: 节约 | 资源 -> the conservation of resources."""
    if made := works.made_from(words, "the"):
        return made
    if opens(words, 0) and words[0].noun and len(words) > 1 and not any(word.kind in JOINTS for word in words):
        return f"the {words[0].noun} of {nouns.noun_phrase(words[1:], 'of')}"
    return nouns.noun_phrase(words)


def _ended(words: Sequence[Word]) -> tuple[Sequence[Word], Sequence[Word]]:
    """What belongs to a verb, and the clause that a stop parts from it."""
    cuts = (at for at, word in enumerate(words) if word.kind == "stop" and opens(words, at + 1))
    cut = next(cuts, len(words))
    return words[:cut], words[cut + 1 :]


def _acted_on(words: Sequence[Word], strong: int) -> str | None:
    """对A进行V -> Ving A, 对A负责 -> being responsible for A; None for all else."""
    if words[0].zh in TAKEN and words[2:] and words[-1].zh == "负责":
        return f"being responsible for {nouns.noun_phrase(words[1:-1])}"
    at = next((at for at in range(2, len(words) - 1) if words[at].zh in DONE), 0)
    if not at or words[0].zh not in TAKEN:
        return None
    deed, clause = _ended(words[at + 1 :])
    thing = nouns.noun_phrase(words[1:at])
    verb = deed[-1] if deed and deed[-1].verb and "~" not in deed[-1].verb else None
    if verb and not has_object(verb.verb) and all(word.adverb for word in deed[:-1]):
        said = " ".join(
            [*(word.adverb for word in deed[:-1] if "~" not in word.adverb), f"{gerund(verb.verb)} {thing}"]
        )
    else:
        doing, tie = _tied_to(words[at - 1], deed, verb)
        said = f"{doing} {nouns.noun_phrase(deed)} {tie} {thing}"
    return listed([said, phrases.phrase(clause)]) if clause else said


def _tied_to(onto: Word, deed: Sequence[Word], verb: Word | None) -> tuple[str, str]:
    """How a deed is done and what ties it: control on graphite, inspections at plants, tiered prices for users."""
    if verb and has_object(verb.verb):
        placed = onto.zh.endswith(tuple(load().lists["movers"]))
        return "carrying out", "at" if placed else "for" if verb.zh.endswith("管理") else "on"
    if not deed or verb or compounds.is_action(deed[-1]):
        return "carrying out", "of"
    return "carrying out" if deed[-1].zh.endswith(WORKED) else "implementing", "for"


def _leads(words: Sequence[Word], at: int) -> bool:
    """Whether what something is done with moves what follows: 引领 | 产业升级."""
    moves = load().has("purpose", words[at].zh) or words[at].zh in load().roles
    return moves and load().has("strong", words[at].zh) and opens(words, at)


def _through(words: Sequence[Word], strong: int) -> str | None:
    """以A引领B -> leading B through A; None for all else."""
    if (
        words[0].zh != "以"
        or strong < 2
        or not _leads(words, strong)
        or any(word.zh == "为" for word in words[:strong])
    ):
        return None
    return f"{phrases.phrase(words[strong:])} through {nouns.noun_phrase(words[1:strong])}"


def _based(words: Sequence[Word], strong: int) -> str | None:
    """在A的基础上V -> V on the basis of A, 在A的前提下V -> V on the premise of A; None for all else."""
    behind = {"基础": "within", "前提": "under"}
    at = next((at for at in range(2, len(words) - 1) if words[at + 1].kind == behind.get(words[at].zh, "-")), 0)
    if not at or words[0].zh != "在":
        return None
    given = trimmed(words[1:at])
    ground = "basis" if words[at].zh == "基础" else "premise"
    on = f"on the {ground} of {phrases.phrase(given) if opens(given, 0) else nouns.noun_phrase(given, 'of')}"
    rest = trimmed(words[at + 2 :])
    return f"{phrases.phrase(rest)} {on}" if rest else on


def _ranged(words: Sequence[Word], strong: int) -> str | None:
    """在A一公里范围内V -> V within one kilometre of A; None for all else."""
    at = next((at for at in range(2, len(words)) if words[at].kind == "range"), 0)
    if not at:
        return None
    place = f"{words[at].noun} {nouns.noun_phrase(words[1:at])}"
    return f"{phrases.phrase(words[at + 1 :])} {place}" if words[at + 1 :] else place


def _taken_as(words: Sequence[Word], strong: int) -> str | None:
    """以A为B V C -> V C with A as B, 以A为B的C -> C with A as B; None for all else."""
    named = next((at for at, word in enumerate(words) if word.zh == "为"), 0) if words[0].zh == "以" else 0
    if named < 2 or not words[named + 1 :] or words[named + 1].kind in JOINTS:
        return None
    given = nouns.noun_phrase(words[1:named]) if not opens(words, 1) else phrases.phrase(words[1:named])
    at = next((at for at in range(named + 2, len(words)) if words[at].kind in JOINTS | {"of"} or opens(words, at)), 0)
    role = words[named + 1 : at or len(words)]
    what = ROLES.get(role[0].zh) or nouns.noun_phrase(role)
    how = f"with {given} as {what}"
    rest = trimmed(words[at:]) if at else ()
    return f"{phrases.phrase(rest)} {how}" if rest else how
