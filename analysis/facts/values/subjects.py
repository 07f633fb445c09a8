"""What a value is of whose own clause does not say it: the subject of the clauses before, or their indicator again."""

from __future__ import annotations

import re

from analysis.facts.values import names
from analysis.facts.values.places import are_places
from analysis.facts.values.quantities import DATA

REACH = 120  # characters before a value in which its words are looked for
_GENERIC = re.compile(
    r"(?:年|年均|总|平均|综合|日)?(?:利用|处理|回收|覆盖|普及|处置|使用|替代|收集|生产|供应|应用|达标|治理|改造|建设|执行|落实|完成|安装|配备|建成|创建)?"
    r"(?:(?:电能|能源)(?:利用|使用)效率(?:（PUE）)?|率|量|总量|占比|比例|比重|能力|产量|产能|规模|面积|总规模|总数|数量|强度|水平|产值|里程|总里程|总装机(?:容量|规模)?|总投资|总长度|总库容|增速|增幅|年均增速)$"
)
_VERBS_AHEAD = re.compile(
    rf"^(?:{names.longest_first(DATA['verbs']['ahead'])}|{names.longest_first(DATA['verbs']['making'])}){{1,6}}"
)
_PREDICATE = re.compile(
    r"(?:明显|显著|大幅|持续|稳步|快速|较快|进一步|不断|全部|全面|逐步|基本)?(?:稳中有升|应.尽.|提升|提高|下降|增长|扩大|改善|优化|完成|实现).*$"
)
PAYMENT = re.compile(r"(?:收费|费率|费用|价格|税率|利率)$")
_EACH_PLACE = re.compile(  # （二）各市建成区绿地率
    r"^(?:[（(]?[\d一二三四五六七八九十]{1,3}[）)、．.])?各[\u4e00-\u9fff]{0,5}?(?:市|县|区|州|地区)(?=[\u4e00-\u9fff]{4})"
)
_SETTLED = re.compile(
    r"^(?:城市(?:建成区)?|城镇|县城|农村|乡镇|建制镇|城区|[\u4e00-\u9fff]{2,4}所在地)(?=[\u4e00-\u9fff]{4})"
)
_SHARED_OUT = re.compile(
    r"(?:[一二三四五]年|年度|累计)?(?P<verb>降低|下降|提高|增长)?(?:目标|指标|任务)(?:值)?(?:分别)?(?:为|是)?$"
)
_CLAUSES = re.compile("[，；：。]")
_PORTION = re.compile(r"占[^占，]{2,20}(?:比重|比例|比率)$|占比$")
_LONGEST_ITEM = 10
_DONE_TO = re.compile(r"(?:升级|节能|绿色|达标|综合)?(?:改造|建设|发展|应用|推广|开发|工作|工程)$")
_CIRCUMSTANCE = re.compile(r"(?:基础上|前提下|为引领|为导向|为目标|为抓手|为重点|为核心)\s?$|^\s*$")
_NUMBERED = re.compile(r"^[（(]?[\d一二三四五六七八九十]{1,3}[）).．、]\s?")
_WHO = re.compile(r"[，\s]{0,3}(?P<who>[\u4e00-\u9fff]{2,10}行业)(?=[\u4e00-\u9fff])")  # 对二甲苯行业…，产能比例达到50%
_RULE = re.compile(r"(?:标准|规定|要求|制度|规范|政策)$")
_RATE = re.compile(r"(?:比例|占比|比重|[\u4e00-\u9fff]{2}率)$")
_KIND = re.compile(
    r"(?:新能源|[\u4e00-\u9fff]{1,2})化率$|(?:平均|综合|单位)[\u4e00-\u9fff]{2,24}(?:率|量|能耗|浓度|排放|强度)(?:（[A-Z]+）)?$"
)
_INDEX = re.compile(rf"(?:{'|'.join(DATA['words']['indices'])})(?:（[A-Z]{{2,5}}）)?$")
_RATE_OF = re.compile(r"(?:年均)?增[速幅]$")
_AMOUNT = re.compile(r"(?<=[\u4e00-\u9fff]{2})(?:产生|堆存|堆放|抽采)量$")  # 废物堆存量…，综合利用率
_INSTALLED = re.compile(r"(?:建成)?(?:并网)?(?:总|累计)?装机(?:容量|规模)?$|(?:开工(?:建设)?|投产|核准)(?:规模)?$")
_STAGE = re.compile(r"(?:开工(?:建设)?|投产|核准)$")
_WORKS = re.compile(
    r"(?P<all>(?:累计|总共)(?:建成(?:并网|投运|投产)?|完成|达到))$|(?:改造提升|新增|新建|改造|更新|恢复)$"
)
_NEWLY = re.compile(r"^(?:新增|新建|新改建|改造提升|改造)")
_AFTER = re.compile(r"(?:改造|建成|投产|投运|更新|整治|升级)后(?!的)(?=[\u4e00-\u9fff]{2})")
_THERE = re.compile(r"(?:全部|全面|率先|基本|普遍)(?:完成|实现|建成|建立|消除|开展|推行)[^，。；\d]{2,30}$")
_RANK = re.compile(r"(?:[国省市县部区]家?|自治区|地市|设区市)级")
_PART = re.compile(r"(?:^|[，；。])其中[，：]?[^，；。]{0,40}$")
_SHORT = re.compile(r"[\u4e00-\u9fff]{2,3}(?:[、和][\u4e00-\u9fff]{2,3}){0,8}(?:等地)?")  # 其中杭州、宁波达到50%
_OTHER_HALF = {"夜间": "昼间", "昼间": "夜间"}
_IN_STATE = re.compile(r"^(?:在建|新开工|拟建)(?P<what>[\u4e00-\u9fff]{2,10})$")  # 抽水蓄能装机容量…、在建装机容量


