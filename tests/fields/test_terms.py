"""Effective dates and deadlines on labelled passages, exact on every one; and on hostile text."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.fields.terms import comments_due_on, effective_on

LINES = (Path(__file__).resolve().parents[1] / "data" / "terms.jsonl").read_text("utf-8").splitlines()
PASSAGES = [json.loads(line) for line in LINES]
READ = {"effective": effective_on, "deadline": comments_due_on}


@pytest.mark.parametrize("passage", PASSAGES, ids=[f"{p['what']}: {p['about']}" for p in PASSAGES])
def test_a_labelled_passage_is_read_exactly(passage: dict[str, str | None]) -> None:
    text = passage["text"] or ""
    found = READ[passage["what"] or ""](text, passage["given"])
    assert (found.iso if found else None) == passage["iso"]
    if found and "\n" not in text:
        assert found.passage in text


def test_there_are_enough_passages_and_enough_traps() -> None:
    assert len(PASSAGES) >= 100
    for what in READ:
        assert sum(p["iso"] is None for p in PASSAGES if p["what"] == what) >= 10


def test_the_passage_around_a_date_does_not_change_it() -> None:
    before = "为深入贯彻绿色发展理念，根据《中华人民共和国环境保护法》（自2015年1月1日起施行），制定本办法。\n"
    after = "\n附件：1. 名单\n2. 2020年12月31日前的数据"
    wrong = [
        p["text"]
        for p in PASSAGES
        if p["what"] == "effective"
        and (d := effective_on(before + p["text"] + after, p["given"])) is not None
        and d.iso != p["iso"]
    ]
    assert wrong == []


def test_a_day_of_force_says_where_it_was_read() -> None:
    dated = effective_on("第一条 总则。\n第二条 本办法自2022年7月1日起施行。", None)
    assert dated is not None
    assert (dated.where, dated.passage) == ("text", "第二条 本办法自2022年7月1日起施行。")
    relative = effective_on("本预案自印发之日起实施。", "2005-06-11")
    assert relative is not None
    assert relative.where == "text: 自印发之日起实施"


def test_a_partial_date_of_the_letter_stays_partial() -> None:
    dated = effective_on("本办法自印发之日起施行。", "2021-09")
    assert dated is not None
    assert dated.iso == "2021-09"


@pytest.mark.parametrize(
    "text", ["", "。" * 50_000, "本办法自" * 40_000, "2021年1月1日起" * 30_000, "《" * 90_000, "意见 9月1日至" * 20_000]
)
def test_long_and_empty_text_ends(text: str) -> None:
    effective_on(text, "2021-01-01")
    comments_due_on(text, "2021-01-01")


@given(st.text(alphabet="本办法自2021年1月日起施行《》，。至前意见征求反馈请于截止\n", max_size=200))
def test_any_mixture_gives_a_date_or_none(text: str) -> None:
    for read in READ.values():
        dated = read(text, "2021-01-01")
        assert dated is None or len(dated.iso) in (4, 7, 10)
