"""How each source is walked. Every module here whose spider names a `SOURCE` is a source; there is no list."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from functools import cache
from typing import TYPE_CHECKING

from policy.data_files import DataError, Fault

if TYPE_CHECKING:
    from policy import Source
    from spiders.base import PolicySpider


@cache
def discover() -> dict[str, type[PolicySpider]]:
    """All spiders by the name of their source, in alphabetical order.

    Raises DataError where two spiders declare the same source; both places are named.
    """
    from spiders.base import PolicySpider

    found: dict[str, type[PolicySpider]] = {}
    for module in sorted(m.name for m in pkgutil.iter_modules(__path__)):
        for _, item in inspect.getmembers(importlib.import_module(f"{__name__}.{module}"), inspect.isclass):
            if issubclass(item, PolicySpider) and "SOURCE" in item.__dict__:
                other = found.setdefault(item.SOURCE.name, item)
                if other is not item:
                    file, line = _place(item)
                    first = "{}:{}".format(*_place(other))
                    message = f"source {item.SOURCE.name} is declared twice, first in {first}"
                    raise DataError([Fault(file, line, message)])
    return found


def declared() -> list[Source]:
    """What all spiders declare."""
    return [spider.SOURCE for spider in discover().values()]


def owner(netloc: str) -> str | None:
    """The source that a host (with its port, unless it is the usual one) belongs to."""
    return next((name for name, spider in discover().items() if netloc and spider.SOURCE.owns(netloc)), None)


def _place(spider: type[PolicySpider]) -> tuple[str, int]:
    """``spiders/mee.py`` and the line."""
    return f"{spider.__module__.replace('.', '/')}.py", inspect.getsourcelines(spider)[1]
