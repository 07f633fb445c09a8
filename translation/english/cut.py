"""A title phrase as a list of words: the cut with the fewest words and the fewest unknown characters."""

from __future__ import annotations

import re
from dataclasses import replace

from analysis.text.dictionary import tokenizer
from translation.cheapest import cheapest
from translation.english import bodies
from translation.english.agreement import modifying
from translation.english.deeds import fused
from translation.english.inflection import has_object, title_case
from translation.english.joints import JOINTS
from translation.english.lexicon import Word, load
from translation.english.numbers import PATTERNS
from translation.english.pinyin import as_name, as_person
from translation.persons import PERSON, office
from translation.titles.tokens import HAN, NAMING

SYSTEMS = {"体系", "机制", "制度", "网络", "系统", "平台"}
ENSURED = {"保障机制", "保障体系", "保障制度"}
GOALS = {"节能", "节水", "节能节水", "节地", "节材", "环保", "减排", "降碳", "治污"}
CHANGES = ("转型", "改造", "升级", "化发展")
GREENER = {"绿色发展", "低碳发展", "绿色低碳发展", "循环发展"}
"""Developments that stand beside the deed before them: 转型升级 | 绿色发展."""
SHARES = {"比例", "占比", "比重"}
"""What is not improved but increased."""
OBJECTS = {"污染", "产业", "行业", "基地", "设施", "体系", "制度", "机制", "项目", "平台", "园区", "工程"}
"""What a longer word before an action belongs to: 光伏 产业 | 发展, 尾气 污染 | 防治."""
PAUSED = {"stop", "connective", "of", "year", "region"}
UNKNOWN_COST = 2.6
DEAR = 1.7
PLACE = re.compile(r"[\u4e00-\u9fff]{2,3}(?=[市县](?:人民政府$|[\u4e00-\u9fff]{2,8}[局委厅]$))")
PLACE_COST = 1.5
"""More than a known word, less than two that only seem to be there: 中卫 | 市 | 生态环境局."""
BUILT = {"建设", "发展"}
PAIR = 3
"""Words of a deed with its object in it and a thing with its deed."""
SHORT_TERM = 4
UNLEANING = {"stop", "connective", "of", "preposition", "within"}
UNITS = {"市", "区", "县", "州", "自治县", "自治州"}
LONGEST_PLACE = 3
STATIONS = ("核电", "水电站", "抽水蓄能电站")
SITE = re.compile(
    r"^(?:核电|水电|抽水蓄能|矿区|煤矿|风电场|水库|机场|灌区|盐湖|油田|气田|(?:国家级|省级)?自然保护区|湿地公园|森林公园)"
)
"""What has its own name before it: 三门 | 核电厂."""
NAME = re.compile(r"[\u4e00-\u9fff]{2,4}")


def _candidates(text: str, at: int) -> list[tuple[Word, float]]:
    """Words that begin at `at` with their cost: long words are cheap, single characters dear."""
    lexicon = load()
    pieces = (text[at : at + length] for length in range(1, min(lexicon.longest, len(text) - at) + 1))
    known = [lexicon.words[piece] for piece in pieces if piece in lexicon.words]
    lonely = (DEAR if len(w.zh) == 1 and w.kind not in ("of", "stop", "connective") else 1.0 for w in known)
    found = [
        (word, cost - len(word.zh) ** 2 / 1000 - NAMING * len(word.zh) * (word.kind == "document type"))
        for word, cost in zip(known, lonely, strict=True)
    ]
    pattern = next((made(match) for form, made in PATTERNS if (match := form.match(text, at))), None)
    found += [(pattern, 0.9)] if pattern else []
    if (at == 0 or any(word.kind == "region" for word in known)) and (body := bodies.of_place_at(text, at)):
        found.append((Word(body[0], noun=f"the {body[1]}", kind="issuer"), 0.5))
    if text.startswith("等地", at - 1) and at > 0:
        found.append((Word("地", noun="places"), 0.9))
    if at == 0:
        if person := PERSON.match(text):
            named = f"{office(person['office'], ja=False)} {as_person(person['name'])}"
            found.append((Word(person[0], noun=named, kind="person"), 0.5))
        if place := PLACE.match(text):
            found.append((Word(place[0], noun=as_name(place[0]), kind="region"), PLACE_COST))
    return [*found, (Word(text[at], text[at], kind="unknown"), UNKNOWN_COST)]


def cut(text: str) -> list[Word]:
    """Words of `text`; neighbouring unknown characters are one word, which stays Chinese."""
    return fused(_in_a_row(_alike(_parted(_joined(cheapest(text, _candidates))))))


def _names(word: Word, site: Word) -> bool:
    """Whether a word is the name of the plant or mine behind it; that of a place is so only before a power station."""
    return word.kind == "unknown" or (word.kind == "region" and site.zh.startswith(STATIONS))


