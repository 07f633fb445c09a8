"""Every pattern of the code base takes at most about twice the time for twice the text, whatever the text."""

from __future__ import annotations

import re

import pytest

from parsers.fields import kinds
from parsers.files import sniff
from tests.house.growth import cost_of_call, fault, grows
from tests.house.patterns import all_patterns


def test_every_pattern_is_linear(capsys: pytest.CaptureFixture[str]) -> None:
    patterns = all_patterns()
    faults = [f"{found.place}: {why}\n  {found.pattern}" for found in patterns if (why := fault(found.compiled()))]
    with capsys.disabled():
        print(f"\n{len(patterns)} patterns swept, {len(faults)} grow faster than the text")
    assert len(patterns) > 300
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize(
    "pattern",
    [
        r"\s*x",
        r"(?:[甲乙]+)+丙",
        r"[一二三]+章",
        r"《.*》",
        r"^.*?关于.+的.+$",
        r"甲(?=.*乙)",
        r"(?:〔[^（）]*〕|（[^（）]*）)+$",
        r"[a-f]*[0-9a-f]*g",
    ],
)
def test_the_sweep_finds_a_pattern_that_grows(pattern: str) -> None:
    assert fault(re.compile(pattern))


@pytest.mark.parametrize(
    "pattern", [r"\s{0,4}x", r"《[^《》]*》", r"(?<!\s)\s+x", r"^\s*+x", r"(?:甲|乙)*丙?", r"[甲乙]{1,40}丙"]
)
def test_the_sweep_lets_a_linear_pattern_be(pattern: str) -> None:
    assert not fault(re.compile(pattern))


@pytest.mark.parametrize("piece", ["<?xml ?>", "<!-- --> ", "<!-->", "<!doctype ", "\n"])
def test_the_type_of_a_file_is_told_in_linear_time(piece: str) -> None:
    assert not grows(cost_of_call(lambda text: sniff(text.encode()), ("", piece, "x")))


@pytest.mark.parametrize("piece", ["（试行）", "【2024】 ", "2031年修订版", "”", "〔甲〔乙", "《2024》全文"])
def test_the_kind_of_a_title_is_told_in_linear_time(piece: str) -> None:
    assert not grows(cost_of_call(kinds.kind, ("关于节能的通知", piece, "的x")))
