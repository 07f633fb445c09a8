"""The label space: what a document can be tagged with. The data are in data/taxonomy.toml."""

from __future__ import annotations

import tomllib
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("data") / "taxonomy.toml"
FACETS = ("system", "action", "theme", "topic", "guideline")
REQUIRED = ("id", "facet", "zh", "ja", "en")
OPTIONAL = ("parent", "means")


class TaxonomyError(ValueError):
    """The taxonomy file is not usable. The message names the file, the entry and what is wrong with it."""


@dataclass(frozen=True, slots=True)
class TaxonomyLabel:
    """One label. `parent` groups labels (N.field, N.sector, N.support) and may have no entry of its own."""

    id: str
    facet: str
    zh: str
    ja: str
    en: str
    parent: str | None = None
    means: str = ""


def read(path: Path) -> tuple[TaxonomyLabel, ...]:
    """All labels of a taxonomy file in its order. Raises TaxonomyError with every fault found."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise TaxonomyError(f"{path.name}: {error}") from error
    entries = data.get("label", [])
    faults = [f"unknown table [[{key}]], only [[label]] is read" for key in data if key != "label"]
    faults += [fault for number, entry in enumerate(entries, 1) for fault in _faults(number, entry)]
    if not entries:
        faults.append("no [[label]] at all")
    if not faults:
        labels = tuple(TaxonomyLabel(**entry) for entry in entries)
        faults = [f"id {id!r} stands {n} times" for id, n in Counter(x.id for x in labels).items() if n > 1]
        faults += _cycles({label.id: label.parent for label in labels})
    if faults:
        raise TaxonomyError(f"{path.name}: " + "; ".join(faults))
    return labels


def _faults(number: int, entry: dict[str, Any]) -> list[str]:
    name = f"label {number} ({entry.get('id', 'without id')})"
    faults = [f"{name}: {key} is missing" for key in REQUIRED if key not in entry]
    faults += [f"{name}: unknown key {key!r}" for key in entry if key not in REQUIRED + OPTIONAL]
    faults += [f"{name}: {key} is not a text" for key, value in entry.items() if not isinstance(value, str)]
    if entry.get("facet") not in (*FACETS, None):
        faults.append(f"{name}: unknown facet {entry['facet']!r}, known are {', '.join(FACETS)}")
    return faults


def _cycles(parents: dict[str, str | None]) -> list[str]:
    faults = []
    for start, parent in parents.items():
        path, here = [start], parent
        while here is not None and here not in path:
            path.append(here)
            here = parents.get(here)
        if here == start:
            faults.append("cycle of parents: " + " → ".join([*path, start]))
    return faults


@cache
def load() -> tuple[TaxonomyLabel, ...]:
    """The labels of this project, in the order of the file."""
    return read(FILE)


@cache
def by_id() -> dict[str, TaxonomyLabel]:
    """The labels by id."""
    return {label.id: label for label in load()}


@cache
def places() -> dict[str, int]:
    """The place of each label in the file, by its id: labels are shown in this order."""
    return {label.id: place for place, label in enumerate(load())}


def named(name: str) -> str | None:
    """The id of the label or group that is written so: by its id or its name in Chinese, Japanese or English."""
    wanted = name.strip().casefold()
    for label in load():
        if wanted in (word.casefold() for word in (label.id, label.zh, label.ja, label.en)):
            return label.id
        if label.parent and wanted == label.parent.casefold():
            return label.parent
    return None
