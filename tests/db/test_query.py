"""The query language, its folding and its tokens: pure parts."""

from __future__ import annotations

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db import connect_functions
from db.search.fold import fold, table
from db.search.match import build, date_range, date_tokens
from db.search.query import Filter, Word, date_in, parse
from db.search.snippets import mark, passage
from db.search.tokens import index_tokens, phrase


def words(text: str) -> list[str]:
    return [("-" if word.without else "") + word.text for word in parse(text).words]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("节能 减排", ["节能", "减排"]),
        ("节能　减排", ["节能", "减排"]),
        ("碳市场 -电力 −煤炭", ["碳市场", "-电力", "-煤炭"]),
        ("碳市场 NOT 电力", ["碳市场", "-电力"]),
        ("碳市场 AND 电力", ["碳市场", "电力"]),
        ('"节能 减排" 煤', ["节能 减排", "煤"]),
        ("“节能减排” 煤", ["节能减排", "煤"]),
        ('"没有关上', ["没有关上"]),
        ("http://www.mee.gov.cn/a_b", ["http //www.mee.gov.cn/a_b"]),
        ("2020-2030 A-B", ["2020-2030", "A-B"]),
        ("-", []),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_quoted_words_are_exact() -> None:
    assert parse('"节能 减排"').words == (Word("节能 减排", exact=True),)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("issuer:生态环境部", Filter("issuer", "生态环境部")),
        ("发布 kind：通知", Filter("kind", "通知")),
        ('label:"carbon peaking"', Filter("label", "carbon peaking")),
        ("-source:mee", Filter("source", "mee", without=True)),
        ("from:2021", Filter("from", "2021")),
        ("from:2021/7", Filter("from", "2021-07")),
        ("to:2021年7月1日", Filter("to", "2021-07-01")),
    ],
)
def test_filters(text: str, expected: Filter) -> None:
    assert parse(text).filters == (expected,)


@pytest.mark.parametrize("text", ["from:昨天", "to:2021-13", "kind:", "!?。", "", "   ", "😀", "碳" * 600, "碳 " * 40])
def test_what_cannot_be_understood_is_told(text: str) -> None:
    query = parse(text)
    assert query.message
    assert query.empty


@pytest.mark.parametrize(
    "text", ["国发[2021]23号", "国发2021 23", "国发〔2021〕23号", "国发（2021）第23号", "国发 2021 23 号"]
)
def test_document_numbers_however_written(text: str) -> None:
    assert parse(text).numbers == ("国发〔2021〕23号",)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("碳排放權交易", "碳排放权交易"),
        ("汚染防治の対策", "污染防治の对策"),
        ("ＣＯ２ 減排　㈠", "co2 减排 ㈠"),
        ("著名的乾坤", "著名的乾坤"),
        ("徵求意見", "征求意见"),
        ("省エネ法・発電", "省エネ法・发电"),
    ],
)
def test_folding(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_every_character_is_folded_in_one_step() -> None:
    once = "".join(table().values())
    assert once.translate(table()) == once
    assert fold("渋滞") == fold("涩滞")


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("應對乾旱", "应对干旱"),
        ("乾法熄焦", "干法熄焦"),
        ("烘乾設備", "烘干设备"),
        ("扭轉乾坤", "扭转乾坤"),
        ("瞭解情況，一目瞭然", "了解情况，一目了然"),
        ("登高瞭望", "登高瞭望"),
        ("沿著河岸著手治理", "沿着河岸着手治理"),
        ("顯著提高，著名論著", "显著提高，著名论著"),
        ("憑藉技術", "凭借技术"),
        ("反覆核查", "反复核查"),
        ("全面覆蓋，予以答覆", "全面覆盖，予以答复"),
        ("沈澱池，瀋陽", "沉淀池，沈阳"),
        ("⽔⼒發電", "水力发电"),
    ],
)
def test_what_a_character_of_both_scripts_means_is_told_by_those_beside_it(written: str, folded: str) -> None:
    assert fold(written) == folded.replace("，", ",")
    assert phrase(written) == phrase(folded)


def test_a_character_alone_stays() -> None:
    assert fold("乾") == "乾"


@given(st.text(alphabet="乾瞭著藉覆沈甚反回康坤望显作慰核淀麼 ，1", max_size=12))
def test_folding_by_phrase_is_done_once(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_folding_keeps_the_length_and_is_done_once(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet="碳达峰中和a1、 \n", max_size=12), st.text(alphabet="碳达峰中和a1", min_size=1, max_size=4))
def test_a_word_is_found_exactly_where_it_is_a_substring(text: str, word: str) -> None:
    conn = sqlite3.connect(":memory:")
    conn.execute("CREATE VIRTUAL TABLE t USING fts5(x, content='', tokenize='ascii')")
    conn.execute("INSERT INTO t (rowid, x) VALUES (1, ?)", (index_tokens(text),))
    found = conn.execute("SELECT count(*) FROM t WHERE t MATCH ?", (phrase(word),)).fetchone()[0]
    conn.close()
    assert bool(found) == (word in text)


