"""What the analysis says about a document: labels with evidence, relations, targets, parts, a brief."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from policy.sections import BriefFact, Duty, Passage, Section

Scope = Literal["in", "out", "unsure"]

RelationType = Literal[
    "based on", "implements", "forwards", "amends", "repeals", "replaces", "draft of", "interprets", "cites"
]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a label was given. `field` is title, number, issuer, subject, text or attachment:N.

    `term` is the term or rule id that hit, `offset` its place in that field, `passage` the words around it.
    """

    term: str
    field: str
    offset: int
    passage: str


@dataclass(frozen=True, slots=True)
class Label:
    """A taxonomy label of a document. `score` is 0–1; `sure` False sends it to the review queue.

    `derived_from` is the id of the label that this one follows from, None where the text itself shows it.
    """

    id: str
    facet: str
    score: float
    evidence: tuple[Evidence, ...]
    derived_from: str | None = None
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation to another document, proven by its sentence. `title` and `number` are as cited.

    `within` is the text in which `offset` holds: ``text``, or ``attachment:N`` as in `Evidence`. `effective_on` is the
    day from which a repeal counts where its sentence names one (YYYY, YYYY-MM or YYYY-MM-DD).
    """

    type: RelationType
    title: str | None
    number: str | None
    offset: int
    passage: str
    within: str = "text"
    effective_on: str | None = None


WHOLE_SCOPES = frozenset(
    (
        "全国",
        "我国",
        "中国",
        "国家",
        "全省",
        "全市",
        "全区",
        "全县",
        "全州",
        "全自治区",
        "本省",
        "本市",
        "我省",
        "我市",
        "我区",
    )
)
"""Scopes of a target that are those of its document and need not be told."""


@dataclass(frozen=True, slots=True)
class Target:
    """A number that a document sets. `value_high` is the upper end of a range, else None.

    `comparator` is one of ``=``, ``≥``, ``≤``, ``>``, ``<``, ``≈``, ``↓`` (falls by), ``↑`` (rises by), ``range``.
    `hedge` is the softening word as written (左右, 力争, 以上 …) or None; `scope` the place or field or None.
    `year_from` says where the year was read: ``sentence``, or, where that has none, ``paragraph``, ``heading``,
    ``title`` or ``goals``. `unit` is empty for an index (PUE 1.3), ``:1`` for a ratio, ``%/年`` for a yearly change.
    `within` is the text in which `offset` holds: ``text`` or ``attachment:N``. `sure` is False where that text was
    recognised from a scan: digits may be wrong.
    """

    indicator: str
    comparator: str
    value: float
    unit: str
    year: int | None
    base_year: int | None
    scope: str | None
    offset: int
    passage: str
    value_high: float | None = None
    hedge: str | None = None
    year_from: str | None = None
    within: str = "text"
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Result(Target):
    """A number that a document says was reached, in the slots of a target; `year` is the year it was reached in."""


@dataclass(frozen=True, slots=True)
class Reading:
    """All that the analysis found. `scope_reason` says why the scope is what it is (see `policy.reasons`).

    Each field but the labels is declared in `policy.facts`.
    """

    scope: Scope
    scope_reason: str
    labels: tuple[Label, ...] = ()
    relations: tuple[Relation, ...] = ()
    targets: tuple[Target, ...] = ()
    results: tuple[Result, ...] = ()
    sections: tuple[Section, ...] = ()
    duties: tuple[Duty, ...] = ()
    passages: tuple[Passage, ...] = ()
    brief: tuple[BriefFact, ...] = ()
