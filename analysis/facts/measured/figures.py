"""Figures for relations and targets on labelled passages: one JSON object a line, with what the reader should find."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from analysis.facts.ties.relations import relations
from analysis.facts.values.targets import targets

TARGET_SLOTS = (
    "indicator", "comparator", "value", "value_high", "unit", "year", "base_year", "scope", "hedge"
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Figures:
    """How many were right, found and wanted, and the wrong ones as (passage id, wanted only, found only)."""

    right: int
    found: int
    wanted: int
    passages: int
    wrong: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = field(default=(), repr=False)

    @property
    def precision(self) -> float:
        """Share of what was found that is right; 1.0 where nothing was found."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Share of what is there that was found; 1.0 where nothing is there."""
        return self.right / self.wanted if self.wanted else 1.0

    @property
    def exact(self) -> float:
        """Share of all, wanted or found, that agree in every slot."""
        union = self.found + self.wanted - self.right
        return self.right / union if union else 1.0

    def __str__(self) -> str:
        return (
            f"{self.passages} passages, {self.wanted} wanted: precision {self.precision:.3f}, "
            f"recall {self.recall:.3f}, exact {self.exact:.3f}"
        )


def evaluate(path: Path, split: str | None = None) -> dict[str, Figures]:
    """Figures by kind (``relations``, ``targets``) for a JSONL file, for one split (dev, test) or for all lines.

    Raises ValueError with the line's number where a line is not JSON or lacks text or labels.
    """
    rows = [row for row in _rows(path) if split is None or row.get("split") == split]
    kinds = {"relations": _relation_keys, "targets": _target_keys}
    return {kind: _figures([row for row in rows if kind in row], kind, keys) for kind, keys in kinds.items()}


def _rows(path: Path) -> Iterable[dict[str, Any]]:
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except json.JSONDecodeError as error:
            raise ValueError(f"{path}:{number}: not JSON: {error}") from error
        if not isinstance(row, dict) or "text" not in row or not {"relations", "targets"} & row.keys():
            raise ValueError(f"{path}:{number}: a passage needs text, and relations or targets")
        yield row


def _figures(rows: list[dict[str, Any]], kind: str, keys: Any) -> Figures:
    right = found = wanted = 0
    wrong = []
    for row in rows:
        want, got = Counter(_wanted(row, kind)), Counter(keys(row))
        both = want & got
        right, found, wanted = right + both.total(), found + got.total(), wanted + want.total()
        if want != got:
            wrong.append((str(row.get("id")), tuple((want - got).elements()), tuple((got - want).elements())))
    return Figures(right, found, wanted, len(rows), tuple(wrong))


def _wanted(row: dict[str, Any], kind: str) -> list[str]:
    slots = ("type", "title", "number") if kind == "relations" else TARGET_SLOTS
    return [_line(label.get(slot) for slot in slots) for label in row[kind]]


def _relation_keys(row: dict[str, Any]) -> list[str]:
    found = relations(row.get("title", ""), row["text"], row.get("kind"))
    return [_line((relation.type, relation.title, relation.number)) for relation in found]


def _target_keys(row: dict[str, Any]) -> list[str]:
    found = targets(row["text"], title=row.get("title") or "", written=row.get("written"))
    return [_line(getattr(target, slot) for slot in TARGET_SLOTS) for target in found]


def _line(values: Iterable[Any]) -> str:
    return " | ".join(
        "" if value is None else f"{value:g}" if isinstance(value, int | float) else str(value) for value in values
    )
