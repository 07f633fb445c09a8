"""Modules are short, and the table of rooms says what is."""

from __future__ import annotations

import re
from statistics import median

import pytest

from tests.house import rooms

ROWS = rooms.rows()
LONGEST, MEDIAN = 300, 90  # lines


def test_no_module_is_long_and_half_of_them_are_short() -> None:
    sizes = {file: lines for row in ROWS for room in row.rooms for file, lines in rooms.modules(room).items()}
    assert {file: lines for file, lines in sizes.items() if lines > LONGEST} == {}
    assert median(sizes.values()) <= MEDIAN


def test_every_room_is_in_the_table() -> None:
    named = [room for row in ROWS for room in row.rooms]
    assert sorted(named) == sorted({*rooms.allowed(), "bench"})


@pytest.mark.parametrize("row", ROWS, ids=lambda row: "-".join(row.rooms))
def test_a_room_is_as_large_as_the_table_says(row: rooms.Row) -> None:
    """Within a tenth: the table is written by ``python -m tests.house.rooms``."""
    now = rooms.counted(row)
    assert abs(now.lines - row.lines) <= max(300, now.lines // 10), "run python -m tests.house.rooms"
    assert row.largest


@pytest.mark.parametrize("row", ROWS, ids=lambda row: "-".join(row.rooms))
def test_a_room_may_import_what_the_contracts_let_it(row: rooms.Row) -> None:
    named = set(re.findall(r"`(\w+)`", row.may_import))
    for room in set(row.rooms) - {"bench"}:  # no contract: nothing imports benchmarks
        below = set().union(*(other.rooms for other in ROWS if other.floor < row.floor)) - {"bench"}
        expected = below if row.may_import == "all below" else named
        assert rooms.allowed()[room] == expected
