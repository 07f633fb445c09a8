"""The figures of the site's page on method: ``python -m tests.house.measured`` writes `web/data/measured.json`.

They are what `zhengce evaluate` measures on the labelled sets that the repository carries.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from analysis.facts.measured.figures import evaluate as evaluate_facts
from analysis.labels import evaluate as labels

ROOT = Path(__file__).resolve().parents[2]
FILE = ROOT / "web/data/measured.json"
DATA = ROOT / "tests/data"
TITLES = ("lot3", "lot5", "lot6", "lot7", "gold-2026-dev")
FACTS = ("targets", "relations")


def titles(name: str) -> dict[str, Any]:
    """Precision and recall a facet and of the scope on one set of titles."""
    lines = (DATA / "labels" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    report = labels.evaluate([labels.truth(json.loads(line)) for line in lines if line.strip()])
    counts = {**report.facets, "scope": report.scope}
    figures = {
        key: [round(count.precision, 3), round(count.recall, 3)] for key, count in counts.items() if _told(count)
    }
    return {"set": name, "documents": report.documents, "figures": figures}


def _told(count: labels.Count) -> bool:
    """Whether anybody labelled this facet in the set."""
    return count.right + count.missed > 0


def facts(kind: str) -> dict[str, Any]:
    """The same of targets or relations in marked passages."""
    found = evaluate_facts(DATA / f"passages_{kind}.jsonl")[kind]
    return {
        "kind": kind,
        "passages": found.passages,
        "precision": round(found.precision, 3),
        "recall": round(found.recall, 3),
    }


def measured() -> dict[str, Any]:
    """All figures of the page."""
    return {"titles": [titles(name) for name in TITLES], "facts": [facts(kind) for kind in FACTS]}


if __name__ == "__main__":
    FILE.write_text(json.dumps(measured(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
