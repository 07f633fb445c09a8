"""Words of the lexicon with a second half that belongs to what follows: 电池回收 | 和综合利用, 公众参与 | X."""

from __future__ import annotations

from dataclasses import replace

from translation.english.words.inflection import gerund
from translation.english.words.lexicon import Word, load

SYSTEMS = {"体系", "机制", "制度", "网络", "系统", "平台"}
ENSURED = {"保障机制", "保障体系", "保障制度"}
SHARES = {"比例", "占比", "比重"}
"""What is not improved but increased."""
SHARED_OUT = {"分担", "分摊", "配套", "混合", "配比", "掺烧", "抵押"}
"""What is told as a ratio."""
SOUNDLY = (
    "回收",
    "利用",
    "处置",
    "处理",
    "收集",
    "贮存",
    "储存",
    "运输",
    "拆解",
    "运营",
    "运行",
    "使用",
    "经营",
    "操作",
    "排放",
    "转移",
    "流转",
)
"""Deeds that are done in a standardised manner, while 规范 before them is no paper."""
OBJECTS = {"设备", "污染", "产业", "行业", "基地", "设施", "体系", "制度", "机制", "项目", "平台", "园区", "工程"}
"""What a longer word before an action belongs to: 光伏 产业 | 发展, 尾气 污染 | 防治."""
BUILT = {"建设", "发展"}
HELD = (
    "储备",
    "供应",
    "供给",
    "保障",
    "处理",
    "处置",
    "生产",
    "监测",
    "服务",
    "调节",
    "防控",
    "应急",
    "创新",
    "执法",
    "监管",
)
"""What a capacity is for, where it is built: 储备 | 能力建设."""
BY_MEANS = {"以", "运用", "利用", "依托"}
"""What brings the means by which the second half of a word is done: 运用 | 采购 政策支持 | X."""
QUALITIES = {"落后", "先进"}
AREAS = {"区域", "地区", "流域", "城市", "行业", "领域"}
SHORT_TERM = 4
UNLEANING = {"stop", "connective", "of", "preposition", "within"}
PAUSED = {"stop", "connective", "of", "year", "region"}


def parted(words: list[Word]) -> list[Word]:
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
        if word.verb and word.zh.startswith("进一步") and word.zh[3:] in load().causes:
            out += [known["进一步"], known[word.zh[3:]]]
            continue
        if special := _by_the_one_before(out, word, after) or _quality_apart(word, after):
            out += special
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
            and tail != "保障"
        ):
            out += [known[head], known[tail]]
        else:
            out.append(word)
    return out


def _by_the_one_before(out: list[Word], word: Word, after: list[Word]) -> list[Word]:
    """A word as the one before it makes it: a share is increased, a price formed; nothing for all other words."""
    if not out:
        return []
    last, priced = out[-1], out[-1].zh.endswith(("价", "价格"))
    if word.zh == "提升" and last.zh in SHARES:
        return [replace(word, verb="increase", noun="increase")]
    if word.zh == "定价" and priced:
        return [replace(word, verb="set", noun="setting")]
    if word.zh == "形成" and priced:
        return [replace(word, verb="")]  # 电价 | 形成 | 机制
    return _apart_for(out, word, after)


def _soundly(word: Word, before: Word) -> list[Word]:
    """企业 | 规范 | 处置 -> in a standardised manner, 废塑料 | 规范 | 回收利用 -> standardised."""
    if before.zh.endswith(tuple(load().lists["movers"])):
        return [replace(word, verb="", noun="", kind="")]
    return [Word(word.zh, adjective="standardised")] if before.kind not in UNLEANING else []


def _apart_for(out: list[Word], word: Word, after: list[Word]) -> list[Word]:
    """A word in the parts that belong to its neighbours; nothing for all other words."""
    known, last = load().words, out[-1]
    due = last.kind == "modal" and len(word.zh) == SHORT_TERM and bool(after)
    if due and word.zh[:2] in known and word.zh[2:] in known:
        return [known[word.zh[:2]], known[word.zh[2:]]]  # 应 | 淘汰落后 | 设备
    if word.zh == "规范" and after and after[0].zh.endswith(SOUNDLY) and after[0].verb and last.noun and not last.verb:
        return _soundly(word, last)
    if word.zh == "比例" and last.zh in SHARED_OUT:
        return [replace(word, noun="ratio")]
    areas = _areas(word) if last.kind == "such as" else []
    shared = _deed_apart(word) if last.kind == "connective" and out[1:] and out[-2].verb else []
    return areas or shared or _apart_from(out, word, after)


