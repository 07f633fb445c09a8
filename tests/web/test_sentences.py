"""What the store and the crawl say in English is told in the reader's language."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.counts import Counts
from crawler.watching import health
from db.search.query import MAX_LENGTH, MAX_PARTS, parse
from policy import Floors, Section, Source
from tests.web import seed
from web.spoken.sentences import LONGEST_VALUE, PLACE, SENTENCES, told

WRONG = ("a" * (MAX_LENGTH + 1), "a " * (MAX_PARTS + 1), "!!", "", "label:", "from:yesterday", "to: kind:")


@pytest.mark.parametrize("query", WRONG)
def test_every_message_about_a_query_is_told(query: str) -> None:
    message = parse(query).message
    assert message
    for lang in ("ja", "zh"):
        assert not set("abcdefghijklmnopqrstuvwxyz") & set(told(message, lang).split(":")[-1]), told(message, lang)  # type: ignore[arg-type]
    assert told(message, "en") == message


def test_a_label_that_is_none_is_said_in_the_readers_language(get: seed.Get) -> None:
    assert "没有名为 nonsense 的标签" in get("/timeline?q=label:nonsense", lang="zh").text
    assert "nonsense という分類はありません" in get("/timeline?q=label:nonsense", lang="ja").text


def test_what_a_run_finds_wrong_with_a_source_is_told() -> None:
    section = Section("通知", "https://a.example/list/", "notices")
    source = Source("a", ("甲", "甲", "A"), ("a.example",), (section,), Floors(links_per_listing=20))
    counts = Counts()
    counts.listing_links[section.first_url] = 3
    counts.listings = 1
    (low,) = health.of_run(source, counts)
    assert told(low, "ja") == "一覧「通知」：リンク3件（下限20件）"
    assert told(f"{low}; not read for 9 days", "zh") == "列表“通知”：3 条链接（最少 20 条）; 已 9 天未读取"
    (none,) = health.of_run(source, Counts())
    assert told(none, "zh") == "未能读取任何列表"


VALUES = st.text(st.characters(categories=("L", "N")), min_size=1, max_size=LONGEST_VALUE)


@given(st.sampled_from(SENTENCES), st.sampled_from(SENTENCES), VALUES, st.sampled_from(["; ", " "]))
def test_sentences_in_a_row_are_each_told(one: str, other: str, value: str, joint: str) -> None:
    text = joint.join(PLACE.sub(lambda _: value, form) for form in (one, other))
    assert told(text, "en") == text
    assert told(text, "ja") != text


@given(st.text())
def test_what_is_unknown_stays_as_it_is(text: str) -> None:
    for before, lang in product(("", "Type a word. "), ("ja", "zh")):
        assert told(before + text, lang).endswith(text) or any(form[:4] in text for form in SENTENCES)  # type: ignore[arg-type]
