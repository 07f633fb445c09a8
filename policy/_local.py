"""Local governments and their departments, recognised by rule: place + body."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files

_DATA = tomllib.loads(files("policy").joinpath("data/local.toml").read_text("utf-8"))
PROVINCES: list[str] = _DATA["provinces"]
_MUNICIPALITIES: list[str] = _DATA["municipalities"]
_REGIONS: dict[str, str] = _DATA["regions"]
_SHORT: dict[str, str] = _DATA["short"]
_JA: dict[str, str] = _DATA["ja"]
_LEVEL = r"(?:省|市|(?:壮族|回族|维吾尔)?自治区|特别行政区)"
_PLACE = rf"(?:(?:{'|'.join(PROVINCES)}){_LEVEL}?|[\u4e00-\u9fff]{{2,8}}(?:省|市|自治州|盟|区|县|旗)|新疆生产建设兵团)"
_BODY = rf"(?:{'|'.join(_DATA['bodies'])}|[厅局委办])(?:办公厅|办公室)?"
_IS_LOCAL = re.compile(rf"(?:中共)?(?!中国|全国|国家|国务院|中华){_PLACE}[\u4e00-\u9fff]{{0,24}}{_BODY}")
_COMMISSION = re.compile(r"(?<=[\u4e00-\u9fff]{4})(?<![省市区县党纪工政])委$")
_GOVERNMENT = re.compile(r"(?<!人民)政府")


_ENERGY_OFFICE = re.compile(
    rf"(?:(?P<long>国家能源局)|(?=[\u4e00-\u9fff]{{2,3}}能源))(?P<place>{'|'.join(PROVINCES)}|[华东西]北|华[东中]|南方)"
    r"(?(long)|能源)监管(?:(?P<bureau>局)|办(?:公室)?)"
)


def energy_office(name: str) -> str | None:
    """What follows 国家能源局 in the long name of one of its regional offices: 山东能源监管办 → 山东监管办公室."""
    found = _ENERGY_OFFICE.fullmatch(name)
    return found["place"] + ("监管局" if found["bureau"] else "监管办公室") if found else None


def is_local(name: str) -> bool:
    """Whether the name is that of a local government, party committee, congress or department."""
    return len(name) <= 60 and _IS_LOCAL.fullmatch(name) is not None


def expand(name: str) -> str:
    """The long form of a local body's name: 山东省发改委 → 山东省发展和改革委员会."""
    party = "中共" if name.startswith("中共") else ""
    name = name.removeprefix("中共")
    for province in PROVINCES:
        if name.startswith(province):
            rest = name[len(province) :]
            if not re.match(rf"{_LEVEL}|生产", rest):
                rest = ("市" if province in _MUNICIPALITIES else "" if province in _REGIONS else "省") + rest
                name = _REGIONS.get(province, province) + rest
            elif province in _REGIONS and rest.startswith("自治区"):
                name = _REGIONS[province] + rest[len("自治区") :]
            break
    for short, long in _SHORT.items():
        if long not in name:
            name = name.replace(short, long)
    name = _COMMISSION.sub("委员会", name)
    return party + _GOVERNMENT.sub("人民政府", name)


def to_ja(name: str) -> str:
    """A Japanese rendering of the parts that the rule knows; the rest stays as it is."""
    for zh, ja in _JA.items():
        name = name.replace(zh, ja)
    return name


def office_en(tail: str) -> str:
    """The English name of an office that every ministry has; empty for a department of its own (产业司)."""
    return {"办公厅": "General Office", "办公室": "Office", "综合司": "General Affairs Department"}.get(tail, "")
