"""`zhengce tag`, `zhengce evaluate` and `zhengce check-rules` as a person and a script use them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from command import zhengce


def run(*args: str | Path, stdin: str | None = None) -> Result:
    return CliRunner().invoke(zhengce, [str(arg) for arg in args], input=stdin)


def test_one_title_is_tagged_with_evidence() -> None:
    answer = json.loads(run("tag", "--title", "关于印发建材行业碳达峰实施方案的通知").output)
    assert answer["reason"] == "title shows 碳达峰"
    assert answer["in_scope"] is True
    assert answer["labels"] == {
        "system": ["N.building-materials"], "action": ["A03"], "theme": ["climate"], "guideline": ["G02"],
        "topic": [],
    }  # fmt: skip
    proof = {entry["label"]: entry for entry in answer["evidence"]}
    assert proof["climate"]["found"][0]["term"] == "碳达峰"
    assert proof["G02"]["derived_from"] == "A03"
    assert proof["N.building-materials"]["parent"] == "N.sector"


def test_a_body_is_read_from_a_file_or_standard_input(tmp_path: Path) -> None:
    body = "关于促进光热发电规模化发展的若干意见"
    (tmp_path / "body.txt").write_text(body, encoding="utf-8")
    by_file = run("tag", "--title", "公告 2026年第1号", "--body", tmp_path / "body.txt")
    by_stdin = run("tag", "--title", "公告 2026年第1号", "--body", "-", stdin=body)
    assert json.loads(by_file.output)["labels"]["system"] == ["N.energy"]
    assert by_file.output == by_stdin.output


def test_many_are_answered_in_order_whatever_their_keys(tmp_path: Path) -> None:
    entries: list[dict[str, object]] = [
        {"title": f"关于第{n}批绿色工厂名单的通知", "body": "", "number": None, "issuers": []} for n in range(500)
    ]
    entries[1] = {
        "title": "关于加强草原保护修复的实施意见",
        "issuer": "宁夏回族自治区人民政府",
        "text": "各市、县",
        "url": "x",
    }
    path = tmp_path / "many.jsonl"
    path.write_text("\n".join(json.dumps(entry, ensure_ascii=False) for entry in entries) + "\n\n", encoding="utf-8")
    answers = [json.loads(line) for line in run("tag", "--jsonl", path).output.splitlines()]
    assert [answer["title"] for answer in answers] == [entry["title"] for entry in entries]
    assert "N.local" in answers[1]["labels"]["system"]
    assert all(set(answer["labels"]) == {"system", "action", "theme", "topic", "guideline"} for answer in answers)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "line 2"),
        ("[]", "not a JSON object"),
        ("[" * 100_000, "nested too deep"),
        ('{"titel": "x"}', "title is missing"),
        ('{"title": "x", "body": 3}', "body is not a text"),
        ('{"title": "x", "issuers": [1]}', "issuers is not a list"),
    ],
)
def test_a_bad_line_ends_the_run_with_its_number(line: str, message: str) -> None:
    result = run("tag", "--jsonl", "-", stdin='{"title": "节能条例"}\n' + line + "\n")
    assert result.exit_code == 1
    assert "line 2" in result.stderr
    assert message in result.stderr
    assert json.loads(result.stdout)["title"] == "节能条例"


def test_half_a_character_is_replaced() -> None:
    line = '{"title": "\\ud800节能条例", "zh": "\\ud800节能条例", "body": "\\udc00"}\n'
    by_line = run("tag", "--jsonl", "-", stdin=line)
    by_title = run("tag", "--title", "\udcff节能条例")
    assert json.loads(by_line.stdout)["title"] == json.loads(by_title.stdout)["title"] == "\ufffd节能条例"
    for command in (("brief",), ("translate", "--to", "en")):
        assert run(*command, "--jsonl", "-", stdin=line).exit_code == 0


def test_a_title_or_a_file_is_needed() -> None:
    assert run("tag").exit_code == 2


def test_evaluate_prints_figures_and_the_wrong_ones(tmp_path: Path) -> None:
    path = tmp_path / "set.jsonl"
    lines = [
        {"title": "关于印发建材行业碳达峰实施方案的通知", "in_scope": True, "must": {"system": ["N.steel"]}, "may": {}},
        {"title_zh": "碳排放权交易管理办法（试行）", "system": ["N.carbon-market"], "action": [], "theme": ["climate"]},
    ]
    path.write_text("\n".join(json.dumps(line, ensure_ascii=False) for line in lines), encoding="utf-8")
    table = run("evaluate", path).output
    assert "missed N.steel" in table
    report = json.loads(run("evaluate", path, "--json").output)
    assert report["facets"]["system"] == {
        "precision": 0.5, "recall": 0.5, "f1": 0.5, "right": 1, "wrong": 1, "missed": 1,
    }  # fmt: skip
    assert report["scope"]["recall"] == 1


def test_evaluate_fails_below_a_floor(tmp_path: Path) -> None:
    path = tmp_path / "titles.jsonl"
    path.write_text('{"title": "放假通知", "in_scope": true, "must": {"theme": ["air"]}}', encoding="utf-8")
    result = run("evaluate", path)
    assert result.exit_code == 4
    assert "below its floor: theme.f1 0.000 < 0.970" in result.stderr


def test_evaluate_names_a_bad_line(tmp_path: Path) -> None:
    path = tmp_path / "set.jsonl"
    path.write_text('{"title": "x", "must": {"theme": ["N.none"]}}', encoding="utf-8")
    result = run("evaluate", path)
    assert result.exit_code == 1
    assert "set.jsonl, line 1: unknown label of facet theme: N.none" in result.stderr


def test_check_rules_says_that_all_is_sound_or_what_is_not(tmp_path: Path) -> None:
    assert "sound" in run("check-rules").output
    path = tmp_path / "mine.toml"
    path.write_text('[[concept]]\nname = "x"\nterms = ["碳"]\ngives = ["N.stel"]\n', encoding="utf-8")
    result = run("check-rules", path)
    assert result.exit_code == 1
    assert "mine.toml:4" in result.stderr
