"""What a value is a value of: the words of its clause taken apart into scope, indicator and verb."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from analysis.facts.quantities import DATA, Quantity
from analysis.facts.years import years

MAX_NAME = 48  # a longer run before a value is no name of an indicator
_WORDS, _VERBS = DATA["words"], DATA["verbs"]
_KINDS = {verb: kind for kind in ("level", "fallen", "within", "beyond", "down", "up") for verb in _VERBS[kind]}


def _longest_first(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_VERB = re.compile(rf"(?:{_longest_first(list(_KINDS))})(?=了?$)")
_MAKING = re.compile(rf"(?:{_longest_first(_VERBS['making'])}){{1,2}}")
_LEAD = re.compile(rf"\s*(?:{'|'.join(_WORDS['lead'])})")
_TAIL = re.compile(rf"(?:{_longest_first(_WORDS['tail'])}|(?<!年)均)$")
_NOUN = re.compile(rf"(?:{_longest_first(_WORDS['nouns'])})$")
_TAILS = re.compile(
    r"(?:(?:总|累计)?装机(?:容量|规模)?|(?:生活)?(?:污水|垃圾)[\u4e00-\u9fff]{0,6}率|[\u4e00-\u9fff]{2}(?:利用|处理|回收|覆盖|普及|处置|达标)率"
    r"|(?:年)?(?:产量|产能|消费量|排放总量|排放量|用水量|消费比重|比重|占比|比例|能耗|面积|能力|浓度|能效))$"
)
_AND = re.compile(r"、|和(?!谐)|(?<![普以涉])及(?![时其格])|与")
_COMPLETE = re.compile(r"(?:率|度|额|数|值|耗|强度|水平|消费|排放|消耗)$")
_DELIMITER = re.compile(r"[，。；：,;:？！]")
_ORIGIN = re.compile(r"(?:由|从)[^，；。到至]{0,24}$")
_BASE = re.compile(
    r"(?:相比于?|相较于?|相对于|比|较|与|在|以|为|是)?\s?(?:19|20)\d\d\s?年(?:底|末)?(?:的?基础上|水平|相比|的(?=$))?|(?:比|较)(?:上年|基准年|基期)|以(?:19|20)\d\d年为基[准数期]"
)
_TIME = re.compile(
    r"(?:(?:力争|争取|努力)?(?<![提上增升扩减降缩])(?<![高升长加大少低降])(?:到|至|在))?(?:\s?(?:19|20)\d\d\s?年(?:年?底|末|之?前|以前|左右|期间)?[、和]?){1,4}|(?:“?十[三四五六]五”?[、和及]?){1,2}(?:期末|末|期间|时期|规划期末|收官之年)"
)
_SHARED_HEAD = re.compile(
    r"^单位(?:国内生产总值|地区生产总值|生产总值|GDP|工业增加值|产品)|^万元(?:国内生产总值|地区生产总值|GDP|工业增加值)"
)
_PROVINCE = re.compile(
    rf"(?:(?:{_longest_first(DATA['provinces'])})(?:省|市|自治区)?|(?!地级|县级|全|本|我|各|城)[\u4e00-\u9fff]{{2}}市)(?=[^场政区县辖容])"
)
_SCOPE = re.compile(rf"(?:{_longest_first(DATA['scopes'])})(?=的?[\u4e00-\u9fffA-Z“])")
_REJECT = re.compile(r"[◇《》？?！]|应当|不得|罚款|根据|依据|或者|如果|超出|按|\d[名个家项]|相当于|折合|折算")
_ALIASES = {alias: name for name, aliases in DATA["indicators"].items() for alias in (name, *aliases)}
_OF_THINGS = ("实现", "突破", "覆盖")
_SHARES = ("占比", "比重", "比例")
_TIMES = ("小时", "天")
_OBJECT = re.compile(
    r"(?:以上|左右)?(?:的)?(?P<noun>[^，。；：、（）()\d\s]{2,24}(?:、[^，。；：、（）()\d\s]{2,16}){0,2})"
)
_SHARE_OF = re.compile(
    r"的?(?P<what>[^，。；：、]{2,36}?(?:达到|完成|实现|建成|达标|具备|开展|配备|纳入|采用)[^，。；：、]{0,24})"
)


@dataclass(frozen=True, slots=True)
class Clause:
    """A value with its indicator (canonical where it is known), scope and the kind of verb between the two.

    `name` is scope and indicator as written. `year_index` says which of several years before 分别 the value is for.
    """

    name: str
    indicator: str
    scope: str | None
    verb: str
    value: Quantity
    lead: str
    year_index: int | None = None


def is_origin(lead: str) -> bool:
    """Whether the value behind these words is where a change starts: 由2020年的15.9%提高到…."""
    return _ORIGIN.search(lead) is not None


def clauses(part: str, group: list[Quantity], done: int, last: str) -> Iterator[Clause]:
    """The clauses of a run of values of one sentence; `done` is where the run before ended, `last` its indicator."""
    first = group[0]
    raw = _raw_lead(part, done, first.start)
    if is_origin(raw) or _inside_bracket(part, first.at) or _restricts(part, group[-1]):
        yield from _shares(part, raw, first)
        return
    lead, verb, word = _split(raw)
    each = "分别" in raw or "各" in raw[-6:]
    names = _names(lead, each=each, values=len(group))
    if not names[0] and not word and not first.pre:
        yield from _shares(part, raw, first)
    if not names[0] and (word or first.pre) and not (word and _object(part, group[-1], "", word)):
        names = [last or _before(part, done, first.start)]
    if names[0] in _SHARES and last:
        names = [last + names[0]]
    counted = _object(part, group[-1], names[0], word)
    if counted:
        names, verb = [counted], "level"
    elif not word and not first.pre and (first.unit in _TIMES or not _stands_alone(names[-1], raw)):
        return
    yield from _share_out(names, group, verb, raw, each=each)


def _share_out(names: list[str], group: list[Quantity], verb: str, raw: str, *, each: bool) -> Iterator[Clause]:
    """Which value belongs to which name or year: in their order where 分别 says so, else all to the one name."""
    by_year = each and len(names) == 1 and (len(group) > 1 or len(years(raw)) > 1)
    if by_year and len(group) == 1:
        rows = [(names[0], group[0], index) for index in range(len(years(raw)))]
    elif by_year:
        rows = [(names[0], value, index) for index, value in enumerate(group)]
    elif each and len(group) == 1:
        rows = [(name, group[0], -1) for name in names]
    elif each and len(names) == len(group):
        rows = [(name, _like_first(group, value), -1) for name, value in zip(names, group, strict=True)]
    else:
        rows = [("、".join(names), value, -1) for value in group]
    for name, value, index in rows:
        scope, indicator = _scope(name)
        if _is_name(indicator):
            yield Clause(
                name, _ALIASES.get(indicator, indicator), scope, verb, value, raw, None if index < 0 else index
            )


def _like_first(group: list[Quantity], value: Quantity) -> Quantity:
    """A bound before the first value of a list holds for all: 分别超过90%、75%."""
    return value if value.pre or value.post else replace(value, pre=group[0].pre)


def _raw_lead(part: str, done: int, start: int) -> str:
    lead = part[max(done, start - 120) : start]
    cut = max((mark.end() for mark in _DELIMITER.finditer(lead)), default=0)
    return "".join(lead[cut:].split())


def _split(raw: str) -> tuple[str, str, str]:
    """The words of a clause without years, the kind of its verb and the verb itself."""
    lead = _BASE.sub(lambda mark: "" if years(mark[0]) and years(mark[0])[0].base else mark[0], raw)
    lead = _TIME.sub("", re.sub(r"(?:比|较)(?:上年|基准年|基期)", "", lead))
    verb = _VERB.search(lead)
    while verb is None and (shorter := _TAIL.sub("", lead)) != lead:
        lead = shorter
        verb = _VERB.search(lead)
    if verb is None:
        return lead, "level", ""
    rest = _strip_tail(_ORIGIN.sub("", lead[: verb.start()]))
    return rest, _KINDS[verb[0]], verb[0]


def _strip_tail(lead: str) -> str:
    while True:
        shorter = _TAIL.sub("", lead)
        if shorter == lead:
            return lead
        lead = shorter


def _strip_lead(lead: str) -> str:
    while (mark := _LEAD.match(lead)) is not None and mark.end() < len(lead):
        lead = lead[mark.end() :]
    return lead


def _names(lead: str, *, each: bool, values: int) -> list[str]:
    """The indicators that a clause names: 城市、县城污水处理率 with 分别 are two that share their last words."""
    name = re.sub(r"^（[^（）]{1,8}）|力争|原则上|分别", "", _strip_lead(lead))
    name = re.sub(r"^(?:累计)?(?:建成|打造|培育|创建|形成)(?=[\u4e00-\u9fff]{2})", "", name)
    quoted = re.search(r"“([^“”]+)$", name)
    name = quoted[1] if quoted else name
    heads = [head for head in _AND.split(name) if head]
    if not each or len(heads) < 2 or (values > 1 and len(heads) != values):
        return [name]
    tail = _shared_tail(heads)
    shared = _SHARED_HEAD.match(heads[0])
    head = shared[0] if shared else ""
    full = [part if _TAILS.search(part) or _COMPLETE.search(part) else part + tail for part in heads]
    return [part if part.startswith(("单位", "万元")) else head + part for part in full]


def _shared_tail(heads: list[str]) -> str:
    """The last words of the last name, where the names before it lack them."""
    known = _TAILS.search(heads[-1])
    return known[0] if known else ""


def _inside_bracket(part: str, at: int) -> bool:
    before = part[max(0, at - 200) : at]
    return max(before.rfind("（"), before.rfind("(")) > max(before.rfind("）"), before.rfind(")"))


def _restricts(part: str, value: Quantity) -> bool:
    """Whether the value only says which things are meant: 2.6万吨以上的企业."""
    behind = part[value.end : value.end + 12]
    if value.unit == "%" and not value.post and re.match(r"(?![和及与或并以为，。；、])[\u4e00-\u9fff]{2,8}的", behind):
        return True
    return re.match(r"\s?的(?!目标|水平)", behind) is not None


def _shares(part: str, raw: str, value: Quantity) -> Iterator[Clause]:
    """30%以上的城市建成区达到海绵城市建设要求: the share stands before what is to be done."""
    lead = _strip_tail(_strip_lead(_TIME.sub("", raw))).removeprefix("其中")
    told = _SHARE_OF.match(part, value.end)
    if value.unit == "%" and told and len(lead) <= 2:
        yield Clause(told["what"], told["what"], None, "level", value, raw)


def _object(part: str, value: Quantity, name: str, verb: str) -> str | None:
    """建成100个绿色工业园区: what is counted stands behind the number."""
    name = re.sub(r"每年|累计|重点|再|共$", "", name)
    making = _MAKING.fullmatch(name) or (not name and verb in _OF_THINGS)
    told = _OBJECT.match(part, value.end) if making and value.unit not in ("%", "个百分点") else None
    return told["noun"] if told else None


def _stands_alone(name: str, raw: str) -> bool:
    """Whether a name can be followed by a number without a verb: a quantity by its last word, or something made."""
    return _NOUN.search(name) is not None or _MAKING.match(_strip_lead(_TIME.sub("", raw))) is not None


def _before(part: str, done: int, start: int) -> str:
    """The clause before, where the value's own clause names nothing: 森林覆盖率，到2025年达到24.1%."""
    before = [piece for piece in re.split(r"[，；：]", part[max(done, start - 120) : start])[:-1] if piece]
    return _strip_tail(_strip_lead(_TIME.sub("", before[-1]))) if before else ""


def _scope(name: str) -> tuple[str | None, str]:
    scope = None if name in _ALIASES else _SCOPE.match(name) or _PROVINCE.match(name)
    if scope is None:
        return None, name
    return scope[0], _strip_lead(name[scope.end() :])


def _is_name(name: str) -> bool:
    if _MAKING.fullmatch(name) or name in DATA["scopes"] or name.count("“") != name.count("”") or '"' in name:
        return False
    return (
        2 <= len(name) <= MAX_NAME
        and _REJECT.search(name) is None
        and re.search(r"[\u4e00-\u9fffA-Z]", name) is not None
    )
