"""Facts of real texts against what a reader marked in them; the texts are in ../shared and are not ours to copy."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from analysis.facts.measured import documents, readings
from command.facts import facts

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
LABELS = ROOT / "tests" / "data" / "documents_facts.jsonl"
TEXTS = (SHARED / "texts" / "dev.jsonl", SHARED / "texts" / "reports-dev.jsonl")


def lines(path: Path) -> list[dict[str, Any]]:
    if not path.exists():
        pytest.skip(f"{path.name} is not here: it lies in ../shared")
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def read(entry: dict[str, Any]) -> dict[str, Any]:
    return facts({"date": None, "number": None, "issuers": [], **entry})


def test_whole_documents_reach_their_floors() -> None:
    bodies = {(row["title"], row["date"]): row["text"] for path in TEXTS for row in lines(path)}
    told = documents.measure(lines(LABELS), bodies, read)
    assert told.missing == []
    assert told.targets.figures["found"] >= 0.97, told.targets.wrong
    assert told.targets.figures["right"] >= 0.95, told.targets.wrong
    assert told.targets.figures["precision"] >= 0.95, told.targets.wrong
    assert told.relations.figures["found"] >= 0.97, told.relations.wrong
    assert told.relations.figures["precision"] >= 0.97, told.relations.wrong
    assert told.results.figures["found"] >= 0.93, told.results.wrong
    assert told.confused == []
    assert told.dates == []


def test_passages_once_read_wrong_are_read_right() -> None:
    told = readings.measure(lines(SHARED / "facts-dev.jsonl"), read)
    assert told.share >= 0.9, told.wrong


def test_values_of_a_work_report_are_targets_of_their_year() -> None:
    report = next(row for row in lines(TEXTS[1]) if row["year"] == 2021)
    found = read({"title": report["title"], "date": report["date"], "body": report["text"]})
    for value in lines(SHARED / "report-values-2021.jsonl"):
        near = range(value["at"], value["at"] + len(value["text"]))
        same = [t for t in found["targets"] if t["at"] in near and t["value"] == value["value"]]
        assert [(t["year"], t["unit"]) for t in same] == [(value["for_year"], value["unit"])], value
        assert not [r for r in found["results"] if r["at"] in near and r["value"] == value["value"]]


def test_a_label_points_at_its_value() -> None:
    bodies = {(row["title"], row["date"]): row["text"] for path in TEXTS for row in lines(path)}
    for label in lines(LABELS):
        text = bodies[label["title"], label["date"]]
        for value in (*label["targets"], *label["results"]):
            assert text[value["at"] :].startswith((f"{value['value']:g}", "翻")), value
            assert value["passage"] in text


@pytest.mark.parametrize(
    ("right", "got", "wanted"),
    [
        ("工业增加值 ↑10%/年, 2030, 以上", None, ("工业增加值", "↑", 10.0, "%/年", 2030, "以上")),
        ("车桩比例 = 4:1 2025", None, ("车桩比例", "=", 4.0, ":1", 2025, None)),
        ("≥15% (15%、20%以上), hedge 以上", None, (None, "≥", 15.0, "%", None, "以上")),
        ("year 2022", {"value": 12.2}, (None, None, 12.2, None, 2022, None)),
    ],
)
def test_a_right_reading_in_words_names_slots(right: str, got: dict[str, Any] | None, wanted: tuple[Any, ...]) -> None:
    named = readings.slots(right, got)
    assert tuple(map(named.get, ("indicator", "comparator", "value", "unit", "year", "hedge"))) == wanted


def test_what_is_not_named_is_not_compared_and_what_is_differs() -> None:
    row = {
        "kind": "target slot",
        "title": "",
        "passage": "",
        "got": {"value": 40},
        "right": "scope 沿江城市; indicator 面积占比",
    }
    target = {"indicator": "面积占比", "scope": "沿江城市", "value": 40.0}
    assert readings.is_right(row, {"targets": [target]})
    assert not readings.is_right(row, {"targets": [target | {"scope": None}]})
    assert not readings.is_right(row, {"targets": []})


def test_a_value_given_as_the_other_kind_is_told() -> None:
    value = {
        "at": 0,
        "passage": "5",
        "value": 5.0,
        "value_high": None,
        "indicator": "甲",
        "comparator": "=",
        "unit": "%",
    }
    value |= {"year": 2025, "base_year": None, "scope": None, "hedge": None}
    label = {"title": "甲", "date": None, "targets": [value], "results": [], "relations": []}
    label |= {"effective_on": None, "expires_on": None}
    given = {"targets": [], "results": [value], "relations": [], "effective_on": None, "expires_on": None}
    told = documents.measure([label], {("甲", None): "5"}, lambda entry: given)
    assert (told.targets.found, len(told.confused)) == (0, 1)
