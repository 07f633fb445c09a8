"""What the report's tables 1, 3 and 4 hold in numbers is found as targets, in real texts and in sentences alike."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from command.facts import facts

SHARED = Path(__file__).resolve().parents[2] / "../shared"
PLAN = "2030年前碳达峰行动方案"
YEARS_AND_COUNTS = re.compile(r"20\d\d年|\d+[-—－]\d+年")
NUMBER = re.compile(r"\d+(?:\.\d+)?")


def lines(path: Path) -> list[dict[str, Any]]:
    if not path.exists():
        pytest.skip(f"{path.name} is not here: it lies in ../shared")
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def targets(title: str, body: str, date: str | None = None) -> list[dict[str, Any]]:
    found = facts({"title": title, "body": body, "date": date, "number": None, "issuers": []})["targets"]
    return list(found)


def text_of(title: str) -> dict[str, Any]:
    return next(row for row in lines(SHARED / "texts" / "dev.jsonl") if row["title"] == title)


@pytest.mark.parametrize(
    ("year", "indicator", "value", "base"),
    [
        (2025, "能耗", 13.5, 2020),
        (2025, "二氧化碳排放", 18, 2020),
        (2025, "非化石能源消费比重", 20, None),
        (2030, "二氧化碳排放", 65, 2005),
        (2030, "非化石能源消费比重", 25, None),
        (2030, "总装机容量", 12, None),
    ],
)
def test_the_goals_of_tables_1_and_2_stand_in_the_plan_of_2030(
    year: int, indicator: str, value: float, base: int | None
) -> None:
    plan = text_of(PLAN)
    found = [t for t in targets(PLAN, plan["text"], plan["date"]) if t["year"] == year and t["value"] == value]
    assert any(indicator in t["indicator"] and t["base_year"] == base for t in found), found


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        (
            "到2025年，单位国内生产总值能耗比2020年下降13.5%，单位国内生产总值二氧化碳排放比2020年下降18%。",
            [(2025, 13.5, "%"), (2025, 18, "%")],
        ),
        ("到2030年，风电、太阳能发电总装机容量达到12亿千瓦以上。", [(2030, 12, "亿千瓦")]),
        ("到2060年，非化石能源消费比重达到80%以上，实现碳中和。", [(2060, 80, "%")]),
        ("“十四五”期间，森林覆盖率提高到24.1%。", [(2025, 24.1, "%")]),
        ("到2025年，地级及以上城市空气质量优良天数比率达到87.5%。", [(2025, 87.5, "%")]),
        ("到2025年，地表水达到或好于Ⅲ类水体比例达到85%。", [(2025, 85, "%")]),
        ("到2025年，粮食综合生产能力不低于6.5亿吨。", [(2025, 6.5, "亿吨")]),
        ("到2025年，能源综合生产能力超过46亿吨标准煤。", [(2025, 46, "亿吨标准煤")]),
        ("2021年，城镇调查失业率控制在5.5%左右。", [(2021, 5.5, "%")]),
    ],
)
def test_values_of_the_kinds_of_tables_1_and_4(sentence: str, wanted: list[tuple[int, float, str]]) -> None:
    body = f"一、主要目标\n{sentence}\n二、重点任务\n推进绿色低碳发展。"
    found = [(t["year"], t["value"], t["unit"]) for t in targets("绿色发展规划", body, "2021-03-01")]
    assert [value for value in wanted if value not in found] == []


def test_the_numbers_that_the_documents_of_table_3_aim_at_are_targets() -> None:
    missing: list[str] = []
    asked = 0
    for entry in lines(SHARED / "brief-dev.jsonl"):
        text = text_of(entry["title"])
        found = targets(entry["title"], text["text"], text["date"])
        known = {f"{value:g}" for t in found for value in (t["value"], t["value_high"]) if value is not None}
        known |= {n for t in found for n in NUMBER.findall(f"{t['scope']}{t['indicator']}")}  # 50%的高新区
        for fact in entry["facts"]:
            if fact["kind"] == "target" and not is_equivalent(text["text"], fact["zh"]):
                numbers = NUMBER.findall(YEARS_AND_COUNTS.sub("", fact["zh"]))
                asked += len(numbers)
                missing += [f"{entry['title']}: {fact['zh']}" for n in numbers if f"{float(n):g}" not in known]
    assert asked > 40
    assert missing == []


def is_equivalent(text: str, words: str) -> bool:
    """Whether the number is what another target comes to (相当于减排…), which is no target of its own."""
    at = text.find(words)
    return at >= 0 and "相当于" in re.split(r"[。；\n]", text[max(0, at - 60) : at])[-1]
