"""Values in brackets behind another: of the same indicator in a further year, 40%（2030年达到60%）, or at a place."""

from __future__ import annotations

import re

from analysis.facts.values import names
from analysis.facts.values.places import are_places
from analysis.facts.values.quantities import DATA

_REACH = 40  # characters before a value in a bracket that are looked at
_YEAR_IN_BRACKET = re.compile(r"[（(](?:其中)?[，]?(?:力争|到|至)?\s?(?:19|20)\d\d\s?年[^（）()]{0,12}$")
_OPENED = re.compile(r"[（(]")
_OPENED_OR_LISTED = re.compile(r"[（(、，；]")
_LONGEST = 200  # characters of a bracket


def inside(part: str, at: int) -> bool:
    """Whether a place of a sentence lies in a bracket."""
    if "（" not in part and "(" not in part:
        return False
    since = max(0, at - _LONGEST)
    opened = max(part.rfind("（", since, at), part.rfind("(", since, at))
    return opened > max(part.rfind("）", since, at), part.rfind(")", since, at))


def has_year(part: str, start: int) -> bool:
    """Whether the bracket in which a value starts gives it a year."""
    return _YEAR_IN_BRACKET.search(part[max(0, start - _REACH) : start]) is not None


def lists_parts(part: str, start: int) -> bool:
    """Whether the bracket in which a value starts tells parts of the one before it: 9万吨（其中甲4万吨、乙3万吨）."""
    opened = max(part.rfind("（", 0, start), part.rfind("(", 0, start))
    return part.startswith("其中", opened + 1) and start - opened < _LONGEST


def without_mark(raw: str) -> str:
    """The words before a value in such a bracket without what opens it."""
    return raw.lstrip("（(、，").removeprefix("其中")


def place(part: str, start: int) -> str | None:
    """The place to which the bracket gives a value of its own: 治理率达到40%（其中平原地区达到60%）."""
    inner = names.split(_OPENED.split(part[max(0, start - _REACH) : start])[-1])[0].removeprefix("其中")
    return inner if names.REGION_ONLY.fullmatch(inner) or inner in DATA["scopes"] else None


def shared_by(part: str, start: int) -> str | None:
    """The place of a value in a bracket that shares out the one before it: 9万户（东区4万户、西区5万户）."""
    words = _OPENED_OR_LISTED.split(part[max(0, start - _REACH) : start])[-1].removeprefix("其中")
    return words if are_places(words) else None
