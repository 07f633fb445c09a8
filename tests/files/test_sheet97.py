"""XLS: every kind of cell, strings over several records, what lies in charts, passwords."""

from __future__ import annotations

import struct

import pytest

from parsers.files import Limits, read
from tests.files import attachment_files as build

record, string = build.record, build.string


def at(row: int, column: int) -> bytes:
    return struct.pack("<HHH", row, column, 0)


def shared(row: int, column: int, index: int) -> bytes:
    return record(0x00FD, at(row, column) + struct.pack("<I", index))


def number(row: int, column: int, value: float) -> bytes:
    return record(0x0203, at(row, column) + struct.pack("<d", value))


def rk(row: int, column: int, packed: int) -> bytes:
    return record(0x027E, at(row, column) + struct.pack("<I", packed))


def table(*bodies: bytes, count: int) -> bytes:
    first = struct.pack("<II", count, count) + bodies[0]
    return record(0x00FC, first) + b"".join(record(0x003C, body) for body in bodies[1:])


EXAMPLE = build.workbook(
    shared(0, 0, 0) + shared(0, 1, 1) + shared(1, 0, 2) + number(1, 1, 13.5),
    table(string("指标") + string("2025", wide=False) + string("能耗下降"), count=3),
)


def test_rows_of_strings_and_numbers() -> None:
    found = read(EXAMPLE, "表.xls")
    assert (found.type, found.status, found.pages, found.text) == ("xls", "text", 1, "指标\t2025\n能耗下降\t13.5")


@pytest.mark.parametrize(
    ("packed", "value"),
    [
        (42 << 2 | 2, "42"),
        (1350 << 2 | 3, "13.5"),
        ((-7 & 0x3FFF_FFFF) << 2 | 2, "-7"),
        (struct.unpack("<II", struct.pack("<d", 1.5))[1], "1.5"),
        (struct.unpack("<II", struct.pack("<d", 150.0))[1] | 1, "1.5"),
    ],
)
def test_packed_numbers(packed: int, value: str) -> None:
    assert read(build.workbook(rk(0, 0, packed))).text == value


def test_several_packed_numbers_in_one_record() -> None:
    cells = (
        struct.pack("<HH", 3, 1) + b"".join(struct.pack("<HI", 0, n << 2 | 2) for n in (1, 2, 3)) + struct.pack("<H", 3)
    )
    assert read(build.workbook(record(0x00BD, cells))).text == "\t1\t2\t3"


def test_the_result_of_a_formula() -> None:
    text_result = record(0x0006, at(0, 0) + b"\x00\x00\x00\x00\x00\x00\xff\xff" + b"\0" * 8) + record(
        0x0207, string("合计")
    )
    value = record(0x0006, at(0, 1) + struct.pack("<d", 2060.0) + b"\0" * 8)
    assert read(build.workbook(text_result + value)).text == "合计\t2060"


def test_a_label_in_its_own_record() -> None:
    assert read(build.workbook(record(0x0204, at(0, 0) + string("备注")))).text == "备注"


@pytest.mark.parametrize("cut", range(1, 4))
@pytest.mark.parametrize("wide_after", [True, False])
def test_a_string_that_goes_on_in_the_next_record(cut: int, wide_after: bool) -> None:
    text = "碳ABC" if wide_after else "碳XYZ"
    head = struct.pack("<HB", len(text), 1) + text[:cut].encode("utf-16-le")
    rest = bytes([wide_after]) + text[cut:].encode("utf-16-le" if wide_after else "latin-1")
    data = build.workbook(shared(0, 0, 0) + shared(0, 1, 1), table(head, rest + string("后"), count=2))
    assert read(data).text == f"{text}\t后"


def test_a_string_whose_characters_begin_in_the_next_record() -> None:
    data = build.workbook(
        shared(0, 0, 0), table(struct.pack("<HB", 2, 0), b"\x01" + "碳汇".encode("utf-16-le"), count=1)
    )
    assert read(data).text == "碳汇"


def test_marks_of_rich_text_are_no_text() -> None:
    rich = struct.pack("<HBH", 2, 9, 1) + "碳汇".encode("utf-16-le") + b"\x01\x02\x03\x04"
    phonetic = struct.pack("<HBI", 1, 5, 3) + "碳".encode("utf-16-le") + b"abc"
    cells = shared(0, 0, 0) + shared(0, 1, 1) + shared(0, 2, 2)
    assert read(build.workbook(cells, table(rich + phonetic + string("完"), count=3))).text == "碳汇\t碳\t完"


def test_sheets_are_named_where_there_are_several() -> None:
    assert read(build.workbook(number(0, 0, 1), names=("甲", "乙"))).text == "甲\n1\n乙"


def test_numbers_of_a_chart_are_left_out() -> None:
    chart = record(0x0809, struct.pack("<HHII", 0x0600, 0x0020, 0, 0)) + number(0, 0, 99) + build.SHEET_END
    assert read(build.workbook(number(0, 0, 1) + chart + number(1, 0, 2))).text == "1\n2"


def test_a_password_is_said() -> None:
    assert read(build.workbook(b"", more=record(0x002F, b"\0" * 6))).status == "encrypted"


def test_a_damaged_record_costs_its_own_cell() -> None:
    cells = number(0, 0, 1) + record(0x0203, b"\0\0") + shared(0, 1, 999) + number(0, 2, 3)
    assert read(build.workbook(cells)).text == "1\t\t3"


def test_a_long_sheet_is_cut_at_its_limit() -> None:
    data = build.workbook(b"".join(number(n, 0, 1234567) for n in range(300)))
    assert len(read(data, limits=Limits(characters=700)).text) <= 800


def test_numbers_are_as_their_look_shows_them() -> None:
    own = 'yyyy"年"m"月"'
    looks = record(0x041E, struct.pack("<H", 170) + string(own))
    for form in (0, 10, 14, 170):
        looks += record(0x00E0, struct.pack("<HH", 0, form) + b"\0" * 16)
    cells = b"".join(
        record(0x0203, struct.pack("<HHHd", 0, column, look, value))
        for column, (look, value) in enumerate([(0, 46203.0), (1, 0.135), (2, 46203.0), (3, 46203.0), (9, 2.5)])
    )
    assert read(build.workbook(cells, more=looks)).text == "46203\t13.50%\t2026/6/30\t2026年6月\t2.5"


def test_hidden_rows_columns_and_sheets_say_so() -> None:
    hides = record(0x0208, struct.pack("<H10xHH", 1, 0x20, 0)) + record(
        0x007D, struct.pack("<HHHHHH", 1, 1, 0, 0, 1, 0)
    )
    cells = hides + number(0, 0, 1) + number(0, 1, 2) + number(1, 0, 3) + number(2, 0, 4)
    data = build.workbook(cells, names=("表", "底稿"))
    second = bytearray(data)
    named = struct.pack("<BBB", 0, len("底稿"), 1) + "底稿".encode("utf-16-le")
    second[data.index(named) - 1] = 1  # the state of the second sheet
    assert read(bytes(second)).text == "表\n（隐藏的列：B）\n1\t2\n3\t（隐藏的行）\n4\n底稿（隐藏的工作表）"
