"""Document numbers in all their forms: house form, look-up key, and place in running text."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy import numbers

SHARED = Path(__file__).resolve().parents[2] / "../shared"
BRACKETS = ["〔{}〕", "[{}]", "［{}］", "﹝{}﹞", "({})", "（{}）", "【{}】", "〖{}〗", "〔 {} 〕", "<{}>"]
CODES = [
    "国发",
    "国办发明电",
    "发改价格规",
    "环办便函",
    "国知发保函字",
    "工信厅联节",
    "自然资发",
    "发改经贸",
    "财资环",
    "粤办函",
]


@pytest.mark.parametrize("bracket", BRACKETS)
@pytest.mark.parametrize("code", CODES)
def test_every_bracket_is_normalised(code: str, bracket: str) -> None:
    written = f"{code}{bracket.format(2021)}23号"
    assert numbers.normalise(written) == f"{code}〔2021〕23号"
    assert numbers.key(written) == numbers.key(f"{code}〔2021〕23号")
    (found,) = numbers.find(f"（{written}）")
    assert found == numbers.Found(f"{code}〔2021〕23号", 1, 1 + len(written))


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("国 发 〔2021〕 23 号", "国发〔2021〕23号"),
        ("国发〔２０２１〕２３号", "国发〔2021〕23号"),
        ("国发〔2021〕第23号", "国发〔2021〕23号"),
        ("中华人民共和国国务院令 第707号", "中华人民共和国国务院令第707号"),
        ("国令第707号", "国令第707号"),
        ("部令 第19号", "部令第19号"),
        ("2026年 第41号令", "2026年第41号令"),
        ("第40号令", "第40号令"),
        ("令第15号", "令第15号"),
        ("公告 2021年 第21号", "公告2021年第21号"),
        ("国家能源局公告 2026年 第1号", "国家能源局公告2026年第1号"),
        ("2021年第6号公告", "2021年第6号公告"),
        ("生态环境部　市场监管总局令第31号", "生态环境部 市场监管总局令第31号"),
        ("生态环境部、国家发展改革委、公安部令第15号", "生态环境部 国家发展改革委 公安部令第15号"),
        ("粤府令第197号", "粤府令第197号"),
        ("主席令第四十一号", "主席令第四十一号"),
        ("不是文号", "不是文号"),
        ("000014672/2021-01023", "000014672/2021-01023"),
    ],
)
def test_the_house_form(written: str, normal: str) -> None:
    assert numbers.normalise(written) == normal
    assert numbers.normalise(normal) == normal


@pytest.mark.parametrize(
    "group",
    [
        (
            "国发〔2021〕23号",
            "国发[2021]23号",
            "国发2021 23",
            "国发 2021 23号",
            "国发〔2021〕023号",
            "国发2021-23",
            "国发〔2021〕23",
            "国发202123",
        ),
        ("国令第707号", "国务院令第707号", "中华人民共和国国务院令第707号", "国务院令 第七百零七号"),
        ("生态环境部 市场监管总局令第31号", "生态环境部、国家市场监督管理总局令第31号"),
        ("2026年第41号令", "２０２６年 第 41 号 令", "2026年第四十一号令"),
        ("公告2021年第21号", "2021年第21号公告"),
    ],
)
def test_one_number_has_one_key(group: tuple[str, ...]) -> None:
    assert len({numbers.key(written) for written in group}) == 1


def test_different_numbers_have_different_keys() -> None:
    written = [
        "国发〔2021〕23号",
        "国办发〔2021〕23号",
        "国发〔2020〕123号",
        "国发〔2021〕2号",
        "部令第19号",
        "环境保护部令第19号",
    ]
    written += ["生态环境部令第19号", "2026年第41号令", "2025年第41号令", "公告2021年第19号", "国函〔2021〕23号"]
    assert len({numbers.key(w) for w in written}) == len(written)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("根据《…的通知》（国办发〔2020〕39号）要求", ["国办发〔2020〕39号"]),
        ("按照国发〔2021〕23号文件和环办气候函[2021]130号", ["国发〔2021〕23号", "环办气候函〔2021〕130号"]),
        ("关于做好储能工作的通知(试行)(发改能源〔2025〕1476号)", ["发改能源〔2025〕1476号"]),
        ("绿色发展三年行动计划\n国发〔2018〕22号\n各省：", ["国发〔2018〕22号"]),
        ("绿色发展三年行动计划国发〔2018〕22号", ["国发〔2018〕22号"]),
        ("中华人民共和国国务院令\n第707号\n现公布", ["中华人民共和国国务院令第707号"]),
        ("《污染源自动监控管理办法》（国家环境保护总局令第28号）同时废止", ["国家环境保护总局令第28号"]),
        ("根据财政部 税务总局 生态环境部公告2018年第117号的规定", ["财政部 税务总局 生态环境部公告2018年第117号"]),
        ("《天然气利用管理办法》 2024年第21号令", ["2024年第21号令"]),
        ("贯彻自然资发〔2021〕3号、发改经贸〔2021〕5号", ["自然资发〔2021〕3号", "发改经贸〔2021〕5号"]),
        ("索引号 000014672/2021-01023，无文号", []),
        ("责令第三方改正；法令第五号；2021年第3季度", []),
        ("GB 18599-2020、HJ 1234—2021（2021）年", []),
    ],
)
def test_numbers_in_running_text(text: str, found: list[str]) -> None:
    assert [f.number for f in numbers.find(text)] == found


def test_the_place_of_a_number_is_its_writing() -> None:
    text = "《X》（国办发[2020]39号）和《Y》（生态环境部令 第26号）"
    assert [text[f.start : f.end] for f in numbers.find(text)] == ["国办发[2020]39号", "生态环境部令 第26号"]


@pytest.mark.parametrize("piece", ["国", "国发〔", "第1号", "令", "、 ", "国 ", "〔2021〕1号", "公告", "令第1号"])
def test_hostile_text_ends(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    numbers.find(text)
    numbers.normalise(text)
    numbers.key(text)


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("财政部、水利部2016年第32号令", "财政部 水利部2016年第32号令"),
        ("财政部、水利部 2016年第32号令", "财政部 水利部2016年第32号令"),
        ("财政部等三部门公告2022年第3号", "财政部等三部门公告2022年第3号"),
        ("财政部、水利部等七部门令第12号", "财政部 水利部等七部门令第12号"),
        ("山东省水利厅、山东省发展和改革委员会公告2022年第3号", "山东省水利厅 山东省发展和改革委员会公告2022年第3号"),
        ("卫生部、某某总局、财政部令第4号", "卫生部 某某总局 财政部令第4号"),
    ],
)
def test_a_joint_order_keeps_all_its_bodies(written: str, number: str) -> None:
    (found,) = numbers.find(f"本次依据{written}的规定")
    assert found.number == number
    assert numbers.normalise(written) == number
    assert numbers.is_number(written)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("财政部、水利部2016年第32号令", "财政部 水利部令2016年第32号"),
        ("财政部等三部门公告2022年第3号", "财政部公告2022年第3号"),
        ("中华人民共和国财政部 财政部令第3号", "财政部令第3号"),
    ],
)
def test_joint_orders_written_otherwise_have_one_key(a: str, b: str) -> None:
    assert numbers.key(a) == numbers.key(b)


@given(st.text(alphabet="国发环办令第号年〔〕[]（）公告0123456789 、\n一二十", max_size=80))
def test_any_mixture_is_survived_and_normal_forms_are_stable(text: str) -> None:
    for found in numbers.find(text):
        assert text[found.start : found.end].strip()
    once = numbers.normalise(text)
    assert numbers.normalise(once) == once
    numbers.key(text)


@given(st.sampled_from(CODES), st.integers(1949, 2030), st.integers(1, 99999), st.sampled_from(BRACKETS))
def test_a_letter_number_is_found_wherever_it_stands(code: str, year: int, serial: int, bracket: str) -> None:
    written = f"{code}{bracket.format(year)}{serial}号"
    text = f"根据有关要求，{written}规定"
    (found,) = numbers.find(text)
    assert found.number == f"{code}〔{year}〕{serial}号"
    assert numbers.key(found.number) == numbers.key(written)


def test_all_numbers_of_the_shared_material_are_in_house_form() -> None:
    if not (SHARED / "table3.jsonl").is_file():
        pytest.skip("the labelled titles are not beside the repository (../shared)")
    seen = set()
    for name, key in (("table3.jsonl", "document_number"), ("gold-dev.jsonl", "number"), ("texts/dev.jsonl", "number")):
        for line in (SHARED / name).read_text("utf-8").splitlines():
            seen.add(json.loads(line).get(key))
    for number in seen - {None}:
        assert numbers.normalise(number) == number
        assert numbers.is_number(number), number
