"""Draft titles and headings against references: chrF (sacrebleu, mean of sentences), printed and held to floors.

The report's own 33 titles, the pairs given with the project (`../shared`) and our own references
(`tests/data/titles_ja.jsonl`, in the house words of the given pairs; rules were tuned on all halves but `test`).
"""

import json
from pathlib import Path
from statistics import mean

import pytest
from sacrebleu.metrics import CHRF

from translation.titles import to_ja

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT / "../shared"
OWN = ROOT / "tests/data/titles_ja.jsonl"


def read(path):
    if not path.exists():
        pytest.skip(f"{path.name} is not beside the repository (../shared)")
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def title(zh):
    return to_ja(zh).ja


def whole(zh):
    return to_ja(zh).whole


SETS = {
    "the report's titles": (SHARED / "table3.jsonl", "title_zh", "title_ja", title, 86.0),
    "the given titles, with their issuers": (SHARED / "titles-ja-dev.jsonl", "zh", "ja", whole, 92.0),
    "the given headings": (SHARED / "headings-ja-dev.jsonl", "zh", "ja", whole, 88.0),
    "our own references, dev half": (OWN, "zh", "ja", title, 91.0),
    "our own references, test half": (OWN, "zh", "ja", title, 89.0),
}


@pytest.mark.parametrize("name", SETS)
def test_drafts_come_near_the_references(name, record_property, capsys):
    path, zh, ja, draft, floor = SETS[name]
    half = next((half for half in ("dev", "test") if name.endswith(f"{half} half")), None)
    rows = [row for row in read(path) if half is None or row["half"] == half]
    metric = CHRF()
    score = mean(metric.sentence_score(draft(row[zh]), [row[ja]]).score for row in rows)
    record_property(f"chrf {name}", score)
    with capsys.disabled():
        print(f"\nchrF against {name} ({len(rows)}): {score:.1f}")
    assert score >= floor


def test_references_are_many_and_told_once():
    titles = [row["zh"] for row in read(OWN)]
    assert len(titles) == len(set(titles)) >= 120


def shared_titles():
    files = [ROOT / "../shared/gold-dev.jsonl", ROOT / "../shared/texts/dev.jsonl"]
    if not all(file.exists() for file in files):
        pytest.skip("the reference titles are not beside the repository (../shared)")
    return [json.loads(line)["title"] for file in files for line in file.read_text(encoding="utf-8").splitlines()]


def test_no_character_is_foreign_to_japanese():
    drafts = [to_ja(title).ja for title in [*shared_titles(), *(row["zh"] for row in read(OWN))]]
    foreign = {c for ja in drafts for c in ja if "\u3400" <= c <= "\u9fff" and not c.encode("cp932", "ignore")}
    assert not foreign


@pytest.mark.parametrize(
    ("zh", "ja"),
    [
        ("江苏省关于加强生态环境保护的若干措施", "江蘇省の生態環境保護の強化に関する若干の措置"),
        ("浙江省关于浙江省节能工作的通知", "浙江省省エネルギー業務に関する通知"),
        ("上海市促进节能实施方案", "上海市の省エネルギー促進実施方案"),
        ("关于支持贵州建设生态文明先行区的意见", "貴州の生態文明先行区の建設の支援に関する意見"),
        ("生态环境部召开6月例行新闻发布会", "生態環境部6月定例記者会見開催"),
        ("科技支撑绿色发展行动方案", "科学技術によるグリーン発展の支援行動方案"),
        ("国家能源局举行新闻发布会 介绍2023年能源形势", "2023年エネルギー情勢に関する国家能源局記者会見開催"),
        ("关于恢复和扩大消费措施的通知", "消費措置の回復・拡大に関する通知"),
        ("李某主持召开国务院常务会议", "李某による国務院常務会議開催"),
    ],
)
def test_places_hosts_and_subjects(zh, ja):
    assert to_ja(zh).ja == ja


@pytest.mark.parametrize(
    "text",
    [
        "《关于〈“十四五”节能〉的通知》（2024年第3号令）",
        '"节能"(2021-2035年) GB 3095-2012 ISO 14064',
        "图解：一图读懂——节能丨第1期",
        "支持",
        "支持河北省",
        "河北省",
        "同意的",
        "关于的的的通知",
        "制修订旧衣物清洗标准及技术规范，",
        "召开会议",
        "的" * 5000,
        "关于加强" * 2000,
        "《" * 5000,
    ],
)
def test_odd_titles_are_answered(text):
    draft = to_ja(text)
    assert draft.ja
    assert len(draft.ja) < 20_000
    assert not set(draft.ja) & set("\ue000\ue001")
