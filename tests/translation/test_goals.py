"""Goals and purposes of a brief in Japanese: what comes about where, how a thing is kept, who is supported."""

from __future__ import annotations

import pytest

from translation.brief import facts
from translation.brief.clauses import title, worded
from translation.brief.goals import reached


@pytest.mark.parametrize(
    ("zh", "ja"),
    [
        ("城市水环境根本好转", "都市水環境が根本的に改善"),
        ("工业领域全面实现绿色转型", "工業分野でグリーン転換を全面的に実現"),
        ("节约用水成为公众自觉行动", "節水が公衆の自覚的な行動に"),
        ("储能技术创新取得重大突破", "エネルギー貯蔵技術イノベーションで大きな突破"),
        ("建立较为完善的节水制度", "比較的整った節水制度を構築"),
        ("有力支撑重点行动稳步推进", "重点行動を着実に推進"),
        ("低碳转型取得决定性进展", "低炭素転換で決定的な進展"),
        (
            "基本建成布局合理、技术先进、监管有力的回收体系",
            "回収体系（配置が合理的、技術が先進的、監督管理が強力）をほぼ完成",
        ),
        ("争取2060年前实现碳中和", "2060年までのカーボンニュートラルの実現への努力"),
    ],
)
def test_a_goal_without_a_number(zh, ja):
    assert reached(zh, "ja") == ja


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("电力工业实现碳达峰", "carbon peaking achieved in the power industry"),
        ("工业领域全面实现绿色转型", "green transition comprehensively achieved in the industrial sector"),
        ("完善的节水制度全面建立", "sound water saving system fully established"),
        ("建立较为完善的节水制度", "fairly sound water saving system established"),
        ("基本建成布局合理、技术先进、监管有力的回收体系", ""),
    ],
)
def test_a_goal_without_a_number_in_english(zh, en):
    assert reached(zh, "en") == en


@pytest.mark.parametrize(
    ("zh", "ja"),
    [
        ("保证监测数据真实、准确和完整", "モニタリングデータの真実性・正確性・完全性の確保"),
        ("保障污水处理设施正常运行", "汚水処理施設の正常な運営の保障"),
        ("有力支撑我省如期实现碳达峰目标", "本省のカーボンピークアウト目標の期日どおりの実現の力強い支援"),
        ("保障农民工按时足额获得工资", "農民工による賃金の期限内・全額の獲得の保障"),
        ("促进企业依法披露环境信息", "企業による環境情報の法に基づく開示の促進"),
        ("在本省行政区域内运输、贮存危险废物的", "本省行政区域における有害廃棄物の輸送・貯蔵"),
        ("本市行政区域内促进节约用水的相关活动", "本市行政区域における節水の促進に関する活動"),
        ("产业升级为绿色发展提供新动能", "産業高度化によるグリーン発展への新たな原動力の提供"),
        ("保障公民享有健康环境的权利", "公民が健康環境を享受する権利の保障"),
        ("大力培育绿色的生产生活方式", "グリーンの生産・生活様式の強力育成"),
        ("调动企业参与节水积极性", "企業の節水への参加の積極性の喚起"),
        ("核算建设项目排放量", "建設プロジェクト排出量の算定"),
        ("保障国家能源安全", "国家エネルギー安全保障の確保"),
        ("健全环境信息依法披露机制", "環境情報の法に基づく開示メカニズムの健全化"),
    ],
)
def test_a_purpose_in_japanese_order(zh, ja):
    assert worded(zh, "ja", action=True) == ja


def test_a_clause_with_a_little_word_of_sentences_is_not_worded():
    assert worded("已出台文件的衔接", "ja") == ""


def test_a_scope_of_several_clauses_is_told_by_its_first():
    scope = "在中华人民共和国境内生产、销售燃料，以及转让配额的"
    slots = {"scope": scope, "bodies": []}
    assert facts.SAID["addressees"](slots, "ja") == "適用対象：中国国内における燃料の生産・販売など（ほか1）"


def test_a_title_in_the_chinese_order_is_quoted():
    assert title("国务院对确需保留的审批事项设定许可的决定", "ja").startswith("〔原文〕《")
