"""Dates: every written form of every day, partial dates, impossible dates, and what is no date at all."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.fields import dates

DAYS = [date(2000, 1, 1) + timedelta(days=n) for n in range(9862)]  # to 2026-12-31
WIDE = str.maketrans("0123456789-/.", "０１２３４５６７８９－／．")
_ONES = "〇一二三四五六七八九"


def chinese(number: int) -> str:
    """The usual numeral of a month or a day: 十, 十二, 二十, 三十一."""
    tens, ones = divmod(number, 10)
    return ("" if tens == 0 else "十" if tens == 1 else _ONES[tens] + "十") + (_ONES[ones] if ones else "")


def chinese_year(year: int, zero: str = "〇") -> str:
    return "".join(_ONES[int(c)] for c in str(year)).replace("〇", zero)


FORMS: dict[str, Callable[[date], str]] = {
    "年月日": lambda d: f"{d.year}年{d.month}月{d.day}日",
    "年月日, two digits": lambda d: f"{d.year}年{d.month:02d}月{d.day:02d}日",
    "年月日 with blanks": lambda d: f"{d.year} 年 {d.month} 月 {d.day} 日",
    "年月日 with wide blanks": lambda d: f"{d.year}\u3000年\u00a0{d.month}\u3000月{d.day}\u00a0日",
    "ISO": lambda d: d.isoformat(),
    "slashes": lambda d: f"{d.year}/{d.month:02d}/{d.day:02d}",
    "dots": lambda d: f"{d.year}.{d.month}.{d.day}",
    "wide digits": lambda d: f"{d.year}年{d.month}月{d.day}日".translate(WIDE),
    "wide digits and slashes": lambda d: f"{d.year}/{d.month:02d}/{d.day:02d}".translate(WIDE),
    "numerals 〇": lambda d: f"{chinese_year(d.year)}年{chinese(d.month)}月{chinese(d.day)}日",
    "numerals ○": lambda d: f"{chinese_year(d.year, '○')}年{chinese(d.month)}月{chinese(d.day)}日",
    "numerals 零": lambda d: f"{chinese_year(d.year, '零')}年{chinese(d.month)}月{chinese(d.day)}日",
    "numerals with a letter O": lambda d: f"{chinese_year(d.year, 'O')}年{chinese(d.month)}月{chinese(d.day)}日",
    "numerals, 廿 and 卅": lambda d: (
        f"{chinese_year(d.year)}年{chinese(d.month)}月{chinese(d.day).replace('二十', '廿').replace('三十', '卅')}日"
    ),
    "numerals with a wide zero": lambda d: f"{chinese_year(d.year, '０')}年{chinese(d.month)}月{chinese(d.day)}日",
    "with a time": lambda d: f"{d.isoformat()} 08:30:00",
    "with T and a zone": lambda d: f"{d.isoformat()}T08:30:00+08:00",
    "gov.cn meta": lambda d: f"{d.isoformat()}-06:08:00",
    "with its label": lambda d: f"发布时间：{d.isoformat()} 来源：生态环境部",
    "号": lambda d: f"{d.year}年{d.month}月{d.day}号",
    "in a signature": lambda d: f"国务院办公厅\n{d.year}年{d.month}月{d.day}日",
}


@pytest.mark.parametrize("form", FORMS)
def test_every_day_of_27_years_in_every_written_form(form: str) -> None:
    write = FORMS[form]
    wrong = [(write(day), dates.read(write(day))) for day in DAYS if dates.read(write(day)) != day.isoformat()]
    assert wrong == []


@pytest.mark.parametrize("form", FORMS)
def test_find_gives_the_same_day_with_its_place(form: str) -> None:
    day = date(2021, 10, 24)
    text = f"前文。{FORMS[form](day)}，后文"
    (found,) = dates.find(text)
    assert found.iso == day.isoformat()
    assert dates.read(text[found.start : found.end]) == day.isoformat()


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2021年9月", "2021-09"),
        ("2021 年 9 月", "2021-09"),
        ("二〇二一年九月", "2021-09"),
        ("2021年9月份", "2021-09"),
        ("2021年9月底", "2021-09"),
        ("2021-09", "2021-09"),
        ("2021.9", "2021-09"),
        ("2021年", "2021"),
        ("二〇三〇年前", "2030"),
        ("2021", "2021"),
        ("一九九六年元月一日", "1996-01-01"),
        ("2021年10月26家企业", "2021-10"),
        ("2021年10月26", "2021-10-26"),
        ("2 0 2 1 年 1 0 月 2 6 日", "2021-10-26"),
    ],
)
def test_a_partial_date_stays_partial(written: str, iso: str) -> None:
    assert dates.read(written) == iso


@pytest.mark.parametrize(
    "written",
    [
        "2021年2月30日",
        "2021-02-30",
        "2021/13/01",
        "2021年13月",
        "2021年9月31日",
        "2023-02-29",
        "二〇二一年二月三十日",
        "0000-00-00",
        "2021年0月5日",
        "2021年5月0日",
        "9999年1月1日",
    ],
)
def test_an_impossible_date_is_no_date(written: str) -> None:
    assert dates.read(written) is None
    assert dates.find(written) == []


@pytest.mark.parametrize(
    "written",
    [
        "000014672/2021-01023",
        "000014349/2018-00204",
        "索引号：000019705/2025-00074",
        "20211026",
        "t20211026_816131",
        "国发〔2021〕23号",
        "2026年第41号令",
        "2021年度",
        "2021年版",
        "（2021—2025年）",
        "10月26日",
        "26日",
        "昨天",
        "3天前",
        "HJ 2025-2012",
        "GB 18599-2020",
        "010-65645000",
        "13.5%",
        "2021-2022",
        "",
        "   ",
        "—",
    ],
)
def test_what_is_no_date(written: str) -> None:
    assert dates.read(written) is None


def test_find_leaves_out_what_is_no_date() -> None:
    text = "索引号 000014672/2021-01023，国发〔2021〕23号，二〇二一年十月二十四日印发，2025年前完成，2021年2月30日"
    assert [(f.iso, text[f.start : f.end]) for f in dates.find(text)] == [
        ("2021-10-24", "二〇二一年十月二十四日"),
        ("2025", "2025年"),
    ]


@pytest.mark.parametrize("written", ["2021, 10, 26", "2021_10_26", "2021|10|26"])
def test_the_second_reader_is_asked_for_other_separators(written: str) -> None:
    assert dates.read(written) == "2021-10-26"


@pytest.mark.parametrize("written", ["10, 26, 2021", "2021, 26, 10", "26|10|2021", "2021, 2, 30"])
def test_the_second_reader_never_turns_the_order_round(written: str) -> None:
    assert dates.read(written) is None


@pytest.mark.parametrize(
    ("milliseconds", "iso"),
    [(1574697600000, "2019-11-26"), (1574697599999, "2019-11-25"), (0, None), (-1, None), (10**30, None)],
)
def test_an_instant_is_a_day_in_china(milliseconds: int, iso: str | None) -> None:
    assert dates.from_milliseconds(milliseconds) == iso


@given(st.text(alphabet="0123456789年月日-/.一二十廿〇○ \u3000号第度至前O０９：:T", max_size=60))
def test_any_mixture_gives_a_real_date_or_none(text: str) -> None:
    value = dates.read(text)
    if value is not None and len(value) == 10:
        date.fromisoformat(value)
    assert value is None or len(value) in (4, 7, 10)
    for found in dates.find(text):
        assert 0 <= found.start < found.end <= len(text)


@given(st.text(max_size=400))
def test_any_text_is_survived(text: str) -> None:
    dates.read(text)
    dates.find(text)


@given(st.dates(date(1949, 10, 1), date(2099, 12, 31)), st.sampled_from(sorted(FORMS)))
def test_days_of_other_decades_are_read_too(day: date, form: str) -> None:
    assert dates.read(FORMS[form](day)) == day.isoformat()
