"""How an answer names a document, and how it stays within its size."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from assistant.outside import NOTE, line
from db.queries.shown import Row

LARGEST = 120_000  # characters of an answer as JSON
ADDRESS = "zhengce://documents/"


def cited(row: Row) -> dict[str, Any]:
    """What is needed to cite a document, and what a reader should know of it. Empty facts are left out."""
    found = {
        "id": row.id,
        "title": line(row.title),
        "title_en": line(row.title_en),
        "number": line(row.number),
        "issuers": [line(name) for name in row.issuers],
        "date": row.sort_on,
        "address": line(row.url, 2000),
        "resource": f"{ADDRESS}{row.id}",
        "kind": line(row.kind),
        "status": line(row.status),
        "labels": list(row.labels),
        "unsure_labels": list(row.unsure),
        "repealed_by": row.repealed_by,
        "gone_since": row.gone_since,
        "provisional": row.provisional or None,
        "out_of_scope": row.scope == "out" or None,
    }
    needed = ("number", "issuers")
    return {name: value for name, value in found.items() if name in needed or value not in (None, [])}


def answer(cut: Iterable[str] = (), **parts: Any) -> dict[str, Any]:
    """An answer that says what its texts are. `cut` names the lists that are not whole.

    Where the answer would be larger than `LARGEST` its largest lists are halved until it fits, and named too.
    """
    shortened = set(cut)
    sizes = {name: _size(value) for name, value in parts.items()}
    while sum(sizes.values()) > LARGEST:
        name = max((n for n in parts if isinstance(parts[n], list)), key=lambda n: sizes[n], default="")
        if not name or not parts[name]:
            break
        parts[name] = parts[name][: len(parts[name]) // 2]
        sizes[name] = _size(parts[name])
        shortened.add(name)
    return {"note": NOTE, **parts, "cut": sorted(shortened)}


def _size(value: object) -> int:
    return len(json.dumps(value, ensure_ascii=False))
