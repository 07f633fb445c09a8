"""The report's table 5 by label: each of its entries stands on the compare page, in the row of its label."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from analysis import read
from db import Entry, Store
from policy import Document
from tests.web import seed
from tests.web.conftest import asking

SHARED = Path(__file__).resolve().parents[2] / "../shared"
MARKED, REPORTS = SHARED / "report-passages-2021.jsonl", SHARED / "texts/reports-dev.jsonl"
LINES = {
    "air": "深化大气污染综合治理，推进多污染物协同减排和区域联防联控，安排大气污染防治资金300亿元。",
    "water": "统筹推进江河湖泊和近岸海湾治理，水污染防治资金安排237亿元。",
    "soil": "强化土壤和地下水污染风险管控与修复。",
    "solid-waste": "加强固体废物和新污染物治理，推进垃圾分类和减量。",
    "environmental-industry": "支持节能节水和节能环保产业发展。",
    "ecosystem": "实行生态环境分区管控，对重点生态功能区的转移支付增长12%，实施重要生态系统保护修复工程。",
    "climate": "有序推进碳达峰碳中和工作，落实碳达峰行动方案。",
    "clean-coal": "立足以煤为主的国情，加强煤炭清洁高效利用，实施煤电节能降碳改造。",
    "clean-energy": "推进大型风电光伏基地建设，提升电网对可再生能源发电的消纳能力。",
    "energy-saving": "推动钢铁、有色、石化、建材等行业节能降碳，加快绿色低碳技术推广。",
    "two-high": "坚决遏制高耗能、高排放、低水平项目盲目发展。",
    "dual-control": "推动能耗双控向碳排放总量和强度双控转变。",
}
"""One line for each entry of the table, in words of our own, under the label that it has on the site."""
OWN = "一、工作回顾\n就业形势总体稳定。\n二、工作安排\n" + "\n".join(LINES.values()) + "\n办好人民满意的教育。"
Rows = dict[str, list[str]]


def compared(path: Path, reports: list[dict[str, Any]]) -> Rows:
    """Label -> the passages of the last report, with all reports side by side by theme."""
    with Store(path, clock=seed.Clock()) as store:
        run = store.start_run("crawl")
        entries = [Entry(paper, read(paper)) for paper in map(document, reports)]
        saved = store.save(entries, run)
        store.finish_run(run, "ok")
    ids = ",".join(str(one.document_id) for one in saved)
    answer = asking(path)(f"/compare.json?documents={ids}&facet=theme").json()
    return {row["label"]: [passage["text"] for passage in row["cells"][-1]] for row in answer["rows"]}


def document(report: dict[str, Any]) -> Document:
    title = f"{report['title']}（{report['year']}年）"
    return seed.document(report["year"], title, report["date"], text=report["text"])


def test_twelve_entries_of_the_form_of_table_5_are_reached_by_label(tmp_path: Path) -> None:
    rows = compared(tmp_path / "own.db", [{"title": "政府工作报告", "year": 2022, "date": "2022-03-05", "text": OWN}])
    missing = [label for label, line in LINES.items() if not any(line[:14] in text for text in rows.get(label, []))]
    assert missing == []
    assert not any("教育" in text or "就业" in text for cell in rows.values() for text in cell)


def test_each_marked_passage_of_2021_is_reached_by_each_of_its_labels(tmp_path: Path) -> None:
    if not MARKED.exists() or not REPORTS.exists():
        pytest.skip("the marked work report is not beside the repository (../shared)")
    reports = [json.loads(line) for line in REPORTS.read_text("utf-8").splitlines()]
    rows = compared(tmp_path / "reports.db", [r for r in reports if r["year"] >= 2020])
    marks = [json.loads(line) for line in MARKED.read_text("utf-8").splitlines()]
    entries = [(label, mark["text"]) for mark in marks if mark["in_scope"] is True for label in mark["theme"]]
    missing = [(label, text) for label, text in entries if not any(text[:20] in one for one in rows.get(label, []))]
    assert len(missing) <= 0.1 * len(entries), missing  # the share of labels that passages are held to