def _deed_apart(word: Word) -> list[Word]:
    """恢复和 | 扩大消费 -> 扩大, 消费: a deed told as a gerund with its object; nothing for all other words."""
    known = load().words
    verb, thing = known.get(word.zh[:2]), known.get(word.zh[2:])
    told = bool(verb and verb.verb and thing and thing.noun) and not word.verb
    return [verb, thing] if verb and thing and told and word.noun == f"{gerund(verb.verb)} {thing.noun}" else []


def _quality_apart(word: Word, after: list[Word]) -> list[Word]:
    """淘汰落后 | 机电设备 -> 淘汰, 落后: a quality of what follows; nothing for all other words."""
    known = load().words
    deed, quality = known.get(word.zh[:2]), known.get(word.zh[2:])
    if len(word.zh) != SHORT_TERM or not deed or not quality or not after or word.adjective or not word.verb:
        return []
    named = len(after[0].zh) > len("产能") or (bool(after[1:]) and after[1].noun and after[1].kind not in PAUSED)
    thing = bool(after[0].noun and named) and after[0].kind not in PAUSED and after[0].zh != "产能"
    described = bool(deed.verb) and quality.zh in QUALITIES
    return [deed, quality] if described and thing else []


def _areas(word: Word) -> list[Word]:
    """等 | 区域大气污染 -> 区域, 大气污染: what has been named are the areas; nothing for all other words."""
    known = load().words
    parts = [known.get(word.zh[:2]), known.get(word.zh[2:])]
    return [part for part in parts if part] if word.zh[:2] in AREAS and all(parts) else []


def _joined_to(after: list[Word]) -> bool:
    """Whether a deed and a connective with a further deed follow."""
    return len(after) > 2 and after[1].kind == "connective" and bool(after[2].verb)


def _apart_from(before: list[Word], word: Word, after: list[Word]) -> list[Word]:
    """鼓励 | 公众参与 | X -> 公众, 参与; 监测 | 应急体系 -> 、应急, 体系; nothing for all other words."""
    known = load().words
    parts = [known.get(word.zh[:2]), known.get(word.zh[2:])]
    if len(word.zh) != SHORT_TERM or not all(parts):
        return []
    thing = bool(after) and bool(after[0].noun) and after[0].kind not in PAUSED
    thing = thing and (len(after) > 1 or not load().has("heads", after[0].zh))
    if word.zh.endswith("参与") and before[-1].zh in load().causes and thing:
        return [part for part in parts if part]
    overseen = [load().has("overseeing", zh) for zh in (before[-1].zh, word.zh[:2])]
    if all(overseen) and word.zh[2:] in SYSTEMS and before[-2:-1] and before[-2].noun and not before[-2].verb:
        return [part for part in parts if part]  # 碳汇 | 计量 | 监测体系
    led = before[0].zh in BY_MEANS and word.zh[2:] in load().roles and bool(after) and bool(before[-1].noun)
    ensured = word.zh in ENSURED and before[-1].verb and before[-2:-1] and before[-2].noun and not before[-2].verb
    if led or ensured:
        return [part for part in parts if part]  # 以技术 | 创新引领 | X, 煤炭 | 供应 | 保障机制
    if (
        word.zh.startswith("应急")
        and (load().has("overseeing", before[-1].zh[-2:]) or before[-1].zh == "储备")
        and not word.verb
    ):
        return [known["、"], *(part for part in parts if part)]
    return []


def _of_the_one_before(before: Word, word: Word) -> bool:
    """Whether the first half of a word belongs to the word before it: 光伏 | 产业发展, 水泥 | 工业结构调整."""
    if word.zh[:2] == "设备" and before.zh.endswith(("领域", "行业", "企业")):
        return False
    industry = word.zh[:2] == "工业" and load().has("industries", before.zh)
    return (word.zh[:2] in OBJECTS or industry) and bool(before.noun) and not _apart(before)


def _leans(before: Word, word: Word) -> bool:
    """Whether a word belongs to the first half of the term behind it: 绿色建材 | 产业 发展, but 加强 | 体系建设."""
    held = word.zh.startswith("能力") and not before.zh.endswith(HELD)
    built = len(word.zh) == SHORT_TERM and word.zh[-2:] in BUILT and not held
    return built and bool(before.noun) and not load().has("strong", before.zh) and before.kind not in UNLEANING


def _is_action(zh: str) -> bool:
    word = load().words.get(zh)
    return word is not None and bool(word.verb)


def _apart(word: Word) -> bool:
    """Whether a word is no part of the noun behind it: a joint, a place, or what only describes."""
    return word.kind in PAUSED or word.kind == "preposition" or bool(word.adjective)
