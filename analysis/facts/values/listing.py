"""Names that stand in one list before their values: 城市、县城污水处理率 are two with one head noun."""

from __future__ import annotations

import re

from analysis.facts.values.names import HEAD_WORDS, NOUN, REGION, REGION_ONLY, SCOPE, TAILS
from analysis.facts.values.places import are_places, leading
from analysis.facts.values.quantities import DATA

_KIND_OF = re.compile(r"(?:行业|领域|企业|产业|地区|区域)[\u4e00-\u9fff]{2,16}$")
_MARK = re.compile(r"、(?![^（）]{0,12}）)")  # 水质优良（一、二类）比例 is one
_AND = re.compile(r"、(?![^（）]{0,12}）)|和(?!谐)|(?<![普以涉])及(?![时其格])|与")
_BOTH = re.compile(r"(?P<one>[^、，]{3,24}(?<!需氧)[率量])(?:和|及|与|、)(?P<other>[^、，]{4,24}[率量])")
_MODIFIES = re.compile(rf"^(?:{HEAD_WORDS})(?=比重|占比|比例|量|能力|规模|容量|率)")
_OF_NEW = re.compile(  # 公交、出租、物流新增车辆中新能源比例
    r"(?:新增|更新|新购)[\u4e00-\u9fff]{0,8}中[\u4e00-\u9fff]{2,12}(?:率|比例|占比|比重)$"
)
_COMPLETE = re.compile(
    r"(?:[施使利]?用量|[产销]量|消费量|发电量|率|度|额|数|值|耗|强度|水平|消费|排放|消耗|占比|比重|比例)$"
)
_VERBAL = re.compile(rf"(?:{HEAD_WORDS})$")
_FEW = 2  # names that may be as many as the values by chance
_LONGER = 8  # characters by which the last of a list is longer that has what the others lack
_SIZES = re.compile(r"^(?P<one>[大中小])(?P<other>[中小])型(?P<what>.{2,20})")  # 大中型灌区 of two values
_OF_EACH = re.compile(
    r"(?<![年月日人户平])[均都](?:再)?(?:要|须|应)?[\u4e00-\u9fff]{1,6}$"
)  # 化肥、农药利用率均达到43%
_TRADES = re.compile("行业|领域|企业|产业")
_MADE_AND_SOLD = re.compile(r"(?<=[\u4e00-\u9fff]{2})产销(?=量$|规模$)")  # 新能源汽车产销量 of two values
_RATE_AHEAD = re.compile(r"(?P<rate>[\u4e00-\u9fff]{2,20}(?:率|比例|比重|占比))(?P<place>[\u4e00-\u9fff]{2,8})")
_SO_MANY = re.compile(r"[两三四五六七八九十]大(?=行业|领域|产业)")  # 石化、化工、钢铁三大行业
_DISTRICT = re.compile(r"[\u4e00-\u9fff]{1,8}?(?:省|市|县|区|州|盟|旗)")
_SHARED_HEAD = re.compile(
    r"^单位(?:国内生产总值|地区生产总值|生产总值|GDP|工业增加值|产品)|^万元(?:国内生产总值|地区生产总值|GDP|工业增加值)"
)


def listed(name: str, count: int) -> list[str]:
    """The indicators of a name that 分别 divides among `count` values: 城市、县城污水处理率 are two, one head noun."""
    if count == 2 and (both_ways := _MADE_AND_SOLD.search(name)):
        return [name[: both_ways.start()] + word + name[both_ways.end() :] for word in ("产", "销")]
    name = _SIZES.sub(r"\g<one>型\g<what>、\g<other>型\g<what>", name) if count == _FEW else name
    heads = _heads(_SO_MANY.sub("", name), count)
    if len(heads) < 2 or (count > 1 and len(heads) != count):
        return [name]
    if (led := _RATE_AHEAD.fullmatch(heads[0])) and are_places("、".join((led["place"], *heads[1:]))):
        return [place + led["rate"] for place in (led["place"], *heads[1:])]  # 收集率苏南、苏北分别达到88%、70%
    tail = _shared_tail(heads)
    shared = _SHARED_HEAD.match(heads[0])
    head = shared[0] if shared else _front(heads, tail)
    bare = [
        part
        if part.endswith(tail) or TAILS.search(part) or _COMPLETE.search(part)
        else part + tail[2 * part.endswith(tail[:2]) :]
        for part in heads
    ]
    if head and not shared:
        bare[0] = heads[0].removesuffix(_noun_of(tail)) + _noun_of(tail)
    return [part if at == 0 or part.startswith(("单位", "万元")) else head + part for at, part in enumerate(bare)]


