"""Labels as an assistant may write them: ids, or names in Chinese, Japanese or English."""

from __future__ import annotations

from collections.abc import Iterable

from policy import taxonomy


class Refused(ValueError):
    """The question cannot be answered as it was put; `str()` says why and what to ask instead."""


def ids_of(names: Iterable[str]) -> tuple[str, ...]:
    """The ids of labels. Raises `Refused` for one that is unknown."""
    return tuple(dict.fromkeys(_id(name) for name in names))


def _id(name: str) -> str:
    id = taxonomy.named(name)
    if id is not None:
        return id
    raise Refused(f"No label is called {name[:60]!r}; the resource zhengce://labels lists them all.")
