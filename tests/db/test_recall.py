"""Recall and precision of the text index against plain substring search, on texts that ministries published."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from db import Store, queries
from db.search.fold import fold
from db.search.lookup import search
from db.write.check import check
from policy import glossary
from tests.db.kit import entry, open_store

TEXTS = Path(__file__).resolve().parents[2] / "../shared/texts/dev.jsonl"
WORDS = 60  # words of each length, half of them from the glossary where it has them
LENGTHS = {"1": (1, 1), "2": (2, 2), "3-4": (3, 4), "5+": (5, 12)}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    if not TEXTS.exists():
        pytest.skip("the texts are not beside the repository (../shared)")
    rows = [json.loads(line) for line in TEXTS.read_text(encoding="utf-8").splitlines()]
    entries = [
        entry(
            f"https://www.mee.gov.cn/texts/t20210101_{n}.html",
            title=row["title"],
            number=row["number"],
            text=row["text"],
            issuers=tuple((row["issuer"] or "").split("、")),
        )
        for n, row in enumerate(rows)
    ]
    with open_store(tmp_path_factory.mktemp("recall") / "z.db") as opened:
        opened.save(entries, None)
        yield opened


@pytest.fixture(scope="module")
def texts(store: Store) -> list[tuple[int, str]]:
    """What search looks through, folded, one text a column."""
    found = store.conn.execute(
        "SELECT d.id, d.title || char(10) || coalesce(d.number, '') || char(10) || d.issuers || char(10) || b.text"
        " FROM documents d JOIN bodies b ON b.document_id = d.id"
    )
    return [(id, fold(text)) for id, text in found]


def words(texts: list[tuple[int, str]], low: int, high: int) -> list[str]:
    """Words of a length: from the glossary, and cut at random places out of the texts."""
    chance = random.Random(low)
    terms = [term.zh for term in glossary.load() if low <= len(term.zh) <= high and term.zh.isalnum()]
    found = chance.sample(terms, min(len(terms), WORDS // 2))
    while len(found) < WORDS:
        text = chance.choice(texts)[1]
        at = chance.randrange(len(text))
        word = text[at : at + chance.randint(low, high)]
        if len(word) >= low and re.fullmatch(r"[㐀-鿿0-9a-z]+", word):
            found.append(word)
    return found


def standing(word: str, texts: list[tuple[int, str]]) -> set[int]:
    """The documents in which a word stands."""
    folded = fold(word)
    return {id for id, text in texts if folded in text}


@pytest.mark.parametrize("length", LENGTHS)
def test_every_word_is_found_where_it_stands_and_nowhere_else(
    store: Store, texts: list[tuple[int, str]], length: str
) -> None:
    wrong = []
    for word in words(texts, *LENGTHS[length]):
        true = standing(word, texts)
        # in quotes, so that nothing is translated: the same question that is put to the substring
        found = {hit.id for hit in search(store.conn, f'"{word}"', limit=0).hits}
        if found != true:
            wrong.append((word, sorted(found ^ true)))
    assert wrong == [], "recall and precision are 1.000"


@pytest.mark.parametrize("length", LENGTHS)
def test_words_without_quotes_find_the_same(store: Store, texts: list[tuple[int, str]], length: str) -> None:
    for word in words(texts, *LENGTHS[length])[-20:]:
        assert {hit.id for hit in search(store.conn, word, limit=0).hits} == standing(word, texts), word


def test_the_passage_holds_the_word(store: Store) -> None:
    for word in ("节能", "碳", "温室气体"):
        for hit in search(store.conn, word, limit=0).hits:
            assert hit.passage.marks or hit.title_marks.marks, (word, hit.title)


def test_index_and_counts_equal_the_rows(store: Store, texts: list[tuple[int, str]]) -> None:
    assert check(store.conn) == []
    assert queries.highest_id(store.conn) == len(texts)
