"""Where clauses begin and who acts in them, in Japanese titles and headings."""

from __future__ import annotations

import pytest

from translation.titles import to_ja
from translation.titles.order import unordered
from translation.titles.tokens import cut


@pytest.mark.parametrize(
    ("zh", "ja"),
    [
        ("关于加强执法监管进一步淘汰落后设备的意见", "法執行・監督管理の強化、立ち遅れた設備の一層の淘汰に関する意見"),
        ("关于发展绿色金融激发市场活力的意见", "グリーンファイナンスの発展、市場活力の喚起に関する意見"),
        ("关于深化电力改革优化营商环境的通知", "電力改革の深化、ビジネス環境の最適化に関する通知"),
        ("推动生态产品实现经济价值", "生態製品における経済価値の実現の推進"),
        ("健全金融支持保障机制", "金融支援保障メカニズムの健全化"),
        ("发挥市场作用支持企业转型", "市場の役割の発揮による企業転換の支援"),
        ("加大草原保护力度", "草原保護の強化"),
        ("助力打赢蓝天保卫战", "青空防衛戦の勝利への貢献"),
        ("关于促进储能行业加快发展的意见", "エネルギー貯蔵産業の発展の加速の促進に関する意見"),
        ("推动价格制定充分考虑环境成本", "価格制定における環境コストの十分な考慮の推進"),
        ("关于水泥行业化解过剩产能的意见", "セメント産業の過剰生産能力解消に関する意見"),
        ("关于全面深化电力改革若干重大问题的决定", "電力改革の全面的深化をめぐる若干の重大問題に関する決定"),
    ],
)
def test_a_verb_behind_an_object_or_a_subject_begins_a_clause(zh, ja):
    assert to_ja(zh).ja == ja


@pytest.mark.parametrize(
    ("zh", "ja"),
    [
        ("提升金融风险防范能力", "金融リスク防止能力の向上"),
        ("建立健全环境信息引导机制", "環境情報誘導メカニズムの構築・健全化"),
        ("推动建筑能效提升重点工程", "建築エネルギー効率向上重点プロジェクトの推進"),
        ("监测和评价", "モニタリングと評価"),
        ("告知和听证", "通知と聴聞"),
    ],
)
def test_a_verb_that_says_of_what_kind_a_noun_is_begins_none(zh, ja):
    assert to_ja(zh).ja == ja


@pytest.mark.parametrize(
    ("zh", "ja"),
    [
        ("建立节能改造企业清单", "省エネルギー改造企業リストの構築"),
        ("确定重点排放单位名单", "重点排出組織名簿の確定"),
        ("制定实施方案", "実施方案の制定"),
        ("鼓励外商投资产业目录", "外商投資奨励産業目録"),
        ("扩大水权改革试点实施办法", "水利権改革試点拡大実施弁法"),
    ],
)
def test_what_is_drawn_up_is_the_object_and_what_has_a_name_is_not(zh, ja):
    assert to_ja(zh).ja == ja


@pytest.mark.parametrize(
    ("zh", "ja"),
    [
        ("国务院关于同意在江苏省设立自由贸易试验区的批复", "江蘇省における自由貿易試験区の設立への同意に関する批復"),
        ("关于对进口煤炭加征关税的公告", "輸入石炭に対する関税の追加徴収に関する公告"),
        ("免征关税的设备目录", "関税を免除する設備目録"),
        ("设有储能装置的电站", "エネルギー貯蔵装置を備えた発電所"),
        ("基于市场的减排措施", "市場に基づく排出削減措置"),
    ],
)
def test_what_stands_before_a_verb_or_a_noun_keeps_its_particle(zh, ja):
    assert to_ja(zh).ja == ja


@pytest.mark.parametrize(
    ("zh", "ja"),
    [
        ("改造存量，扩大应用", "既存分の改造、応用の拡大"),
        ("节约优先，优化结构", "節約優先、構造の最適化"),
        ("统筹规划产业平台", "産業プラットフォームの統一的計画"),
        ("严格实施分类管理", "分類別の管理の厳格な実施"),
    ],
)
def test_short_clauses_have_the_order_of_long_ones(zh, ja):
    assert to_ja(zh).ja == ja


def test_a_verb_left_before_its_object_is_named():
    words = cut("审定工艺参数")
    assert list(unordered(words, "審査プロセスパラメータ")) == ["审定"]
    assert list(unordered(words, "プロセスパラメータの審査")) == []


@pytest.mark.parametrize(
    ("zh", "ja"),
    [
        ("转型成效显著", "転換成果が顕著"),
        ("减排作用更加突出", "排出削減の役割が一層顕著"),
        ("能源效率更高", "エネルギー効率の一層の向上"),
    ],
)
def test_how_a_thing_is_stands_at_the_end(zh, ja):
    assert to_ja(zh).ja == ja


@pytest.mark.parametrize(
    ("zh", "ja"),
    [
        ("财政部印发通知 推动解决拖欠账款问题", "財政部、代金の未払い問題の解決推進に関する通知を公布"),
        (
            "国务院对全国人大三次会议第12号建议的答复",
            "国務院「全国人民代表大会第3回会議第12号提案への回答」",
        ),
        ("关于支持节能改造问题", "省エネルギー改造の支援について"),
        ("一图读懂 | 国家能源局关于开展节能监察的通知", "図解｜国家能源局「省エネルギー監察展開に関する通知」"),
        ("中华人民共和国促进节约用水法", "中華人民共和国節水促進法"),
        ("防治农药污染水环境规定", "農薬による水環境汚染防止規定"),
        ("关于重新发布《节水管理规定》的通知", "「節水管理規定」に関する通知"),
        ("关于印发<储能管理办法>的通知", "「エネルギー貯蔵管理弁法」に関する通知"),
        ("二〇三五年远景目标", "2035年長期目標"),
        ("国家环境保护“十一五”规划", "国家環境保護「11-5」計画"),
        ("国务院印发关于发展储能的意见", "国務院「エネルギー貯蔵の発展に関する意見」"),
        ("能源局相关司负责人就储能规划答记者问", "エネルギー貯蔵計画に関する国家能源局責任者の記者質問への回答"),
    ],
)
def test_forms_of_papers_and_news(zh, ja):
    assert to_ja(zh).whole == ja
