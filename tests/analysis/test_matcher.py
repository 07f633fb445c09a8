"""One pass finds what a loop finds; compact texts keep their places."""

from __future__ import annotations

import itertools
import re
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from analysis.labels.masks import Masks
from analysis.labels.matcher import Matcher, compact
from analysis.labels.opening_labels import REACH, sentence_around
from analysis.text.dictionary import segmenter, tokenizer
from bench import tagging

LABELS = Path(__file__).parents[1] / "data" / "labels"
LETTERS = "节能碳汇水土 \n"


@given(st.lists(st.text("节能碳汇水土", min_size=1, max_size=4), min_size=1), st.text("节能碳汇水土", max_size=60))
def test_one_pass_finds_the_terms_that_a_loop_finds(terms: list[str], text: str) -> None:
    assert {hit.term for hit in Matcher(terms).find(text)} == {term for term in terms if term in text}


def test_nested_and_overlapping_terms_are_all_found_with_their_places() -> None:
    hits = Matcher(["碳排放", "碳排放权", "排放权交易"]).find("全国碳排放权交易")
    assert {(hit.term, hit.start) for hit in hits} == {("碳排放", 2), ("碳排放权", 2), ("排放权交易", 3)}
    assert all("全国碳排放权交易"[hit.start : hit.end] == hit.term for hit in hits)


@given(st.text(LETTERS + "Ａ１"))
def test_a_compact_text_knows_where_each_character_stood(text: str) -> None:
    small = compact(text)
    assert "".join(text.split()).translate({0xFF21: "A", 0xFF11: "1"}) == small.text
    places = [i for i, character in enumerate(text) if not character.isspace()]
    assert [small.origin(i) for i in range(len(places))] == places
    assert small.origin(len(places)) == small.origin(len(places) + 9) == (places[-1] + 1 if places else 0)


@given(st.text(LETTERS), st.lists(st.integers(0, 40), max_size=6, unique=True))
def test_each_part_of_a_text_has_its_place_without_blanks(text: str, cuts: list[int]) -> None:
    places = [i for i, character in enumerate(text) if not character.isspace()]
    edges = [cut for cut in sorted({0, *cuts, len(places)}) if cut <= len(places)]
    parts = list(itertools.pairwise(edges))
    originals = [(places[begin], places[end - 1] + 1) for begin, end in parts]
    assert list(compact(text).spans(originals)) == parts


@given(st.lists(st.tuples(st.integers(0, 12), st.integers(1, 5)), max_size=5), st.integers(0, 12), st.integers(1, 5))
def test_a_mask_hides_what_lies_within_and_is_shorter(masks: list[tuple[int, int]], start: int, size: int) -> None:
    spans, end = [(at, at + length) for at, length in masks], start + size
    hidden = any(at <= start and end <= stop and stop - at > size for at, stop in spans)
    assert Masks(spans).hide(start, end) == hidden
    assert Masks(spans).outside([(0, start, end)]) == ([] if hidden else [(0, start, end)])


def test_both_segmenters_cut_alike() -> None:
    clauses = re.findall("[\u4e00-\u9fff]+", (LABELS / "titles.jsonl").read_text(encoding="utf-8"))
    assert [segmenter().cut(clause) for clause in clauses] == [tokenizer().lcut(clause) for clause in clauses]


def test_the_benchmark_compares_equal_results() -> None:
    loop, once, factor = tagging.ratio(2_000)
    assert loop > 0 < once
    assert factor == loop / once


def test_the_context_of_a_word_is_its_sentence_and_bounded_where_that_has_no_end() -> None:
    text = "发展氢能。推进储能，建设电站；节约用水"
    assert sentence_around(text, text.index("储能")) == "推进储能，建设电站"
    assert sentence_around(text, 0) == "发展氢能"
    assert sentence_around(text, len(text) - 1) == "节约用水"
    assert len(sentence_around("氢能，" * 10_000, 15_000)) == 2 * REACH
