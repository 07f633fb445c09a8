"""The outline of a document: which lines are headings, how deep they are and what their parts are for."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from analysis.text.outline import outline
from command import zhengce

SHARED = Path(__file__).resolve().parents[3] / "shared"
PLAN = "某市节能行动方案"
TEXT = "加强用能管理，推动设备更新，提高能源利用效率，促进产业绿色转型，完善统计监测体系。"


def tree(title: str, body: str) -> list[tuple[int, str, str | None]]:
    return [(part.level, part.marker, part.heading) for part in outline(title, body).sections]


def roles(title: str, body: str) -> list[tuple[str | None, str]]:
    return [(part.heading, part.role) for part in outline(title, body).sections]


def test_levels_follow_the_nesting_of_the_document() -> None:
    body = (
        f"一、总体要求\n（一）指导思想。{TEXT}\n（二）主要目标。{TEXT}\n"
        f"二、重点任务\n（三）推进改造\n1．更新设备。{TEXT}\n2．淘汰落后。{TEXT}"
    )
    assert tree(PLAN, body) == [
        (1, "一、", "总体要求"), (2, "（一）", "指导思想"), (2, "（二）", "主要目标"),
        (1, "二、", "重点任务"), (2, "（三）", "推进改造"), (3, "1．", "更新设备"), (3, "2．", "淘汰落后"),
    ]  # fmt: skip


def test_a_place_is_that_of_the_mark_and_the_own_words_end_where_the_next_part_begins() -> None:
    body = f"前面的话。\n一、加强管理。{TEXT}\n二、更新设备。{TEXT}"
    first, second = outline(PLAN, body).sections
    assert body[first.at :].startswith("一、加强管理")
    assert body[first.begins : first.ends].strip("。\n") == TEXT.strip("。")
    assert first.ends == second.at


@pytest.mark.parametrize(
    "body",
    [
        f"一、基本原则\n（一）节约优先。{TEXT}（二）统筹推进。{TEXT}",
        f"一、基本原则（一）节约优先。{TEXT}\n（二）统筹推进。{TEXT}",
        f"一、基本原则\n 3（一）节约优先。{TEXT}\n（二）统筹推进。{TEXT}",
        f"一、\n基本原则\n（一）\n节约优先\n{TEXT}\n（二）\n统筹推进\n{TEXT}",
    ],
    ids=["glued items", "glued to a heading", "page number", "mark on a line of its own"],
)
def test_lost_line_breaks_and_page_numbers_do_not_hide_headings(body: str) -> None:
    assert [heading for _, _, heading in tree(PLAN, body)] == ["基本原则", "节约优先", "统筹推进"]


def test_headings_without_number_need_siblings() -> None:
    siblings = f"一、基本原则\n坚持节约优先。{TEXT}\n坚持统筹推进。{TEXT}"
    assert tree(PLAN, siblings)[1:] == [(2, "", "坚持节约优先"), (2, "", "坚持统筹推进")]
    assert tree(PLAN, f"一、基本原则\n坚持节约优先。{TEXT}") == [(1, "一、", "基本原则")]
    dashed = f"一、目标\n——结构更优。{TEXT}\n——效率更高。{TEXT}"
    assert tree(PLAN, dashed)[1:] == [(2, "——", "结构更优"), (2, "——", "效率更高")]


def test_a_box_that_bears_the_name_of_its_section_keeps_its_own_and_stands_below_that_section() -> None:
    body = (
        f"一、重点任务\n（一）推动改造\n1.更新设备。{TEXT}\n2.淘汰落后。{TEXT}\n专栏1推动改造重点工程打造示范园区。{TEXT}\n"
        f"培育龙头企业。{TEXT}\n（二）完善制度\n{TEXT}"
    )
    listed = "目录\n一、重点任务........1\n（一）推动改造........1\n（二）完善制度........3\n"
    assert tree(PLAN, listed + body)[4:8] == [
        (3, "专栏1", "推动改造重点工程"), (4, "", "打造示范园区"), (4, "", "培育龙头企业"), (2, "（二）", "完善制度"),
    ]  # fmt: skip


def test_notes_below_a_table_are_no_headings() -> None:
    notes = "备注：\n①计算依据：统计年鉴，数据均为年末数。\n②上述项目存在包含关系。"
    body = f"一、发展成果\n{TEXT}\n{notes}\n二、存在问题\n{TEXT}"
    assert [heading for _, _, heading in tree(PLAN, body)] == ["发展成果", "存在问题"]


def test_a_numbered_sentence_has_no_heading() -> None:
    body = (
        "一、申报条件\n1.符合国家有关产业政策；\n2.近三年没有违法记录。\n"
        f"二、工作要求\n（一）各地要高度重视这项工作。\n（二）加强宣传。{TEXT}"
    )
    assert [heading for _, _, heading in tree("关于组织申报的通知", body)] == [
        "申报条件",
        None,
        None,
        "工作要求",
        None,
        "加强宣传",
    ]


def test_contents_page_annex_list_and_signature_are_no_parts() -> None:
    contents = "目录\n一、总体要求........1\n二、重点任务........3\n"
    text = f"一、总体要求\n{TEXT}\n二、重点任务\n{TEXT}\n附件：1.任务分工表\n2.指标表\n某市人民政府\n2022年3月1日\n"
    assert [heading for _, _, heading in tree(PLAN, contents + text)] == ["总体要求", "重点任务"]
    undotted = "目录\n一、总体要求\n二、重点任务\n三、保障措施\n" + text + f"三、保障措施\n{TEXT}"
    assert [heading for _, _, heading in tree(PLAN, undotted)] == ["总体要求", "重点任务", "保障措施"]


def test_the_covering_notice_is_none_and_an_annex_is_a_part() -> None:
    cover = "各区人民政府：\n现将《某市节能行动方案》印发给你们，请认真贯彻执行。\n某市人民政府\n2022年3月1日\n"
    plan = f"某市节能行动方案\n一、总体要求\n{TEXT}\n附件1\n重点工程清单\n一、改造工程\n{TEXT}\n"
    assert tree("关于印发某市节能行动方案的通知", cover + plan) == [
        (1, "一、", "总体要求"), (1, "附件1", "重点工程清单"), (2, "一、", "改造工程"),
    ]  # fmt: skip


def test_a_box_stands_below_its_section_and_its_items_below_it() -> None:
    body = f"一、建设工程\n{TEXT}\n专栏1 重点工程\n1.改造工程。{TEXT}\n2.示范工程。{TEXT}\n二、完善制度\n{TEXT}"
    assert tree(PLAN, body) == [
        (1, "一、", "建设工程"), (2, "专栏1", "重点工程"), (3, "1.", "改造工程"), (3, "2.", "示范工程"),
        (1, "二、", "完善制度"),
    ]  # fmt: skip
    assert roles(PLAN, body)[1:4] == [("重点工程", "projects"), ("改造工程", "projects"), ("示范工程", "projects")]


def test_articles_are_counted_and_listed_where_they_have_headings() -> None:
    body = (
        "第一章 总则\n第一条 为节约能源，制定本条例。\n第二条 本条例适用于本市。\n（一）工业；\n（二）交通。\n"
        "第二章 管理\n第三条 依照第一条的规定执行。\n"
    )
    parts = outline("某市节约能源条例", body).sections
    assert [(part.heading, part.articles) for part in parts] == [("总则", 2), ("管理", 1)]
    named = "第一章 总则\n第一条【目的】为节约能源。\n第二条【范围】适用于本市。\n"
    assert tree("某市节约能源条例", named)[1:] == [(2, "第一条", "目的"), (2, "第二条", "范围")]


def test_decimal_numbers_nest_by_their_length_and_the_deepest_level_is_four() -> None:
    marks = ["1.范围", "2.方法", "2.1一般要求", "2.2计算", "2.2.1边界", "2.2.1.1设施", "2.2.1.1.1锅炉"]
    body = "".join(f"{mark}\n{TEXT}\n" for mark in marks)
    assert [level for level, _, _ in tree("能耗核算指南", body)] == [1, 1, 2, 2, 3, 4, 4]


@pytest.mark.parametrize(
    ("title", "heading", "role"),
    [
        (PLAN, "指导思想", "guiding"),
        (PLAN, "指导思想、基本原则和总体目标", "general"),
        (PLAN, "规划背景", "background"),
        (PLAN, "大力发展新能源", "tasks"),
        (PLAN, "组织实施", "safeguards"),
        ("关于做好节能工作的通知", "压实责任", "requirements"),
        ("关于印发节能行动方案的通知", "大力发展新能源", "tasks"),
        ("能源条例", "法律责任", "penalties"),
        ("能源条例", "开发利用", "duties"),
    ],
)
def test_roles_follow_the_heading_and_the_kind_of_document(title: str, heading: str, role: str) -> None:
    assert roles(title, f"一、{heading}\n{TEXT}\n") == [(heading, role)]


def test_a_part_takes_the_role_of_its_section() -> None:
    body = f"一、保障措施\n（一）完善价格政策。{TEXT}\n（二）加强宣传。{TEXT}"
    assert {role for _, role in roles(PLAN, body)} == {"safeguards"}


@pytest.mark.parametrize("body", ["", "\n\n", "The plan is in the annex. It has no headings.", "序号\n1\n2\n3\n4"])
def test_a_text_without_headings_has_an_empty_outline(body: str) -> None:
    assert outline("某通知", body).sections == ()


@given(
    st.lists(
        st.sampled_from(
            ["一、", "（一）", "1.", "第一章", "专栏1", "附件1", "2.1", "——", "甲", "推进改造。", "\n", TEXT]
        ),
        max_size=60,
    )
)
def test_whatever_the_text_the_tree_is_whole(pieces: list[str]) -> None:
    body = "".join(pieces)
    parts = outline(PLAN, body).sections
    deepest = 0
    for part in parts:
        assert 1 <= part.level <= min(4, deepest + 1 if deepest else 1) or part.level <= deepest
        deepest = part.level
        assert part.at <= part.begins <= len(body)
        assert body.startswith(part.marker, part.at)
    assert [part.at for part in parts] == sorted(part.at for part in parts)


def test_the_command_answers_line_by_line(tmp_path: Path) -> None:
    lines = [{"title": PLAN, "body": f"一、加强管理。{TEXT}"}, {"title": "公告", "body": ""}]
    (tmp_path / "texts.jsonl").write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    output = CliRunner().invoke(zhengce, ["outline", "--jsonl", str(tmp_path / "texts.jsonl")]).output
    first, second = map(json.loads, output.splitlines())
    part = {"level": 1, "marker": "一、", "heading": "加强管理", "role": "tasks", "at": 0}
    assert first["outline"] == [part]
    assert second["outline"] == []


def test_the_headings_of_real_texts() -> None:
    """F1 of level and wording at least 0.96, roles at least 0.96, on the texts that two readers outlined."""
    if not (SHARED / "outline-dev.jsonl").exists():
        pytest.skip("the outlined texts are not here")
    texts = {}
    for line in (SHARED / "texts" / "dev.jsonl").read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        texts[entry["title"], entry["date"]] = entry["text"]
    hits = told = due = same = 0
    for line in (SHARED / "outline-dev.jsonl").read_text(encoding="utf-8").splitlines():
        gold = json.loads(line)
        expected = {
            (e["level"], "".join(e["heading"].split()), e["at"]): e["role"] for e in gold["outline"] if e["heading"]
        }
        found = {
            (part.level, "".join(part.heading.split()), part.at): part.role
            for part in outline(gold["title"], texts[gold["title"], gold["date"]]).sections
            if part.heading
        }
        both = expected.keys() & found.keys()
        hits, told, due = hits + len(both), told + len(found), due + len(expected)
        same += sum(expected[key] == found[key] for key in both)
    assert 2 * hits / (told + due) >= 0.96
    assert same / hits >= 0.96


MEASURES = (
    "为促进再制造，制定以下措施。\n扩大产品供给。支持企业开展高端装备再制造，丰富产品种类。\n"
    "健全回收体系。建设旧件回收网点，规范检测和分类。\n推动标准互认。加快制定质量标准，推动国际互认。\n"
)


def test_headings_without_number_are_read_where_a_text_has_no_marks_at_all() -> None:
    read = outline("关于促进再制造的若干措施", MEASURES).sections
    assert [(part.level, part.heading) for part in read] == [
        (1, "扩大产品供给"),
        (1, "健全回收体系"),
        (1, "推动标准互认"),
    ]


def test_two_short_sentences_that_open_paragraphs_are_no_headings() -> None:
    assert outline("关于促进再制造的若干措施", MEASURES.partition("推动标准")[0]).sections == ()
