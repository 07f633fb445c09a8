"""English names of bodies that no table has: those of a place, and the departments of a ministry.

贵州省生态环境厅 -> Guizhou Provincial Department of Ecology and Environment. A name with a part that is not known has
no English name here.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from policy import agencies
from translation.english.words.lexicon import load
from translation.english.words.pinyin import as_name

_MOST = 60  # characters of a name
_AT = re.compile(
    r"(?:中共)?[\u4e00-\u9fff]{2,24}?(?:[省市区县]委(?!员)|人民政府|人民代表大会(?:常务委员会)?|法院|检察院|厅|局|委员会)(?:办公厅|办公室)?"
)
_OFFICE = re.compile(r"(?P<of>.{4,60})(?P<office>办公厅|办公室)")
_OFFICES = {"办公厅": "General Office", "办公室": "Office"}
_RANKS = {"省": "Provincial", "市": "Municipal"}
_PARTY = re.compile(r"[省市区县]?委(?:员会)?")
_OF_FIELD = re.compile(r"(?P<field>[\u4e00-\u9fff]{2,12}?)(?P<kind>厅|局|委员会|委)")
_KINDS = {"厅": "Department", "局": "Bureau"}
_REGULATOR = re.compile(r"(?P<where>[\u4e00-\u9fff]{2,3})监管(?P<kind>局|办公室)")
_DEPARTMENT = re.compile(r"(?P<field>[\u4e00-\u9fff]{2,14})司")


@cache
def _data() -> dict[str, dict[str, str]]:
    data: dict[str, Any] = tomllib.loads((files("translation") / "data" / "bodies.toml").read_text(encoding="utf-8"))
    return data


@cache
def _place() -> re.Pattern[str]:
    """Finds one place: a region of its own, or a name, the peoples of an autonomous place, and its level."""
    peoples = "|".join(sorted(_data()["peoples"], key=len, reverse=True))
    return re.compile(
        rf"(?P<region>{'|'.join(_data()['regions'])})"
        rf"|(?P<name>(?:(?![各本全级辖])[\u4e00-\u9fff]){{2,5}}?)(?P<peoples>(?:{peoples}){{0,3}})(?P<level>{'|'.join(_data()['levels'])})"
    )


@cache
def name(zh: str) -> str | None:
    """The English name of a local body, or of a department of a ministry, by its parts."""
    if len(zh) > _MOST:
        return None
    return _of_place(zh.removeprefix("中共"), party=zh.startswith("中共")) or _of_ministry(zh)


def of_rank(zh: str) -> str | None:
    """A body of the province or city of which a text speaks: 省生态环境厅, 市发展改革委."""
    rank = _RANKS.get(zh[:1])
    said = _body(zh[1:], rank, "", party=False) if rank and len(zh) <= _MOST else None
    return f"the {said}" if said else None


def of_place_at(text: str, at: int) -> tuple[str, str] | None:
    """A body of a place that a text has at `at`, and its English name."""
    found = _AT.match(text, at)
    said = _of_place(found[0].removeprefix("中共"), party=found[0].startswith("中共")) if found else None
    return (found[0], said) if found and said else None


def _of_place(zh: str, *, party: bool) -> str | None:
    places: list[re.Match[str]] = []
    at = 0
    while (found := _place().match(zh, at)) and (not places or found["level"] != "省"):
        places.append(found)
        at = found.end()
    while places:
        if said := _local(places, zh[places[-1].end() :], party=party):
            return said
        at = places.pop().start()
    return None


def _local(places: list[re.Match[str]], body: str, *, party: bool) -> str | None:
    """A body of the last of some places, each within the one before: Shenzhen Municipal Bureau of …, Guangdong."""
    office = _OFFICE.fullmatch(body)
    names = [_named(place) for place in places]
    if not all(names):
        return None
    *above, (short, long) = [found for found in names if found]
    rank = _RANKS.get(places[-1]["level"] or "")
    said = _body(office["of"] if office else body, f"{short} {rank}" if rank else None, long, party=party)
    if said is None:
        return None
    said = f"{_OFFICES[office['office']]} of the {said}" if office else said
    return ", ".join([said, *(short for short, _ in reversed(above))])


def _named(place: re.Match[str]) -> tuple[str, str] | None:
    """The short and the long name of a place."""
    if region := place["region"]:
        long = _data()["regions"].get(region)
        return (long.split(" Autonomous")[0].split(" Special")[0], long) if long else None
    known = load().words.get(place["name"])
    short = known.noun.removeprefix("the ") if known and known.kind == "region" else as_name(place["name"])
    peoples = [said for people, said in _data()["peoples"].items() if people in place["peoples"]]
    long = " ".join([short, *peoples, _data()["levels"][place["level"]]])
    return (short, long) if short.isascii() else None


def _body(zh: str, of: str | None, long: str, *, party: bool) -> str | None:
    """What a name says behind its place; `of` is the place in front of a name, `long` the one behind `of`."""
    if party:
        return (f"CPC {of} Committee" if of else f"CPC Committee of {long}") if _PARTY.fullmatch(zh) else None
    if whole := _data()["whole"].get(zh):
        return f"{of} {whole}" if of else f"{whole} of {long}"
    found = _OF_FIELD.fullmatch(zh)
    field = _data()["fields"].get(found["field"]) if found else None
    if found is None or field is None:
        return None
    if found["kind"].startswith("委"):
        return f"{of} {field} Commission" if of else f"{field} Commission of {long}"
    kind = f"{_KINDS[found['kind']]} of {field}"
    return f"{of} {kind}" if of else f"{kind} of {long}"


def _of_ministry(zh: str) -> str | None:
    """A department, or a regional office of the energy administration."""
    for cut in range(len(zh) - 3, 1, -1):
        above = agencies.spellings().get(zh[:cut])
        if above is None:
            continue
        if regulator := _REGULATOR.fullmatch(zh[cut:]):
            known = load().words.get(regulator["where"])
            where = _data()["areas"].get(regulator["where"]) or (known and known.noun)
            kind = "Bureau" if regulator["kind"] == "局" else "Office"
            return f"{where} Energy Regulatory {kind}, {above.en}" if where and where.isascii() else None
        if tax := _of_place(zh[cut:], party=False):
            return f"{tax}, {above.en}"
        department = _DEPARTMENT.fullmatch(zh[cut:])
        field = _data()["fields"].get(department["field"]) if department else None
        return f"Department of {field}, {above.en}" if field else None
    return None
