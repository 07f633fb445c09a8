"""Where the pages are: those that ministries served (beside the repository, if at hand) and the reconstructed ones."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
SERVED = ROOT / "../shared/pages"
WHY_NOT = "the served pages are not beside the repository (../shared/pages)"


def served(*kinds: str) -> list[dict[str, Any]]:
    """Manifest lines of these kinds; none where the material is absent."""
    manifest = SERVED / "manifest.jsonl"
    if not manifest.exists():
        return []
    lines = [json.loads(line) for line in manifest.read_text("utf-8").splitlines()]
    return [line for line in lines if not kinds or line["page"] in kinds]


def body_of(line: dict[str, Any]) -> bytes:
    """The bytes of a manifest line's page."""
    return (SERVED / line["file"]).read_bytes()


def reconstructed() -> list[tuple[str, dict[str, Any], bytes]]:
    """Name, expectation and bytes of every page of tests/pages that has an expectation."""
    from tests.pages.accept import HERE, pages

    return [
        (str(path.relative_to(HERE)), json.loads(path.with_suffix(".json").read_text("utf-8")), path.read_bytes())
        for path in pages()
        if path.with_suffix(".json").exists()
    ]
