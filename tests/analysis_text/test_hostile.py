"""Texts that no ministry would write: the readers stay linear, and what they say stays defined."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType

import pytest

from analysis.brief.compose import brief
from analysis.brief.source import Source
from analysis.facts.ties.references import MAX_REFERENCES, references
from analysis.facts.ties.relations import relations
from analysis.facts.values.tables import rows
from analysis.facts.values.targets import targets
from analysis.text.outline import outline
from analysis.text.sentences import MAX_SENTENCE, sentences

SHAPES = {
    "open brackets": "《",
    "nested brackets": "《〈" * 4 + "甲法" + "〉》" * 4,
    "titles": "《中华人民共和国节约能源法》",
    "titles with numbers": "《节能办法》（国发〔2021〕3号）、",
    "no full stop": "到2025年能耗下降",
    "digits": "1234567890",
    "values": "到2025年能耗下降13.5%、",
    "years": "比2020年到2025年",
    "five-year plans": "“十四五”、",
    "repeal words": "同时废止停止执行",
    "line breaks": "关于进一步做好节能降碳工作有关事项的补充\n",
    "blank": " \u3000\n",
    "Latin": "By 2030 the share shall reach 25% (see Annex). ",
    "Japanese": "2030年までに再生可能エネルギーの比率を25%にする。",
    "headings": "一、推进节能\n（一）更新设备。加快老旧设备更新改造。\n",
    "marks without text": "1.\n",
    "contents": "目录\n第一章 总则....1\n",
    "annexes": "附件：1.某表\n",
    "numbers of documents": "国发〔2021〕23号",
    "orders": "生态环境部令第19号",
    "table rows": "指标\t2020年\t2025年\n森林覆盖率（%）\t23.2\t24.1\n",
    "values without lines": "污水处理率85%95%约束性再生水利用率20%25%预期性",
    "indices": "PUE降到1.3以下，利用效率达到1.25以下，",
    "counted": "建设50个示范基地和20个示范园区、",
    "bodies": "73%的乡镇和50%的村庄污水得到处理",
    "places": "东部地区和城市近郊区等有基础地区、",
    "brackets": "（（）（",
    "list of repeals": "1. 甲管理办法（2001年1月20日某部令第4号公布）\n",
    "bases": "二、设定依据\n（一）《甲办法》\n",
    "ends": "2025年底前，全面淘汰甲类设备，",
    "days counted from an event": "主管部门应当自收到申请之日起20日内作出决定。",
    "bodies in brackets": "更新管网（住房城乡建设部负责）",
    "cells divided by blanks": "指标 单位 2025年 2030年\n森林覆盖率 % 24.1 25\n",
}
READERS: dict[str, Callable[[str], object]] = {
    "relations": lambda text: relations("关于修改《节能办法》的决定", text),
    "targets": targets,
    "outline": lambda text: outline("节能规划", text),
    "brief": lambda text: brief("节能规划", [Source("text", "节能规划", text, outline("节能规划", text))]),
}


def calls_of(run: Callable[[], object]) -> int:
    """How many calls into Python functions a run makes: its work, whatever else the machine does."""
    count = 0

    def tick(frame: FrameType, event: str, arg: object) -> None:
        nonlocal count
        count += 1

    sys.setprofile(tick)
    try:
        run()
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("shape", SHAPES.values(), ids=list(SHAPES))
@pytest.mark.parametrize("reader", READERS.values(), ids=list(READERS))
def test_four_times_the_text_is_about_four_times_the_work(reader: Callable[[str], object], shape: str) -> None:
    small = (shape * (10_000 // len(shape)))[:10_000]
    once, again = calls_of(lambda: reader(small)), calls_of(lambda: reader(small * 4))
    assert again <= 6 * once + 10_000


@pytest.mark.parametrize("shape", SHAPES.values(), ids=list(SHAPES))
def test_a_long_text_of_any_shape_is_read(shape: str) -> None:
    text = shape * (400_000 // len(shape))
    assert all(s.end - s.start <= MAX_SENTENCE for s in sentences(text))
    assert len(references(text)) <= 2 * MAX_REFERENCES
    for target in targets(text[:100_000]):
        assert target.passage in text


@pytest.mark.parametrize(
    "text", ["", " \n\u3000", "By 2030, 25% of energy. " * 50, "2030年までに25%にするものとする。" * 50]
)
def test_empty_and_other_languages_say_nothing(text: str) -> None:
    assert relations("", text) == ()
    assert targets(text) == ()


@pytest.mark.parametrize(
    ("unit", "cell", "value"),
    [
        ("%", "百分之二十五", (25.0, "%", "二十五")),
        ("倍", "翻一番", (2.0, "倍", "翻一番")),
        ("%", "约５", (5.0, "%", "５")),
        ("\\q", "5", None),
        ("\\g<1>", "5", None),
        ("", "²", None),
    ],
)
def test_a_cell_without_digits_and_a_unit_that_looks_like_a_pattern_are_cells(
    unit: str, cell: str, value: tuple[float, str, str] | None
) -> None:
    text = f"指标\t单位\t2025年\n某某率\t{unit}\t{cell}\n"
    found = [(row.value.value, row.value.unit, text[row.at :].strip()) for row in rows(text, 2021).found]
    assert found == ([value] if value else [])
