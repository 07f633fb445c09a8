"""Bodies: one canonical name for every spelling, issuer fields divided as pages write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy import agencies

NDRC = "国家发展和改革委员会"


def test_the_data_file_knows_the_state_council_and_the_past() -> None:
    known = {a.name: a for a in agencies.known()}
    assert len(known) >= 150
    assert len(agencies.spellings()) >= 350
    assert all(a.ja and a.en and 1 <= a.rank <= 9 for a in known.values())
    assert all(a.successor in known for a in known.values() if a.successor)
    assert (known["中共中央"].rank, known["国务院"].rank, known["国务院办公厅"].rank) == (1, 2, 3)
    assert (known["生态环境部"].rank, known["国家能源局"].rank, known["环境保护部"].successor) == (4, 5, "生态环境部")


@pytest.mark.parametrize(
    ("name", "spellings"),
    [
        (
            NDRC,
            ["国家发展改革委", "发展改革委", "国家发改委", "发改委", NDRC, f"中华人民共和国{NDRC}", "国家发展 改革委"],
        ),
        ("住房和城乡建设部", ["住房城乡建设部", "住建部", "住房和城乡建设部", "中华人民共和国住房和城乡建设部"]),
        ("国家市场监督管理总局", ["市场监管总局", "市场监督管理总局", "国家市场监督管理总局"]),
        ("国家金融监督管理总局", ["金融监管总局", "国家金融监督管理总局"]),
        ("国务院国有资产监督管理委员会", ["国资委", "国务院国资委", "国务院国有资产监督管理委员会"]),
        ("国家互联网信息办公室", ["国家网信办", "网信办"]),
        ("环境保护部", ["环境保护部", "原环境保护部", "环保部", "中华人民共和国环境保护部"]),
        ("国务院新闻办公室", ["国务院新闻办", "国新办", "国务院新闻办公室"]),
        ("中国证券监督管理委员会", ["中国证监会", "证监会"]),
    ],
)
def test_spellings_of_one_body(name: str, spellings: list[str]) -> None:
    assert {agencies.canonical(spelling) for spelling in spellings} == {name}


def test_an_office_is_a_body_of_its_own() -> None:
    assert agencies.canonical("国家发展改革委办公厅") == f"{NDRC}办公厅"
    assert agencies.canonical("住房城乡建设部办公厅") == "住房和城乡建设部办公厅"
    assert agencies.canonical("国家能源局综合司") != agencies.canonical("国家能源局")
    office = agencies.lookup("住房城乡建设部办公厅")
    assert office is not None
    assert (office.rank, office.ja) == (6, "住宅都市農村建設部弁公庁")
    assert agencies.canonical("中共中央办公厅国务院办公厅") == "中共中央办公厅国务院办公厅"


@pytest.mark.parametrize(
    ("name", "canonical"),
    [
        ("山东省发改委", "山东省发展和改革委员会"),
        ("江苏省住建厅", "江苏省住房和城乡建设厅"),
        ("湖南省人民政府", "湖南省人民政府"),
        ("北京市政府", "北京市人民政府"),
        ("宁夏回族自治区生态环境厅", "宁夏回族自治区生态环境厅"),
        ("中共云南省委", "中共云南省委"),
        ("天津市人大常委会", "天津市人民代表大会常务委员会"),
    ],
)
def test_local_bodies_are_known_by_rule(name: str, canonical: str) -> None:
    agency = agencies.lookup(name)
    assert agency is not None
    assert (agency.name, agency.rank) == (canonical, 7)


@pytest.mark.parametrize(
    "name", ["中国城市规划协会", "全国市长研修学院", "新华社", "北京日报", "任明", "", "市", "国务院某某局"]
)
def test_what_is_no_known_body(name: str) -> None:
    assert agencies.lookup(name) is None
    assert agencies.canonical(name) == name


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("国务院办公厅、中央军委办公厅", ("国务院办公厅", "中央军委办公厅")),
        ("住房城乡建设部 发展改革委", ("住房城乡建设部", "发展改革委")),
        ("发展改革委 能源局", ("发展改革委", "能源局")),
        ("财政部，税务总局；海关总署", ("财政部", "税务总局", "海关总署")),
        ("国家发展改革委　国 家 能 源 局", ("国家发展改革委", "国家能源局")),
        ("国 家 能 源 局 国 家 数 据 局", ("国家能源局", "国家数据局")),
        ("国家发展改革委\n工业和信息化部\n交 通 运 输 部", ("国家发展改革委", "工业和信息化部", "交通运输部")),
        ("国 家发展改革委", ("国家发展改革委",)),
        ("生态环境部 办公厅", ("生态环境部办公厅",)),
        ("国 家 发 展 改 革 委 办 公 厅　科 技 部 办 公 厅", ("国家发展改革委办公厅", "科技部办公厅")),
        ("中 国 气 象 局 办 公 室", ("中国气象局办公室",)),
        ("国家发展改革委办公厅国家能源局综合司", ("国家发展改革委办公厅", "国家能源局综合司")),
        ("中共中央 国务院", ("中共中央", "国务院")),
        ("中共中央办公厅国务院办公厅", ("中共中央办公厅", "国务院办公厅")),
        ("国务院国有资产监督管理委员会", ("国务院国有资产监督管理委员会",)),
        ("国务院关税税则委员会", ("国务院关税税则委员会",)),
        ("国家林业和草原局", ("国家林业和草原局",)),
        ("国家发展改革委等部门", ("国家发展改革委",)),
        ("中国钢铁工业协会 中国有色金属工业协会", ("中国钢铁工业协会", "中国有色金属工业协会")),
        ("财政部、财政部", ("财政部",)),
        ("央视《新闻联播》", ("央视《新闻联播》",)),
        ("", ()),
        (" 、，\u3000", ()),
    ],
)
def test_an_issuer_field_is_divided_into_names_as_on_the_page(text: str, names: tuple[str, ...]) -> None:
    assert agencies.split(text) == names


@pytest.mark.parametrize(
    ("title", "names"),
    [
        ("国家发展改革委 国家能源局关于印发《…》的通知", ("国家发展改革委", "国家能源局")),
        ("国务院办公厅关于…的意见", ("国务院办公厅",)),
        ("工业和信息化部等六部门关于…", ("工业和信息化部",)),
        ("关于印发…的通知", ()),
        ("交通运输安全管理办法", ()),
    ],
)
def test_the_bodies_that_open_a_title(title: str, names: tuple[str, ...]) -> None:
    found, end = agencies.leading(title)
    assert found == names
    assert title[:end].endswith(names[-1] if names else "")


MARKS = ["、", "，", "；", "\u3000", " ", "\n", ", "]
ONE = st.sampled_from([a.name for a in agencies.known()] + [a.short for a in agencies.known()])


@given(
    st.lists(ONE, min_size=1, max_size=6, unique=True), st.sampled_from(["、", "，", "；", "\u3000", " ", "\n", ", "])
)
def test_known_names_survive_any_mark_between_them(names: list[str], mark: str) -> None:
    assert agencies.split(mark.join(names)) == tuple(names)


@given(st.lists(ONE, min_size=1, max_size=4, unique=True))
def test_letter_spaced_names_are_closed_up(names: list[str]) -> None:
    spaced = "、".join(" ".join(name) for name in names)
    assert agencies.split(spaced) == tuple(names)


@given(ONE)
def test_a_canonical_name_is_its_own(name: str) -> None:
    once = agencies.canonical(name)
    assert agencies.canonical(once) == once


@given(st.text(max_size=300))
def test_any_text_is_survived(text: str) -> None:
    assert all(name and not any(c.isspace() for c in name) for name in agencies.split(text))
    agencies.canonical(text)
    agencies.leading(text)


@pytest.mark.parametrize("text", ["国" * 100_000, "国 " * 50_000, "国务院" * 30_000, "财政部 " * 30_000])
def test_hostile_text_ends(text: str) -> None:
    agencies.split(text)
    agencies.lookup(text)
