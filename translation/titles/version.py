"""Which rules made a draft: a short mark over the rules and words, so that older drafts can be found and renewed."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files


@cache
def rules_version() -> str:
    """Twelve hex digits that change with any rule or word that a draft may depend on."""
    digest = hashlib.sha256()
    translation, policy = files("translation"), files("policy") / "data"
    rules = [file for room in ("titles", "english", "data") for file in (translation / room).iterdir()]
    rules.append(translation / "press.py")
    for file in sorted((file for file in rules if file.name.endswith((".py", ".toml"))), key=str):
        digest.update(file.read_bytes())
    for name in ("glossary.csv", "agencies.toml"):
        digest.update((policy / name).read_bytes())
    return digest.hexdigest()[:12]
