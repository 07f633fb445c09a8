"""What is done to what in Japanese titles: empty verbs behind 对, what has stood a test, taxes that are not taken."""

import pytest

from translation.titles import ECHO, to_ja


@pytest.mark.parametrize(
    ("zh", "ja"),
    [
        ("关于对重点排放单位名单进行更新的通知", "重点排出組織名簿の更新に関する通知"),
        ("关于对企业环境信用评价结果予以公布的公告", "企業環境信用評価結果の公布に関する公告"),
        ("关于对先进集体和先进个人进行表彰的决定", "先進集団と先進個人の表彰に関する決定"),
        ("关于对高耗能企业加强监管的通知", "高エネルギー消費企業に対する監督管理の強化に関する通知"),
    ],
)
def test_a_verb_that_says_nothing_leaves_the_deed_to_the_noun_behind_it(zh, ja):
    assert to_ja(zh).ja == ja


@pytest.mark.parametrize(
    ("zh", "ja"),
    [
        ("关于发布通过验收的绿色工厂名单的公告", "検収に合格したグリーン工場名簿の公布に関する公告"),
        ("通过认定的企业技术中心名单", "認定を受けた企業技術センター名簿"),
        (
            "关于公布第三批绿色矿山及通过复核的绿色工厂名单的通知",
            "第3陣グリーン鉱山および再審査に合格したグリーン工場名簿の公布に関する通知",
        ),
        ("关于通过市场机制促进绿色发展的意见", "市場メカニズムによるグリーン発展の促進に関する意見"),
    ],
)
def test_what_has_stood_a_test_is_described_by_it(zh, ja):
    draft = to_ja(zh)
    assert (draft.ja, draft.unordered) == (ja, ())


@pytest.mark.parametrize(
    ("zh", "ja"),
    [
        ("2026年减免车船税节能汽车技术要求", "2026年の車船税減免対象の省エネルギー自動車技術要求"),
        ("关于免征农村饮水工程增值税政策的公告", "農村飲用水プロジェクト増値税免除政策に関する公告"),
        ("关于延续免征车辆购置税政策的公告", "車両購置税免除政策延長に関する公告"),
    ],
)
def test_a_tax_that_is_not_taken_says_what_stands_behind_it(zh, ja):
    assert to_ja(zh).ja == ja


@pytest.mark.parametrize(
    ("zh", "ja"),
    [
        ("新时代推进绿色矿山建设的意见", "新時代におけるグリーン鉱山建設の推進に関する意見"),
        ("关于以绿电替代煤电的若干措施", "グリーン電力による石炭火力発電の代替に関する若干の措置"),
        ("山东省关于支持氢能产业发展的财政政策", "山東省の水素エネルギー産業発展の支援に関する財政政策"),
        ("关于有条件恢复水产品进口的公告", "水産物輸入の条件付きの再開に関する公告"),
        ("关于恢复森林植被的通知", "森林植生の回復に関する通知"),
        ("成品油价格按机制调整", "石油製品価格のメカニズムに基づく調整"),
        ("海河流域保护治理条例", "海河流域保護・対策条例"),
        ("关于设立再贷款有关事宜的通知", "再貸付の設立に関する通知"),
        (
            "关于将电动汽车购置补贴纳入预算管理的通知",
            "電気自動車購入補助の予算管理への組入れに関する通知",
        ),
        ("天津生态城建设国家绿色发展示范区实施方案", "天津エコシティによる国家グリーン発展示範区建設実施方案"),
    ],
)
def test_times_means_and_ends_stand_before_what_is_done(zh, ja):
    assert to_ja(zh).ja == ja


@pytest.mark.parametrize(
    ("zh", "ja"),
    [
        ("关于组织实施好节能改造的通知", "省エネルギー改造の実施に関する通知"),
        ("关于促进消费一揽子措施的通知", "消費の促進に関する一連の措置に関する通知"),
        ("关于工业稳增长调结构增效益的意见", "工業の安定成長・構造調整・効率向上に関する意見"),
        ("关于提高教育质量的意见", "教育の質の向上に関する意見"),
        ("绿色发展五大战略性举措", "グリーン発展5大戦略的取組"),
        ("关于加强流域治理管理的意见", "流域対策・管理の強化に関する意見"),
    ],
)
def test_words_of_one_title_are_told_apart_or_together(zh, ja):
    assert to_ja(zh).ja == ja


def test_a_deed_told_twice_is_a_doubt():
    assert ECHO.search("計画の実施の一層の実施")
    assert not ECHO.search("計画の実施の一層の推進")
