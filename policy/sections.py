"""What a document says, part by part: its sections, goals and duties, and the facts of its brief."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

Role = Literal[
    "preamble",
    "guiding",
    "principles",
    "goals",
    "tasks",
    "projects",
    "safeguards",
    "general",
    "definitions",
    "duties",
    "penalties",
    "supplementary",
    "requirements",
    "background",
    "annex",
    "other",
]

BriefKind = Literal["comments", "governs", "addressees", "tasks", "targets", "duties", "effect", "relations"]


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a document. `level` is 1–4; `marker` is 一、, （一）, 第一章, 专栏1 …, or "" where it has none.

    `heading` is the wording without mark and closing punctuation, None where a sentence is numbered. The part begins at
    `at`; its own words are ``text[begins:ends]``, those of its sub-parts not among them. `articles` is how many 第X条
    stand in it. `within` is the text in which the places hold: ``text`` or ``attachment:N`` from 1.
    """

    level: int
    marker: str
    heading: str | None
    role: Role
    at: int
    begins: int
    ends: int
    articles: int = 0
    within: str = "text"


@dataclass(frozen=True, slots=True)
class Goal:
    """A clause that says what shall be reached by `year`, the last year of the plan period where it names one."""

    year: int
    text: str
    at: int


@dataclass(frozen=True, slots=True)
class Duty:
    """What must be done. `lead` are the bodies that lead, `others` those that act or co-operate, as written.

    `heading` is that of the part with the duty, None where there is none. `by` is the deadline as written,
    `due` its last day (ISO) where it is known. `at` is the place of the bracket that names the bodies, or of the
    sentence; `within` is the text in which it holds: ``text`` or ``attachment:N``.
    """

    heading: str | None
    text: str
    lead: tuple[str, ...]
    others: tuple[str, ...]
    by: str | None
    due: str | None
    at: int
    within: str = "text"


@dataclass(frozen=True, slots=True)
class Passage:
    """Sentences in a row that say the same labels: `text` stands at `at`; `path` are the headings above it.

    `labels` are taxonomy ids. `within` is the text in which the place holds: ``text`` or ``attachment:N`` from 1.
    """

    at: int
    text: str
    path: tuple[str, ...]
    labels: tuple[str, ...]
    within: str = "text"


@dataclass(frozen=True, slots=True)
class BriefFact:
    """One fact of a brief: `text` says it in Chinese; it is read at `at` of the text `within`.

    `slots` holds the same as data, for other languages:

    * comments: ``due`` (ISO), the last day for comments on a draft
    * governs: ``name`` (what the document is called, without its wrapping), ``purposes`` (clauses of 为…), ``says``
      (本指南规定了…) or None, ``decides`` (True: ``says`` is what a notice sets from a day on)
    * addressees: ``bodies`` (the 主送 line), ``scope`` (适用于 …) or None, ``size`` (from what
      size on); where neither is there, ``term`` and ``meaning`` (所称退役军人，是指 …)
    * tasks: ``headings``, ``below`` (for each the headings one level below), ``chapters`` (True: of a regulation),
      ``rules`` (clauses that say how it arranges things)
    * targets: ``years``: a list of ``year``, ``targets`` (``indicator, comparator, value, value_high, unit, base_year,
      scope, hedge``) and ``goals`` (clauses without a number)
    * duties: ``duties``: a list of ``who``, ``lead``, ``task``, ``by``, ``due``; ``fine``: the highest of a
      regulation in yuan; ``charge``: what a body is in charge of; ``free``: True where nothing is charged
    * effect: ``since``, ``until`` (ISO), ``valid`` (5年), ``years`` (5), ``trial`` (试行 or 暂行), ``on_issue`` (bool),
      ``words``
    * relations: ``relations``: a list of ``type``, ``title``, ``number``
    """

    fact: BriefKind
    text: str
    at: int
    within: str = "text"
    slots: dict[str, Any] = field(default_factory=dict)

    @property
    def adds(self) -> bool:
        """Whether it says more than what the document is called."""
        return self.text != self.slots.get("name")
