"""How good the tags are: precision, recall and F1 against a labelled set, per facet and per label.

Labels that the set calls `may` count neither way.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from analysis.labels.rules import DATA
from analysis.labels.settled import NOTHING, Decisions
from analysis.labels.tagger import Tagging, tag
from policy import taxonomy

FACETS = ("system", "action", "theme", "topic")
CORE = FACETS[:3]  # asked of every labelled line that says whether it is in scope
_YEAR = re.compile(r"[〔\[（(]?(20\d\d)(?=[〕\]）)年－—-])")
_KIND = re.compile(
    r"答记者问|解读|发布会|通知|意见|公告|决定|条例|办法|规定|规划|方案|计划|批复|复函|函|法|令|指南|目录|名单"
)


@dataclass(frozen=True, slots=True)
class Truth:
    """One labelled document: what must, what may be tagged, and whether it is in scope.

    `must` has the facets that were labelled; `in_scope` is None where only topics were.
    """

    title: str
    must: Mapping[str, frozenset[str]]
    may: Mapping[str, frozenset[str]]
    in_scope: bool | None
    body: str = ""
    number: str | None = None
    issuers: tuple[str, ...] = ()
    url: str | None = None
    date: str | None = None


@dataclass(slots=True)
class Count:
    """True and false positives and false negatives."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """Share of the given ones that are right; 1 where none was given."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """Share of the true ones that were given; 1 where there is none."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall, over all counts together."""
        both = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / both if both else 1.0


@dataclass(frozen=True, slots=True)
class Mistake:
    """What was wrong with one document. `scope` is the wrong answer, or None where it was right."""

    title: str
    missed: tuple[str, ...]
    wrong: tuple[str, ...]
    scope: bool | None
    reason: str


@dataclass(slots=True)
class Report:
    """Counts by facet, by label, of the scope and by stratum (year, source, kind, text); and every mistake."""

    documents: int = 0
    facets: dict[str, Count] = field(default_factory=lambda: {facet: Count() for facet in FACETS})
    labels: dict[str, Count] = field(default_factory=dict)
    scope: Count = field(default_factory=Count)
    strata: dict[str, dict[str, Count]] = field(default_factory=dict)
    mistakes: list[Mistake] = field(default_factory=list)

    def figures(self) -> dict[str, float]:
        """The figures that floors are set for: F1 of each facet, precision and recall of the scope."""
        figures = {f"{facet}.f1": round(count.f1, 4) for facet, count in self.facets.items()}
        return figures | {
            "scope.precision": round(self.scope.precision, 4),
            "scope.recall": round(self.scope.recall, 4),
        }


def truth(entry: Mapping[str, Any]) -> Truth:
    """A labelled line. With `must` and `may`, or with the lists system, action and theme, which are exact.

    Raises ValueError on a line without labels, without a title or with an unknown label.
    """
    title = entry.get("title") or entry.get("title_zh")
    if not isinstance(title, str):
        raise ValueError("title is missing or not a text")
    must = entry.get("must", entry)
    if not any(facet in must for facet in FACETS):
        raise ValueError("no labels: needs must, or system, action and theme")
    may = entry.get("may") or {}
    core = "in_scope" in entry or any(facet in must for facet in CORE)
    facets = [facet for facet in FACETS if facet in must or (core and facet in CORE)]
    issuers = entry.get("issuers") or entry.get("issuers_zh") or entry.get("issuer") or ()
    return Truth(
        title=title,
        must={facet: _ids(facet, must) for facet in facets},
        may={facet: _ids(facet, may) for facet in facets},
        in_scope=bool(entry.get("in_scope", True)) if core else None,
        body=entry.get("body") or entry.get("text") or "",
        number=entry.get("number") or entry.get("document_number"),
        issuers=(issuers,) if isinstance(issuers, str) else tuple(issuers),
        url=entry.get("url"),
        date=entry.get("date"),
    )


def strata(true: Truth) -> dict[str, str]:
    """Where a line belongs: year (of its date, number or title), source, kind of document, title only or with text."""
    year = _YEAR.search(true.number or "") or _YEAR.search(true.title)
    kinds = _KIND.findall(true.title)
    return {
        "year": (true.date or "")[:4] or (year[1] if year else "none"),
        "source": true.issuers[0] if true.issuers else "none",
        "kind": kinds[-1] if kinds else "other",
        "text": "with text" if true.body else "title only",
    }


def _ids(facet: str, labels: Mapping[str, Any]) -> frozenset[str]:
    ids = frozenset(labels.get(facet) or ())
    known = taxonomy.by_id()
    if unknown := sorted(label for label in ids if label not in known or known[label].facet != facet):
        raise ValueError(f"unknown label of facet {facet}: {', '.join(unknown)}")
    return ids


def evaluate(truths: Iterable[Truth], decisions: Decisions = NOTHING) -> Report:
    """Tag every document and count. Without `decisions` it is the rules that are measured."""
    report = Report()
    for true in truths:
        tagging = tag(
            true.title, true.body, number=true.number, issuers=true.issuers, url=true.url, decisions=decisions
        )
        _count(report, true, tagging)
    return report


def _count(report: Report, true: Truth, tagging: Tagging) -> None:
    report.documents += 1
    missed: list[str] = []
    wrong: list[str] = []
    whole = [report.strata.setdefault(name, {}).setdefault(value, Count()) for name, value in strata(true).items()]
    for facet, must in true.must.items():
        given = {label.id for label in tagging.labels if label.facet == facet}
        may = true.may[facet]
        groups = (("right", must & given), ("missed", must - given), ("wrong", given - must - may))
        for kind, labels in groups:
            for label in labels:
                for count in (report.facets[facet], report.labels.setdefault(label, Count()), *whole):
                    setattr(count, kind, getattr(count, kind) + 1)
        missed += sorted(must - given)
        wrong += sorted(given - must - may)
    scope = None
    if true.in_scope is not None:
        report.scope.right += tagging.in_scope and true.in_scope
        report.scope.wrong += tagging.in_scope and not true.in_scope
        report.scope.missed += true.in_scope and not tagging.in_scope
        scope = None if tagging.in_scope == true.in_scope else tagging.in_scope
    if missed or wrong or scope is not None:
        report.mistakes.append(Mistake(true.title, tuple(missed), tuple(wrong), scope, tagging.scope_reason))


@cache
def floors() -> dict[str, dict[str, Any]]:
    """The floors of each labelled set, by the name of its file."""
    data = tomllib.loads((DATA / "floors.toml").read_text(encoding="utf-8"))
    return {entry["set"]: entry for entry in data["floor"]}


def below(figures: Mapping[str, float], floor: Mapping[str, Any]) -> list[str]:
    """The figures that lie under their floor, as lines for a person."""
    return [f"{name} {figures[name]:.3f} < {floor[name]:.3f}" for name in figures if figures[name] < floor.get(name, 0)]
