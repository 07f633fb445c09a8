"""Relations and targets against the labelled passages; docs/passages.md says how they are labelled."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.facts.measured.figures import evaluate

DATA = Path(__file__).resolve().parents[1] / "data"


@pytest.mark.parametrize("split", ["dev", "test"])
def test_relations_reach_their_floors(split: str) -> None:
    figures = evaluate(DATA / "passages_relations.jsonl", split)["relations"]
    assert figures.precision >= 0.95, figures.wrong
    assert figures.recall >= 0.90, figures.wrong


@pytest.mark.parametrize("split", ["dev", "test"])
def test_targets_are_exact_in_every_slot(split: str) -> None:
    figures = evaluate(DATA / "passages_targets.jsonl", split)["targets"]
    assert figures.exact >= 0.90, figures.wrong


def test_the_sets_are_large_and_a_third_of_them_is_for_testing() -> None:
    counts = {
        split: evaluate(DATA / "passages_relations.jsonl", split)["relations"].passages
        + evaluate(DATA / "passages_targets.jsonl", split)["targets"].passages
        for split in ("dev", "test")
    }
    assert sum(counts.values()) >= 200
    assert counts["test"] >= 70


def test_a_broken_line_is_named(tmp_path: Path) -> None:
    path = tmp_path / "passages.jsonl"
    path.write_text('{"text": "", "targets": []}\n{"text": \n', "utf-8")
    with pytest.raises(ValueError, match=r"passages\.jsonl:2"):
        evaluate(path)
    path.write_text('{"targets": []}\n', "utf-8")
    with pytest.raises(ValueError, match=r":1: a passage needs text"):
        evaluate(path)
