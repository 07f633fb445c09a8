"""The last step of reading: whatever way a text took, nothing that nobody sees leaves with the record."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Any, TypeVar

from policy.plain import visible

T = TypeVar("T")


def cleaned(record: T) -> T:
    """The record with `visible` texts; itself where they are so already."""
    found: Any = record
    if isinstance(found, str):
        return visible(found)  # type: ignore[return-value]  # a text for a text
    if isinstance(found, tuple):
        parts = tuple(map(cleaned, found))
        return found if all(a is b for a, b in zip(found, parts, strict=True)) else parts  # type: ignore[return-value]
    new = {}
    kind: type = type(found)
    for name in _names(kind):
        old = getattr(found, name)
        if old is not None and (value := cleaned(old)) is not old:
            new[name] = value
    return replace(found, **new) if new else record


@cache
def _names(kind: type) -> tuple[str, ...]:
    """The fields of a record; none of what is no record. Kept: asking each record took a tenth of reading a page."""
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()
