"""The tracker's database in a notebook: ``db = zhengce.open("zhengce.db")``, see docs/notebooks.md.

Everything here comes from the rooms `db` and `policy`; records are frozen dataclasses, and `frame` makes a table of
pandas of them where pandas is installed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from importlib import import_module
from typing import Any

from db import StoreError
from db.database import Database
from db.queries.compared import Comparison
from db.queries.consultations import Due
from db.queries.series import Series
from db.queries.shown import DutyRow, LabelInfo, News, PassageRow, Row, TargetRow
from db.queries.shown_document import DocumentPage

__all__ = [
    "Comparison",
    "Database",
    "DocumentPage",
    "Due",
    "DutyRow",
    "LabelInfo",
    "News",
    "PassageRow",
    "Row",
    "Series",
    "StoreError",
    "TargetRow",
    "frame",
    "open",
    "records",
]

open = Database  # so that it reads as in other libraries: `zhengce.open(path)`


def records(rows: Iterable[object]) -> list[dict[str, Any]]:
    """Records as flat dictionaries: a field of the document of a target is ``document_title``."""
    return [_flat(row, "") for row in rows]


def frame(rows: Iterable[object]) -> Any:
    """Records as a `pandas.DataFrame`, a row each. Raises ModuleNotFoundError where pandas is not installed."""
    return import_module("pandas").DataFrame(records(rows))


def _flat(row: object, prefix: str) -> dict[str, Any]:
    if not is_dataclass(row):
        raise TypeError(f"{type(row).__name__} is no record of this tracker")
    found: dict[str, Any] = {}
    for field in fields(row):
        value = getattr(row, field.name)
        if is_dataclass(value):
            found |= _flat(value, f"{prefix}{field.name}_")
        elif isinstance(value, Mapping):
            found |= {f"{prefix}{name}": inner for name, inner in value.items()}
        else:
            found[prefix + field.name] = value
    return found
