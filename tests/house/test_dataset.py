"""The data set of labels: whole, sound, the same on every build, and nothing that is not this project's."""

from __future__ import annotations

import hashlib
import json
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest

from policy import taxonomy
from tests.data import dataset

SHARED = dataset.ROOT / "../shared"


@pytest.fixture(scope="module")
def whole() -> dict[str, bytes]:
    return dataset.files()


def lines(whole: dict[str, bytes], name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in whole[name].decode().splitlines()]


def test_two_builds_are_the_same_to_the_byte(whole: dict[str, bytes], tmp_path: Path) -> None:
    one, two = (dataset.write(tmp_path / name) for name in ("one", "two"))
    assert one.read_bytes() == two.read_bytes()
    assert {path.name: path.read_bytes() for path in (tmp_path / "one/labels").iterdir()} == whole
    assert [Path(name).name for name in zipfile.ZipFile(one).namelist()] == list(whole)


def test_the_sums_are_those_of_the_files(whole: dict[str, bytes]) -> None:
    sums = dict(line.split("  ")[::-1] for line in whole["SHA256SUMS"].decode().splitlines())
    assert sums == {name: hashlib.sha256(text).hexdigest() for name, text in whole.items() if name != "SHA256SUMS"}


def test_every_label_is_defined_and_every_line_has_its_id(whole: dict[str, bytes]) -> None:
    known = {label["id"]: label["facet"] for label in json.loads(whole["labels.json"])}
    assert set(known) == {label.id for label in taxonomy.load()}
    rows = lines(whole, "titles.jsonl")
    assert len({row["id"] for row in rows}) == len(rows) > 1500
    for row in (*rows, *lines(whole, "titles-again.jsonl")):
        for labels in (row["must"], row.get("may", {})):
            assert [id for facet, ids in labels.items() for id in ids if known[id] != facet] == []
    assert {row["title_id"] for row in lines(whole, "titles-again.jsonl")} <= {row["id"] for row in rows}


def test_the_sheet_says_how_it_was_chosen_labelled_and_measured(whole: dict[str, bytes]) -> None:
    sheet = whole["DATASHEET.md"].decode()
    assert "<!--" not in sheet
    for name in (*(part.name for part in dataset.PARTS), "labels.json"):
        assert f"`{name}`" in sheet
    for part in dataset.PARTS:
        assert f"| `{part.name}` | {len(lines(whole, part.name))} |" in sheet
    guide = (dataset.ROOT / "docs/labelling.md").read_text("utf-8")
    kappas = re.findall(r"^\| (?:system|action|theme|topic|scope) \| .*$", guide, re.M)
    runs = re.findall(r"^\| \d, .*$|^\| \d \| \d+ \| 0\..*$", guide, re.M)
    assert len(kappas) >= 9
    assert len(runs) >= 7
    assert [line for line in (*kappas, *runs) if line not in sheet] == []
    assert "Apache-2.0" in sheet


def test_a_section_that_is_gone_is_an_error() -> None:
    with pytest.raises(LookupError, match=r"labelling\.md has no heading 'No such'"):
        dataset.section("labelling.md", "No such")


def test_nothing_that_was_given_to_the_project_is_in_it(whole: dict[str, bytes]) -> None:
    """Labels of given sets, given references, and whole texts."""
    given = {"gold-dev", "gold-2026-dev", "gold-topics-dev", "table3"}
    assert not given & {row["set"] for row in lines(whole, "titles.jsonl")}
    carried = (dataset.DATA / f"labels/{name}.jsonl" for name in given - {"gold-topics-dev"})
    titles = {row.get("title") or row["title_zh"] for path in carried for row in dataset.read(path)}
    assert not titles & {row["title"] for row in lines(whole, "titles.jsonl")}
    assert not any("texts" in row for row in lines(whole, "documents.jsonl"))
    longest = max(
        len(row["text"]) for part in ("targets", "relations", "dates") for row in lines(whole, f"{part}.jsonl")
    )
    assert longest < 600
    if not SHARED.exists():
        pytest.skip("the given references are not beside the repository (../shared)")
    pairs = {(row["zh"], row["ja"]) for row in dataset.read(SHARED / "titles-ja-dev.jsonl")}
    assert not pairs & {(row["zh"], row["ja"]) for row in lines(whole, "translations.jsonl")}
