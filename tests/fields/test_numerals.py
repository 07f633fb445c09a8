"""Numbers in Chinese characters are read as they are written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.files.office.numbering import chinese
from policy import numerals


@given(st.integers(1, 9_999))
def test_what_is_written_by_units_is_read_back(number: int) -> None:
    assert numerals.value(chinese(number)) == number


@pytest.mark.parametrize(
    ("written", "number"),
    [("二〇二一", 2021), ("○八", 8), ("两百", 200), ("一百〇三", 103), ("百", 100), ("号", 0), ("", 0)],
)
def test_digits_in_a_row_zeros_and_what_is_no_number(written: str, number: int) -> None:
    assert numerals.value(written) == number