def _heads(name: str, count: int) -> list[str]:
    """The parts of a list; 京津冀及周边地区、长三角地区 are two where two values follow."""
    by_mark = [head for head in _MARK.split(name) if head]
    if count > 1 and len(by_mark) == count:
        return by_mark
    return parts(name)


def parts(names: str) -> list[str]:
    """The names of a list: 西安、咸阳和渭南 are three."""
    return [head for head in _AND.split(names) if head]


def _shared_tail(heads: list[str]) -> str:
    """The last words of the last name, where the names before it lack them."""
    last = heads[-1]
    regions = [REGION.match(last) or SCOPE.match(last)]
    if regions[0] and all(REGION_ONLY.fullmatch(head) or head in DATA["scopes"] for head in heads[:-1]):
        return last[regions[0].end() :]
    if (district := _DISTRICT.match(last)) and all(map(_DISTRICT.fullmatch, heads[:-1])):
        return last[district.end() :]
    if are_places("、".join(heads[:-1])) and (place := leading(last)):
        return last[len(place) :]
    known = _KIND_OF.search(last) or _OF_NEW.search(last) or TAILS.search(last)
    short = known is None or len(known[0]) < _LONGER
    if (
        short
        and len(last) >= len(heads[0]) + _LONGER
        and (whole := _parallel(heads[0], last) or _per_unit(heads[0], last))
    ):
        return whole
    return known[0] if known else _parallel(heads[0], last) or _parallel(heads[-2], last)


def _per_unit(first: str, last: str) -> str:
    """单位运输周转量排放 of 车辆 and 船舶单位运输周转量排放."""
    at = last.find("单位", 2, len(first) + 4)
    return last[at:] if at > 0 and "单位" not in first else ""


def _parallel(first: str, last: str) -> str:
    """新车排放强度 of 乘用车 and 商用车新车排放强度: what stands behind a word that ends as the first name does."""
    at = last.find(first[-1], 1, len(first) + 3)
    tail = last[at + 1 :] if at > 0 else ""
    return tail if len(tail) >= 2 else ""


def _noun_of(tail: str) -> str:
    """比重 of 消费比重."""
    return _MODIFIES.sub("", tail)


def _front(heads: list[str], tail: str) -> str:
    """非化石能源 of 非化石能源装机和消费比重, where the later names lack it."""
    short = heads[-1].removesuffix(_noun_of(tail))
    if len(heads) != 2 or not _VERBAL.fullmatch(short):
        return ""
    first = heads[0].removesuffix(_noun_of(tail))
    verbal = _VERBAL.search(first)
    return first[: verbal.start()] if verbal else ""


def are_listed(name: str, count: int) -> bool:
    """Whether a name is a list of as many whole names, or of as many as no chance would have it: without 分别."""
    heads = _heads(name, count) if count > 1 else []
    return len(heads) == count and (count > _FEW or NOUN.search(heads[-1]) is not None)


def both(name: str, *, alike: bool = False) -> list[str]:
    """受污染耕地安全利用率和污染地块安全利用率 as two; a name that is one as itself alone.

    `alike`: the value is said of all (均达到43%), so that names with one head noun (化肥、农药利用率) are told apart.
    """
    if alike and "等" not in name and not _TRADES.search(name):
        apart = listed(name, 1)
        if all(len(each) > 3 for each in apart):
            return apart
    found = _BOTH.fullmatch(name)
    return [found["one"], found["other"]] if found else [name]


def said_of_each(raw: str) -> bool:
    """Whether the words before a value give it to each name of a list: 化肥、农药利用率均达到43%."""
    return ("均" in raw or "都" in raw) and _OF_EACH.search(raw) is not None
