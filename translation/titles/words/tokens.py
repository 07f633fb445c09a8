"""A title phrase as a list of words: the cut with the fewest words and the fewest unknown characters."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import zip_longest

from analysis.text.dictionary import tokenizer
from policy import numerals
from translation.cheapest import cheapest
from translation.persons import PERSON, office
from translation.titles.words.kanji import to_kanji
from translation.titles.words.lexicon import Word, load
from translation.titles.words.manners import manner
from translation.titles.words.quotes import CLOSE, OPEN

NUMBER = re.compile(
    r"\d+(?:\.\d+)?(?:[-～]\d+)?(?:(?<=\d{4})届|年度|年版|年本(?![省市区县级])|年底?前|年|个百分点|个|项|号|月份|月|日|家|座|所|%|‰)?|[A-Za-z][A-Za-z0-9.+-]*"
)
DOCUMENT_NUMBER = re.compile(r"[\u4e00-\u9fff]{1,12}〔\d{4}〕\d+号")
ORDINAL = re.compile(r"第([一二三四五六七八九十百\d]+)(次|届|批|轮|期|号|版|季度|阶段|部分|个)")
PLAN = re.compile(r"(十[一二]|[六七八九])五(?=规划|计划|时期|期间|$)")
YEAR = re.compile(r"[〇零一二三四五六七八九]{4}(?=年)")
BY = re.compile(r"到(\d{4})年(?:底|末)?")
SESSION = re.compile(r"([一二三四五六七八九十]{1,3})(届|次)(?=全国|省|市|人大|政协|会议|[一二三四五六七八九十]{1,3}次)")
COUNT = re.compile(r"([一二三四五六七八九十百两]{1,7})(个|项|年|条)")
SEVERAL = re.compile(r"等([二三四五六七八九十]{1,3})(?:部门|部委)")
DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")
COUNTERS = {
    "次": "回",
    "届": "回",
    "批": "陣",
    "轮": "ラウンド",
    "期": "期",
    "号": "号",
    "版": "版",
    "季度": "四半期",
    "部分": "部",
    "阶段": "段階",
    "个": "次",
}
UNITS = {
    "届": "年卒",
    "年底前": "年末までの",
    "年前": "年までの",
    "年本": "年版",
    "个百分点": "ポイント",
    "个": "",
    "家": "の",
    "座": "の",
    "所": "の",
    "月份": "月",
    "项": "件の",
}
DISTRICT = re.compile(
    r"(?![^区县]{0,2}[各全辖城园新景社地山灾矿林牧街库片校发护验范][区县])(?![^区县]{0,2}[向由从对把将])[\u4e00-\u9fff]{1,3}[区县](?![域划位间别内级块])"
)
"""The district of a city that no table has: 广州市 | 天河区, but 城区, 开发区, 区域."""
PLACES = {"市", "区", "县", "州", "自治县", "自治州"}
LONGEST_PLACE = 3
NUMERAL = re.compile("(?:[一二三四五六七八九]?百)?零?(?:[一二三四五六七八九]?十)?[一二三四五六七八九]?")
COMPANY = re.compile(r"[\u4e00-\u9fff（）]{2,20}?(?:股份|责任)?有限(?:责任)?公司")
QUOTE = re.compile(r"[\ue100-\uf8ff]")
HAN = re.compile(r"[\u3400-\u9fff]")
UNKNOWN_COST = 2.6
NAMING = 1e-4
"""What each character of the name of a kind makes it cheaper than another word of its length: 登记 | 管理规则."""
DEAR = 1.7
MEANT = {"保障", "支撑", "引领"}
"""Ends of terms that are verbs behind 以 and its noun: 以 | 高水平 | 安全 | 保障 | X."""
SERVED = {
    "大局", "国家战略", "实体经济", "高质量发展", "经济社会发展", "乡村振兴", "绿色发展", "绿色低碳发展", "民生",
    "三农", "国家重大战略", "创新驱动", "区域协调发展", "生态文明建设", "共同富裕",
    "科技创新", "新质生产力", "新质生产力发展", "民营经济", "经济发展", "区域发展", "扩大内需",
    "科技自立自强", "高水平对外开放",
}  # fmt: skip
"""What 服务 behind a noun is a verb before, as it is before a goal: 质量认证 | 服务 | 碳达峰."""
WHOLE = set("省市县区乡镇村州局部厅司委院等本各全类级法令函版号年月日")
"""Characters that are words by themselves: 各|省, 本|市."""
ENDING = {"改革", "建设", "转型", "创新"}
"""What a clause ends with, also where it makes a pair with the verb of the next: 改革完善."""
MODELS = {"示范", "试点"}
"""Goals that a service is no help to, but a case of: 计量服务 | 示范."""
LONELY = {"noun", "preposition"}


def numeral(text: str) -> str:
    """Chinese numerals below 1000 as digits: 十四 -> 14, 一百零五 -> 105. What is no such numeral stays as it is."""
    return str(numerals.value(text)) if text and NUMERAL.fullmatch(text) else text


def _pattern(text: str, at: int) -> Word | None:
    """The number, ordinal, aside or quoted part that begins at `at`."""
    if found := QUOTE.match(text, at):
        return Word(found[0], found[0], "quote")
    if found := PLAN.match(text, at):
        said = f"{numeral(found[1])}-5"
        return Word(found[0], f"{OPEN}{said}{CLOSE}" if found[1][0] == "十" else said, "noun", "phrase")
    if found := YEAR.match(text, at):
        return Word(found[0], found[0].translate(DIGITS), "number")
    if at and text[at - 1] in "市年省" and (found := DISTRICT.match(text, at)) and found[0] not in load().words:
        return Word(found[0], to_kanji(found[0]), "noun", "region")
    return _name(text, at) or _numbered(text, at)


def _name(text: str, at: int) -> Word | None:
    if at == 0 and (found := PERSON.match(text)):
        return Word(found[0], to_kanji(found["name"]) + office(found["office"], ja=True), "noun", "person")
    if at == 0 and (found := COMPANY.match(text)) and not set(found[0]) & set("的和与、"):
        return Word(found[0], to_kanji(found[0]), "noun", "company")
    if found := SEVERAL.match(text, at):
        return Word(found[0], f"等{numeral(found[1])}部門", "noun", "issuer")
    if text[at : at + 2] not in load().verbs and (found := DOCUMENT_NUMBER.match(text, at)):
        return Word(found[0], to_kanji(found[0]), "number")
    return None


def _numbered(text: str, at: int) -> Word | None:
    if found := ORDINAL.match(text, at):
        return Word(found[0], f"第{numeral(found[1])}{COUNTERS[found[2]]}", "number")
    if found := SESSION.match(text, at):
        return Word(found[0], f"第{numeral(found[1])}{'期' if found[2] == '届' else '回'}", "number")
    if found := COUNT.match(text, at):
        unit = {
            "个": "つの" if len(found[1]) == 1 and found[1] != "十" else "",
            "项": "件の",
            "年": "カ年",
            "条": "カ条",
        }[found[2]]
        return Word(found[0], numeral(found[1].replace("两", "二")) + unit, "number")
    if found := BY.match(text, at):
        return Word(found[0], f"{found[1]}年までの", "number")
    if found := NUMBER.match(text, at):
        unit = next((u for u in UNITS if found[0].endswith(u)), "")
        ja = found[0].removesuffix(unit) + UNITS[unit] if unit else found[0]
        return Word(found[0], ja, "number")
    return None


def _candidates(text: str, at: int) -> list[tuple[Word, float]]:
    """Words that begin at `at` with their cost: long words are cheap, single characters dear."""
    lexicon = load()
    pieces = (text[at : at + length] for length in range(1, min(lexicon.longest, len(text) - at) + 1))
    known = [lexicon.words[piece] for piece in pieces if piece in lexicon.words]
    found = [
        (
            w,
            DEAR
            if len(w.zh) == 1 and w.role in LONELY
            else 1.0 - len(w.zh) ** 2 / 1000 - NAMING * len(w.zh) * (w.kind == "document type"),
        )
        for w in known
    ]
    if pattern := _pattern(text, at):
        found.append((pattern, 0.9))
    return [*found, (Word(text[at], text[at], "unknown"), UNKNOWN_COST)]


def cut(text: str) -> list[Word]:
    """Words of `text`; neighbouring unknown characters are one word, in Japanese forms."""
    return _parted(_shifted(_joined(cheapest(text, _candidates))))


def _shifted(words: list[Word]) -> list[Word]:
    """A term that takes a piece of the word behind it, cut where the verb ends: 淘汰落后 | 产能 -> 淘汰 | 落后产能."""
    lexicon = load()
    out: list[Word] = []
    for word in words:
        term = out and out[-1].role == "noun" and out[-1].kind not in ("", "phrase", "action")
        before = out[-1].zh if term else ""
        verb, rest = lexicon.verbs.get(before[:2]), before[2:]
        quality = lexicon.words.get(rest)
        if verb and rest and rest + word.zh in lexicon.words:
            out[-1:] = [verb, lexicon.words[rest + word.zh]]
        elif verb and quality and quality.ja.endswith("た") and word.role == "noun":
            out[-1:] = [verb, quality, word]
        else:
            out.append(word)
    return out


def _parted(words: list[Word]) -> list[Word]:
    """Terms that are two words here: 科技支撑 before its goal, 扩大消费 after 恢复和."""
    lexicon = load()
    out: list[Word] = []
    for word, after in zip_longest(words, words[1:]):
        subject, verb = word.zh[:-2], word.zh[-2:]
        split = (
            after
            and (after.kind == "goal" or after.role == "verb")
            and word.role == "noun"
            and verb in lexicon.predicates
            and [w.zh for w in out[-1:]] != ["以"]
        )
        split = split or (subject == "工作" and verb in MEANT and bool(out) and after and after.role == "noun")
        split = split or (verb in MEANT and [w.zh for w in out[-2:-1]] == ["以"] and after and after.role == "noun")
        if split and subject in lexicon.words and verb in lexicon.words:
            out += [lexicon.words[subject], lexicon.words[verb]]
        elif word.zh == "国家" and [w.role for w in out[-1:]] == ["quote"] and [w.zh for w in out[-2:-1]] == ["共建"]:
            out[-2:] = [Word(f"共建{out[-1].zh}国家", f"{out[-1].ja}共同建設国", "noun", "phrase")]
        elif word.zh == "开展" and not after and len(out) > 2 and out[-1].zh == "规范":
            out[-1:] = [Word("规范开展", "規範的展開", "noun", "action")]
        elif served := _serves(word, after) if out and not _grows(out[0], after) else None:
            out.append(served)
        elif how := manner(word, after, first=not out):
            out.append(replace(word, ja=how, role="adverb"))
        elif word.role == "adverb" and out and not after and word.zh.endswith("化"):
            out.append(Word(word.zh, to_kanji(word.zh), "noun", "action"))
        elif word.zh[:2] in lexicon.verbs and word.zh[2:] == "管理" and after and after.role == "noun":
            out += [lexicon.verbs[word.zh[:2]], lexicon.words["管理"]]
        elif _two_clauses(out, word):
            out += [lexicon.words[word.zh[:2]], lexicon.verbs[word.zh[2:]]]
        elif _coordinated(out, word):
            out += [lexicon.verbs[word.zh[:2]], lexicon.words[word.zh[2:]]]
        else:
            out.append(word)
    return out


def _grows(first: Word, after: Word | None) -> bool:
    """Whether a verb has the growth of a service as its object: 促进 | 医疗服务高质量发展."""
    return first.role == "verb" and after is not None and after.zh.endswith("发展")


def _serves(word: Word, after: Word | None) -> Word | None:
    """服务 and 服务保障 as verbs before what they serve: 质量认证 | 服务 | 碳达峰."""
    if (
        not after
        or after.zh in MODELS
        or not (after.kind == "goal" or after.zh in SERVED or (after.role == "verb" and len(word.zh) > 2))
    ):
        return None
    said = {"服务": "貢献", "服务保障": "貢献・保障"}.get(word.zh)
    return Word(word.zh, said, "verb", "action", clause=True, joint="への") if said else None


def _two_clauses(before: list[Word], word: Word) -> bool:
    """Whether a pair of verbs ends one clause and opens the next: 深化 | 电力市场化 | 改革 / 完善 | X."""
    governed = len(before) > 1 and before[0].role == "verb" and before[-1].role == "noun"
    opening = load().verbs.get(word.zh[2:])
    return governed and len(word.zh) == 4 and word.zh[:2] in ENDING and opening is not None and opening.clause


def _coordinated(before: list[Word], word: Word) -> bool:
    """Whether the verb that opens a term is the second of two with one object: 恢复和 | 扩大消费."""
    lexicon = load()
    joined = len(before) == 2 and before[0].zh in lexicon.verbs and before[1].role == "connective"
    return joined and word.zh[:2] in lexicon.verbs and word.zh[2:] in lexicon.words


def _joined(words: list[Word]) -> list[Word]:
    joined: list[Word] = []
    for word in words:
        if word.role == "unknown" and joined and joined[-1].role == "unknown":
            zh = joined.pop().zh + word.zh
            joined.append(Word(zh, to_kanji(zh), "unknown"))
        elif joined and joined[-1].role == "unknown" and word.zh in PLACES and 1 < len(joined[-1].zh) <= LONGEST_PLACE:
            joined += [replace(joined.pop(), role="noun", kind="region"), word]
        else:
            joined.append(Word(word.zh, to_kanji(word.ja), "unknown") if word.role == "unknown" else word)
    return joined


def unknown_words(words: list[Word]) -> list[str]:
    """The unknown stretches cut into words by jieba, for an editor to add to the glossary, and crumbs of words."""
    unknown = [word.zh for word in words if word.role == "unknown" and HAN.search(word.zh)]
    return [part for text in unknown for part in tokenizer().lcut(text) if HAN.search(part)] + _crumbs(words)


def _crumbs(words: list[Word]) -> list[str]:
    """Two single characters side by side that are no place and no body: a word was cut, 后|勤, 大|桥."""
    small = [len(word.zh) == 1 and word.kind == "particle" and word.zh not in WHOLE for word in words]
    return [
        left.zh + right.zh for left, right, a, b in zip(words, words[1:], small, small[1:], strict=False) if a and b
    ]
