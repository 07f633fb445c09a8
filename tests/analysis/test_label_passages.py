"""Passages of the field: in the nation's general reports, and in documents that are of the field as a whole."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from analysis import read, tag
from analysis.labels.passages import by_facet, passages
from analysis.whole import MOST_PASSAGES
from command import zhengce
from policy import Attachment, Document

SHARED = Path(__file__).resolve().parents[2] / "../shared"
REPORT = """一、过去一年工作回顾
粮食产量稳定，就业形势总体平稳。单位国内生产总值能耗下降2.9%，空气质量继续改善。
二、今年工作
（一）扩大内需。优化消费环境，支持住房改善。推动新型储能参与电力现货市场。
（二）加强污染防治和生态建设。抓好秋冬季攻坚。严格管控新污染物。
（三）发展社会事业。办好人民满意的教育。"""


def test_sentences_of_the_field_stand_out_of_a_general_report() -> None:
    found = passages("政府工作报告", REPORT)
    texts = [p.text for p in found]
    assert any("能耗下降2.9%" in text for text in texts)
    assert not any(word in text for text in texts for word in ("粮食", "住房", "教育"))
    assert all(REPORT[p.at : p.at + len(p.text)] == p.text for p in found)


def test_what_stands_under_a_heading_of_the_field_is_of_the_field() -> None:
    (found,) = [p for p in passages("政府工作报告", REPORT) if "秋冬季攻坚" in p.text]
    assert found.path == ("今年工作", "加强污染防治和生态建设")


def test_labels_and_topics_mark_a_passage() -> None:
    (found,) = [p for p in passages("政府工作报告", REPORT) if "储能" in p.text]
    labels = by_facet(found.labels)
    assert "N.energy" in labels["system"]
    assert {"storage-grid", "power-market"} <= set(labels["topic"])


def test_topics_alone_make_no_passage() -> None:
    assert passages("政府工作报告", "扩大利用外资，高质量共建“一带一路”。") == ()


def document(title: str, text: str, **more: object) -> Document:
    return Document(
        source="ndrc", url="https://www.ndrc.gov.cn/1.html", template="test", title=title, text=text, **more
    )  # type: ignore[arg-type]


def test_a_document_keeps_its_labelled_passages_and_those_of_its_files() -> None:
    file = "一、重点任务\n推进氢能在交通领域应用，建设加氢站。\n二、其他事项\n办好人民满意的教育。" * 3
    title = "关于印发氢能产业发展实施方案的通知"
    letter = document(
        title, "现将方案印发给你们，请推进氢能产业发展。", attachments=(Attachment("https://a.cn/a.pdf", "方案"),)
    )
    found = read(letter, (file,)).passages
    texts = {"text": letter.text, "attachment:1": file}
    assert {p.within for p in found} == set(texts)
    assert all(texts[p.within][p.at :].startswith(p.text) and p.labels for p in found)
    assert not any("教育" in p.text for p in found)


def test_a_document_of_another_field_keeps_none_and_a_long_one_no_more_than_is_allowed() -> None:
    assert read(document("关于做好教育督导工作的通知", "推动新型储能参与电力现货市场。")).passages == ()
    long = "\n".join(f"第{n}项推进氢能应用。\n第{n}项防治水污染。" for n in range(MOST_PASSAGES))
    assert len(read(document("关于氢能产业发展的通知", long)).passages) == MOST_PASSAGES


@pytest.mark.parametrize("text", ["", "。。。；；", "Nothing Chinese here.", "碳达峰" * 50_000])
def test_any_text_has_a_defined_result(text: str) -> None:
    assert all(text[p.at :].startswith(p.text) for p in passages("报告", text))


@given(st.text(alphabet="一、（）。；\n碳达峰水污染防治粮食", max_size=200))
def test_passages_stand_in_order_and_do_not_overlap(text: str) -> None:
    found = passages("报告", text)
    assert all(text[p.at : p.at + len(p.text)] == p.text for p in found)
    assert all(one.at + len(one.text) <= other.at for one, other in pairwise(found))


def test_the_command_answers_each_line(tmp_path: Path) -> None:
    lines = [{"title": "政府工作报告", "body": REPORT, "date": "2026-03-05"}, {"title": "放假通知"}]
    path = tmp_path / "texts.jsonl"
    path.write_text("\n".join(json.dumps(line, ensure_ascii=False) for line in lines), encoding="utf-8")
    answers = [
        json.loads(x) for x in CliRunner().invoke(zhengce, ["passages", "--jsonl", str(path)]).output.splitlines()
    ]
    assert [answer["title"] for answer in answers] == ["政府工作报告", "放假通知"]
    assert answers[0]["passages"][0].keys() == {"at", "text", "path", "labels"}
    assert answers[1]["passages"] == []


def test_the_work_report_of_2021(capsys: pytest.CaptureFixture[str]) -> None:
    marked, texts = SHARED / "report-passages-2021.jsonl", SHARED / "texts/reports-dev.jsonl"
    if not marked.exists() or not texts.exists():
        pytest.skip("the marked work report is not beside the repository (../shared)")
    gold = [json.loads(line) for line in marked.read_text("utf-8").splitlines()]
    (report,) = [r for r in map(json.loads, texts.read_text("utf-8").splitlines()) if r["year"] == 2021]
    found = passages(report["title"], report["text"])
    wanted = {n for g in gold if g["in_scope"] is True for n in range(g["at"], g["at"] + len(g["text"]))}
    either = {n for g in gold if g["in_scope"] == "may" for n in range(g["at"], g["at"] + len(g["text"]))}
    got = {n for p in found for n in range(p.at, p.at + len(p.text))}
    recall, precision = len(wanted & got) / len(wanted), len(wanted & got) / len(got - either)
    asked = reached = 0
    for g in gold:
        if g["in_scope"] is True:
            over = [p for p in found if p.at < g["at"] + len(g["text"]) and p.at + len(p.text) > g["at"]]
            asked += len(g["theme"])
            reached += len(set(g["theme"]) & {label for p in over for label in p.labels})
    with capsys.disabled():
        print(f"\nwork report 2021: recall {recall:.3f}, precision {precision:.3f}, themes {reached} of {asked}")
    assert recall >= 0.95
    assert precision >= 0.9
    assert reached >= 0.9 * asked


def test_a_general_report_is_of_the_field_by_its_passages() -> None:
    found = tag("政府工作报告", REPORT)
    assert found.scope == "in"
    assert found.scope_reason.startswith("passages:")
    assert found.labels
    assert not any(label.sure for label in found.labels)


@pytest.mark.parametrize("body", ["", "粮食产量稳定，就业形势总体平稳。"])
def test_a_general_report_without_a_word_of_the_field_is_out(body: str) -> None:
    assert tag("政府工作报告", body).scope == "out"


def test_what_stands_above_a_text_and_a_page_of_contents_are_no_passages() -> None:
    title = "某部关于印发《氢能产业发展规划》的通知"
    top = f"某部关于印发\n《氢能产业发展规划》的通知\n{title}\n某能源〔2022〕5号\n各省能源局：\n"
    contents = "一、发展氢能产业........... 1\n二、推广燃料电池汽车……… 3\n"
    assert [p.text for p in passages(title, f"{top}{contents}推广可再生能源制氢。")] == ["推广可再生能源制氢。"]
    assert passages("", "大力发展氢能，现通知如下：")[0].text == "大力发展氢能，现通知如下："
