"""What a value is of: the name that the words before it give, in full from the clauses and the sentence before."""

from __future__ import annotations

import re
from typing import NamedTuple

from analysis.facts.values import counted as things
from analysis.facts.values import names, subjects
from analysis.facts.values.apportioning import COUNTS, Before, Clause
from analysis.facts.values.places import are_places
from analysis.facts.values.quantities import DATA, SHARES, Quantity

_SHARES = ("占比", "比重", "比例")
_RATE_OF = re.compile(r"(?:年均)?增[速幅]$")
_BUILT = re.compile(r"(?<=[\u4e00-\u9fff]{3})建成$")  # 微电网建成100个以上
_LONGEST_SHARE = 10  # characters of what a rate is given to in turn
_IN_ALL = ("累计", "合计", "共计", "总计")


class Told(NamedTuple):
    """What the words before a value say of it: name, kind of verb, verb, `head` and `making` as in `Clause`."""

    name: str
    verb: str
    word: str
    head: str = ""
    making: bool = False


def told(raw: str, first: Quantity, since: str, before: Before) -> Told | None:
    """What the words before a value say of it; None where nothing says what it is of."""
    last = before.last
    lead, verb, word = names.split(raw)
    name = "" if names.is_making(names.strip_lead(lead)) else names.tidy(lead)
    if (meant := last or before.mentioned) and names.points_back(name):  # 这一比例
        name = meant.name
    goes_on = last is not None and last.making and raw != "" and not lead  # 2022年完成10万户，2023年15万户
    dated = raw != "" and names.undated(raw) == ""  # 清淤量：2023年120万方，2024年160万方
    made = things.makes(raw) or names.starts_making(raw) or goes_on
    if not name and (word or first.pre or says_each(raw) or made or dated or raw.endswith(_IN_ALL)):
        if last and COUNTS.search(first.unit) and not (COUNTS.search(last.value.unit) or last.name.endswith("数量")):
            return None
        over = subjects.over(since) if dated else ""
        name = over or _named_before(since, first, before)
        found = Told(subjects.at_stage(name, lead), verb, word, "", made or over != "")
    else:
        found = _headed(Told(name, verb, word, "", made), raw, first, since, before)
    if last and raw.startswith("、") and not (found.word or first.pre):
        name, verb, word = _item(found.name, found.verb, first, last)
        return found._replace(name=name, verb=verb, word=word)
    return found


def _named_before(since: str, value: Quantity, before: Before) -> str:
    """What a value without a name is of: what the value before it is, else what the clauses before speak of."""
    subject = _subject(since, before)
    if before.last and not subjects.PAYMENT.search(subject):
        return before.last.name
    return subject or _level_on(value, before)


def _headed(found: Told, raw: str, first: Quantity, since: str, before: Before) -> Told:
    """The name in full, with the head that a clause before gives it: 大型锅炉热效率提高5%，中小型锅炉提高7%."""
    name, verb, word, last = found.name, found.verb, found.word, before.last
    whole = subjects.portion(last.name) if last and word == "占" else ""
    only_where = not word and (
        _is_where(name, first) or _is_part(name, (raw, since), first, last) or _is_share(name, since, first, last)
    )
    head = whole or (_head(name, since, first, before) if word or first.pre or only_where else "")
    head, verb = _turned(head, verb, last) if only_where else (head, verb)
    word = word or ("达到" if only_where and head else "")
    head = head or (_level_on(first, before) if says_each(raw) and are_places(name) else "")
    if head:
        return found._replace(name=subjects.overlapped(name, head), verb=verb, word=word, head=head)
    name = _BUILT.sub("", name) if name.endswith("建成") else name
    return found._replace(name=_in_full(name, since, before), verb=verb, word=word)


def says_each(raw: str) -> bool:
    """Whether a clause gives each of its names, or years, a value: 分别, 各."""
    return "分别" in raw or "各" in raw[-6:]


def _item(name: str, verb: str, value: Quantity, last: Clause) -> tuple[str, str, str]:
    """Name, kind of verb and verb of an item that goes on with those of the clause before: 硅产量达到3万吨、铝2万吨."""
    if last.verb in ("down", "up"):
        return subjects.listed(name, last.name, last.lead), last.verb, last.word
    if last.word and (value.unit in SHARES) == (last.value.unit in SHARES):
        return subjects.parallel(name, last.indicator), verb, last.word
    return name, verb, ""


