"""Headlines that are sentences: who, what happens, when; and what is none stays a phrase."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translation import press
from translation.english import to_en
from translation.titles import to_ja


@pytest.mark.parametrize(
    ("zh", "ja", "en"),
    [
        ("我国储能装机规模突破2亿千瓦", "中国エネルギー貯蔵設備容量が2億kWを突破",
         "China's Energy Storage Installed Capacity Tops 200 GW"),
        ("全国碳市场将纳入水泥行业", "全国炭素市場、セメント産業を対象に追加へ",
         "National Carbon Market to Include the Cement Industry"),
        ("节水补贴政策将全面实施", "節水補助金政策を実施へ", "Water Saving Subsidy Policies to Be Implemented"),
        ("今晚水价上调！", "今夜、水道料金を引上げ！", "Water Prices Raised Tonight"),
        ("如何推进节水？国家能源局有关负责人详解", "節水の推進をどう図るか？国家能源局担当責任者による詳解",
         "How to Advance Water Saving: National Energy Administration Official Explains in Detail"),
        ("绿色低碳发展论坛在上海召开", "グリーン・低炭素発展フォーラム、上海で開催",
         "Green and Low-Carbon Development Forum Held in Shanghai"),
        ("《节能管理办法》自6月1日起施行", "「省エネルギー管理弁法」、6月1日から施行",
         "Measures for the Administration of Energy Saving in Force from 1 June"),
        ("国家能源局就《节能管理办法》公开征求意见", "国家能源局、「省エネルギー管理弁法」のパブリックコメントを募集",
         "National Energy Administration Solicits Public Comments on the Measures for the Administration of Energy"
         " Saving"),
        ("为什么要建立碳排放双控制度", "炭素排出ダブル抑制制度の構築はなぜ必要か",
         "Why Establish the Dual Control System of Carbon Emissions"),
        ("今年，碳市场建设有这些重点任务", "今年、炭素市場の構築の重点任務",
         "Key Tasks of Carbon Market Building This Year"),
        ("碳市场建设有哪些重点任务", "炭素市場の構築の重点任務は何か", "Key Tasks of Carbon Market Building"),
        ("江苏：零碳园区建设启动", "江蘇：ゼロカーボン園区建設が始動", "Jiangsu: Zero-Carbon Park Building Launched"),
        ("到2030年全国碳市场覆盖水泥行业", "2030年までに、全国炭素市場、セメント産業に対象拡大",
         "National Carbon Market Covers the Cement Industry by 2030"),
    ],
)  # fmt: skip
def test_a_sentence_is_told_as_one(zh, ja, en):
    assert (to_ja(zh).ja, to_en(zh).en) == (ja, en)


@pytest.mark.parametrize(
    "zh",
    [
        "全国碳市场覆盖水泥行业工作方案",
        "关于公布绿色工厂名单的通知",
        "国家能源局关于启动绿证核发工作的通知",
        "推动绿色建材下乡",
        "节能降碳行动方案",
        "节能方案的实施",
        "资助经费最高不超过1000万元",
        "补贴不超过项目投资",
    ],
)
def test_papers_and_phrases_are_no_sentences(zh):
    assert press.told(zh, lambda words: "推动" not in words and len(words) > 1) is None


@given(
    st.lists(
        st.sampled_from(["我国", "装机", "突破", "2亿千瓦", "将", "在", "召开", "2030年", "自", "起施行", "，", " "]),
        max_size=9,
    )
)
def test_any_words_are_answered(pieces):
    text = "".join(pieces)
    assert isinstance(to_ja(text).ja, str)
    assert isinstance(to_en(text).en, str)
