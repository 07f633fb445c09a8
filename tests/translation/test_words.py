"""The word lists: Japanese is written in Japanese characters, once, and no entry is a whole title."""

import json
import tomllib
from pathlib import Path

import pytest

from policy import glossary
from translation.titles.words.lexicon import load

ROOT = Path(__file__).resolve().parents[2]
LISTS = {
    (file.stem, table): words
    for file in sorted((ROOT / "translation/data").glob("*.toml"))
    for table, words in tomllib.loads(file.read_text("utf-8")).items()
    if file.stem in ("verbs", "adverbs", "nouns") and table not in ("same", "places")
}


@pytest.mark.parametrize("name", LISTS, ids="-".join)
def test_japanese_is_written_as_japanese(name):
    def foreign(ja):
        return [c for c in ja if c.isspace() or not c.encode("cp932", "ignore")]

    assert {zh: ja for zh, ja in LISTS[name].items() if foreign(ja)} == {}


def test_no_list_repeats_the_glossary():
    known = {term.zh: term.ja for term in glossary.load()}
    nouns = [words for (file, _), words in LISTS.items() if file == "nouns"]
    assert [zh for words in nouns for zh, ja in words.items() if known.get(zh) == ja] == []


def test_no_entry_is_a_whole_title():
    titles = [json.loads(line)["zh"] for line in (ROOT / "tests/data/titles_ja.jsonl").read_text("utf-8").splitlines()]
    own = {zh for words in LISTS.values() for zh in words}
    assert not own & set(titles)
    assert max(map(len, own)) <= 12


def test_verbs_keep_their_particle():
    verbs = load().verbs
    assert (verbs["助力"].joint, verbs["助力"].ja) == ("への", "貢献")
    assert (verbs["开展"].joint, verbs["加强"].joint) == ("", "の")
