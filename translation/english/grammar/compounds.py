"""Nouns in a row: an action takes its object behind `of`, another noun takes what describes it in front."""

from __future__ import annotations

import re
from collections.abc import Sequence

from translation.english.grammar import nouns
from translation.english.words.agreement import BATCH, articled, definite, headed, last_word, modifying
from translation.english.words.inflection import LEADING, gerund
from translation.english.words.joints import UNFIT, melted, spliced
from translation.english.words.lexicon import Word, load

LONG = 3
"""English words from which on an object follows its action: the use of A B C, but A B use."""
DESCRIBED = re.compile(
    r"(?:high|clean|rational|comprehensive|sustained|steady|orderly|optimal|regulated|blind|green(?!house)|low|large|system|coordinated|sound"
    r"|full)[a-z-]* "
)
KEY = re.compile(r"^(?!all |other |relevant |some )([a-z-]+ )key ")
COMPETENT = re.compile(r"(?<=[a-z] )competent ")
"""Left out where the name of the authority says for what it is."""
GERUND = re.compile(r"(?:addressing|building|realising|reducing) (?!of )")
DOING = re.compile(r"(?:\w{1,20}ly )?\w{1,20}ing (?:the|an?) ")
"""How a deed with its object begins, in which something is done."""
STACKED = 5
"""English words up to which nouns stand in a row."""
JOINED = re.compile(r" (?:and|of) ")
CHAIN = re.compile(r" (?:of|for|in|with|between|across|among) ")
SAVING = {"节能": "energy-saving", "节水": "water-saving"}
"""Deeds that describe what is done to a thing: 建筑节能改造 = the energy-saving retrofit of buildings."""
RANKED = re.compile(r"(?:mandatory |national |local |industry ){1,3}(?=standards?$)|(?:major|serious) ")
ABROAD = "international "
"""Stands before the thing of what is done: 能源国际合作 is international energy cooperation."""
NAMED = (" energy", " aviation", " pollution")
NORMS = {"标准", "标准体系", "技术标准", "标准规范"}
"""What is about things as they are to become: 煤矿智能化标准体系 is for intelligent mines."""
EVALUATING = {"先进", "先进适用", "适用", "落后", "成熟", "关键", "推荐"}
EVALUATED = ("技术", "工艺", "装备", "设备", "产品", "工艺设备", "技术装备")
"""What is advanced or outdated, whatever it is for."""
OF = ("key ", "new ", "whole ", "main ")
"""How a head begins before which nothing stands: the whole chain of X."""
TYING = ("补贴", "政策", "税收优惠", "税费优惠", "支撑", "支持", "标准", "参与", "攻关")
"""Endings that tie as the word alone does: 财政补贴 are for something too."""
BACKING = {"政策", "财政", "财税", "金融", "科技", "技术", "资金", "税收", "法治", "人才"}
BACKED = {"支持", "引导", "保障", "扶持", "激励", "支撑", "服务"}
"""What is given by policies, money and the like, not to them."""
SECTORS = {"industry", "sector", "field", "market"}


def is_action(word: Word) -> bool:
    """Whether a word names what is done or a property (管理, 综合评价, 稳定性); its noun takes `of` and an object."""
    if word.verb or load().has("properties", word.zh):
        return True
    return last_word(word.noun) in load().actions and not word.adjective


def describes(word: Word) -> bool:
    """Whether a word can only describe another: 综合, not 农村."""
    property_ = load().has("properties", word.zh)
    named = word.noun not in ("", word.adjective) or word.noun.endswith(NAMED)  # renewable energy is a thing
    return bool(word.adjective) and not word.verb and not named and not property_


def in_front(words: Sequence[Word]) -> str:
    """Words as they are before a noun."""
    out: list[str] = []
    for at, word in enumerate(words):
        noun = modifying(word.noun.removeprefix("the "))
        if at and _side_by_side(words[at - 1], word) and words[at - 1].noun:
            out.append("and")
        said = noun if at and _owned(word, words[at - 1]) else word.adjective or noun or _deed(word)
        quality, _, name = said.partition(" ")
        first = len(out) == 1 and not describes(words[0]) and is_action(word) and " " not in name
        if first and name and DESCRIBED.fullmatch(f"{quality} "):  # 资源 | 综合利用 -> comprehensive resource use
            out, said = [quality, *out], name
        out.append(said)
    return spliced(*out)


