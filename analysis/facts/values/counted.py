"""What is counted by a number before it: 建成100个绿色工业园区, 73%的乡镇镇区生活垃圾得到有效处理."""

from __future__ import annotations

import re

from analysis.facts.values.names import (
    MAKING,
    ends_making,
    longest_first,
    strip_lead,
    strip_tail,
    tidy,
    undated,
    without_circumstance,
)
from analysis.facts.values.quantities import DATA, SHARES, Quantity

_NOUN_BEHIND = re.compile(r"\s?的?(?=[\u4e00-\u9fffA-Z“\"（0-9])(?!（)")
_LINKS = re.compile(
    r"\s?(?:和(?!谐)|及|与|并|且|或|以及|同时|其中|用于|力争|到(?![达位户])|至|后|且|预期性|约束性|[（(](?!市|区|县|市、))|\s?大关|\s?的?(?:较[高低]|先进)?水平|\s?的(?:目标|要求|任务|速度|比例)"
)
_QUOTED = r"(?:“[^“”\n]{1,60}”|\"[^\"\n]{1,60}\")"
_OBJECT = re.compile(
    rf"\s?(?:的)?(?P<noun>(?:\d{{1,4}}(?:\.\d)?\s?(?:千伏|kV|级|兆瓦|万千瓦|万吨级|吨级))?"
    rf"(?:{_QUOTED}|（[^（）\n]{{1,12}}）|[^，。；：、！？（）()“”\"\d\s]){{0,40}}"
    r"(?:、(?![^，。；、]{0,8}\d)[^，。；：、（）()\d\s]{2,16}){0,2})"
)
_ATTAINING = re.compile(r"[量模力积率额值](?:达到?|超过|不低于)$")  # 排放量达到1万吨的企业
_LARGE = re.compile(  # 年营业收入超100亿元的龙头企业
    r"(?:年?[\u4e00-\u9fff]{2,10}?)?(?:超过?|达到?|不低于|在)?\s?\d[\d.]{0,6}\s?[百千万亿]{0,2}(?:元|吨|千瓦|人|平方米)(?:及?以上|左右)?"
    r"的[\u4e00-\u9fff“”]{2,20}"
)
_ANOTHER = (
    rf"(?:和|及|与|以及|并|并且)(?=\d|(?:{longest_first(DATA['verbs']['making'])})(?=[^，。；、]))|并(?![网联])|[。；]"
)
_ALSO = re.compile(_ANOTHER)
_INVESTS = re.compile(r"(?:完成|实现)?(?:总|计划)?投资(?:额)?$")
_MOVES = re.compile(r"(?:推动|引导|督促|组织|鼓励|带动)$")
_BUILDING = re.compile(r"开工(?:建设)?$")
_TYPICAL = re.compile(r"^(?:典型|代表性)(?=地级市|城市|县|地区|区域|流域|园区)")
_STOPS = re.compile(
    rf"{_ANOTHER}|"
    r"(?:开展|进行|参加|参与|作为|用于|纳入|(?<!级)以上)(?=[\u4e00-\u9fff])|予以"
)
_NOT_COUNTED = re.compile(
    r"(?:民族|月|工作日|自然日|日|小时|季度|年度|方面|部分|阶段|环节|层次|等级|步骤|条件|类别|档次|百分点|以内|以上|左右|单位产品|的)"
)
_RANK = r"(?:\d{1,4}\s?(?:千伏|kV)|[国省市县部厅区]家?级|自治区级|地市级|[一二三五十百千万]{1,3}亿级)"
_ONLY_RANK = re.compile(rf"{_RANK}$")
_NEXT = re.compile(  # 6个500千伏、25个220千伏输变电项目, 20个国家级、200个省级园区: the last one has the noun of all
    rf"(?:[、和]\d{{1,5}}[个座条项家](?:左右|以上)?{_RANK}){{1,5}}(?P<tail>[^，。；：、（）()\d\s]{{2,20}})"
)
_BEGUN = re.compile(  # 建设国家和6个…, 建成黄河上游1个…
    rf"[\u4e00-\u9fff]{{0,4}}对|(?:{longest_first(DATA['verbs']['making'])})"
    r"(?:[\u4e00-\u9fff]{1,6}(?:和|及|、)|[\u4e00-\u9fff]{1,8}(?:[上中下]游|沿线|沿岸|地区|流域))"
)
_COUNTS = re.compile(rf"(?:{longest_first(DATA['words']['counts'])})$")
_CLASS = re.compile(r"\s?(?:级|等级|及以上|亚临界|超临界|超超临界|单机|以上等级)")
_ENDS = re.compile(r"(?:淘汰|关停|退出|整合|取缔|关闭|对)$")
_SAYS = re.compile(r"(?:达到|达|为|至|超过|控制在|增长|下降|降低|提高|占)$")
_RAGGED = re.compile(r"(?<=[\u4e00-\u9fff]{2})(?:共|(?:创建|建设)?(?:工作|任务)|定期|分别|逐步|全面|全部|率先)$")
_WORK = re.compile(
    r"(?:左右|以上)?(?P<what>[^，。；：\d]{2,24}?(?:改造|建设|治理|修复|绿化|更新|整治|淘汰|处置))(?=[，。；）]|$)"
)
_THROUGH = re.compile(
    r"(?P<what>[\u4e00-\u9fff]{2,12}完成[\u4e00-\u9fff]{2,16}(?:改造|治理|整治|修复|替代))(?=[，。；）]|$)"
)
_WORKED_ON = re.compile(r"(?:开展|进行|实施|完成)(?P<work>[\u4e00-\u9fff]{2,12}(?:改造|治理|修复|整治|审计|诊断))")
_SIZED = re.compile(r"的?[\u4e00-\u9fff]{2,20}?(?:项目|工程|设施|生产线|装置|中心|厂)")
_DOES = (
    "按照|实行|达到|完成|实现|建成|达标|具备|开展|配备|纳入|采用|得到|"
    "实施|推行|落实|满足|执行|符合|通过|建立|参与|进入|覆盖|享有|使用|安装|接入"
)
_AT_ONCE = re.compile(rf"(?:{_DOES})")
_WHOSE = re.compile(  # 14个县（市、区）节水型社会建设的认定: bodies that do something
    r"(?P<body>[县市区镇]（[县市区旗镇、]{1,8}）)(?P<done>[\u4e00-\u9fff]{4,24}(?:建设|创建|改造|治理))(?:的[\u4e00-\u9fff]{2,6})?$"
)
_QUALIFIED = re.compile(r"“[^“”]{0,60}[、，][^“”]{0,60}”的?")  # 建成“制度完备、设施完善”的节水型单位
_OF_STANDARD = re.compile(r"的?(?P<what>(?:建筑)?节能(?:设计)?(?:要求|标准|水平))(?![\u4e00-\u9fff]{0,4}建筑)")
_BEGINS = ("实现", "确保", "力争", "推动", "促进")
_SHARE_OF = re.compile(
    rf"(?!的?(?:达到?|超过|为)\d)的?(?P<what>[^，。；：、\d“]{{0,36}}?(?:{_DOES})(?:“[^“”\n]{{1,60}}”|[^，。；：、“”]){{0,24}})"
)
_PASSIVE = re.compile(  # 用电增量的50%由可再生能源满足
    r"由[^，。；：、\d]{2,20}?(?:满足|提供|承担|供应|替代|保障|完成)(?=[，。；]|$)"
)
_LED = (  # words before a share, and what it is of behind it
    (
        re.compile(r"(?:具备|形成|具有|拥有)(?:占[\u4e00-\u9fff]{2,12})?$"),
        re.compile(r"(?:及以上|以上|左右)?的?(?P<what>[^，。；：、\d]{2,20}?能力)(?=[，。；、）]|$)"),
    ),
    (re.compile(r"完成$"), re.compile(r"的(?P<what>[^，。；：、\d]{2,24})(?=[，。；、])")),  # 70%以上的党政机关
    (
        re.compile(r"(?:实现|达到|保持|取得)了?$"),  # 23%的整体节能率
        re.compile(r"的(?P<what>[^，。；：、\d]{1,14}(?:率|比例|降幅|增幅))(?=[，。；、）]|$)"),
    ),
)
_OF_WHOLE = re.compile(r"(?P<verb>达到|占到|占|超过|不低于|不少于|不高于|不超过|高于|低于)[\u4e00-\u9fff]{2,16}的$")
_TIMES_OF = re.compile(r"(?P<verb>超过|不低于|高于|不少于)(?:19|20)\d\d年(?:底|末)?的$")
_BODIES_OF = re.compile(
    rf"的(?P<body>[^，。；：、\d]{{2,14}}?)(?:和|、|及)\d[\d.]{{0,5}}%的[^，。；：、\d]{{2,24}}?(?P<what>(?:[^，。；：、\d]{{2}}){{0,4}}(?:{_DOES})[^，。；：、]{{0,16}})"
)


