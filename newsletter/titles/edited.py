"""Translations that an editor has settled: they win for ever, and they suggest glossary terms."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


@cache
def _titles() -> dict[str, str]:
    text = (files("newsletter") / "data" / "edited.toml").read_text(encoding="utf-8")
    return {entry["zh"]: entry["ja"] for entry in tomllib.loads(text).get("title", [])}


def title(zh: str) -> str | None:
    """The edited Japanese title of a normalised Chinese one."""
    return _titles().get(zh)
