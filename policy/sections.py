"""What a document says, part by part: its sections, goals and duties, and the facts of its brief."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

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


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a document. `level` is 1–4; `marker` is 一、, （一）, 第一章, 专栏1 …, or "" where it has none.

    `heading` is the wording without mark and closing punctuation, None where a sentence is numbered. The part begins at
    `at`; its own words are ``text[begins:ends]``, those of its sub-parts not among them. `articles` is how many 第X条
    stand in it.
    """

    level: int
    marker: str
    heading: str | None
    role: Role
    at: int
    begins: int
    ends: int
    articles: int = 0


@dataclass(frozen=True, slots=True)
class Goal:
    """A clause that says what shall be reached by `year`, the last year of the plan period where it names one."""

    year: int
    text: str
    at: int
