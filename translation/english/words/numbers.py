"""Numbers, dates, ordinals, plans and annexes in a title, as words."""

from __future__ import annotations

import re
from collections.abc import Callable

from translation.english.words.lexicon import Word
from translation.titles.words.quotes import Q
from translation.titles.words.tokens import SESSION, numeral
from translation.wording import MONTHS

YEARS = re.compile(
    r"(?P<years>\d{4}(?!\d)(?:(?:-|、|和|,)\d{4}(?!\d))*)(?P<unit>年度|年版|年本(?![市省区县州])|年底前|年前|年底|年(?P<season>春季|夏季|秋季|冬季|秋冬季)|年|版)?"
)
NUMBER = re.compile(
    r"\d+(?:\.\d+)?(?:[-～]\d+)?(?P<unit>个百分点|个|项|家|种|处|座|件|台|辆|户|所|起|类|%|‰)?|[A-Za-z][A-Za-z0-9.+-]*"
)
SPAN = re.compile(
    r"(?:(?P<year>\d{4})年)?(?:(?P<from>1[0-2]|0?[1-9])(?:月份?)?-(?P<to>1[0-2]|0?[1-9])月份?"
    r"|前(?P<count>[一二三四五六七八九十两\d]{1,2})个?(?P<unit>月|季度)"
    r"|(?P<half>[上下])半年|第?(?P<quarter>[一二三四1-4])季度)"
)
RUNNING = re.compile(r"连续([一二三四五六七八九十\d]{1,3})(个月|年|次|届|个季度)")
RUN = {"个月": "months", "年": "years", "次": "times", "届": "sessions", "个季度": "quarters"}
ANNEX = re.compile(r"(附件|附录|附表|专栏|表|图)(\d{1,3}|[一二三四五六七八九十]{1,3})(?![\d个项大年])")
ANNEXES = {"附件": "Annex", "附录": "Appendix", "附表": "Annexed Table", "专栏": "Box", "表": "Table", "图": "Figure"}
DAY = re.compile(r"(?P<year>\d{4})年(?P<month>1[0-2]|0?[1-9])月(?:份|(?P<day>\d{1,2})日)?")
CARDINAL = re.compile(r"第(\d{1,3}|[一二三四五六七八九十]{1,3})(部分|部|章|节|条)")
PART = {"部分": "Part", "部": "Part", "章": "Chapter", "节": "Section", "条": "Article"}
DATE = re.compile(r"(?P<month>1[0-2]|0?[1-9])月(?:份|(?P<day>\d{1,2})日)?")
SEASONS = {"春季": "spring", "夏季": "summer", "秋季": "autumn", "冬季": "winter", "秋冬季": "autumn and winter"}
RANGE = re.compile(r"(\d{1,4}|[一二三四五六七八九十]{1,3})(公里|千米|米)范围内?")
LENGTHS = {"公里": "kilometre", "千米": "kilometre", "米": "metre"}
PAST = re.compile(r"(?P<when>过去|未来|今后)(?P<count>[一二两三四五六七八九十]{1,2})年(?:来)?")
WHEN = {"过去": "over the past", "未来": "over the next", "今后": "over the next"}
SINCE = re.compile(r"自(\d{4})年(?:(1[0-2]|0?[1-9])月(?:(\d{1,2})日)?)?起")
LEVEL = re.compile(r"(设区的市|地市|市地|乡镇|[县市省区乡州厅部])级(?:及其?)?以(上|下)")
TOTAL = re.compile(
    r"总(?=经济价值|价值|经费|面积|收入|支出|产量|产值|能耗|排放量|装机|规模|成本|投资额?|需求|数量|库容)"
)
"""The whole of an amount."""
LEVELS = {"设区的市": "prefecture", "地市": "prefecture", "市地": "prefecture", "乡镇": "township", "乡": "township",
          "县": "county", "市": "city", "省": "provincial", "区": "district", "州": "prefecture", "厅": "department",
          "部": "ministerial"}  # fmt: skip
