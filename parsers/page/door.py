"""The last step of reading: whatever way a text took, nothing that nobody sees leaves with the record."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
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
    if not is_dataclass(found):
        return record
    old = {field.name: getattr(found, field.name) for field in fields(found)}
    new = {name: value for name, old_value in old.items() if (value := cleaned(old_value)) is not old_value}
    return replace(found, **new) if new else record  # type: ignore[type-var,return-value]
