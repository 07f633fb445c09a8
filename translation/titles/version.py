"""Which rules made a draft: a short mark over the rules and words, so that older drafts can be found and renewed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable


@cache
def rules_version() -> str:
    """Twelve hex digits that change with any rule or word that a draft may depend on."""
    digest = hashlib.sha256()
    translation, policy = files("translation"), files("policy") / "data"
    rules = [file for room in ("titles", "english", "data") for file in _files(translation / room)]
    rules.append(translation / "press.py")
    for file in sorted((file for file in rules if file.name.endswith((".py", ".toml"))), key=str):
        digest.update(file.read_bytes())
    for name in ("glossary.csv", "agencies.toml"):
        digest.update((policy / name).read_bytes())
    return digest.hexdigest()[:12]


def _files(room: Traversable) -> Iterator[Traversable]:
    for found in room.iterdir():
        if found.is_dir():
            yield from _files(found)
        else:
            yield found