BY = re.compile(r"到(\d{4})年(?:底|末)?")
STANDARD = re.compile(r"[A-Z]{2,4}(?:/[A-Z])? ?\d{1,6}(?:\.\d{1,3})?(?:-\d{2,4})?")
ORDINAL = re.compile(r"第([一二三四五六七八九十百]+|\d+)(?:(次|届|批|轮|期|号|版|季度|个)|(?![部章节条方]|产业))")
COUNT = re.compile(r"(两(?=个|项|部)|[一二三四五六七八九十百]{1,7})(个|项|年|大|部(?=法律|行政法规|法规|规章|规定))")
PLENARY = re.compile(r"(?:党的|中共)?(十[一二三四五六七八九]|二十[一二]?)届([一二三四五六七])中全会")
BODIES = re.compile(r"([一二两三四五六七八九十]{1,3})(?=个?部门|个?部委|地区|省)")
PLAN = re.compile(r"十([一二三四五六])五")
OUTPUT = re.compile(
    r"年(?:产能?|加工)(?P<amount>\d{1,9}(?:\.\d{1,4})?)(?P<scale>[万亿])?(?P<unit>吨|台套|台|套|件|片|辆|只|支|平方米|立方米|[GMk]Wh?)级?"
)
"""What a plant makes in a year: 年产20万吨."""
SCALES = {"万": 10_000, "亿": 100_000_000}
OUTPUTS = {"吨": "t", "台套": "sets", "套": "sets", "台": "units", "辆": "vehicles", "平方米": "m²", "立方米": "m³"}
UNIT = re.compile(r"(\d{1,2}(?:、\d{1,2})?)号机组")
NAMES = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
RANKS = ("", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
COUNTED = {"批": " batch of", "轮": " round", "期": " phase", "版": " edition", "季度": " quarter"}


def _since(found: re.Match[str]) -> Word:
    year, month, day = found.groups()
    when = " ".join(part for part in (day, MONTHS[int(month) - 1] if month else "", year) if part)
    return Word(found[0], f"from {when}", kind="before")


def ordinal(number: str) -> str:
    """1 -> first, 14 -> 14th; what is no number stays as it is."""
    if not number.isdigit():
        return number
    value = int(number)
    if 0 < value < len(RANKS):
        return RANKS[value]
    suffix = "th" if value % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    return f"{value}{suffix}"


def _years(found: re.Match[str]) -> Word:
    *most, last = re.split(r"[、和,]", found["years"].replace("-", "–"))
    years = f"{', '.join(most)} and {last}" if most else last
    unit = found["unit"] or ""
    if unit in ("年版", "年本", "版"):
        return Word(found[0], f"{years} edition", kind="edition")
    if unit in ("年底前", "年前"):
        return Word(found[0], f"before {'the end of ' if unit == '年底前' else ''}{years}", kind="before")
    if season := found["season"]:
        return Word(found[0], f"the {SEASONS[season]} of {years}", kind="year")
    return Word(found[0], years, kind="year")


def _number(found: re.Match[str]) -> Word:
    unit = found["unit"] or ""
    shown = {"%": "%", "‰": "‰", "个百分点": " percentage points"}.get(unit, "")
    digits = found[0].removesuffix(unit)
    return _counted(found[0], (digits.replace("-", "–") if digits[0].isdigit() else digits) + shown)


def _date(found: re.Match[str]) -> Word:
    month = MONTHS[int(found["month"]) - 1]
    return Word(found[0], f"{found['day']} {month}" if found["day"] else month, kind="number")


def _few(zh: str) -> str:
    """How many months or quarters, in words up to nine: 三, 3 -> three, 10 -> 10."""
    if not zh.isdigit():
        return _name(zh)
    return _name("〇一二三四五六七八九"[int(zh)]) if len(zh) == 1 else zh


def _span(found: re.Match[str]) -> Word:
    """Months, a quarter or half a year: 2025年1-4月 -> in January–April 2025, 上半年 -> in the first half."""
    of_year = f" of {found['year']}" if found["year"] else ""
    if found["from"]:
        said = f"{MONTHS[int(found['from']) - 1]}–{MONTHS[int(found['to']) - 1]}{of_year.replace(' of', '')}"
    elif found["count"]:
        said = f"the first {_few(found['count'])} {'months' if found['unit'] == '月' else 'quarters'}{of_year}"
    elif found["half"]:
        said = f"the {'first' if found['half'] == '上' else 'second'} half{of_year or ' of the year'}"
    else:
        said = f"the {ordinal(numeral(found['quarter']))} quarter{of_year}"
    return Word(found[0], f"in {said}", kind="before")


def _day(found: re.Match[str]) -> Word:
    month = f"{MONTHS[int(found['month']) - 1]} {found['year']}"
    return Word(found[0], f"on {found['day']} {month}" if found["day"] else f"in {month}", kind="before")


def _range(found: re.Match[str]) -> Word:
    """一公里范围内 -> within one kilometre of."""
    count = _name(found[1])
    return Word(found[0], f"within {count} {LENGTHS[found[2]]}{'' if count in ('one', '1') else 's'} of", kind="range")


def _past(found: re.Match[str]) -> Word:
    """过去五年 -> over the past five years, 过去一年 -> over the past year."""
    count = _name(found["count"])
    said = "year" if count == "one" else f"{count} years"
    return Word(found[0], f"{WHEN[found['when']]} {said}", kind="before")


def _level(found: re.Match[str]) -> Word:
    """县级以上 -> at or above the county level."""
    where = "at or above" if found[2] == "上" else "below"
    return Word(found[0], f"{where} the {LEVELS[found[1]]} level", kind="level")


def _part(found: re.Match[str]) -> Word:
    return Word(found[0], f"{PART[found[2]]} {numeral(found[1])}", kind="number")


def _plenary(found: re.Match[str]) -> Word:
    session, congress = (ordinal(numeral(found[at])) for at in (2, 1))
    return Word(found[0], f"the {session.capitalize()} Plenary Session of the {congress} CPC Central Committee")


def _output(found: re.Match[str]) -> Word:
    """年产20万吨 -> 200,000 t/year."""
    amount = f"{float(found['amount']) * SCALES.get(found['scale'] or '', 1):,.4f}".rstrip("0").rstrip(".")
    unit = found["unit"] if found["unit"].isascii() else OUTPUTS.get(found["unit"], "pieces")
    return _counted(found[0], f"{amount} {unit}/year")


def _count(found: re.Match[str]) -> Word:
    name = _name(found[1])
    return _counted(found[0], f"{name}-year" if found[2] == "年" else name)


def _ordinal(found: re.Match[str]) -> Word:
    number = numeral(found[1])
    if found[2] == "号":
        return Word(found[0], f"No. {number}", kind="number")
    return _counted(found[0], ordinal(number) + COUNTED.get(found[2] or "", ""))


def _name(written: str) -> str:
    """A Chinese numeral as an English one: 三 -> three, 十二 -> 12."""
    value = numeral(written.replace("两", "二"))
    return NAMES[int(value)] if value.isdigit() and int(value) < len(NAMES) else value


def _counted(zh: str, en: str) -> Word:
    return Word(zh, en, adjective=en, kind="number")


PATTERNS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Word]], ...] = (
    (re.compile(Q), lambda found: Word(found[0], found[0], kind="quote")),
    (PLAN, lambda found: Word(found[0], f"{numeral(f'十{found[1]}')}th Five-Year Plan", kind="plan")),
    (OUTPUT, _output),
    (ORDINAL, _ordinal),
    (SESSION, lambda found: _counted(found[0], ordinal(numeral(found[1])))),
    (COUNT, _count),
    (BODIES, lambda found: _counted(found[0], _name(found[1]))),
    (ANNEX, lambda found: Word(found[0], f"{ANNEXES[found[1]]} {numeral(found[2])}", kind="number")),
    (RUNNING, lambda found: Word(found[0], adverb=f"~ for {_name(found[1])} consecutive {RUN[found[2]]}")),
    (PLENARY, _plenary),
    (LEVEL, _level),
    (TOTAL, lambda found: Word(found[0], adjective="total")),
    (SPAN, _span),
    (DAY, _day),
    (PAST, _past),
    (RANGE, _range),
    (CARDINAL, _part),
    (DATE, _date),
    (UNIT, lambda found: Word(found[0], f"Unit{'s' if '、' in found[1] else ''} {' and '.join(found[1].split('、'))}")),
    (re.compile(r"\d{1,3}\+?[A-Z](?![a-z])"), lambda found: _counted(found[0], found[0])),
    (SINCE, _since),
    (BY, lambda found: Word(found[0], f"by {found[1]}", kind="before")),
    (STANDARD, lambda found: _counted(found[0], found[0])),
    (YEARS, _years),
    (NUMBER, _number),
)
"""The quoted part, five-year plan, ordinal, number or date that a text may begin with; the first that fits counts."""
