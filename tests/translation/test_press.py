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
        ("节水补贴政策将全面实施", "節水補助金政策を全面的に実施へ",
         "Water Saving Subsidy Policies to Be Implemented in Full"),
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


@pytest.mark.parametrize(
    ("zh", "ja", "en"),
    [
        ("3月5日24时起国内成品油价格按机制上调", "3月5日24時から、国内石油製品価格をメカニズムに基づき引上げ",
         "Domestic Refined Oil Product Prices Raised under the Pricing Mechanism from 24:00 on 5 March"),
        ("5月6日24时起，国内汽、柴油价格每吨分别提高100元和95元",
         "5月6日24時から、国内ガソリン・軽油価格をトン当たりそれぞれ100元、95元引上げ",
         "Prices of Domestic Petrol and Diesel Raised by RMB 100 and RMB 95 per Tonne, Respectively, from 24:00 on"
         " 6 May"),
        ("7月1日起，水价政策将按计划实施", "7月1日から、水道料金政策を計画どおり実施へ",
         "Water Price Policies to Be Implemented as Planned from 1 July"),
        ("节能补贴政策延续至2028年底", "省エネルギー補助金政策を2028年末まで延長",
         "Energy Saving Subsidy Policies Extended to the End of 2028"),
        ("我国风电装机首次超过煤电", "中国風力発電設備容量、初めて石炭火力発電を上回る",
         "China's Wind Power Installed Capacity Exceeds Coal Power for the First Time"),
        ("城镇供水管网仍存在短板", "都市給水管網に依然として弱点",
         "Urban Water Supply Pipeline Networks Still Have Weak Links"),
        ("前10个月风电装机同比增长8%", "1～10月、風力発電設備容量が前年同期比8%増",
         "Wind Power Installed Capacity Rises Year on Year by 8% in the First 10 Months"),
        ("财政部提前下达2026年节水资金", "財政部、前倒しで2026年節水資金を下達", None),
        ("三部门联合发布节水产品目录", "3部門、節水製品目録を共同発表",
         "3 Departments Jointly Release Catalogue of Water Saving Products"),
        ("2024年度节水补贴工作顺利完成", "2024年度節水補助金業務が完了", None),
        ("江苏：绿电占比超五成", "江蘇：グリーン電力比率が50%を上回る", None),
        ("水价迎来第三次上调", "水道料金、第3回引上げを迎える", None),
        ("“十四五”以来能耗强度累计下降11.6%", "「14-5」以降、エネルギー消費強度が累計11.6%減少", None),
        ("企业需加快绿色改造", "企業によるグリーン改造の加速が必要", "Enterprises Need to Accelerate Green Retrofit"),
    ],
)  # fmt: skip
def test_times_manners_and_needs_are_told(zh, ja, en):
    assert to_ja(zh).ja == ja
    assert en is None or to_en(zh).en == en


@pytest.mark.parametrize(
    ("zh", "ja", "en"),
    [
        ("国务院召开常务会议 研究推进节水工作", "国務院常務会議開催、節水の推進を検討", None),
        ("2027年起公共建筑全面执行节能标准", None,
         "Public Buildings Comply with Energy-Saving Standards in Full from 2027"),
        ("什么是碳市场", "炭素市場とは何か", "What Is the Carbon Market"),
        ("何立峰会见德国环境部部长", "何立峰、ドイツ環境部部長と会見", None),
        ("生态环境部副部长赵英民出席节能论坛并致辞",
         "生態環境部の趙英民副部長、省エネルギーフォーラムに出席、挨拶", None),
        ("财政部与水利部签署合作协议", "財政部と水利部、協力協定に署名", None),
        ("财政部调整部分产品进口关税", "財政部、一部製品輸入関税の調整", None),
        ("节水补贴怎么领", "節水補助金をどう受け取るか", "How to Claim Water Saving Subsidies"),
        ("王毅对节能工作作出重要批示", None, "Wang Yi Gives Important Instructions on Energy-Saving Work"),
        ("写在全国节能宣传周之际", "全国省エネルギー広報週間に寄せて", None),
        ("节能服务如何更精准", "省エネルギーサービスをより的確にするには",
         "How to Make Energy-Saving Services More Precise"),
        ("推进低碳试点要把握哪些重点", "低炭素試点の推進で押さえるべき重点は何か",
         "What to Focus on in Advancing Low-Carbon Pilots"),
        ("国务院新闻办就《节水条例》举行国务院政策例行吹风会",
         "「節水条例」に関する国務院新聞弁公室国務院政策定例ブリーフィング開催",
         "State Council Information Office Holds Policy Briefing on the Regulations on Water Saving"),
        ("韩正主持召开节能工作会议", "韓正による省エネルギー業務会議開催",
         "Han Zheng Chairs Work Conference on Energy Saving"),
    ],
)  # fmt: skip
def test_questions_and_meetings(zh, ja, en):
    assert ja is None or to_ja(zh).ja == ja
    assert en is None or to_en(zh).en == en


@pytest.mark.parametrize(
    ("zh", "ja", "en"),
    [
        ("在联合国生物多样性峰会开幕式上的主旨讲话 …… 国家主席 习近平",
         "国連生物多様性サミット開幕式における基調演説（国家主席 習近平）",
         "Keynote Speech at the Opening Ceremony of the United Nations Biodiversity Summit (Xi Jinping, President)"),
        ("推动绿色转型的重要抓手", "グリーン転換の推進に向けた重要手段",
         "Important lever for promoting the green transition"),
        ("《水泥工业 术语》等2项国家标准发布", "「セメント工業 用語」等2件の国家標準を発表",
         "2 National Standards Released, Including Cement Industry: Terms"),
    ],
)  # fmt: skip
def test_speeches_levers_and_standards(zh, ja, en):
    assert (to_ja(zh).ja, to_en(zh).en) == (ja, en)


def test_a_slogan_stands_before_the_sentence_whose_subject_is_the_country():
    en = "Safeguarding Blue Sky: China Plans to Revise Air Pollutant Emission Standards"
    assert to_en("守护蓝天，我国部署修订大气污染物排放标准").en == en


def test_a_slogan_of_unknown_words_stays_apart_and_is_named():
    draft = to_en("祎彧珏玥 推进节能降碳")
    assert draft.unknown
    assert draft.en.endswith("; advancing energy saving and carbon reduction")
