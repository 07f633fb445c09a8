"""docs/analysis.ipynb runs over the sample and shows what it prints; `make docs` writes its outputs."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.docs.notebook import executed
from tests.end_to_end.conftest import Demo

PAGE = Path(__file__).parents[2] / "docs/analysis.ipynb"


@pytest.fixture
def ran(demo: Demo, tmp_path: Path) -> dict[str, Any]:
    """The notebook after a run beside the sample's database."""
    (tmp_path / "demo").mkdir()
    shutil.copy(demo.db, tmp_path / "demo/zhengce.db")
    return executed(json.loads(PAGE.read_text("utf-8")), tmp_path)


def printed(notebook: dict[str, Any], id: str) -> str:
    (cell,) = [cell for cell in notebook["cells"] if cell["id"] == id]
    return "".join(line for output in cell["outputs"] for line in output["text"])


def test_the_page_shows_an_output_where_a_cell_prints(ran: dict[str, Any]) -> None:
    """Its words may be of an earlier state of the rules until `make docs` is run."""
    if os.environ.get("DOCS_NOTEBOOK"):
        PAGE.write_text(json.dumps(ran, ensure_ascii=False, indent=1) + "\n", "utf-8")
    shown = json.loads(PAGE.read_text("utf-8"))
    assert [bool(cell.get("outputs")) for cell in shown["cells"]] == [
        bool(cell.get("outputs")) for cell in ran["cells"]
    ]
    assert all(printed(ran, cell["id"]) for cell in ran["cells"] if cell["cell_type"] == "code")


def test_it_answers_its_three_questions(ran: dict[str, Any]) -> None:
    assert "clean-energy" in printed(ran, "months-by-area")
    years = [line[:4] for line in printed(ran, "indicator-over-time").splitlines() if "█" in line]
    assert years == sorted(years)
    assert {"2025", "2030", "2060"} <= set(years)
    assert "2027-06-30 国家能源局" in printed(ran, "duties-of-2027")


def test_a_cell_that_fails_or_shows_a_bare_value_is_no_page(tmp_path: Path) -> None:
    def notebook(source: str) -> dict[str, Any]:
        return {"cells": [{"cell_type": "code", "id": "one", "source": [source]}]}

    with pytest.raises(ZeroDivisionError):
        executed(notebook("x = 1 / 0"), tmp_path)
    with pytest.raises(ValueError, match="cell one ends with a value"):
        executed(notebook("x = 1\nx"), tmp_path)
