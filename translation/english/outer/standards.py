"""The titles of standards, which have forms of their own: a thing, a blank and what is said of it."""

from __future__ import annotations

import re
from collections.abc import Callable

from translation.english.grammar.nouns import noun_phrase
from translation.english.outer.sheet import Sheet, names_document
from translation.english.outer.told import is_thing
from translation.english.words.cut import cut

SUBJECT = re.compile(
    r"^(?P<standard>.{2,60}?"
    r"(?:(?:技术导则|技术规范|技术指南|报告指南|填报说明|通用要求|通用规范|方法学(?!开发|制定|编制|研究|修订)) ?"
    r"|(?:导则|规范|指南|要求|标准|方法) ))"
    r"(?P<subject>[^ 的和与及、]{2,40})$"
)
"""A standard and the sector or the part of it that its own title is about: 环境影响评价技术导则 大气环境."""
SEVERAL = re.compile(
    r"^(?P<standard>[^ ]{2,60}(?:导则|规范|指南|要求|标准|方法)) (?P<subject>[^ 的]{1,20}[和与及、][^ 的]{1,20})$"
)
"""The same with two sectors: 自行监测技术指南 火力发电及锅炉."""
SECTOR = ("工业", "业", "类", "项目", "企业")
"""How a subject ends that is a sector, whatever its first word may be: 电镀工业."""
DETERMINED = re.compile(r"^(?P<where>[^ ]{2,20}) (?P<what>[^ ]{2,40})的测定 (?P<how>[^ ]{2,40}?)法?$")
"""The title of a standard on a measurement: 水质 氟化物的测定 离子色谱法."""
REQUIRED = re.compile(
    r"^(?P<what>[^ 的和与及、]{2,16}) "
    r"(?P<part>[^ 和与及、]{0,30}"
    r"(?:要求|技术条件|试验方法|测试方法|测量方法|限值|术语|词汇|代码|通则|总则|总纲|导则|标准)"
    r"|(?:量化)?要求(?:及使用|和)指南)$"
)
"""The title of a standard that begins with its thing: 智能网联汽车 自动驾驶系统安全要求."""
LIMITED = re.compile(
    r"^(?P<what>[^ 的和与及、]{2,40}?)(?P<emitted>(?:排气|大气|水)?污染物排放)?"
    r"(?P<limit>限值|技术要求|技术条件)[和与及](?P<method>测量方法|测定方法|试验方法|检验方法|测试方法)$"
)
"""Limits of a thing and how it is measured: 轻型汽车污染物排放限值及测量方法."""
LIMITS = {"限值": "limits", "技术要求": "technical requirements", "技术条件": "technical specifications"}
EMITTED = {
    "污染物排放": "pollutant emissions",
    "排气污染物排放": "exhaust pollutant emissions",
    "大气污染物排放": "air pollutant emissions",
    "水污染物排放": "water pollutant discharges",
}
METHODS = {
    "测量方法": "measurement methods",
    "测定方法": "determination methods",
    "试验方法": "test methods",
    "检验方法": "inspection methods",
    "测试方法": "test methods",
}


def standard(text: str, sheet: Sheet) -> str:
    """The title of a standard on a measurement, on limits, or with its thing first; the empty text for all else."""
    return _determined(text, sheet) or _limited(text, sheet) or _required(text, sheet)


def with_subject(text: str, sheet: Sheet, core: Callable[[str, Sheet], str]) -> str:
    """A standard with the sector it is for behind it: S: sector; the empty text for all else."""
    found = SUBJECT.match(text)
    if found and names_document(cut(found["subject"])):
        return ""
    if not found:
        found = SEVERAL.match(text)
        if not found or not is_thing(found["subject"]):
            return ""
    subject = found["subject"]
    said = noun_phrase(sheet.cut(subject), "") if subject.endswith(SECTOR) else sheet.phrase(subject)
    return f"{core(found['standard'], sheet)}: {said.removeprefix('the ')}"


def _determined(text: str, sheet: Sheet) -> str:
    found = DETERMINED.match(text)
    if not found:
        return ""
    where, what, how = (sheet.phrase(found[part]).removeprefix("the ") for part in ("where", "what", "how"))
    return f"{where}: determination of {what}: {how}{' method' if text.endswith('法') else ''}"


def _limited(text: str, sheet: Sheet) -> str:
    found = LIMITED.match(text)
    if not found or not is_thing(found["what"]):
        return ""
    what = noun_phrase(sheet.cut(found["what"]), "").removeprefix("the ")
    emitted = f"{EMITTED[found['emitted']]} from " if found["emitted"] else ""
    return f"{LIMITS[found['limit']]} and {METHODS[found['method']]} for {emitted}{what}"


def _required(text: str, sheet: Sheet) -> str:
    found = REQUIRED.match(text)
    if not found or not is_thing(found["what"]):
        return ""
    what, part = (sheet.phrase(found[name]).removeprefix("the ") for name in ("what", "part"))
    return f"{what}: {part}"
