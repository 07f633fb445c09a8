"""A title phrase as a list of words: the cut with the fewest words and the fewest unknown characters."""

from __future__ import annotations

import re

from analysis.text.dictionary import tokenizer
from translation.cheapest import cheapest
from translation.english.words import bodies
from translation.english.words.agreement import headed, modifying
from translation.english.words.companies import companies
from translation.english.words.deeds import fused
from translation.english.words.halves import PAUSED, parted
from translation.english.words.inflection import has_object, title_case
from translation.english.words.joints import JOINTS
from translation.english.words.lexicon import Word, load
from translation.english.words.numbers import PATTERNS
from translation.english.words.pinyin import as_name, as_person
from translation.english.words.places import rows
from translation.persons import PERSON, office
from translation.titles.words.tokens import HAN, NAMING

GOALS = {"环境保护", "减污", "防涝", "排涝", "控水", "节能", "节水", "节能节水", "节地", "节材", "环保", "减排", "降碳",
         "治污", "防洪", "防灾", "减灾", "抗旱", "救灾"}  # fmt: skip
"""Deeds that stand side by side: 节能节水 | 环保."""
TERM = 4
"""Characters of a deed that says in what: 工业节水 | 减排."""
NORMS = {"政策", "标准", "规章"}
"""What stands beside laws in a row: 能源法规 | 政策."""
CHANGES = ("转型", "改造", "升级", "化发展")
SUPPLY = re.compile("[供用排][水电气热暖]|供暖|通信|(?:弃[水风光电]){1,2}")
"""What houses are joined to: 供水 | 供电 | 供气."""
PREFERENTIAL = {"优惠": "treatment", "优惠政策": "policies"}
"""What is granted for a tax."""
POWER = (
    "风电",
    "光伏",
    "水电",
    "核电",
    "火电",
    "煤电",
    "气电",
    "光热",
    "光伏发电",
    "光热发电",
    "生物质发电",
    "风力发电",
)
"""How power is made: 海上风电 | 光伏发电."""
GREENER = {"绿色发展", "低碳发展", "绿色低碳发展", "循环发展"}
"""Developments that stand beside the deed before them: 转型升级 | 绿色发展."""
BETTER = {"高质量发展", "可持续发展"}
"""Those that are one word: 绿色转型 | 高质量发展."""
UNKNOWN_COST = 2.6
DEAR = 1.7
PLACE = re.compile(r"[\u4e00-\u9fff]{2,3}(?=[市县](?:人民政府$|[\u4e00-\u9fff]{2,8}[局委厅]$))")
PLACE_COST = 1.5
"""More than a known word, less than two that only seem to be there: 中卫 | 市 | 生态环境局."""
PAIR = 3
"""Words of a deed with its object in it and a thing with its deed."""
GRANTS = ("许可证", "批准书")
"""What is granted for a unit of a plant."""
TRADED = {"进口": "imported", "出口": "exported"}
WATCHED = {
    "检验",
    "检疫",
    "检验检疫",
    "监管",
    "检测",
    "抽检",
    "查验",
    "检验监管",
    "检疫监管",
    "检验检疫监管",
    "质量安全",
}
"""What is done to goods at the border."""
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


def pieces(text: str) -> list[Word]:
    """The cheapest words of `text`: each of its characters is in one of them."""
    return cheapest(text, _candidates)


def cut(text: str) -> list[Word]:
    """The words of `text` for the grammar: deeds in a row are one, so are unknown characters, which stay Chinese."""
    return fused(_in_a_row(_alike(parted(_traded(_shared(companies(_joined(rows(pieces(text))))))))))


def _names(word: Word, site: Word) -> bool:
    """Whether a word is the name of the plant or mine behind it; that of a place is so only before a power station."""
    return word.kind == "unknown" or (word.kind == "region" and site.zh.startswith(STATIONS))


def _places(before: list[Word], word: Word) -> Word | None:
    """西宁|至|成都 -> Xining–Chengdu; nothing for all else."""
    if len(before) < 2 or before[-2].kind != "region":
        return None
    place, tie = before[-2:]
    if tie.zh == "至" and word.kind == "region":
        said = f"{place.noun}–{word.noun}"
        return Word(f"{place.zh}至{word.zh}", said, adjective=said)
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
        if word.zh in PREFERENTIAL and joined and joined[-1].zh.endswith("税") and len(joined[-1].zh) > 1:
            tax = joined.pop()
            joined.append(Word(tax.zh + word.zh, f"preferential {tax.noun} {PREFERENTIAL[word.zh]}"))
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
        elif joined and word.zh.endswith(GRANTS) and joined[-1].zh.endswith("号机组"):
            units = joined.pop()
            said = word.noun.removesuffix("s") if "、" not in units.zh else word.noun
            joined.append(Word(units.zh + word.zh, f"{said} for {units.noun}"))
        else:
            joined.append(word)
    return joined


