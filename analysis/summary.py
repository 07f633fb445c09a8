"""Three sentences of a text, quoted verbatim: its purpose, its measures, its targets and dates. Never written anew."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from importlib.resources import files
from typing import Any, Literal

from analysis.quantities import quantities
from analysis.sentences import sentences
from policy import SummarySentence

LOOK = 200_000  # characters that are looked at: what a document is about stands in its first hundred pages
OPENING = 6_000  # the purpose stands here
LONGEST = 320  # a longer sentence is quoted up to a clause mark
SHORTEST = 12
_DATA: dict[str, Any] = tomllib.loads(files("analysis").joinpath("data/summary.toml").read_text("utf-8"))
_SKIP, _CREED = re.compile(_DATA["skip"]), re.compile(_DATA["creed"])
_COVERING, _WHY = re.compile(_DATA["covering"]), re.compile(_DATA["why"])
_ENDS = re.compile(r"[。！？；!?;：][”’」』）)]{0,3}$")
_SECTION = re.compile(_DATA["measures"]["section"])
_LATE = re.compile(_DATA["measures"]["late"])
_GOALS = re.compile("目标")
_HAN, _KANA = re.compile(r"[\u4e00-\u9fff]"), re.compile(r"[\u3041-\u309f\u30a1-\u30fa]")
_HEADING_END = re.compile(r"(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)])[^。]{2,30}。$")
_FOLLOWS = re.compile(r"(?:其中|同时|此外|另外|但|而且|因此|对此|其|该|上述|前款|这)")
_CLAUSE_MARK = "；;，,、"
Role = Literal["purpose", "measures", "targets"]


@dataclass(frozen=True, slots=True)
class _Candidate:
    start: int
    quote: str
    in_measures: bool
    in_goals: bool


def summary(title: str, text: str) -> tuple[SummarySentence, ...]:
    """At most one sentence of each role, in the order purpose, measures, targets; no sentence stands for two.

    ``text[offset:offset + len(quote)] == quote``. A role that no sentence fills is left out; an empty text and one that
    is not Chinese have no summary.
    """
    text = text[:LOOK]
    if not _is_chinese(text):
        return ()
    candidates = _candidates(text)
    words = _pairs(title)
    found: list[SummarySentence] = []
    taken: set[int] = set()
    for role, score in (("purpose", _purpose), ("targets", _targets), ("measures", _measures)):
        rated = [(score(c, words), -c.start, c) for c in candidates if c.start not in taken]
        best = max(rated, key=lambda row: row[:2], default=None)
        if best and best[0] > 0:
            taken.add(best[2].start)
            found.append(SummarySentence(role, best[2].start, best[2].quote))  # type: ignore[arg-type]  # the three roles
    order = ("purpose", "measures", "targets")
    return tuple(sorted(found, key=lambda sentence: order.index(sentence.role)))


def _is_chinese(text: str) -> bool:
    sample = text[:20_000]
    han, kana = len(_HAN.findall(sample)), len(_KANA.findall(sample))
    return han >= SHORTEST and han > 10 * kana and han > 0.2 * len("".join(sample.split()))


def _candidates(text: str) -> list[_Candidate]:
    """The sentences that can be quoted, without salutations, contents, signatures and headings that stand alone."""
    found: list[_Candidate] = []
    in_measures = in_goals = False
    for sentence in sentences(text):
        quote = text[sentence.start : sentence.end]
        if sentence.heading:
            in_measures = _SECTION.search(quote[:40]) is not None or in_measures
            in_goals = _GOALS.search(quote[:40]) is not None
        if _is_quotable(quote):
            found.append(_Candidate(sentence.start, _short(quote), in_measures, in_goals))
    return found


def _is_quotable(quote: str) -> bool:
    if len(quote) < SHORTEST or _ENDS.search(quote[-5:]) is None or quote[0] in "（(" or _SKIP.search(quote[:200]):
        return False
    if _COVERING.search(quote[:400]) and _WHY.search(quote[:400]) is None:
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


def _hits(table: str, key: str, quote: str) -> int:
    return sum(re.search(form, quote) is not None for form in _DATA[table][key])


def _purpose(candidate: _Candidate, words: set[str]) -> float:
    if candidate.start > OPENING or candidate.in_measures:
        return 0
    strong = _hits("purpose", "strong", candidate.quote)
    score = 3.0 * strong + _hits("purpose", "weak", candidate.quote) + _shared(candidate, words)
    if _CREED.search(candidate.quote) and not strong:
        score -= 3
    return score + 0.5 - candidate.start / OPENING


def _measures(candidate: _Candidate, words: set[str]) -> float:
    acts = sum(len(re.findall(form, candidate.quote)) for form in _DATA["measures"]["strong"])
    if not acts or _CREED.search(candidate.quote) or _FOLLOWS.match(candidate.quote):
        return 0
    score = min(acts, 6) + 2 * _shared(candidate, words) + (2 if candidate.in_measures else 0)
    late = _LATE.search(candidate.quote) is not None
    return score - 2 * candidate.in_goals - 3 * late - (len(candidate.quote) < 25)


def _targets(candidate: _Candidate, words: set[str]) -> float:
    when = 2 * _hits("targets", "strong", candidate.quote) + _hits("targets", "weak", candidate.quote)
    if not when:
        return 0
    values = min(len(quantities(candidate.quote)), 5)
    return 2 * when + values + (3 if candidate.in_goals else 0) + _shared(candidate, words)


def _shared(candidate: _Candidate, words: set[str]) -> float:
    """How much of the title the sentence takes up, 0–2."""
    if not words:
        return 0
    return 2 * sum(word in candidate.quote for word in words) / len(words)
