"""The clauses of a sentence: each value with its indicator, place and the kind of verb between the two."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analysis.facts.values import brackets, listing, names, naming, subjects
from analysis.facts.values import counted as things
from analysis.facts.values.apportioning import COUNTS, PER_HEAD, Before, Clause, share_out
from analysis.facts.values.places import are_places
from analysis.facts.values.quantities import SHARES, Quantity

_DELIMITER = re.compile(
    r"[，。；：,;:？！预约性属目总具主](?:(?<=[，。；：,;:？！])|(?<=预)期性|(?<=约)束性|(?<=%预)期|(?<=%约)束|(?<=性)质(?!量)"
    r"|(?<=属)性|(?<=目)标值|(?:(?<=[总具])体|(?<=主)要)指标(?:\s?20\d\d年)*)"
)
_OF_THINGS = ("实现", "突破", "覆盖", "达到", "取得", "保持")
_TIMES = ("小时", "天")
_ATTAINS = re.compile(r"(?:力争|确保|基本)?(?:实现|确保|达到|保持)")
_YEARLY = re.compile(r"每年(?!年|度|级|\d)")  # 每年新建绿地1000公顷 is so much a year
_PER_THING = re.compile(  # 控制在每万平方米300吨以下
    r"(?<=[在到至为过达])每([百千万亿]?(?:平方米|平方公里|立方米|公里|人|户|亩|公顷|元|吨|平方千米))$"
)
_WORKED = re.compile(r"(?:抚育|造林|绿化|修复|恢复|治理|整治|改造|更新|种草|封育|淘汰)$")
_TOTAL = re.compile(r"(?:合计|共计|总计|累计|共)约?")  # 完成70%以上的党政机关，合计135家达到要求
_ATTRIBUTE = re.compile(r"(?:性|率|度|量|寿命|功率|里程)(?:达到|达|超过)?$")
_CHANGE_RATE = re.compile(r"(?<=[\u4e00-\u9fff]{2})(?:降低|下降|提高|增长)率$")  # 排放降低率…，下降18%
_TRADE = re.compile(r"行业|企业|产业|领域")
_PER_UNIT = re.compile(r"人均|单位|每")
_EXAMPLES_END = re.compile(r"等(?:一批)?$")
_OF_ALL = ("", "累计", "全国", "全省", "全市", "全区")
_RANKS = ("位", "名")  # 退出全国后20位
_MULTIPLES = "万亿百千十"
_NUMERALS = "0123456789一二三四五六七八九十（"
_NUMBERED = re.compile(  # 3.新增公交车200辆, （四）推广先进技术50项
    r"^(?:\d{1,2}[.．、](?!\d)|[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十\d]{1,3}）)"
)
_INCLUDING = re.compile(r"（(?:含|包括|不含|不包括)[^（）]{1,30}）")
_CONNECTS = ("", "、", "和", "及", "以及", "，", "与", "或")


def clauses(part: str, group: list[Quantity], before: Before) -> Iterator[Clause]:
    """The clauses of a run of values of one sentence."""
    raw = _raw_lead(part, before.done, group[0].start)
    if names.is_origin(raw) or (group[0].unit in _RANKS and raw.endswith(("前", "后", "第"))):
        return
    if each := _PER_THING.search(raw):
        raw, group = raw[: each.start()], [value._replace(unit=f"{value.unit}/{each[1]}") for value in group]
    found = _clauses(part, group, _YEARLY.sub("", raw), before)
    yield from map(_yearly, found) if _YEARLY.search(raw) else found


def _yearly(clause: Clause) -> Clause:
    """The clause of a value that is one of each year; a share that is kept has none."""
    value = clause.value
    if "/" in value.unit or (value.unit in SHARES and clause.verb not in ("down", "up")):
        return clause
    return clause._replace(value=value._replace(unit=value.unit + "/年"))


def _clauses(part: str, group: list[Quantity], raw: str, before: Before) -> Iterator[Clause]:
    """The clauses of a run of values; `raw` are the words before it."""
    first, last = group[0], before.last
    if brackets.inside(part, first.at):
        place = brackets.place(part, first.start)
        if place is None and last and last.value.unit == first.unit:
            place = brackets.shared_by(part, first.start)
        if last and (place or brackets.has_year(part, first.start)):
            scope, verb = place or last.scope, names.split(raw)[1]
            yield last._replace(value=first, lead=raw, verb=verb, scope=scope, year_index=None, end=first.end)
        elif brackets.lists_parts(part, first.start):
            yield from _named(part, group, brackets.without_mark(raw), before)
        return
    behind = things.noun_behind(part, group[-1]) and not _closed(part, raw, group[-1])
    if behind and last and part[before.done : before.done + 1] == "、" and _ATTRIBUTE.search(raw):
        behind = False  # 热效率超过43%、耐久性达20万公里氢能发动机
    if behind and (share := things.share_of(part, raw, first)):
        scope, indicator = names.scoped(share)
        yield _thing(indicator, first, raw)._replace(scope=scope)
    elif behind and names.split(raw)[2] and (rule := things.by_standard(part, first)):
        yield from _named(part, group, raw, before, rule)
    elif behind:
        yield from _counted(part, group, raw, last)
    else:
        yield from _named(part, group, raw, before)


def _closed(part: str, raw: str, value: Quantity) -> bool:
    """Whether a share ends its cell of a table without lines: 能效水平提升30%城镇新建公共建筑…."""
    if value.is_cell(part):
        return True
    if value.unit not in SHARES or part[value.end : value.end + 1] in ("的", " "):
        return False
    lead, _, word = names.split(raw)
    return names.NOUN.search(names.tidy(lead)) is not None and (word != "" or names.NOUN.search(raw) is not None)


def _counted(part: str, group: list[Quantity], raw: str, last: Clause | None) -> Iterator[Clause]:
    """Values with a noun behind them: things to be made, else a threshold that says which things are meant."""
    if "/" in group[-1].unit and things.is_work(part, group[-1]):
        return
    if group[0].pre and last and last.making and raw in _CONNECTS and not COUNTS.search(group[0].unit):
        return  # 骨干企业3家、超5亿元企业20家: a size
    if last and _TOTAL.fullmatch(raw) and things.does(part, group[-1]):
        yield from (_thing(last.indicator, value, raw)._replace(scope=last.scope) for value in group)
        return
    if (done := things.done_to(part, group[-1])) and names.tidy(names.undated(raw)) in _OF_ALL:
        yield from (_thing(done, value, raw) for value in group)
        return
    word = names.split(raw)[2]
    goes_on = last is not None and last.making and raw in _CONNECTS
    examples = _EXAMPLES_END.search(raw) is not None
    examples = examples and names.starts_making(raw)
    made = things.makes(raw) or goes_on or word in _OF_THINGS or examples
    if not made and names.starts_making(raw) and (done := things.work(part, group[-1])):
        yield from (_thing(names.tidy(names.undated(raw)) + done, value, raw) for value in group)
        return
    made = made and not (goes_on is False and things.restricts(part, raw, group[-1]))
    thing = things.counted(part, group[-1], raw) if made and group[-1].unit not in SHARES else None
    if thing is None:
        opens = not raw or names.undated(raw) in ("", "到")
        vague = group[-1].high is not None or (group[-1].post != "" and COUNTS.search(group[-1].unit) is not None)
        if opens and vague and (thing := things.counted(part, group[-1], raw)):
            made = True
        else:
            return
    scope, _ = names.scoped(names.tidy(names.undated(raw)) + "某某") if raw else (None, "")
    if goes_on and last:
        scope = last.scope
    for value in group:
        yield _thing(thing[0], value, raw, word)._replace(scope=scope, end=thing[1])


def _named(part: str, group: list[Quantity], raw: str, before: Before, rule: str = "") -> Iterator[Clause]:
    """Values behind their indicator; `rule` is the end of its name that stands behind them."""
    raw, group = things.without_whole(raw, group)
    first, last = group[0], before.last
    since = part[before.done : first.start][-subjects.REACH :]
    lead = names.split(raw)[0]
    told = naming.told(raw, first, since, before)
    if told is None:
        return
    name = _CHANGE_RATE.sub("", told.name + rule) if told.verb in ("down", "up") else told.name + rule
    verb = _verb_on(told.verb, lead, first, last)
    each = naming.says_each(raw) or listing.are_listed(name, len(group))
    found = _each_name(name, told.head, len(group)) if each else listing.both(name, alike=listing.said_of_each(raw))
    word, made = told.word or ("实现" if _ATTAINS.match(raw) and not told.making else ""), told.making
    if not word and not first.pre and first.unit != "":
        made = made or _goes_on(part, raw, first, before)
        waits = first.unit in _TIMES and not name.endswith("数")
        if waits or not (made or _stands_alone(part, (raw, found[-1]), first, before)):
            return
    unit = first.unit + "/年" if verb in ("up", "down") and names.per_year(raw, lead) else first.unit
    group = [value._replace(unit=unit) for value in group] if unit != first.unit else group
    for clause in share_out(found, group, verb, raw, each=each):
        placed = _placed(clause, told.head, last)
        if placed.scope is None and not _TRADE.search(clause.name):
            placed = placed._replace(scope=subjects.trade(part) or subjects.place(since))
        yield placed._replace(word=word, making=made and not word, head=told.head)


def _verb_on(verb: str, lead: str, first: Quantity, last: Clause | None) -> str:
    """The kind of verb of a value that only goes on with the change before it: 能耗下降18%，力争达到20%."""
    changes = last is not None and last.verb in ("down", "up") and last.value.unit == first.unit == "%"
    return last.verb if last and changes and not lead and verb == "level" else verb


def _each_name(name: str, head: str, count: int) -> list[str]:
    """The names of a list, one for each of `count` values: 其中西安、咸阳分别不高于50、46."""
    if head and are_places(places := name.removesuffix(head)):
        return [one + head for one in listing.parts(places)]
    return listing.listed(name, count)


def _placed(clause: Clause, head: str, last: Clause | None) -> Clause:
    """The clause with the place that stands before the `head` taken from another, or that of the clause before."""
    where = clause.indicator.removesuffix(head)
    alike = last is not None and last.scope is not None and names.is_place(last.scope) and names.is_place(where)
    if clause.scope is None and head and (alike or are_places(where)):
        return clause._replace(scope=where, indicator=head)
    if clause.scope is None and last and _PER_UNIT.match(clause.indicator):
        return clause._replace(scope=last.scope)
    return clause


def _goes_on(part: str, raw: str, value: Quantity, before: Before) -> bool:
    """Whether a value without a verb goes on a list of things to be made: 建成园区20个、工厂50家."""
    wide = COUNTS.search(value.unit) is not None or _WORKED.search(raw) is not None
    parts = "其中" in part[max(0, before.done - subjects.REACH // 2) : before.done]  # 其中坡改梯8公顷，经果林9公顷
    links = ("、", "和", "，", "；") if _WORKED.search(raw) else ("、", "和", "，") if wide or parts else ("、", "和")
    beside = part[before.done : before.done + 1] in links or raw.startswith("其中")
    return before.last is not None and before.last.making and beside


def _stands_alone(part: str, words: tuple[str, str], value: Quantity, before: Before) -> bool:
    """Whether a value needs no verb: it counts, its name is an amount, the list before it is of bare values or parts.

    `words` are those before it, and its name.
    """
    raw, name = words
    last = before.last
    alike = last is not None and last.value.unit.lstrip(_MULTIPLES) == value.unit.lstrip(_MULTIPLES)
    bare = alike and last is not None and not (last.word or last.value.pre)
    runs_on = bare and part[before.done : before.done + 1] in ("、", "，")  # 其中风电300万千瓦，生物质发电100万千瓦
    runs_on = runs_on or (alike and raw.startswith("其中"))
    told = before.told and value.unit not in SHARES
    return (
        runs_on
        or told
        or name.startswith(PER_HEAD)
        or COUNTS.search(value.unit) is not None
        or names.NOUN.search(name) is not None
        or names.is_rate_there(name)
    )


def _thing(name: str, value: Quantity, raw: str, word: str = "") -> Clause:
    """The clause of something that is counted; a place in its name is part of the name."""
    return Clause(name, name, None, "level", value, raw, word, making=True, end=value.end)


def _raw_lead(part: str, done: int, start: int) -> str:
    lead = part[max(done, start - subjects.REACH) : start]
    cut = 0
    for mark in _DELIMITER.finditer(lead):
        cut = mark.end()
    words = "".join(lead[cut:].split())
    return _INCLUDING.sub("", _NUMBERED.sub("", words) if words[:1] in _NUMERALS and not (done or cut) else words)
