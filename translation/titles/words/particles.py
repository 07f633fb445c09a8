"""Where の comes between two nouns, and which words are pairs."""

from __future__ import annotations

import re
from collections.abc import Sequence

from translation.titles.words.lexicon import Word, load
from translation.titles.words.quotes import OPEN

NOMINAL = {"noun", "unknown", "quote", "number"}
JOINTS = {"stop", "connective"}
GENERIC = {"phrase", "action", "particle", "document type"}
ASPECTS = ("能力", "机制", "水平", "结构", "作用", "潜力", "活力", "质量", "标准", "方式")
QUALITY = re.compile(r"(?:グリーン|クリーン(?!エネルギー|ナー)|低炭素|デジタル化|スマート化)")
ADJECTIVE = re.compile(r"..的|.{0,40}かつ|.{0,40}[なるい]$|..な.")
HOW = re.compile(r"(?:スマート|先進|高|安全|新型|総合|グリーン|現代|国際|共同)")
NAMED_FIELDS = re.compile(r"(?:行业|工业|市场|流域|(?<!重点)领域)$")
HANDLED = ("建设", "更新", "清缴", "利用", "使用", "推广", "替代")
PARTS = ("产业", "体系", "制度", "机制", "市场", "设施", "能力", "队伍")
THEMES = ("环境", "安全", "质量", "信息", "数据", "资源")
SAVINGS = {
    "节能", "节水", "节电", "节材", "节粮", "降碳", "减碳", "减排", "减污", "治污", "固碳", "增汇", "扩绿", "增效",
    "提质", "降本", "降耗", "减损", "减量",
}  # fmt: skip
TENDED = ("保护", "修复", "防治", "治理", "管护")
TENDING = {"治理", "修复", "保护", "防治", "管护"}
"""What is done with a water or a land side by side: 水体保护 | 治理."""
AIM = re.compile(
    r"(?=.{4})[^の]{2,12}(?:安定|促進|最適化|向上|拡大|防止|調整|保障|強化|低減|転換|増加|補強|確保|成長|価格安定)$"
)
"""How an aim of three characters is told: 稳增长 | 调结构 is a row of them."""
AIMED = set("稳优促保扩增提降补强惠防调转控减")
USES = {"用地", "用林", "用草", "用海", "用岛", "用水", "用能", "用电", "用气", "用热"}
"""What is used of land, sea and nets, told one after the other without a mark."""
SURVEYS = {"监测", "调查", "评估", "预警", "预报", "统计", "核算", "报告", "核查", "检测"}
"""What is found out about a thing, one after the other: 监测 | 调查 | 评估 | 制度."""
SPANS = ("周期", "期间")
ATTRIBUTE = re.compile(r"[たなるいの]$")
CLAUSED = re.compile(r"[^を]{2,12}(?:にある|を持つ|を備えた|のある|を有する)[\u4e00-\u9fff]{1,4}$")
"""A word told as a clause and its noun: 困境儿童 = 困難な状況にある児童."""
SHORT = 3


def joined(words: Sequence[Word]) -> str:
    """The Chinese of some words."""
    return "".join(word.zh for word in words)


def paired(left: Word, right: Word, rest: Sequence[Word]) -> bool:
    """Two short words, two actions, or two parts with one noun behind both: 环境影响评价与排污许可 | 工作."""
    short = len(right.zh) <= SHORT and len(left.zh) <= SHORT
    pair = right.kind == "action" or ("・" in right.ja and len(left.zh) < SHORT)
    actions = left.zh[-2:] in load().actions and pair
    if "・" in left.ja + right.ja and not actions:
        return False
    shared = len(rest) > 0 and rest[0].zh in load().heads and rest[0].role in NOMINAL
    return short or actions or shared


def abreast(word: Word, after: Sequence[Word]) -> bool:
    """Whether two savings stand side by side without a mark: 节水 | 减排固碳, 降碳 | 减排."""
    if after and len(word.zh) > SHORT and word.zh.endswith(TENDED) and after[0].zh in TENDING:
        return not word.zh.endswith(after[0].zh)
    if after and word.zh.endswith("治理") and after[0].zh in ("管理", "监管"):
        return True
    if after and ((aims(word) and aims(after[0])) or (word.zh in USES and after[0].zh[:2] in USES)):
        return True
    if len(after) > 1 and word.zh in SURVEYS and after[0].zh in SURVEYS and after[1].role == "noun":
        return True
    if after and len(word.zh) > 1 < len(after[0].zh) and word.zh[-1] == after[0].zh[-1] == "侧":
        return True
    return (
        bool(after) and word.zh[-2:] in SAVINGS and after[0].zh[:2] in SAVINGS and word.role == after[0].role == "noun"
    )


def aims(word: Word) -> bool:
    """Whether a word of three characters says what is aimed at: 稳增长, 优结构, 提质量."""
    return word.role == "noun" and len(word.zh) == 3 and word.zh[0] in AIMED and bool(AIM.match(word.ja))


