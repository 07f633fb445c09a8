"""Three sentences of a text, quoted verbatim: its purpose, its measures, its targets and dates. Never written anew."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from importlib.resources import files
from typing import Any, Literal, NamedTuple

from analysis.facts.quantities import quantities
from analysis.text.sentences import sentences
from policy import SummarySentence

LOOK = 200_000  # characters that are looked at: what a document is about stands in its first hundred pages
OPENING = 6_000  # the purpose stands here
LONGEST = 320  # a longer sentence is quoted up to a clause mark
SHORTEST = 12
ENOUGH_ACTS, ENOUGH_VALUES = 6, 5  # more measures or values in one sentence make it no better
_DATA: dict[str, Any] = tomllib.loads(files("analysis").joinpath("data/summary.toml").read_text("utf-8"))
_SKIP, _SKIP_AT_START = re.compile(_DATA["skip"]), re.compile(_DATA["skip_at_start"])
_COVERING, _COVERING_AT_START = re.compile(_DATA["covering"]), re.compile(_DATA["covering_at_start"])
_WHY, _CREED = re.compile(_DATA["why"]), re.compile(_DATA["creed"])
_FULL_STOPS = "。！？；!?;："
_ENDS = re.compile(rf"[{_FULL_STOPS}][”’」』）)]{{1,3}}$")
_OPENS = re.compile(_DATA["purpose"]["opening"])
_SECTION = re.compile(_DATA["measures"]["section"])
_LATE = re.compile(_DATA["measures"]["late"])
_GOALS = re.compile("目标")
_HAN, _KANA = re.compile(r"[\u4e00-\u9fff]+"), re.compile(r"[\u3041-\u309f\u30a1-\u30fa]")
_HEADING_END = re.compile(r"(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)])[^。]{2,30}。$")
_FOLLOWS = re.compile(r"(?:其中|同时|此外|另外|但|而且|因此|对此|其|该|上述|前款|这)")
_CLAUSE_MARK = "；;，,、"
Role = Literal["purpose", "measures", "targets"]
_ROLES: tuple[Role, ...] = ("purpose", "measures", "targets")


@dataclass(frozen=True, slots=True)
class _Cues:
    """Forms of a table of the data file, and one search for any of them, which most sentences do not pass."""

    strong: tuple[re.Pattern[str], ...]
    weak: tuple[re.Pattern[str], ...]
    any: re.Pattern[str]


def _cues(table: dict[str, Any]) -> _Cues:
    strong, weak = table["strong"], table["weak"]
    return _Cues(tuple(map(re.compile, strong)), tuple(map(re.compile, weak)), re.compile("|".join((*strong, *weak))))


_PURPOSE, _TARGETS = _cues(_DATA["purpose"]), _cues(_DATA["targets"])
_ACTS = tuple(map(re.compile, _DATA["measures"]["strong"]))


class _Candidate(NamedTuple):
    """A sentence that can be quoted; `shared` says how much of the title it takes up, 0–2."""

    start: int
    quote: str
    in_measures: bool
    in_goals: bool
    shared: float


_Score = Callable[[_Candidate], float]


def summary(title: str, text: str) -> tuple[SummarySentence, ...]:
    """At most one sentence of each role, in the order purpose, measures, targets; no sentence stands for two.

    ``text[offset:offset + len(quote)] == quote``. A role that no sentence fills is left out; an empty text and one that
    is not Chinese have no summary.
    """
    text = text[:LOOK]
    if not _is_chinese(text):
        return ()
    left = _candidates(text, _pairs(title))
    found: dict[Role, SummarySentence] = {}
    scores: tuple[tuple[Role, _Score, _Score], ...] = (
        ("purpose", _purpose_at_most, _purpose),
        ("targets", _targets_at_most, _targets),
        ("measures", _measures_at_most, _measures),
    )
    for role, at_most, score in scores:
        best = _best(left, at_most, score)
        if best:
            found[role] = SummarySentence(role, best.start, best.quote)
            left.remove(best)
    return tuple(found[role] for role in _ROLES if role in found)


def _best(candidates: list[_Candidate], at_most: _Score, score: _Score) -> _Candidate | None:
    """The sentence of the highest score above zero, the first of equals; one that cannot win is not scored."""
    best, chosen = 0.0, None
    for most, _, candidate in sorted(((at_most(c), -c.start, c) for c in candidates), reverse=True):
        if most <= 0 or most < best:
            break
        rated = score(candidate)
        if rated > best or (chosen and rated == best and candidate.start < chosen.start):
            best, chosen = rated, candidate
    return chosen


def _is_chinese(text: str) -> bool:
    sample = text[:20_000]
    rest = _HAN.sub("", sample)
    han, kana = len(sample) - len(rest), len(_KANA.findall(rest))
    return han >= SHORTEST and han > 10 * kana and han > 0.2 * len("".join(sample.split()))


def _candidates(text: str, words: set[str]) -> list[_Candidate]:
    """The sentences that can be quoted, without salutations, contents, signatures and headings that stand alone."""
    found: list[_Candidate] = []
    in_measures = in_goals = False
    for sentence in sentences(text):
        quote = text[sentence.start : sentence.end]
        if sentence.heading:
            in_measures = _SECTION.search(quote[:40]) is not None or in_measures
            in_goals = _GOALS.search(quote[:40]) is not None
        if _is_quotable(quote):
            quote = _short(quote)
            found.append(_Candidate(sentence.start, quote, in_measures, in_goals, _shared(quote, words)))
    return found


def _is_quotable(quote: str) -> bool:
    if len(quote) < SHORTEST or quote[0] in "（(" or not (quote[-1] in _FULL_STOPS or _ENDS.search(quote[-5:])):
        return False
    if _SKIP_AT_START.match(quote[:200]) or _SKIP.search(quote[:200]):
        return False
    if (_COVERING_AT_START.match(quote) or _COVERING.search(quote[:400])) and _WHY.search(quote[:400]) is None:
        return False
    return _HEADING_END.fullmatch(quote) is None


def _short(quote: str) -> str:
    if len(quote) <= LONGEST:
        return quote
    cut = max(quote.rfind(mark, LONGEST // 3, LONGEST) for mark in _CLAUSE_MARK)
    return quote[: cut + 1] if cut > 0 else quote[:LONGEST]


def _pairs(title: str) -> set[str]:
    han = "".join(_HAN.findall(title[:200]))
    return {han[at : at + 2] for at in range(len(han) - 1)}


def _shared(quote: str, words: set[str]) -> float:
    return 2 * sum(map(quote.__contains__, words)) / len(words) if words else 0


def _hits(forms: tuple[re.Pattern[str], ...], quote: str) -> int:
    return sum(form.search(quote) is not None for form in forms)


def _purpose_at_most(candidate: _Candidate) -> float:
    if candidate.start > OPENING or candidate.in_measures:
        return 0
    cued = _PURPOSE.any.search(candidate.quote) or _OPENS.match(candidate.quote)
    score = 3.0 * (1 + len(_PURPOSE.strong)) + len(_PURPOSE.weak) if cued else 0.0
    return score + candidate.shared + 0.5 - candidate.start / OPENING


def _purpose(candidate: _Candidate) -> float:
    strong = _hits(_PURPOSE.strong, candidate.quote) + (_OPENS.match(candidate.quote) is not None)
    score = 3.0 * strong + _hits(_PURPOSE.weak, candidate.quote) + candidate.shared
    if not strong and _CREED.search(candidate.quote):
        score -= 3
    return score + 0.5 - candidate.start / OPENING


def _measures_at_most(candidate: _Candidate) -> float:
    return _rated_measures(candidate, ENOUGH_ACTS, late=False)


def _measures(candidate: _Candidate) -> float:
    acts = sum(len(form.findall(candidate.quote)) for form in _ACTS)
    if not acts or _CREED.search(candidate.quote) or _FOLLOWS.match(candidate.quote):
        return 0
    return _rated_measures(candidate, min(acts, ENOUGH_ACTS), late=_LATE.search(candidate.quote) is not None)


def _rated_measures(candidate: _Candidate, acts: int, *, late: bool) -> float:
    score = acts + 2 * candidate.shared + (2 if candidate.in_measures else 0)
    return score - 2 * candidate.in_goals - 3 * late - (len(candidate.quote) < 25)


def _targets_at_most(candidate: _Candidate) -> float:
    return _rated_targets(candidate, ENOUGH_VALUES) if _TARGETS.any.search(candidate.quote) else 0


def _targets(candidate: _Candidate) -> float:
    return _rated_targets(candidate, min(len(quantities(candidate.quote)), ENOUGH_VALUES))


def _rated_targets(candidate: _Candidate, values: int) -> float:
    when = 2 * _hits(_TARGETS.strong, candidate.quote) + _hits(_TARGETS.weak, candidate.quote)
    return 2 * when + values + (3 if candidate.in_goals else 0) + candidate.shared