def restricts(part: str, raw: str, value: Quantity) -> bool:
    """Whether a number says which things are meant, not how many: 淘汰30万千瓦以下机组, 对1万吨以上的企业."""
    of_size = not _COUNTS.search(value.unit)
    if of_size and _CLASS.match(part, value.end):
        return True
    if value.post.endswith("下") or (value.post.endswith("上") and of_size and _ENDS.search(raw)):
        return of_size
    whose = part.startswith("的", value.end)
    return of_size and whose and (value.post != "" or _ATTAINING.search(raw) is not None)


def noun_behind(part: str, value: Quantity) -> bool:
    """Whether a noun follows the value at once, so that it is counted or restricted by it."""
    return _NOUN_BEHIND.match(part, value.end) is not None and _LINKS.match(part, value.end) is None


def by_standard(part: str, value: Quantity) -> str | None:
    """The standard that a share is of: 新建居住建筑达到83%节能要求."""
    told = _OF_STANDARD.match(part, value.end)
    return told["what"] if told and value.unit == "%" else None


def does(part: str, value: Quantity) -> bool:
    """Whether the bodies that the value counts do something: 合计135家以上达到创建要求."""
    return _AT_ONCE.match(part, value.end) is not None


def is_work(part: str, value: Quantity) -> bool:
    """Whether the value is the size of a work: 3000吨/日炉渣利用项目."""
    return _SIZED.match(part, value.end) is not None


