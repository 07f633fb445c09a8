"""English titles of standards: a thing and what is said of it, limits and methods, sectors, stages."""

import pytest

from translation.english import to_en


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        (
            "摩托车污染物排放限值及测量方法（中国第四阶段）",
            "Limits and Measurement Methods for Pollutant Emissions from Motorcycles (China IV)",
        ),
        ("柴油机排气污染物排放限值和测量方法（中国第三、四阶段）", "(China III and IV)"),
        ("地下水 词汇", "Groundwater: Vocabulary"),
        ("排污单位自行监测技术指南 锅炉及窑炉", "Self-Monitoring: Boilers and Kilns"),
        ("排污许可证申请与核发技术规范 电镀工业", "Pollutant Discharge Permits: Electroplating Industry"),
        ("水管理体系 要求及使用指南", "Water Management System: Requirements with Guidance for Use"),
        (
            "水质 氟化物的测定 气相色谱-质谱法",
            "Water Quality: Determination of Fluorides: Gas Chromatography-Mass Spectrometry Method",
        ),
        ("关于发布《锅炉节水导则》等两项国家标准的公告", "Two National Standards Including "),
    ],
)
def test_a_standard_is_named_by_its_thing_and_what_is_said_of_it(zh: str, en: str) -> None:
    draft = to_en(zh)
    assert en in draft.en
    assert not draft.unknown


def test_a_character_whose_simplified_form_nobody_writes_stays() -> None:
    assert to_en("关于加强二噁英治理的意见").en == "Opinions on Strengthening Dioxin Treatment"


def test_small_words_inside_a_compound_stay_small() -> None:
    assert "Waste-to-Energy" in to_en("关于加强垃圾焚烧发电监管的通知").en
