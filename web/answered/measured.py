"""What the tests measured of the rules, as `make docs` wrote it down for the page on method."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Titles:
    """Precision and recall by facet (``scope`` among them) on a set of labelled titles."""

    name: str
    documents: int
    figures: Mapping[str, tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Facts:
    """Precision and recall of targets or relations on marked passages."""

    kind: str
    passages: int
    precision: float
    recall: float


@cache
def load() -> tuple[tuple[Titles, ...], tuple[Facts, ...]]:
    """All figures of ``data/measured.json``."""
    data = json.loads(files("web").joinpath("data/measured.json").read_text("utf-8"))
    titles = (
        Titles(one["set"], one["documents"], {facet: (p, r) for facet, (p, r) in one["figures"].items()})
        for one in data["titles"]
    )
    return tuple(titles), tuple(Facts(**one) for one in data["facts"])