def wants_no(word: Word, after: Sequence[Word], *, first: bool, governed: bool) -> bool:
    """Whether の comes between a word and what follows it."""
    run: list[Word] = []
    for follower in after:
        mark = follower.role == "unknown" and not follower.zh[0].isalnum()
        if follower.role not in NOMINAL | {"verb", "adverb"} or follower.zh == "等" or mark:
            break
        run.append(follower)
    if not run or word.role not in NOMINAL or ATTRIBUTE.search(word.ja):
        return False
    return (
        _phrasal(word, run)
        or bool(CLAUSED.match(word.ja))
        or (len(run) > 1 and aims(run[0]) and aims(run[1]) and not aims(word) and _stands_alone(word))
        or (run[0].zh == "依法" and len(run) > 1)
        or _before_quality(word, run)
        or _before_predicate(word, run)
        or _field(word, run, first=first)
        or word.zh.endswith(SPANS)
        or (run[0].zh[0] == "第" and run[0].zh[-1] == "批" and word.role == "noun")
        or (governed and run == [*after] and _owned(word, run, first=first))
        or _before_pair(word, after)
    )


def _stands_alone(word: Word) -> bool:
    """Whether a word names a thing that others can belong to: no place, no mark, no piece of a compound."""
    return word.role == "noun" and len(word.zh) > 1 and word.kind not in ("region", "particle") and word.ja[0] != OPEN


def _phrasal(word: Word, run: Sequence[Word]) -> bool:
    """A term that has a の of its own, or is a plan, needs one behind it: 产业园区规划 | 环评."""
    close = run[0].kind == "document type" or run[0].zh in (
        "发展",
        "行动",
        "改革",
        "提升",
        "体制机制",
        "机制",
        "体系",
        "制度",
    )
    planned = word.zh.endswith("规划") and len(word.zh) > SHORT and run[-1].kind != "document type"
    return ("の" in word.ja and not close) or planned or word.kind == "company"


def _before_quality(word: Word, run: Sequence[Word]) -> bool:
    """エネルギーのグリーン・低炭素転換: what is made greener, before how."""
    if ADJECTIVE.match(run[0].ja) and not word.ja.endswith("大") and run[0].kind != "document type":
        return True
    return (
        _stands_alone(word)
        and not word.zh.endswith(("机构", "型"))
        and not QUALITY.match(word.ja)
        and bool(QUALITY.match(run[0].ja))
        and len(joined(run)) > SHORT
    )


def _before_predicate(word: Word, run: Sequence[Word]) -> bool:
    """能源转型加速推进: a noun before the verb that says what happens to it."""
    acts = [w.role in ("adverb", "verb") or (w.kind == "action" and run[0].role == "adverb") for w in run]
    return all(acts) and run[-1].role != "adverb" and run[-1].zh != "规范"


def _field(word: Word, run: Sequence[Word], *, first: bool) -> bool:
    """重点领域の省エネルギー: a field before a longer compound; a `first` word names none by itself (区域电网)."""
    if run[0].zh == "作用":
        return True
    suffixes = load().fields
    named = word.zh.endswith(suffixes) and not (first and word.zh in suffixes)
    if named and run[-1].kind == "document type" and NAMED_FIELDS.search(word.zh):
        return False
    heads = sum(w.kind == "document type" for w in run)
    longer = len(run) - heads > 1 or run[0].kind not in GENERIC or (run[0].kind == "phrase" and len(run[0].zh) > SHORT)
    return word.role in ("noun", "unknown") and named and longer


def _owned(word: Word, run: Sequence[Word], *, first: bool) -> bool:
    """新能源の高品質発展, 充電インフラのサービス保障能力: an object's last noun belongs to what comes before it."""
    last = run[-1]
    if not _stands_alone(word):
        return False
    if len(run) == 2 and run[0].zh.endswith(THEMES):
        return run[1].zh[-2:] in load().actions and len(run[1].zh) > SHORT
    if (
        len(run) > 1
        or last.zh.startswith(PARTS)
        or word.kind == "action"
        or (word.zh.endswith(THEMES) and not first)
        or word.kind == "goal"
        or QUALITY.match(word.ja)
        or HOW.fullmatch(word.ja)
    ):
        return False
    done = last.zh[-2:] in load().actions and (len(last.zh) > SHORT or (len(word.zh) > SHORT and last.zh in HANDLED))
    return done or (len(word.zh) >= SHORT < len(last.zh) and last.zh.endswith(ASPECTS))


def _before_pair(word: Word, after: Sequence[Word]) -> bool:
    """石炭消費の代替・転換, 畜産業の排出削減・炭素削減: two things of one, at the end of a phrase."""
    if not _stands_alone(word) or "・" in word.ja or HOW.fullmatch(word.ja):
        return False
    if len(after) == 1:
        return "・" in after[0].ja and after[0].kind != "document type"
    pair = len(after) == 3 and after[1].zh in ("和", "与", "、")
    return pair and after[0].role == after[2].role == "noun" and paired(after[0], after[2], ())