def _deed(word: Word) -> str:
    """A verb without a noun of its own before a noun: 辐射带动 | 能力."""
    return gerund(word.verb) if word.verb and "~" not in word.verb else ""


def compound(words: Sequence[Word], article: str = "", *, head: bool = True) -> str:
    """Nouns and adjectives without joints; `head` says that no further noun follows."""
    if len(words) == 1:
        return _single(words[0], article, head=head)
    if (becoming := load().becoming.get(words[-1].zh)) and describes(words[-1]) and words[-2].noun:
        return f"the {becoming} of {_governed(words[:-1])}"
    if describes(words[-1]):
        rest = compound(words[:-1], "", head=head).removeprefix("the ")
        return articled(f"{words[-1].adjective} {rest}", article) if words[-2].noun else f"{rest} {words[-1].adjective}"
    if len(words) > 2 and words[0].zh in EVALUATING and words[-1].zh.endswith(EVALUATED):
        return articled(f"{words[0].adjective} {compound(words[1:], '', head=head)}", article)  # 先进 | 污染治理 | 技术
    return _action(words, article) if is_action(words[-1]) else _thing(words, article, head=head)


def _action(words: Sequence[Word], article: str) -> str:
    """A compound that ends in an action; what describes the action stays with it."""
    rest, action = parted(words)
    if not rest:
        return articled(action, article)
    if len(words[-1].zh) > 2 and load().has("complete", words[-1].zh):
        return f"{articled(action, article)} in {nouns.noun_phrase(rest)}"
    described = bool(DESCRIBED.match(action))
    if len(rest) == 1 and rest[0].adjective and described:
        quality, _, name = action.rpartition(" ")
        return articled(f"{quality} {rest[0].adjective} {name}", article)
    described |= len(words) - len(rest) > 1
    if BATCH.match(action):
        return f"the {action} {preposition(words[-1])} {_governed(rest)}"
    held = load().has("had", words[-1].zh) or any(describes(word) for word in words[len(rest) : -1])
    happens = (
        held or any(word.adverb and not word.verb for word in words[len(rest) : -1]) or LEADING.match(words[-1].verb)
    )
    if backed := _backed(rest, action, words[-1]):
        return backed
    taken_part = preposition(words[-1]) == "in" and not words[-1].verb  # 公众参与
    most = 0 if happens or taken_part else LONG + (article == "of") - described
    return acted(action, rest, preposition(words[-1]), most=most, room=not (words[-1].verb or described))


def _backed(rest: Sequence[Word], action: str, last: Word) -> str:
    """政策 | 支持和引导 -> policy support and guidance, 财政支持 | 保障 -> fiscal support and guarantee; else ''."""
    if len(rest) != 1 or last.zh not in BACKED:
        return ""
    if " and " in action and rest[0].zh in BACKING:
        return spliced(in_front(rest), action)
    pair = rest[0].zh[:-2] in BACKING and rest[0].zh[-2:] in BACKED
    return f"{rest[0].noun} and {action}" if pair else ""


def _single(word: Word, article: str, *, head: bool) -> str:
    if word.kind in ("title", "issuer"):
        return f"the {word.noun}" if article and not word.noun.startswith("the ") else word.noun
    if not word.noun:
        return (word.adjective or word.adverb).replace("~ ", "") or (gerund(word.verb) if word.verb else "")
    text = headed(word.noun) if head else modifying(word.noun)
    if text.endswith(" building") and not word.verb:
        return text
    return definite(text) if article and " of " in text else articled(text, article)


