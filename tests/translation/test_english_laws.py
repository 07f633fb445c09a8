"""English headings that are sentences of laws and plans: who shall do what, in which case, from when on."""

from __future__ import annotations

import pytest

from translation.english import to_en


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("发电企业应当定期检修锅炉", "Power generators shall regularly overhaul boilers"),
        ("任何组织和个人不得破坏监测设施", "No organisation or individual may damage monitoring facilities"),
        (
            "省级以上水行政主管部门应当公布用水定额",
            "Water administrative authorities at or above the provincial level shall publish water use quotas",
        ),
        ("各市县要加快清理闲置土地", "All cities and counties should accelerate the clean-up of idle land"),
        ("监测结果应当及时公布", "Monitoring results shall be promptly published"),
        ("地方政府应当将湿地保护纳入规划", "Local governments shall include wetland protection in the plan"),
        ("检测机构对检测结果负责", "Testing institutions are responsible for testing results"),
    ],
)
def test_who_shall_or_may_not_do_what(zh, en):
    draft = to_en(zh)
    assert (draft.en, draft.unknown, draft.unordered) == (en, (), ())


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("国家鼓励发展再生水产业", "The state encourages the development of the reclaimed water industry"),
        ("国家对重点水域实行分级管理", "The state subjects key waters to graded management"),
        (
            "水利部会同有关部门制定节水标准",
            "The Ministry of Water Resources, together with relevant departments, to formulate water saving standards",
        ),
        (
            "公共建筑全面采用节水器具",
            "Public buildings to comprehensively use water-saving appliances",
        ),
    ],
)
def test_what_the_state_bodies_and_things_are_to_do(zh, en):
    assert to_en(zh).en == en


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("有以下行为之一的", "Any of the following acts"),
        (
            "有下列情形之一的，不得享受补贴",
            "Where any of the following circumstances applies, subsidies shall not be enjoyed",
        ),
        (
            "取水单位有下列行为之一的，由水行政主管部门责令改正",
            "Where water abstraction entities commit any of the following acts, water administrative authorities shall"
            " order correction",
        ),
        ("违反本条例规定的", "Violations of these Regulations"),
        ("未按规定报送数据的", "Failure to submit data as required"),
        ("本办法自2023年5月1日起施行", "These Measures take effect on 1 May 2023"),
        ("本细则由水利部负责解释", "Interpretation of these Detailed Rules by the Ministry of Water Resources"),
    ],
)
def test_cases_of_a_law_and_its_last_articles(zh, en):
    assert to_en(zh).en == en


def test_a_modal_that_no_sentence_was_made_of_is_named():
    assert "应当" in to_en("通过抽查应当整改").unordered


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("使用再生水的企业", "Enterprises using reclaimed water"),
        ("冶炼过程中产生的粉尘", "Dust generated during smelting"),
        ("居民身边的噪声问题", "Noise problems close to residents"),
        ("用水总量中来自再生水的比例", "Share of total water use from reclaimed water"),
        ("引导企业规范拆解报废汽车", "Guiding enterprises to dismantle scrapped cars in a standardised manner"),
        ("推动废塑料规范回收利用", "Promoting the standardised recycling of waste plastics"),
    ],
)
def test_what_describes_a_thing_and_how_it_is_done(zh, en):
    assert to_en(zh).en == en


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("加强与沿线国家水利合作", "Strengthening water conservancy cooperation with countries along the routes"),
        ("完善水价机制和奖励政策", "Improving the water price mechanism and reward policies"),
        ("建立监测制度和奖惩办法", "Establishing a monitoring system and measures for rewards and penalties"),
        ("公开原则", "Principle of openness"),
        ("水资源配置尚不均衡", "Still unbalanced water resource allocation"),
        (
            "加强科技创新支撑绿色转型",
            "Strengthening scientific and technological innovation to support the green transition",
        ),
        ("强化财政支持保障", "Strengthening fiscal support and guarantee"),
        ("关于加强水库管理问题", "On strengthening reservoir management"),
    ],
)
def test_partners_pairs_principles_and_ends(zh, en):
    assert to_en(zh).en == en
