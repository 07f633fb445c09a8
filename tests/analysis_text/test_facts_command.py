"""`zhengce facts`: one object a line, in the form that the store keeps."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from command import zhengce

PLAN = """节能降碳工作方案
为推动节能降碳，根据《中华人民共和国节约能源法》，制定本方案。
一、主要目标
到2025年，重点产品能效达标率达到90%以上。
二、主要任务
建成20个零碳园区。目前，园区绿电占比达到了12%。
本方案自2022年7月1日起施行，有效期三年。"""


def run(tmp_path: Path, *lines: object) -> list[dict[str, object]]:
    path = tmp_path / "lines.jsonl"
    path.write_text("\n".join(json.dumps(line, ensure_ascii=False) for line in lines), "utf-8")
    done = CliRunner().invoke(zhengce, ["facts", "--jsonl", str(path)])
    assert done.exit_code == 0, done.output
    return [json.loads(line) for line in done.output.splitlines()]


def test_a_line_gives_targets_results_relations_and_dates(tmp_path: Path) -> None:
    (found,) = run(tmp_path, {"title": "节能降碳工作方案", "body": PLAN, "date": "2022-06-20"})
    targets, results, relations = found["targets"], found["results"], found["relations"]
    assert isinstance(targets, list)
    assert isinstance(results, list)
    assert isinstance(relations, list)
    assert [(t["indicator"], t["value"], t["year"], t["year_from"]) for t in targets] == [
        ("重点产品能效达标率", 90.0, 2025, "sentence"),
        ("零碳园区", 20.0, 2025, "goals"),
    ]
    assert [(r["indicator"], r["value"]) for r in results] == [("园区绿电占比", 12.0)]
    assert [(r["type"], r["title"]) for r in relations] == [("based on", "中华人民共和国节约能源法")]
    assert all(PLAN[fact["at"] :].startswith(f"{fact['value']:g}") for fact in (*targets, *results))
    assert all(fact["passage"] in PLAN for fact in (*targets, *results, *relations))
    assert (found["effective_on"], found["expires_on"]) == ("2022-07-01", "2025-07-01")
    assert (found["status"], found["comments_due_on"]) == (None, None)


def test_a_title_alone_says_nothing(tmp_path: Path) -> None:
    (found,) = run(tmp_path, {"title": "关于某事的通知"})
    assert [found[kind] for kind in ("targets", "results", "relations")] == [[], [], []]
    assert found["expires_on"] is None


@pytest.mark.parametrize("date", ["last year", 2022, "2022-6-1"])
def test_a_date_that_is_none_is_named_with_its_line(tmp_path: Path, date: object) -> None:
    path = tmp_path / "lines.jsonl"
    path.write_text(json.dumps({"title": "甲", "date": date}), "utf-8")
    done = CliRunner().invoke(zhengce, ["facts", "--jsonl", str(path)])
    assert done.exit_code == 1
    assert "line 1: date is not an ISO date" in done.output