def _thing(words: Sequence[Word], article: str, *, head: bool) -> str:
    """A compound that ends in a thing: in front what is short, behind `of` what is long."""
    start = len(words) - 1
    while start > 0 and words[start - 1].adjective:
        start -= 1
    taxed = 1 < start == len(words) - 1 and _tax_policy(words[start - 1], words[start])
    start -= taxed
    before = words[:start]
    own = spliced(in_front(words[start:-1]), headed(words[-1].noun) if head else modifying(words[-1].noun))
    own = COMPETENT.sub("", KEY.sub(r"key \1", own))
    if not before:
        return articled(own, article)
    own = own.removeprefix("competent ")
    if load().has("had", words[-1].zh):
        return f"{definite(own, article)} {preposition(words[-1])} {_governed(before)}"
    lead = nouns.noun_phrase(before, "")
    meant = _meant(words, before, own)
    if meant[0]:
        return f"{definite(meant[0], article)} for {meant[1] or lead}"
    quality = before
    if is_action(before[-1]) and all(word.kind != "unknown" for word in before):  # 水资源 | 刚性 约束 | 制度
        quality = sorted(before, key=lambda word: not describes(word) or word.zh.endswith("化"))
    flat = spliced(in_front(quality), own.removeprefix("the "))
    if ranked := RANKED.match(own):  # 水效 | 国家标准: national water efficiency standards
        flat = f"{ranked[0]}{spliced(in_front(quality), own[ranked.end() :])}"
    if " of " in lead and " of " not in flat and len(flat.split()) <= STACKED and not own.startswith(OF):
        return articled(flat, article)
    if (
        own.startswith(OF)
        or (" and " in lead and lead.endswith("s"))
        or " of " in own
        or len(lead.split()) > LONG + 1
        or len(lead.split()) + len(own.split()) > STACKED
        or CHAIN.search(lead)
        or (start < len(words) - 1 and (taxed or " " in lead))
    ):
        purpose = taxed or (is_action(before[-1]) and last_word(own) in load().purposes)
        joint = "for" if purpose else preposition(words[-1])
        return f"{definite(own, article)} {joint} {_governed(before)}"
    return articled(flat, article)


def _tax_policy(tax: Word, policy: Word) -> bool:
    """Whether a tax and the policy on it stay together: 增值税 | 政策."""
    return tax.zh.endswith("税") and len(tax.zh) > 2 and not tax.verb and policy.zh in ("政策", "优惠政策")


def _meant(words: Sequence[Word], before: Sequence[Word], own: str) -> tuple[str, str]:
    """A head and what it is for: ensuring X, X as it is to become (煤矿智能化标准); two empty texts for all else."""
    if len(before) == len(words) - 2 and words[-1].zh in NORMS and words[-2].zh.endswith("化") and describes(words[-2]):
        return headed(words[-1].noun), f"{words[-2].adjective} {nouns.noun_phrase(before, '')}"
    if (assured := _assured(before)) and last_word(own) in load().purposes:
        return own, f"ensuring {nouns.noun_phrase(assured)}"
    return (own, "") if GERUND.match(nouns.noun_phrase(before, "")) else ("", "")


def _assured(words: Sequence[Word]) -> Sequence[Word]:
    """What is ensured: 电力 | 消纳保障 -> 电力, 消纳; nothing where the words end in another deed."""
    last = words[-1]
    if last.zh == "保障":
        return words[:-1]
    deed = load().words.get(last.zh.removesuffix("保障"))
    return (*words[:-1], deed) if deed and deed.verb and last.zh.endswith("保障") and len(words) > 1 else ()


def parted(unit: Sequence[Word]) -> tuple[tuple[Word, ...], str]:
    """A compound cut before its action and what describes it: 煤炭 | 清洁高效 利用."""
    end = len(unit) - 1
    end -= end > 0 and _side_by_side(unit[end - 1], unit[end])
    start = end
    while start > 0 and unit[start - 1].adjective and (start < 2 or not _stays(unit[start - 1], unit[start - 2])):
        start -= 1
    before = sorted(unit[start:end], key=lambda word: not describes(word))
    action = melted([word.noun if word.verb else headed(word.noun) for word in unit[end:]])
    if not action and not load().has("empty", unit[-1].zh):
        action = gerund(unit[-1].verb)
    quality, _, name = action.rpartition(" ")
    if before and quality and " " not in quality and DESCRIBED.match(action) and not describes(before[0]):
        return tuple(unit[:start]), f"{quality} {in_front(before)} {name}"
    return tuple(unit[:start]), spliced(in_front(before), action)


