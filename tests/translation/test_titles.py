"""Draft Japanese titles: the rules one by one, and that any text is answered."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy import glossary
from translation.titles import clause_to_ja, to_ja
from translation.titles.words.lexicon import load
from translation.titles.words.tokens import numeral

TABLE = Path(__file__).resolve().parents[2] / "../shared/table3.jsonl"


def rows():
    if not TABLE.exists():
        pytest.skip("the report's table is not beside the repository (../shared)")
    return [json.loads(line) for line in TABLE.read_text(encoding="utf-8").splitlines()]


def test_no_entry_is_made_of_a_whole_title():
    titles = {row["title_zh"] for row in rows()}
    terms = glossary.load()
    longest = max(len(term.zh) for term in terms)
    assert len(terms) > 2000
    assert not titles & set(glossary.by_zh())
    assert longest <= 22


@pytest.mark.parametrize(
    ("zh", "ja"),
    [
        ("关于印发《节能管理办法》的通知", "「省エネルギー管理弁法」に関する通知"),
        ("国务院关于印发“十四五”节能减排综合性工作方案的通知",
         "「『14-5』省エネルギー・排出削減総合業務方案」に関する通知"),
        ("关于加强节能标准化工作的意见", "省エネルギー標準化の強化に関する意見"),
        ("关于推进污水资源化利用的指导意见", "汚水の資源化利用の推進に関する指導意見"),
        ("关于进一步完善分时电价机制的通知", "時間帯別電力価格メカニズムの一層の改善に関する通知"),
        ("完善碳市场制度方案", "炭素市場制度改善方案"),
        ("环境监管重点单位名录管理办法", "環境監督管理重点組織リスト管理弁法"),
        ("2030年前工业领域碳达峰方案", "2030年までの工業分野のカーボンピークアウト方案"),
        ("第十一次全国节能会议", "第11回全国省エネルギー会議"),
        ("关于确认首批节水城市的通知", "第1陣節水都市の確認に関する通知"),
        ("碳足迹核算方法 第2部分：钢铁产品", "カーボンフットプリント算定方法 第2部：鉄鋼製品"),
    ],
)  # fmt: skip
def test_rules(zh, ja):
    assert to_ja(zh).ja == ja


def test_marks_nest_and_never_meet_alike():
    assert to_ja("关于《〈节约能源法〉实施“十四五”评估报告》的通知").ja.startswith("「『省エネルギー法』")


def test_issuers_before_about_are_told_apart_from_the_title():
    answer = to_ja("国家发展改革委 国家能源局关于加快推动新型储能发展的指导意见")
    assert answer.ja == "新型エネルギー貯蔵発展の推進加速に関する指導意見"
    assert answer.issuers == ("国家発展改革委員会", "国家能源局")


def test_what_no_rule_knows_stays_in_japanese_characters_and_is_named():
    answer = to_ja("关于魑魅制图的通知")
    assert "魑魅" in answer.ja
    assert "図" in answer.ja
    assert answer.unknown
    assert answer.draft


HOSTILE = [
    "",
    " ",
    "《",
    "》的",
    "《" * 600,
    "关于的",
    "a\x00\ue100\ue000b\n<c>",
    "“" * 30 + "节能",
    "《" * 60 + "》" * 60,
    "\ud800",
    "推进全力",
    "推进全力并支持",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_any_text_is_answered(text):
    assert "\ue100" not in to_ja(text).ja
    assert "\n" not in to_ja(text).ja


PIECES = [
    *sorted(load().words),
    *"《》〈〉“”（）()|｜—–―~;；:：\"'。\n\t１ｚ㎡😀",
    "答记者问",
    "负责人就",
    "召开",
    "会议",
    "2026年第1号令",
]


@given(st.lists(st.one_of(st.sampled_from(PIECES), st.characters()), max_size=12).map("".join))
def test_no_title_of_the_fields_own_words_is_unanswered(text):
    answer = to_ja(text)
    assert "\n" not in answer.ja
    answer.ja.encode("utf-8")


@pytest.mark.parametrize(
    ("zh", "digits"),
    [
        ("十四", "14"),
        ("二十", "20"),
        ("十", "10"),
        ("一百零五", "105"),
        ("七", "7"),
        ("三三", "三三"),
        ("十百", "十百"),
    ],
)
def test_numerals(zh, digits):
    assert numeral(zh) == digits


@pytest.mark.parametrize(
    ("zh", "ja"),
    [
        ("金融支持绿色发展的意见", "グリーン発展への金融支援に関する意見"),
        ("关于加快建设统一市场的意见", "統一市場の構築加速に関する意見"),
        ("关于在重点行业推进节能的通知", "重点産業における省エネルギーの推進に関する通知"),
        ("关于修改、废止一批规章的决定", "一連の規則の改正・廃止に関する決定"),
        ("国务院关于同意建设示范区的批复", "示範区の建設への同意に関する批復"),
        ("关于公开征求《节能办法（征求意见稿）》意见的函",
         "「省エネルギー弁法（意見募集稿）」のパブリックコメント募集に関する書簡"),
        ("《节能管理办法》 2026年第1号令", "「省エネルギー管理弁法」（2026年第1号令）"),
        ("关于加强节能工作的通知(发改环资〔2026〕1号)", "省エネルギー業務の強化に関する通知（発改環資〔2026〕1号）"),
        ("国家能源局有关负责人就《节能办法》答记者问",
         "「省エネルギー弁法」に関する国家能源局責任者の記者質問への回答"),
        ("一图读懂丨节能办法", "図解｜省エネルギー弁法"),
        ("《节能管理办法》", "省エネルギー管理弁法"),
    ],
)  # fmt: skip
def test_more_frames_and_orders(zh, ja):
    assert to_ja(zh).ja == ja


@pytest.mark.parametrize(
    ("zh", "ja"),
    [
        ("如何推动铝产业高质量发展？财政部解读", "アルミニウム産業の高品質発展の推進をどう図るか？財政部解説"),
        ("财政部有关负责人解读《节能办法》", "「省エネルギー弁法」に関する財政部責任者の解説"),
        ("《节能办法》解读", "「省エネルギー弁法」の解説"),
        ("国务院常务会议部署修订《节能标准》", "国務院常務会議による「省エネルギー標準」の改訂の手配"),
        ("财政部就《节能办法》有关情况举行发布会", "「省エネルギー弁法」に関する財政部記者会見開催"),
        ("中华人民共和国财政部令（第3号） 节能管理办法", "省エネルギー管理弁法（財政部令第3号）"),
        ("财政部关于修改《节能管理办法》的决定 节能管理办法", "「省エネルギー管理弁法」の改正に関する決定"),
        ("关于支持企业开展节能的通知", "企業による省エネルギー展開の支援に関する通知"),
        ("关于做好今后一个时期促进就业工作的通知", "今後一定期間における雇用の促進に関する通知"),
        ("关于进一步完善市场导向的节能体系实施方案", "市場志向の省エネルギー体系の一層の改善に関する実施方案"),
        ("国家鼓励的节水技术目录", "国家が奨励する節水技術目録"),
        ("国家重点推广的节水技术目录", "国家が重点的に普及する節水技術目録"),
        ("国家优先发展的产业目录", "国家が優先的に発展する産業目録"),
        ("以县城为载体的城镇化方案", "県城を担い手とする都市化方案"),
        ("发展绿色金融支持碳市场的意见", "グリーンファイナンス発展による炭素市場の支援に関する意見"),
        ("关于建设示范区深化改革方案的意见", "示範区の建設、改革方案の深化に関する意見"),
        ("关于加大节能支持力度若干措施的通知", "省エネルギー支援の強化に関する若干の措置に関する通知"),
    ],
)
def test_news_orders_and_nested_verbs(zh, ja):
    assert to_ja(zh).ja == ja


@pytest.mark.parametrize(
    ("zh", "ja"),
    [
        ("健全资源循环利用体系", "資源循環利用体系の健全化"),
        ("推广绿色生活方式", "グリーンな生活様式の普及"),
        ("支持开发区建设零碳园区", "開発区によるゼロカーボン園区の建設の支援"),
        ("支持开发区建设", "開発区建設の支援"),
        ("引导居民使用节能产品", "住民による省エネルギー製品の使用の誘導"),
        ("构建绿色产业体系、实施绿色制造工程", "グリーン産業体系の構築、グリーン製造プロジェクトの実施"),
        ("加大金融支持力度", "金融支援の強化"),
        ("创新能力显著增强", "イノベーション能力の顕著な強化"),
        ("总量控制，推进节能", "総量規制、省エネルギーの推進"),
        ("编制绿色产业指南", "グリーン産業ガイドラインの作成"),
        ("健全节能核算标准", "省エネルギー算定標準の健全化"),
        ("加强规划实施与管理", "計画の実施・管理の強化"),
        ("统筹推进节能", "省エネルギーの統合的推進"),
        ("监测体系建设行动", "モニタリング体系構築行動"),
        ("积极有序发展核电", "原子力発電の積極的かつ秩序ある発展"),
        ("扩大开放", "開放の拡大"),
        ("冷库节能标准", "冷蔵倉庫省エネルギー標準"),
        ("推动储能逐步转向市场交易", "エネルギー貯蔵の市場取引への段階的転換推進"),
        ("力争2030年前实现碳达峰", "2030年までのカーボンピークアウトの実現への努力"),
        ("逐步淘汰落后产能", "立ち遅れた生産能力の段階的淘汰"),
        ("退役士兵安置", "退役兵士配置"),
        ("推进节能，是绿色发展的任务", "省エネルギーの推進はグリーン発展の任務"),
        ("能源转型进入关键期", "エネルギー転換の重要期への移行"),
        ("总 则", "総則"),
    ],
)
def test_headings_end_in_nouns(zh, ja):
    assert to_ja(zh).ja == ja


def test_traditional_characters_are_read_like_simplified_ones():
    assert to_ja("關於推進節能環保的通知") == to_ja("关于推进节能环保的通知")


@pytest.mark.parametrize("text", ["Carbon Peaking Action Plan 2030", "省エネルギーの推進に関する通知", "CO2 ≥ 3 %"])
def test_what_is_not_chinese_stays_and_is_marked(text):
    answer = to_ja(text)
    assert (answer.ja, answer.unknown) == (text, (text,))


def test_formulas_and_latin_names_stay_in_their_place():
    assert to_ja("PM2.5和CO2排放标准").ja == "PM2.5とCO2排出標準"


def test_a_title_that_is_cut_says_so():
    answer = to_ja("推进节能" * 200)
    assert answer.ja.endswith("…")
    assert "…" in answer.unknown
    assert "…" not in to_ja("推进节能" * 70).unknown


def test_cities_and_countries_are_known_by_name():
    answer = to_ja("关于同意克拉玛依市与越南开展合作的批复")
    assert (answer.unknown, "カラマイ市" in answer.ja, "ベトナム" in answer.ja) == ((), True, True)


def test_a_document_number_begins_behind_its_verb():
    assert to_ja("关于废止国发〔1989〕33号文件的通知").ja == "国発〔1989〕33号文書の廃止に関する通知"


@pytest.mark.parametrize(
    ("zh", "crumbs"),
    [("关于加强老港管理的通知", ("老港",)), ("关于各省各市的通知", ()), ("关于本市节水的通知", ())],
)
def test_a_word_that_is_cut_into_single_characters_is_named(zh, crumbs):
    assert set(crumbs) == {word for word in to_ja(zh).unknown if len(word) == 2}


@pytest.mark.parametrize(
    ("zh", "left"),
    [
        ("公共机构在节能中", ("在",)),
        ("企业推进节能的办法", ()),
        ("节能提供新动能", ("提供",)),
        ("保护和改善环境", ()),
    ],
)
def test_words_left_in_the_chinese_order_are_named(zh, left):
    assert to_ja(zh).unordered == left


@pytest.mark.parametrize(
    ("zh", "ja"),
    [
        ("节约资源", "資源の節約"),
        ("防止环境污染", "環境汚染の防止"),
        ("制定实施方案", "実施方案の制定"),
        ("“无废城市”建设", "「廃棄物ゼロ都市」建設"),
    ],
)
def test_a_clause_begins_with_its_verb(zh, ja):
    assert clause_to_ja(zh).ja == ja


def test_a_clause_of_half_characters_has_no_words():
    assert not clause_to_ja("\ud800").ja


@pytest.mark.parametrize(
    ("zh", "ja"),
    [
        ("优化监管考核机制", "監督管理考課メカニズムの最適化"),
        ("保护和改善生态环境", "生態環境の保護・改善"),
        ("实施基础技术突破行动", "基礎技術突破行動の実施"),
    ],
)
def test_a_heading_with_a_governing_verb_is_turned(zh, ja):
    assert to_ja(zh).ja == ja