def _head(name: str, since: str, value: Quantity, before: Before) -> str:
    """The end of a name that lacks one, from the clause before: 大型锅炉热效率提高5%，中小型锅炉提高7%."""
    last = before.last
    if names.NOUN.search(name) or name in DATA["scopes"]:
        return ""
    if _is_part(name, (since.rpartition("，")[2], since), value, last):
        return subjects.over(since) or (last.head or last.indicator if last else "")
    rate = subjects.rate(since) if value.unit in SHARES else ""
    if rate or last is None:
        return rate
    if value.unit == "" and (index := subjects.index(last.indicator)) and not subjects.index(name):
        return index
    level = last.indicator.endswith("浓度") and "克/" in value.unit  # 甲地浓度下降20%，乙地控制在32微克/立方米
    alike = not last.making and (last.value.unit == value.unit or level)
    return (last.head or subjects.head(name, last.indicator, since)) if alike else ""


def _turned(head: str, verb: str, last: Clause | None) -> tuple[str, str]:
    """A head that ends with its change, and the kind of verb: 各市能耗降低目标为：甲市8%、乙市6%."""
    if last and head == last.head:
        return head, last.verb
    bare, kind, _ = names.split(head)
    return (bare, kind) if verb == "level" and kind in ("down", "up") else (head, verb)


def _is_where(name: str, value: Quantity) -> bool:
    """Whether a name says only where, not what: 云南50%; 示范县6个 are counted."""
    if COUNTS.search(value.unit) or names.is_rate_there(name):
        return False
    return are_places(name) or names.is_place(name)


def _is_part(name: str, words: tuple[str, str], value: Quantity, last: Clause | None) -> bool:
    """Whether a name is a place to which a part of what was counted falls: 建成30个，其中东城区18个、西城区12个.

    `words` are those before the value and those since the value before it.
    """
    if not are_places(name):
        return False
    raw, since = words
    if COUNTS.search(value.unit) and subjects.over(since):
        return True
    if last is None or last.value.unit != value.unit:
        return False
    return (last.making and raw.startswith("其中")) or last.head != ""


def _is_share(name: str, since: str, value: Quantity, last: Clause | None) -> bool:
    """Whether a name is one of those to which a rate is given in turn: 利用率：大型养殖场100%，其他养殖场85%以上."""
    if value.unit not in SHARES or value.pre or len(name) > _LONGEST_SHARE or names.NOUN.search(name):
        return False
    goes_on = last is not None and last.head != "" and last.head == last.name[-len(last.head) :]
    return (goes_on and last is not None and last.value.unit == value.unit) or subjects.rate(since) != ""


def _level_on(value: Quantity, before: Before) -> str:
    """What the sentence before gave a value of this unit: 到2025年，比例达到60%。到2030年，力争达到70%。"""
    earlier = before.mentioned
    return earlier.name if earlier and earlier.value.unit == value.unit else ""


def _subject(since: str, before: Before) -> str:
    """What the clauses before speak of, else the values before, else the paragraph."""
    return subjects.said(since) or (before.last.name if before.last else before.topic)


def _in_full(name: str, since: str, before: Before) -> str:
    """The name of a value whose own clause names only a head noun or a place."""
    last = before.last
    if last and (name in _SHARES or name.startswith("占")):
        subject = _RATE_OF.sub("", _subject(since, before))
        return subject + ("" if subject.endswith(_SHARES) else name)
    if last and (again := subjects.again(name, last.name)):
        return again
    if name in DATA["scopes"]:  # 下调单位缴费比例，各地可降至16%
        return name + (last.indicator if last else _subject(since, before))
    if subjects.needs_subject(name):
        if subjects.index(name) and last and names.NOUN.search(last.name):
            return name
        subject = (subjects.made(since) if name.startswith("总") else "") or _subject(since, before)
        return subjects.joined(before.topic if before.topic.endswith(name[:2]) else subject, name)
    return name
