"""Numbers with their units in a text, and the words beside them that make a level, a change, a bound or a range."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from operator import attrgetter
from typing import Any, NamedTuple

from analysis.text.nearby import matches

DATA: dict[str, Any] = tomllib.loads(files("analysis").joinpath("data/indicators.toml").read_text("utf-8"))
_BY_LENGTH = sorted(DATA["units"], key=len, reverse=True)
_BASE = "|".join(re.escape(unit) for unit in _BY_LENGTH)
_MULTIPLE = "|".join(DATA["multiples"])
_ONE = rf"(?:{_BASE}|(?:{_MULTIPLE})(?:{_BASE}))"
_UNIT = rf"(?:{_ONE}(?:/(?:{_ONE}|[日年月天])(?:[·•](?:{_ONE}|[日年月天]))?)?)"
_POWER = r"\s?[×xX]\s?10(?:[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}|\^\d{1,2})"
_NUMBER = rf"(?:\d{{1,3}}(?:[,， ]\d{{3}}){{1,3}}(?!\d)|\d{{1,12}})(?:\.\d{{1,6}})?(?:{_POWER})?"
_ONES = "一二两三四五六七八九"
_HAN = rf"(?<![数几])[{_ONES}十]{{1,3}}(?=个百分点|倍)"
_HAN_SHARE = rf"(?:[零{_ONES}十]{{1,4}}|百)(?:点[零{_ONES}]{{1,3}})?"
BETTER = "better"  # above or below, by what the indicator measures
_DASH = r"(?:—{1,2}|－|-|–|~|～|至|到)"
_SAYS = (
    ("≥", ("不低于", "不少于", "不小于", "不得低于", "不得少于", "至少", "≥", "以上", "及以上")),
    (
        "≤",
        (
            *("不高于", "不超过", "不多于", "不大于", "不得高于", "不得超过", "不能超过", "不能突破", "不突破"),
            *("≤", "以下", "及以下", "以内", "之内"),
        ),
    ),
    (">", ("超过", "超", "高于", "大于", "多于", "逾", ">", "＞", "多", "余")),
    ("<", ("低于", "小于", "少于", "<", "＜")),
    (BETTER, ("优于", "好于", "不劣于", "不差于")),
    ("≈", ("约", "近", "接近", "大约", "约为", "约占", "约达", "左右", "上下")),
)
_BOUNDS = {word: sign for sign, words in _SAYS for word in words}
_POSTS = ("左右", "上下", "及以上", "以上", "及以下", "以下", "以内", "之内")
_PRE = "|".join(sorted((word for word in _BOUNDS if word not in (*_POSTS, "多", "余")), key=len, reverse=True))
_POST = "|".join(sorted(_POSTS, key=len, reverse=True))
_QUANTITY = re.compile(
    rf"(?P<pre>{_PRE})?\s?(?<![\d.第])(?P<low>{_NUMBER}|{_HAN})\s?(?P<more>多|余)?(?P<low_unit>{_UNIT}|{_MULTIPLE})?"
    rf"(?:\s?{_DASH}\s?(?P<high>{_NUMBER})\s?(?P<high_unit>{_UNIT}))?(?:\s?(?P<post>{_POST}))?"
)
_POINTS_FOLLOW = re.compile(r"(?:[、和及]\s?\d[\d.]{0,5}\s?个?){1,8}百分点")  # 提高1.2个、3个和0.5个百分点
_FIGURE = re.compile(  # the first of a value; ×100% ends a formula
    rf"[\d{_ONES}十](?:(?<=\d)(?<![\d.第].)(?!(?<=×.)00[%％])|(?<!\d)(?<![数几].)(?=[{_ONES}十]{{0,2}}(?:个百分点|倍)))"
)
_LONGEST_PRE = max(map(len, _BOUNDS)) + 1  # and a blank
_DOUBLING = re.compile(rf"翻(?:(?P<times>一|两|二|三)番|一?倍)(?P<post>{_POST})?")
_OF_HUNDRED = re.compile(
    rf"(?P<pre>{_PRE})?\s?百分之(?P<low>{_NUMBER}|{_HAN_SHARE})(?:{_DASH}(?:百分之)?(?P<high>{_NUMBER}|{_HAN_SHARE}))?(?:\s?(?P<post>{_POST}))?"
)
_TENTHS = re.compile(  # 四成 is 40 %, 六成五 65 %; 建成, 成立 and 成本 are no numbers
    rf"(?P<pre>{_PRE})?\s?(?<![第数几{_ONES}十百千万\d.])(?P<low>[{_ONES}]|\d)\s?成(?P<half>[半{_ONES}])?(?![立本为员果份熟品效分长不就功绩])(?:\s?(?P<post>{_POST}))?"
)
_TENTH = re.compile(rf"成(?<=[{_ONES}\d]成)|成(?<=[{_ONES}\d]\s成)")
_INDEX = "|".join(DATA["words"]["indices"])  # indicators that are numbers without a unit
_BARE = re.compile(
    rf"(?:{_INDEX})[^，。；：\d]{{0,12}}?\s?(?P<pre>{_PRE})?\s?(?<![\d.A-Za-z])(?P<low>\d{{1,3}}(?:\.\d{{1,3}})?)"
    rf"(?![\d.]|\s?{_UNIT}|{_MULTIPLE})(?P<post>{_POST})?"
)
_BARE_ON = re.compile(
    rf"(?:降到|降至|达到|为|至|(?P<pre>{_PRE}))\s?(?P<low>\d(?:\.\d{{1,3}})?)(?![\d.A-Z]|\s?{_UNIT}|{_MULTIPLE})(?P<post>{_POST})?"
)
_HEADED = re.compile(  # 能源消费总量（亿吨标准煤）11.5: a cell of a table, its unit in the name
    rf"[（(](?P<unit>{_UNIT})[）)]\s?(?P<pre>{_PRE})?(?<![\d.])(?P<low>{_NUMBER})"
    rf"(?![\d.]|\s?{_UNIT}|\s{{1,4}}[\[〔]?\d)"  # not one of several columns
)
_UNIT_AHEAD = re.compile(  # 绿色建筑占比%≥40约束: a row of a table without lines, its unit in a column before
    rf"(?P<unit>{_UNIT})\s?(?P<pre>[≥≤])\s?(?P<low>{_NUMBER})(?![\d.]|\s?{_UNIT})"
)
_RATIO = re.compile(
    rf"(?P<pre>{_PRE})?(?<![\d.:：])(?P<low>\d{{1,3}}(?:\.\d)?)\s?[：:∶]\s?1(?![\d.:：])(?P<post>{_POST})?"
)
_HAN_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"两": 2}
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_UNIT_STARTS = "".join(sorted({unit[0] for unit in (*_BY_LENGTH, *DATA["multiples"])} - {"年"}))
_MARKED = re.compile(  # what each value with a unit behind it has
    rf"[\d⁰¹²³⁴⁵⁶⁷⁸⁹翻百{_ONES}十](?:(?<=[\d⁰¹²³⁴⁵⁶⁷⁸⁹])\s?[多余]?[{re.escape(_UNIT_STARTS)}成：:∶]"
    rf"|(?<=翻).?[番倍]|(?<=百)分之|(?<=[{_ONES}十])(?:个百分点|倍|\s?成))"
)
_START = attrgetter("start")
SHARES = ("%", "‰", "个百分点")


class Quantity(NamedTuple):
    """A value as written: ``text[start:end]`` with the words of its bound, ``at`` where the number itself begins.

    `unit` is empty for an index (PUE 1.3) and ``:1`` for a ratio (4：1).
    """

    value: float
    high: float | None
    unit: str
    pre: str
    post: str
    start: int
    at: int
    end: int

    def is_cell(self, text: str) -> bool:
        """Whether the unit stands before the value, as in a table whose lines are lost: （亿吨）11.5, 占比%≥40."""
        return text[self.start] in "（(" or (bool(self.unit) and text.startswith(self.unit, self.start))

    @property
    def bound(self) -> str | None:
        """What the words beside the number say of it: ≥, ≤, >, <, ≈ or `BETTER`, None where there are none."""
        return _BOUNDS.get(self.pre) or _BOUNDS.get(self.post)

    @property
    def softener(self) -> str | None:
        """The word beside the number that makes it less than exact: 左右, 以上, 约."""
        return self.post or (self.pre if _BOUNDS.get(self.pre) == "≈" else None)


def may_be_in(text: str) -> bool:
    """Whether a text can have a value; many numbers are years, days, headings and pages."""
    if _MARKED.search(text) or _BARE.search(text):
        return True
    ahead = ("≥" in text or "≤" in text) and _UNIT_AHEAD.search(text) is not None
    return ahead or (("）" in text or ")" in text) and _HEADED.search(text) is not None)


def quantities(text: str) -> list[Quantity]:
    """All values of a text with units. A value without one takes that of the next in its list: 3.4亿、0.7亿千瓦."""
    found: list[Quantity] = []
    open_ends: list[tuple[re.Match[str], str]] = []
    for mark in matches(_QUANTITY, _FIGURE, _LONGEST_PRE, text):
        unit = mark["high_unit"] or mark["low_unit"] or ""
        if unit in ("", *DATA["multiples"]):
            open_ends = [*open_ends, (mark, unit)] if text[mark.end() : mark.end() + 1] in ("、", "和", "及") else []
            continue
        if unit == "个" and _POINTS_FOLLOW.match(text, mark.end()):
            unit = "个百分点"
        if unit == "年" or (unit == "天" and not mark["low_unit"]):
            open_ends = []
            continue
        if open_ends and text[open_ends[-1][0].end() : mark.start()].strip("、和及与 ") == "":
            found += [_make(early, _complete(part, unit)) for early, part in open_ends]
        open_ends = []
        found.append(_make(mark, unit))
    unusual = _unusual(text)
    return sorted(found + unusual, key=_START) if unusual else found


def _unusual(text: str) -> list[Quantity]:
    """Values that are not written as a number with a unit: 翻一番, 百分之二十五, PUE 1.3, 4：1."""
    found = [_doubling(mark) for mark in _DOUBLING.finditer(text)] if "翻" in text else []
    if "百分之" in text:
        found += [_share(mark) for mark in _OF_HUNDRED.finditer(text)]
    if "成" in text:
        found += [_tenths(mark) for mark in matches(_TENTHS, _TENTH, _LONGEST_PRE + 3, text)]
    if "比" in text and ("：" in text or ":" in text or "∶" in text):
        found += [_plain(mark, ":1") for mark in _RATIO.finditer(text)]
    if "）" in text or ")" in text:
        found += [_plain(mark, mark["unit"]) for mark in _HEADED.finditer(text)]
    if "≥" in text or "≤" in text:
        found += [_plain(mark, mark["unit"]) for mark in _UNIT_AHEAD.finditer(text)]
    bare = [_plain(mark, "") for mark in _BARE.finditer(text)]
    if bare:
        known = {value.at for value in bare}
        more = (_plain(mark, "") for mark in _BARE_ON.finditer(text, bare[0].end))
        bare += [value for value in more if value.at not in known]
    return found + bare


def _complete(part: str, unit: str) -> str:
    """The unit of 3.4亿 in 3.4亿、0.7亿千瓦."""
    return part + unit[len(part) :] if part and unit.startswith(part) else part + unit if part else unit


def _make(mark: re.Match[str], unit: str) -> Quantity:
    pre, low, more, _, high, _, post = mark.groups()
    if "百分点" in unit and not unit.startswith("个"):
        unit = f"个{unit}"
    most = _value(high) if high else None
    return Quantity(_value(low), most, unit, pre or "", post or more or "", mark.start(), mark.start("low"), mark.end())


def _plain(mark: re.Match[str], unit: str) -> Quantity:
    words = mark.groupdict()
    pre, post = words.get("pre") or "", words.get("post") or ""
    headed = "unit" in words
    start = mark.start() if unit and (headed or not pre) else mark.start("pre" if pre else "low")
    return Quantity(_value(mark["low"]), None, unit, pre, post, start, mark.start("low"), mark.end())


def _share(mark: re.Match[str]) -> Quantity:
    high = mark["high"]
    return _plain(mark, "%")._replace(high=_value(high) if high else None)


def _tenths(mark: re.Match[str]) -> Quantity:
    half = 5 if mark["half"] == "半" else _HAN_DIGITS.get(mark["half"] or "", 0)
    return _plain(mark, "%")._replace(value=_value(mark["low"]) * 10 + half)


def _doubling(mark: re.Match[str]) -> Quantity:
    """翻一番 is twice, 翻两番 four times the value of the base year; 翻倍 is twice."""
    value = float(2 ** _HAN_DIGITS.get(mark["times"] or "一", 2))
    return Quantity(value, None, "倍", "", mark["post"] or "", mark.start(), mark.start(), mark.end())


def _value(written: str) -> float:
    """The number of 1,200, 1 200, 1.2×10⁹, 二十五, 二十四点一 and 百."""
    if written[0].isdecimal():
        number, _, power = written.replace("X", "×").replace("x", "×").partition("×")
        exponent = int(power.strip()[2:].lstrip("^").translate(_RAISED)) if power else 0
        return float(number.replace(",", "").replace("，", "").replace(" ", "")) * 10.0**exponent
    if written == "百":
        return 100.0
    whole, _, part = written.partition("点")
    tens, mark, ones = whole.partition("十")
    value = (_HAN_DIGITS.get(tens, 0) or 1) * 10 + _HAN_DIGITS.get(ones, 0) if mark else _HAN_DIGITS.get(whole[0], 0)
    return float(f"{value}.{''.join(str(_HAN_DIGITS[digit]) for digit in part)}") if part else float(value)