def needs_subject(name: str) -> bool:
    """Whether a name is a head noun alone, or tells what follows a work: 利用率, 改造后整体能效."""
    return _GENERIC.fullmatch(name) is not None or _AFTER.match(name) is not None


def again(name: str, last: str) -> str:
    """The name of the clause before where this one repeats its end: 装机容量, 在建装机容量; else empty."""
    if _GENERIC.fullmatch(name) and last.endswith(name):
        return last
    if _RANK.fullmatch(name) and (ranked := _RANK.match(last := _NEWLY.sub("", last))):  # 国家级绿色园区10个，省级30个
        return name + last[ranked.end() :]
    if name in ("在建", "拟建"):
        return name + _STAGE.sub("", last)
    if (other := _OTHER_HALF.get(name[:2])) and last.endswith(other + name[2:]):  # 甲昼间达标率…，夜间达标率
        return last[: -len(name)] + name
    state = _IN_STATE.match(name)
    if state and last.endswith(state["what"]):
        return last.removesuffix(state["what"]) + name
    return ""


def trade(part: str) -> str | None:
    """The industry that a sentence begins with, where its clause has no value: 对二甲苯行业…明显提升，…达到50%."""
    if "行业" not in part[:REACH]:
        return None
    opening = names.undated(part[:REACH])
    who = _WHO.match(opening)
    clause = re.match(r"[，\s]{0,3}[^，。；]*", opening)
    makes = who is not None and names.STARTS_MAKING.match(opening, who.end("who")) is not None
    if who is None or makes or names.starts_making(opening) or (clause and any(c.isdecimal() for c in clause[0])):
        return None
    return who["who"]


def said(since: str) -> str:
    """What the clauses before speak of, where its own does not say it: 推动余热利用，到2025年，利用率….

    A clause right before that is a name by itself comes first: 单户再担保业务收费，原则上不高于….
    """
    pieces = _CLAUSES.split(since)[:-1]
    if len(pieces) > 1 and PAYMENT.search(pieces[-1]):
        pieces = pieces[-1:]
    for piece in pieces:
        if _CIRCUMSTANCE.search(piece):
            continue
        subject = names.undated("".join(piece.split()))
        subject = names.tidy(_VERBS_AHEAD.sub("", names.strip_lead(_NUMBERED.sub("", subject)))).removeprefix("一批")
        subject = names.without_examples(_PREDICATE.sub("", subject))
        if len(subject) >= 2:
            return subject
    return ""


def _before(since: str) -> str:
    """The clause right before that of a value, without years."""
    *_, before, _ = ["", "", *_CLAUSES.split(since)]
    return names.undated("".join(before.split()))


def at_stage(name: str, lead: str) -> str:
    """The name with how far its works are to be: 抽水蓄能电站，开工800万千瓦、投产300万千瓦.

    What is new, mended or there in all is told apart: 新增农田1000万亩，改造提升500万亩，累计建成5000万亩.
    """
    stage = _STAGE.search(lead)
    if stage and name:
        return _INSTALLED.sub("", name) + stage[0]
    work = _WORKS.search(lead)
    if work is None or not name:
        return name
    scope, indicator = names.scoped(_INSTALLED.sub("", name) or name if work["all"] else name)
    return (scope or "") + ("" if work["all"] else work[0]) + _NEWLY.sub("", indicator)