def _shared(words: list[Word]) -> list[Word]:
    """设计 | 与 | 实施指南: what is carried out is what was designed: 设计与实施 | 指南."""
    out: list[Word] = []
    for at, word in enumerate(words):
        paper = load().words.get(word.zh.removeprefix("实施")) if word.zh.startswith("实施") else None
        deed = at > 1 and words[at - 1].kind == "connective" and words[at - 2].verb and words[at - 2].noun
        out += [load().words["实施"], paper] if deed and paper and paper.zh in load().kinds else [word]
    return out


def _traded(words: list[Word]) -> list[Word]:
    """进口 | 原料 | 检验: goods that are watched are imported ones, nobody imports their inspection."""
    out = list(words)
    for at, word in enumerate(words[:-2]):
        fresh = not at or words[at - 1].kind in JOINTS | {"of", "preposition"}
        if word.zh not in TRADED or not fresh:
            continue
        thing, rest = words[at + 1], words[at + 1 :]
        end = next((i for i, each in enumerate(rest) if each.kind in JOINTS | {"of"}), len(rest))
        if thing.noun and not thing.verb and end > 1 and rest[end - 1].zh in WATCHED:
            out[at] = Word(word.zh, adjective=TRADED[word.zh])
    return out


def _in_a_row(words: list[Word]) -> list[Word]:
    """Industries, sides of the power system and changes in a row without a mark get one: 钢铁 | 水泥 -> 钢铁、水泥."""
    known = load()
    out: list[Word] = []
    for at, word in enumerate(words):
        after = words[at + 1].zh if at + 1 < len(words) else ""
        alike = bool(out) and (
            (known.has("industries", word.zh) and known.has("industries", out[-1].zh))
            or bool(SUPPLY.fullmatch(word.zh) and SUPPLY.fullmatch(out[-1].zh[-2:]) and word.zh[0] == out[-1].zh[-2])
            or (word.zh.endswith(POWER) and out[-1].zh.endswith(POWER))
            or (
                word.zh.endswith("税")
                and not word.zh.endswith("退税")
                and len(word.zh) > 1
                and len(out[-1].zh) > 1
                and out[-1].zh.endswith("税")
            )
            or (word.zh in NORMS and out[-1].zh.endswith("法规"))
            or (word.zh in GOALS and out[-1].zh in GOALS)
            or (word.zh in GOALS and len(out[-1].zh) == TERM and out[-1].zh[-2:] in GOALS)
            or (word.zh == "企业" and out[-1].zh == "政府" and at + 1 < len(words) and words[at + 1].kind in JOINTS)
            or (_is_price(word) and _is_price(out[-1]))
            or (len(word.zh) > 1 and word.zh.endswith("侧") and out[-1].zh.endswith("侧"))
            or (len(word.zh) > 3 and len(out[-1].zh) > 3 and word.zh.endswith(CHANGES) and out[-1].zh.endswith(CHANGES))
        )
        alike |= bool(out) and f"{word.zh}{after}" in GREENER and _whole_deed(out[-1])
        alike |= word.zh in BETTER and bool(out) and len(out[-1].zh) > 3 and out[-1].zh.endswith(CHANGES[:-1])
        alike |= at == 1 and _other_deed(words)
        if out and out[-1].zh == "工艺技术" and word.zh in ("装备", "设备", "产品"):
            out[-1] = Word(f"工艺技术{word.zh}", f"processes, technologies and {headed(word.noun)}")
            continue
        out += [known.words["、"], word] if alike else [word]
    return out


def _is_price(word: Word) -> bool:
    return len(word.zh) > 1 and word.zh.endswith("价") and not word.verb


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


def unknown_words(words: list[Word]) -> list[str]:
    """The unknown stretches cut into words by jieba, for an editor to add to the lexicon."""
    unknown = [word.zh for word in words if word.kind == "unknown" and HAN.search(word.zh)]
    return [part for text in unknown for part in tokenizer().lcut(text) if HAN.search(part)]