def counted(part: str, value: Quantity, raw: str = "") -> tuple[str, int] | None:
    """The noun that the value counts and where it ends; None where what follows is no thing.

    `raw` are the words before the value: 推动600家公共机构开展能源审计 counts those that do something.
    """
    if (large := _LARGE.match(part, value.end)) and _COUNTS.search(value.unit):
        return large[0], large.end()
    told = _OBJECT.match(part, value.end)
    noun = told["noun"] if told else ""
    start = told.start("noun") if told else value.end
    stops = _ALSO if _MOVES.search(raw) else _STOPS
    stop = stops.search(noun + part[start + len(noun) : start + len(noun) + 4], 2)
    noun = noun[: stop.start()] if stop else noun
    end = start + len(noun)
    if part[end : end + 1].isdecimal():  # 带动1000个项目投资500亿元
        noun = _INVESTS.sub("", noun)
    noun = _TYPICAL.sub("", _RAGGED.sub("", noun))
    if noun and _BUILDING.search(raw):
        noun = noun.removesuffix("建设") + "开工"
    if raw.endswith("对") and (worked := _WORKED_ON.match(part, end)):
        noun, end = noun + worked["work"], worked.end()
    if _SAYS.search(noun):
        return None
    if _ONLY_RANK.fullmatch(noun) and (follows := _NEXT.match(part, end)):
        noun += follows["tail"]
    if len(noun) < 2 or _NOT_COUNTED.match(noun):
        return None
    if raw.endswith("完成") and (whose := _WHOSE.match(noun)):
        noun = f"完成{whose['done']}的{whose['body']}"
    return noun, end


def work(part: str, value: Quantity) -> str | None:
    """The work that is done to so much of something: 完成公共机构60万平方米既有建筑节能改造."""
    told = _WORK.match(part, value.end)
    return told["what"] if told else None


def done_to(part: str, value: Quantity) -> str | None:
    """What so much of a thing is through with: 2亿吨粗钢产能完成超低排放改造."""
    told = None if value.post.startswith("及") else _THROUGH.match(part, value.end)  # 30万千瓦及以上机组: a size
    return told["what"] if told else None


def makes(raw: str) -> bool:
    """Whether the words before a number end with what is done to the things: 建成, 培育, 遴选."""
    words = undated(raw)
    made = strip_tail(words)
    return words.endswith("新增") or ends_making(made) or _BEGUN.fullmatch(made) is not None


def share_of(part: str, raw: str, value: Quantity) -> str | None:
    """30%以上的城市建成区达到海绵城市建设要求: the share comes before what is to be done."""
    if value.unit not in SHARES:
        return None
    bodies = _BODIES_OF.match(part, value.end)
    if bodies:
        return bodies["body"] + bodies["what"] + "比例"
    for leads, form in _LED:
        if leads.search(raw) and (named := form.match(part, value.end)):
            return named["what"]
    if raw.endswith("的") and (passive := _PASSIVE.match(part, value.end)):
        return tidy(strip_lead(undated(raw))) + passive[0]
    told = _SHARE_OF.match(part, value.end)
    lead = strip_tail(strip_lead(undated(raw))).removeprefix("其中")
    lead = "" if MAKING.fullmatch(lead) or lead in _BEGINS else lead
    if told and (len(lead) <= 3 or _AT_ONCE.match(told["what"])):  # 新建建筑100%执行绿色标准: the bodies stand before
        return without_circumstance(tidy(lead) + _QUALIFIED.sub("", told["what"]))
    return None


def without_whole(raw: str, group: list[Quantity]) -> tuple[str, list[Quantity]]:
    """A clause without the whole that its share is of: 配建比例不低于装机容量的10%, 产量占总产量的30%.

    Nor the year that a multiple is of: 超过2020年的3倍.
    """
    if group[0].unit == "倍" and (times := _TIMES_OF.search(raw)):
        return raw[: times.start()], [value._replace(pre=times["verb"]) for value in group]
    whole = _OF_WHOLE.search(raw) if group[0].unit in SHARES else None
    if whole is None:
        return raw, group
    if whole["verb"].startswith("占"):
        return raw[:-1] + "比重达到", group
    if group[0]._replace(pre=whole["verb"], post="").bound is None:
        return raw[: whole.start("verb")] + "达到", group
    return raw[: whole.start("verb")], [value._replace(pre=whole["verb"]) for value in group]