def _places(before: list[Word], word: Word) -> Word | None:
    """西宁|至|成都 -> Xining–Chengdu, 海南|等|地 -> Hainan and other places; nothing where a list of places ends."""
    if len(before) < 2 or before[-2].kind != "region":
        return None
    place, tie = before[-2:]
    if tie.zh == "至" and word.kind == "region":
        said = f"{place.noun}–{word.noun}"
        return Word(f"{place.zh}至{word.zh}", said, adjective=said)
    if tie.zh == "等" and word.zh == "地" and (len(before) < 3 or before[-3].kind not in ("stop", "connective")):
        return replace(place, zh=f"{place.zh}等地", noun=f"{place.noun} and other places", adjective="")
    return None


def _joined(words: list[Word]) -> list[Word]:
    joined: list[Word] = []
    for word in words:
        if places := _places(joined, word):
            joined[-2:] = [places]
            continue
        if joined and joined[-1].zh == "非" and (word.noun or word.adjective):
            not_so = f"non-{word.adjective or modifying(word.noun)}"
            joined[-1] = Word(f"非{word.zh}", not_so, adjective=not_so)
            continue
        if word.kind == "unknown" and joined and joined[-1].kind == "unknown":
            zh = joined.pop().zh + word.zh
            joined.append(Word(zh, zh, kind="unknown"))
        elif joined and joined[-1].kind == "unknown" and word.zh in UNITS and 1 < len(joined[-1].zh) <= LONGEST_PLACE:
            place = joined.pop().zh
            joined += [Word(place, as_name(place), kind="region"), word]
        elif joined and SITE.search(word.zh) and _names(joined[-1], word) and NAME.fullmatch(joined[-1].zh):
            name = joined.pop().zh
            joined.append(Word(name + word.zh, f"the {as_name(name)} {title_case(modifying(word.noun))}", kind="name"))
        else:
            joined.append(word)
    return joined


def _apart(word: Word) -> bool:
    """Whether a word is no part of the noun behind it: a joint, a place, or what only describes."""
    return word.kind in PAUSED or bool(word.adjective)


def _in_a_row(words: list[Word]) -> list[Word]:
    """Industries, sides of the power system and changes in a row without a mark get one: 钢铁 | 水泥 -> 钢铁、水泥."""
    known = load()
    out: list[Word] = []
    for at, word in enumerate(words):
        after = words[at + 1].zh if at + 1 < len(words) else ""
        alike = bool(out) and (
            (known.has("industries", word.zh) and known.has("industries", out[-1].zh))
            or (word.zh in GOALS and out[-1].zh in GOALS)
            or (word.zh == "企业" and out[-1].zh == "政府" and at + 1 < len(words) and words[at + 1].kind in JOINTS)
            or (len(word.zh) > 1 and word.zh.endswith("侧") and out[-1].zh.endswith("侧"))
            or (len(word.zh) > 3 and len(out[-1].zh) > 3 and word.zh.endswith(CHANGES) and out[-1].zh.endswith(CHANGES))
        )
        alike |= bool(out) and f"{word.zh}{after}" in GREENER and _whole_deed(out[-1])
        alike |= at == 1 and _other_deed(words)
        out += [known.words["、"], word] if alike else [word]
    return out


def _other_deed(words: list[Word]) -> bool:
    """Whether a deed with its object in it is followed by a thing and its deed: 漏损治理 | 再生水 | 利用."""
    if len(words) != PAIR or load().has("strong", words[0].zh):
        return False
    first, thing, deed = words
    done = len(first.zh) > 3 and has_object(first.verb) and first.noun
    named = thing.noun and not thing.verb and len(thing.zh) > 2
    apparatus = thing.zh.endswith(tuple(load().lists["heads"]))
    return bool(done and named and not apparatus and deed.verb and deed.noun and not load().has("strong", deed.zh))


def _whole_deed(word: Word) -> bool:
    """Whether a word is a deed that needs no object: 节能减排, 转型升级."""
    return len(word.zh) > 3 and (load().has("complete", word.zh) or word.zh.endswith(CHANGES))


def _alike(words: list[Word]) -> list[Word]:
    """Two nouns, each with the same quality before it, are one word: 优先发电 | 优先购电 -> priority A and B."""
    at = next((at for at in range(len(words) - 3) if words[at].zh == words[at + 2].zh), None)
    if at is None:
        return words
    (quality, one, _, other), rest = words[at : at + 4], words[at + 4 :]
    fit = len(quality.zh) > 1 and quality.adjective and not quality.verb and one.noun and other.noun
    if not fit or any(word.kind in PAUSED for word in (one, other)):
        return words
    zh = "".join(word.zh for word in words[at : at + 4])
    return [*words[:at], Word(zh, f"{quality.adjective} {modifying(one.noun)} and {other.noun}"), *rest]


