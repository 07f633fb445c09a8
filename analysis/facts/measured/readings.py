"""How many passages that were once read wrong are read right: lines with kind, title, passage and the right reading.

The right reading is null (nothing is to be found), a date, ``expires DATE``, a relation ``[type, title, number]``, or
slots in words: ``园林绿化废弃物资源化利用率 = 40% 2025``, ``scope 沿黄城市; indicator 可渗透地面面积占比``. Slots that
it does not name are not compared. A passage is read alone, so that a year of its document's section may be missing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

Facts = Mapping[str, Any]
Reader = Callable[[dict[str, Any]], Facts]
_SIGNS = "=≥≤><≈↑↓"
_VALUE = re.compile(
    rf"(?P<name>[^{_SIGNS}]{{0,60}}?)\s?(?P<sign>[{_SIGNS}])\s?(?P<value>\d[\d.]*+)(?P<unit>[^\s,，(]*(?:\([^()]{{1,8}}\)[^\s,，(]+)?)"
)
_NOTE = re.compile(r"\([^()]*\)")
_YEAR, _BASE, _SCOPE = re.compile(r"\b(20\d\d)\b"), re.compile(r"base_year (\d{4})"), re.compile(r"scope ([^;,]+)")
_INDICATOR = re.compile(r"indicator ([^;,]+)")
_HEDGES = ("力争", "以上", "以下", "以内", "左右", "约")
_DATE = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Passages:
    """Right and all passages by kind, and the wrong ones as (kind, right reading, what was found)."""

    right: Counter[str]
    all: Counter[str]
    wrong: tuple[tuple[str, str, str], ...]

    @property
    def share(self) -> float:
        """Share that is read right."""
        return self.right.total() / max(1, self.all.total())


def measure(rows: Iterable[Mapping[str, Any]], read: Reader) -> Passages:
    """Read every passage with `read` (title and body in, the facts of `zhengce facts` out) and compare."""
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    wrong = []
    for row in rows:
        kind = str(row["kind"]).split(":")[0]
        facts = read({"title": row["title"] or "", "body": row["passage"]})
        total[kind] += 1
        if is_right(row, facts):
            right[kind] += 1
        else:
            wrong.append((str(row["kind"]), str(row["right"]), _found(row, facts)))
    return Passages(right, total, tuple(wrong))


def is_right(row: Mapping[str, Any], facts: Facts) -> bool:
    """Whether the facts of the passage hold its right reading."""
    kind, right = str(row["kind"]), row["right"]
    for word, field in (("effective", "effective_on"), ("deadline", "comments_due_on"), ("expiry", "expires_on")):
        if kind.startswith(word):
            day = _DATE.search(right) if right else None
            return bool(facts[field] == (day[0] if day else None))
    if kind.startswith("relation"):
        return _relation(row, facts)
    return any(_agrees(target, row) for target in facts["targets"])


def _relation(row: Mapping[str, Any], facts: Facts) -> bool:
    right, got = row["right"], row["got"]
    if right is None:
        return all(_same(relation["title"], got[1]) is False for relation in facts["relations"])
    kind, title, number = right
    found = [relation for relation in facts["relations"] if _same(relation["title"], title)]
    noted = number is not None and number.startswith("(")
    return any(relation["type"] == kind and (noted or relation["number"] == number) for relation in found)


def _agrees(target: Mapping[str, Any], row: Mapping[str, Any]) -> bool:
    wanted = slots(str(row["right"]), row["got"])
    return all(_slot(name, target[name], value) for name, value in wanted.items())


def slots(right: str, got: Mapping[str, Any] | None) -> dict[str, Any]:
    """The slots that a right reading names; one that names no value is of the value that was got."""
    wanted: dict[str, Any] = {}
    value = _VALUE.search(right)
    if value:
        wanted = {
            "comparator": value["sign"],
            "value": float(value["value"].rstrip(".")),
            "unit": _NOTE.sub("", value["unit"]),
        }
        wanted |= {"indicator": value["name"].strip()} if value["name"].strip() else {}
    elif got:
        wanted = {"value": got["value"]}
    rest = _NOTE.sub("", right[value.end() :] if value else right)
    for slot, form in (("base_year", _BASE), ("scope", _SCOPE), ("indicator", _INDICATOR)):
        if said := form.search(rest):
            wanted[slot] = int(said[1]) if slot == "base_year" else said[1].strip()
    if year := _YEAR.search(_BASE.sub("", rest)):
        wanted["year"] = int(year[1])
    if hedge := next((word for word in _HEDGES if word in _SCOPE.sub("", rest)), None):
        wanted["hedge"] = hedge
    return wanted


def _slot(name: str, found: Any, wanted: Any) -> bool:
    if name == "indicator":  # 燃气调峰电源(燃机), 近零能耗建筑(累计建设): either name, the note is no part of it
        return any(_same(found, one) for one in (_NOTE.sub("", wanted), *re.findall(r"\(([^()]*)\)", wanted), wanted))
    if name == "scope":
        return _same(found, wanted)
    return bool(found == wanted)


def _same(found: str | None, wanted: str | None) -> bool:
    return _plain(found) == _plain(wanted)


def _plain(name: str | None) -> str:
    return re.sub(r"[\s的“”]", "", name or "")


def _found(row: Mapping[str, Any], facts: Facts) -> str:
    kind = str(row["kind"])
    if kind.startswith("relation"):
        return "; ".join(f"{r['type']} {r['title']} {r['number'] or ''}" for r in facts["relations"])
    if kind.startswith("target"):
        return "; ".join(
            f"{t['indicator']} {t['comparator']} {t['value']:g}{t['unit']} {t['year']} {t['scope'] or ''}"
            for t in facts["targets"]
        )
    return str((facts["effective_on"], facts["expires_on"], facts["comments_due_on"]))