def _stays(word: Word, before: Word) -> bool:
    """Whether a word stays with the one before it, apart from the action: 储能 技术 | 推广, 废物 进口 | 监管."""
    return (
        _owned(word, before) or (word.zh == "进口" and before.noun != "") or (word.zh == "产业" and describes(before))
    )


def _side_by_side(first: Word, second: Word) -> bool:
    """Whether two actions are done to one thing: 淘汰 | 改造; one with its object in it stands alone: 节水 | 改造."""
    deed = LEADING.sub("", first.verb).removesuffix(" out")
    bare = bool(deed) and not first.adjective and (" " not in deed or " and " in deed)
    overseen = first.zh != second.zh and load().has("overseeing", first.zh) and load().has("overseeing", second.zh)
    alone = load().has("paired", second.zh) and not load().has("modifying", first.zh)  # 标准化 | 生产
    return overseen or (alone and bare)


def _owned(word: Word, before: Word) -> bool:
    """Whether a word that is an adjective too is a noun here, which the noun before it describes: 储能 | 技术."""
    return load().has("owned", word.zh) and bool(before.noun) and not before.adjective


def preposition(word: Word) -> str:
    """What stands between an action and its object: the demand for X, the use of X."""
    bare = word.zh.removesuffix("力度")
    alike = bare[-2:] if bare.endswith(TYING) else bare
    return load().governs.get(bare) or load().governs.get(alike, "of")


def acted(action: str, words: Sequence[Word], preposition: str = "of", *, most: int = LONG, room: bool = False) -> str:
    """An action and its object: pollution control, the recycling and comprehensive use of used batteries.

    `most` are the words that may stand before the action and with it, which has `room` for one more.
    """
    whole = len(words) == 2 and (not is_action(words[1]) or load().has("complete", words[1].zh))
    scoped = whole and load().has("scope", words[0].zh)
    lead = nouns.noun_phrase(words[scoped:], "")
    if DOING.match(lead) and preposition == "of":
        return f"{definite(action)} in {lead}"
    long_named = "-" in action and words[-1].zh not in SAVING and not describes(words[-1])
    words_told = len(lead.split()) + len(action.split()) + long_named * (1 + scoped)
    if (
        len(lead.split()) < most + scoped
        and words_told <= most + scoped + room
        and not JOINED.search(f"{lead} {action}")
    ):
        if action.startswith(ABROAD):
            return f"{ABROAD}{spliced(in_front(words), action.removeprefix(ABROAD))}"
        return spliced(in_front(words), action)
    if words[-1].zh in SAVING and len(words) > 1 and words[-2].noun and not action.startswith(SAVING[words[-1].zh]):
        return acted(f"{SAVING[words[-1].zh]} {action}", words[:-1], preposition, most=most)
    if load().has("complete", words[-1].zh) and action.endswith(tuple(load().lists["towards"])):
        preposition = "for"
    if preposition == "to" and words[-1].zh.endswith(("企业", "产品")):
        preposition = "of"  # 企业 | 准入
    many = (action.endswith("s") and not action.endswith("ss")) or (
        preposition == "in" and action.endswith(("ing", "participation"))
    )
    deed, where, place = action.partition(" in ") if action.endswith(" areas") else (action, "", "")  # 下乡
    return f"{deed if many else definite(deed)} {preposition} {_governed(words)}{where}{place}"


def _governed(words: Sequence[Word]) -> str:
    """What stands behind `of`: a chain of three is told as a compound, the permits of waste treatment facilities."""
    said = nouns.noun_phrase(words, "of")
    unfit = any(word.kind in UNFIT for word in words) or any(describes(word) for word in words[1:])
    unfit |= bool(DESCRIBED.match(words[-1].noun)) or " and " in words[-1].noun
    unfit |= len(words) > 1 and _side_by_side(words[-2], words[-1])
    if not CHAIN.search(said) or unfit:
        return said
    flat = spliced(in_front(words[:-1]), headed(words[-1].noun or words[-1].adjective))
    return articled(flat, "of") if len(flat.split()) <= STACKED and " of " not in flat else said