def _parted(words: list[Word]) -> list[Word]:
    """A term that ends in an action, before a further one with the same object: 电池回收和综合利用, 碳监测 | 评估."""
    known = load().words
    out: list[Word] = []
    taken = -1
    for at, word in enumerate(words):
        after = words[at + 1 : at + 4]
        further = len(after) > 1 and (after[1].verb or (after[1].adjective and after[-1].verb))
        joined = further and after[0].kind == "connective"
        head, tail = word.zh[:-2], word.zh[-2:]
        shared = word.zh.endswith("技术") and _joined_to(after)  # 节能技术 | 攻关 | 和 推广
        led = len(after) > 1 and out[:1] == [known["以"]]  # 以科技创新 | 引领 | X
        paired = known.get(tail + after[0].zh) if after and after[0].verb and not (word.verb or led or shared) else None
        if at == taken:
            continue
        if word.zh == "提升" and out and out[-1].zh in SHARES:
            out.append(replace(word, verb="increase", noun="increase"))
            continue
        if word.zh == "定价" and out and out[-1].zh.endswith(("价", "价格")):
            out.append(replace(word, verb="set", noun="setting"))
            continue
        if apart := _apart_from(out, word, after):
            out += apart
            continue
        technical = f"技术{after[0].zh}" if after and word.zh.endswith("技术") else ""
        if technical in load().kinds and not shared and known.get(word.zh[:-2]) and word.zh[:-2] not in load().kinds:
            out += [known[word.zh[:-2]], known[technical]]
            taken = at + 1
            continue
        whole = paired is not None and bool(paired.verb or load().has("complete", paired.zh))
        if paired and whole and len(head) > 1 and head in known and known[head].noun:
            out += [known[head], paired]
            taken = at + 1
        elif out and _of_the_one_before(out[-1], word) and word.zh[2:] in known:
            out += [known[word.zh[:2]], known[word.zh[2:]]]
        elif load().has("complete", word.zh):
            out.append(word)
        elif (
            (joined or (out and _leans(out[-1], word)))
            and head in known
            and _is_action(tail)
            and (not word.verb or head == "技术")
        ):
            out += [known[head], known[tail]]
        else:
            out.append(word)
    return out


def _joined_to(after: list[Word]) -> bool:
    """Whether a deed and a connective with a further deed follow."""
    return len(after) > 2 and after[1].kind == "connective" and bool(after[2].verb)


def _apart_from(before: list[Word], word: Word, after: list[Word]) -> list[Word]:
    """鼓励 | 公众参与 | X -> 公众, 参与; 监测 | 应急体系 -> 、应急, 体系; nothing for all other words."""
    known = load().words
    parts = [known.get(word.zh[:2]), known.get(word.zh[2:])]
    if len(word.zh) != SHORT_TERM or not before or not all(parts):
        return []
    thing = bool(after) and bool(after[0].noun) and after[0].kind not in PAUSED
    thing = thing and (len(after) > 1 or not load().has("heads", after[0].zh))
    if word.zh.endswith("参与") and before[-1].zh in load().causes and thing:
        return [part for part in parts if part]
    overseen = [load().has("overseeing", zh) for zh in (before[-1].zh, word.zh[:2])]
    if all(overseen) and word.zh[2:] in SYSTEMS and before[-2:-1] and before[-2].noun and not before[-2].verb:
        return [part for part in parts if part]  # 碳汇 | 计量 | 监测体系
    led = before[0].zh == "以" and word.zh[2:] in load().roles and bool(after) and bool(before[-1].noun)
    ensured = word.zh in ENSURED and before[-1].verb and before[-2:-1] and before[-2].noun and not before[-2].verb
    if led or ensured:
        return [part for part in parts if part]  # 以技术 | 创新引领 | X, 煤炭 | 供应 | 保障机制
    if word.zh.startswith("应急") and load().has("overseeing", before[-1].zh[-2:]) and not word.verb:
        return [known["、"], *(part for part in parts if part)]
    return []


def _of_the_one_before(before: Word, word: Word) -> bool:
    """Whether the first half of a word belongs to the word before it: 光伏 | 产业发展, 水泥 | 工业结构调整."""
    industry = word.zh[:2] == "工业" and load().has("industries", before.zh)
    return (word.zh[:2] in OBJECTS or industry) and bool(before.noun) and not _apart(before)


def _leans(before: Word, word: Word) -> bool:
    """Whether a word belongs to the first half of the term behind it: 绿色建材 | 产业 发展, but 加强 | 体系建设."""
    built = len(word.zh) == SHORT_TERM and word.zh[-2:] in BUILT and not word.zh.startswith("能力")
    return built and bool(before.noun) and not load().has("strong", before.zh) and before.kind not in UNLEANING


def _is_action(zh: str) -> bool:
    word = load().words.get(zh)
    return word is not None and bool(word.verb)


def unknown_words(words: list[Word]) -> list[str]:
    """The unknown stretches cut into words by jieba, for an editor to add to the lexicon."""
    unknown = [word.zh for word in words if word.kind == "unknown" and HAN.search(word.zh)]
    return [part for text in unknown for part in tokenizer().lcut(text) if HAN.search(part)]
