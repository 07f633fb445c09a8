"""The role that a part plays in its document."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import Literal

from analysis.text.plain import squeezed
from policy.sections import Role

Form = Literal["regulation", "plan", "notice"]
_DATA = tomllib.loads(files("analysis").joinpath("data/outline.toml").read_text("utf-8"))
_ROLES: tuple[Role, ...] = tuple(entry["role"] for entry in _DATA["role"])
_WORDS = tuple(re.compile(entry["words"]) for entry in _DATA["role"])
_ANY = re.compile("|".join(f"(?:{entry['words']})" for entry in _DATA["role"]))
_JOINED = re.compile(r"[、，]|和|与|及")
_CONTAINED = frozenset({"general", "guiding", "principles", "goals"})  # two of these make a container
_DEFAULT: dict[Form, Role] = {"regulation": "duties", "plan": "tasks", "notice": "requirements"}
_REGULATION = re.compile(r"(?:条例|办法|规定|规则|细则|章程|(?<!方)法)(?:[（(][^）)]{1,12}[）)]){0,2}$")
_PLAN = re.compile(r"规划|计划|方案|意见|纲要|行动|指南|导则|规范|标准|政策|白皮书|要点|措施")
_NOTICE = re.compile(r"(?:通知|公告|通告|复函|函|批复|答复|通报|请示|决定|公示|申报指南)(?:[（(][^）)]{1,12}[）)])?$")
_HANDED_ON = re.compile(r"(?:印发|转发|发布|公布|下发)[^，。]{0,80}|(?:意见|方案|规划|计划|纲要|要点|措施)》?的通知$")


def form(title: str, articles: int) -> Form:
    """What kind of document the title and the number of its articles show."""
    if articles > 4:
        return "regulation"
    if is_notice(title):
        return "notice"
    return "regulation" if _REGULATION.search(squeezed(title)) else "plan"


def is_notice(title: str) -> bool:
    """Whether the document is a notice or letter with words of its own, not one that hands on a plan."""
    title = squeezed(title)
    if not _NOTICE.search(title):
        return False
    handed = _HANDED_ON.search(title)
    return handed is None or not _PLAN.search(handed.group())


def role(heading: str | None, parent: Role | None, kind: Form, *, box: bool = False) -> Role:
    """The role of a part with this `heading` under a part of the role `parent` in a document of this `kind`."""
    if parent == "annex":
        return "annex"
    if box or parent == "projects":
        return "projects"
    own = _own(heading, kind) if heading else None
    if parent in {None, "general", "other"}:
        return own or (parent if parent and kind == "regulation" else _DEFAULT[kind])
    if own in {"principles", "goals", "guiding", "definitions"} and parent not in {"principles", "goals", "background"}:
        return own
    assert parent is not None  # noqa: S101  # tells mypy
    return parent


@lru_cache(maxsize=4_096)  # documents share most headings, and the brief asks again: 0.25 ms a document
def _own(heading: str, kind: Form) -> Role | None:
    words = squeezed(heading)
    if kind == "regulation":
        words = words.removesuffix("与附则")
    pieces = _JOINED.split(words)
    if len(pieces) == 1:
        return _first(words)
    named = {found for piece in pieces if (found := _first(piece))}
    if len(named) > 1:
        return "general" if len(named & _CONTAINED) > 1 else None
    if named & _CONTAINED and _first(pieces[0]) is None:
        return None
    return _first(words)


def _first(words: str) -> Role | None:
    """The first role of the data file that the words fit."""
    if _ANY.search(words) is None:
        return None
    return next(role for role, form in zip(_ROLES, _WORDS, strict=True) if form.search(words))


def plain_role(heading: str) -> Role | None:
    """The role that the words of a heading show by themselves, None where they show none."""
    return _own(heading, "plan")