def made(since: str) -> str:
    """What the clause right before makes, for a bare 总面积: 打造一批绿色建筑项目，总面积达到…."""
    words = names.strip_lead(_before(since))
    if not names.STARTS_MAKING.match(words):
        return ""
    thing = _VERBS_AHEAD.sub("", words).removeprefix("一批").rpartition("的")[2]
    return thing if len(thing) > 2 else ""


def place(since: str) -> str | None:
    """The place of which the clause right before tells that all of it is done: 重点城市全部完成改造，能效提升…."""
    words = _before(since)
    wholly = _THERE.search(words)
    there = words[: wholly.start()] if wholly else ""
    return there if names.REGION_ONLY.fullmatch(there) else None


def listed(name: str, last: str, lead: str) -> str:
    """The name of an item behind a verb that came before its object: 压减粗钢产能9万吨、水泥2万吨 is 水泥产能."""
    tail = names.TAILS.search(last) if lead.endswith(last[-2:]) else None
    return name if tail is None or names.NOUN.search(name) else name + tail[0]


def portion(last: str) -> str:
    """Of what a share is that only says 占: 煤炭占能源消费比重31%，天然气占15%."""
    share = _PORTION.search(last)
    return share[0] if share else ""


def parallel(name: str, last: str) -> str:
    """The name of an item behind a level of the same kind: 工业硅产量达到130万吨、多晶硅20万吨 is 多晶硅产量."""
    if names.NOUN.search(name) or len(name) > _LONGEST_ITEM:
        return name
    if names.is_place(name):
        return name + last
    tail = names.TAILS.search(last)
    return name + tail[0] if tail else name


def joined(subject: str, name: str) -> str:
    """Subject and head noun as one name: 废弃物资源化利用 + 利用率 is 废弃物资源化利用率."""
    if _AFTER.match(name):
        return subject.removesuffix(name[-2:]) + name
    subject = _AMOUNT.sub("", _RATE_OF.sub("", subject))
    if name.startswith("总") and subject.endswith(name[1:]):  # 产业产值年均增速…，总产值
        return subject.removesuffix(name[1:]) + name
    shared = subject.rfind(name[:2]) if len(name) > 2 else -1
    if shared > 0 and name.endswith("率") and _RULE.search(subject, shared + 2):  # 全面执行节能设计标准，执行率
        return subject[shared + 2 :] + name
    return (subject[:shared] if shared > 0 else _DONE_TO.sub("", subject)) + name


def rate(since: str) -> str:
    """The rate that the clause right before names alone, for those that follow: 安装比例，机关建筑不低于50%，…."""
    words = _before(since)
    aim = _SHARED_OUT.search(words)  # 各市能耗强度三年降低目标分别为：
    if not (aim or _RATE.search(words)) or any(char.isdecimal() for char in words):
        return ""
    bare = names.tidy(_EACH_PLACE.sub("", words[: aim.start()] if aim else words))
    if aim:
        return bare + (aim["verb"] or "") if names.NOUN.search(bare) else ""
    return bare


def index(last: str) -> str:
    """What an index is called at the end of `last`, for the bare values behind it: 新建中心PUE优于1.3，枢纽低于1.25."""
    named = _INDEX.search(last)
    return named[0] if named else ""


def over(since: str) -> str:
    """The name over a list, for the first of it: 完成率：2022年40%，2023年70%, 建成监测点：东区40个、西区25个."""
    name, colon, first = since.rpartition("：")
    if not colon or _CLAUSES.search(first) or name.endswith(("目标", "任务", "指标", "如下")):
        return ""
    return names.tidy("".join(_CLAUSES.split(name)[-1].split()))


def head(name: str, last: str, since: str) -> str:
    """What a name without a head noun shares with `last`, the indicator before it; all of it, where it is a part."""
    if names.is_place(name) or are_places(name):  # 中西部地区 behind 东部地区污水治理率, 农村 behind 城市污水处理率
        return _SETTLED.sub("", last) if name in names.SETTLED else last
    shared = last.find(name[-2:]) if len(name) > 2 else -1
    tail = last[shared + 2 :] if shared > 0 else ""
    if len(tail) > 1 and names.NOUN.search(tail):
        return tail
    kind = _KIND.search(last)
    if kind:
        return kind[0]
    return last if _SHORT.fullmatch(name) and _PART.search(since) else ""


def overlapped(name: str, rest: str) -> str:
    """Name and rest as one, without the word that ends the one and begins the other."""
    return name + (rest[2:] if name.endswith(rest[:2]) else rest)