@given(
    st.text(max_size=80)
    | st.from_regex(r'(-?"?[碳达a*^+(){}:]{0,4}"? ?(NEAR|AND|OR|NOT|from:|kind:)? ?){0,6}', fullmatch=True)
)
def test_whatever_is_typed_is_a_valid_expression(text: str) -> None:
    conn = sqlite3.connect(":memory:")
    connect_functions(conn)
    conn.execute(
        "CREATE VIRTUAL TABLE documents_fts USING fts5(title, number, issuers, body, attachments, facets, content='',"
        " tokenize='ascii')"
    )
    conn.execute("SELECT rowid FROM documents_fts WHERE documents_fts MATCH zhengce_match(?)", (text,)).fetchall()
    conn.close()


@pytest.mark.parametrize(
    ("since", "until", "inside", "outside"),
    [
        ("2021", "2021", ["2021", "2021-01-01", "2021-12-31"], ["2020-12-31", "2022"]),
        ("2021-07", "", ["2021-07", "2021-07-31", "2035-01-01"], ["2021-06-30", "2021"]),
        ("", "2021-07-15", ["1999", "2021-07-15", "2021-06"], ["2021-07-16", "2022-01-01"]),
        ("2019-12-30", "2020-01-02", ["2019-12-31", "2020-01-02"], ["2019-12-29", "2020-01-03", "2020"]),
        ("2022", "2021", [], ["2021-05-05", "2022-05-05"]),
    ],
)
def test_date_ranges(since: str, until: str, inside: list[str], outside: list[str]) -> None:
    wanted = set(date_range(since, until))
    assert all(wanted & set(date_tokens(day)) for day in inside)
    assert not any(wanted & set(date_tokens(day)) for day in outside)


def expansions(text: str, *known: str) -> set[str]:
    return {expansion.found for expansion in build(parse(text), lambda word: word in known).expansions}


@pytest.mark.parametrize(
    "text", ["炭素排出権取引", "carbon emissions trading", "Carbon Emission Trading", "碳排放權交易"]
)
def test_other_languages_find_the_chinese_term(text: str) -> None:
    assert "碳排放权交易" in expansions(text)


def test_a_longer_japanese_expression_is_read_piece_by_piece() -> None:
    assert "碳排放权交易 管理" in expansions("炭素排出権取引の管理")


def test_a_part_of_terms_stands_for_them() -> None:
    for word in ("水素燃料", "hydrogen fuel"):
        assert expansions(word)
        assert all("氢燃料" in found for found in expansions(word)), word


def test_a_chinese_word_that_occurs_is_not_taken_as_japanese() -> None:
    assert expansions("排出", "排出") == set()
    assert "排放" in expansions("排出")


def test_an_exact_word_is_not_translated() -> None:
    assert expansions('"carbon market"') == set()


def test_an_unknown_label_is_told() -> None:
    assert "No label is called 某某" in (build(parse("label:某某"), lambda _: False).message or "")


def test_passages_show_the_word_in_its_sentence() -> None:
    found = passage("第一句。推进碳排放權交易工作。第三句。", ["碳排放权交易"])
    assert found is not None
    assert found.text == "推进碳排放權交易工作。"
    assert found.pieces() == [("推进", False), ("碳排放權交易", True), ("工作。", False)]
    assert passage("没有", ["碳"]) is None
    assert mark("CO2与co2", ["ＣＯ２"]).marks == ((0, 3), (4, 7))


@given(st.text("碳權权交易乾干旱 。A1", max_size=200), st.text("碳權权交易乾干旱A", min_size=1, max_size=4))
def test_the_first_place_is_found_without_folding_all(text: str, word: str) -> None:
    shown = passage(text, [fold(word)])
    at = fold(text).find(fold(word))
    assert (shown is None) == (at < 0)
    if shown:
        start, _ = shown.marks[0]
        assert len("".join(text[shown.at : at].split())) == len("".join(shown.text[:start].split()))


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2021", "2021"), ("2021年", "2021"), ("2021-7", "2021-07"), ("2021/10", "2021-10"),
        ("2021.10.5", "2021-10-05"), ("2021年10月", "2021-10"), ("2021年10月26日", "2021-10-26"),
        ("2021 年 10 月", "2021-10"), ("20211026", "2021-10-26"), ("２０２１／１０", "2021-10"),
        ("令和3年10月", "2021-10"), ("令和元年", "2019"), ("平成30年4月1日", "2018-04-01"),
        ("October 2021", "2021-10"), ("Oct. 2021", "2021-10"), ("26 October 2021", "2021-10-26"),
        ("oct 26, 2021", "2021-10-26"), ("2021-13", None), ("2021-02-32", None), ("soon", None), ("", None),
        ("21", None), ("Octopus 2021", None), ("1" * 5000, None),
    ],
)  # fmt: skip
def test_dates_are_read_in_any_usual_form(written: str, iso: str | None) -> None:
    assert date_in(written) == iso
    wanted = parse(f'from:"{written}"')
    assert [(f.name, f.value) for f in wanted.filters] == ([("from", iso)] if iso else [])
