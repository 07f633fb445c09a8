"""Prints the figures of the labelled passages at the end of a test run."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.facts.measured.figures import evaluate

DATA = Path(__file__).resolve().parents[1] / "data"


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    terminalreporter.section("labelled passages")
    for kind in ("relations", "targets"):
        for split in ("dev", "test"):
            figures = evaluate(DATA / f"passages_{kind}.jsonl", split)[kind]
            terminalreporter.write_line(f"{kind} {split}: {figures}")
