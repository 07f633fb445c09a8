"""Pages speak the reader's language: what is Chinese on a Japanese or English page is marked as Chinese."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from bs4 import BeautifulSoup, NavigableString, Tag
from bs4.element import PreformattedString

from tests.web import seed
from tests.web.test_pages import all_pages
from web.spoken import told

UNSAID = ("script", "style", "option", "title")  # choices of a filter are values of the data
HAN = re.compile(r"[\u4e00-\u9fff]")


def is_simplified(char: str) -> bool:
    """Whether a character is one that Japanese does not write: in GB 2312, but in no JIS set."""
    if not HAN.match(char):
        return False
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return False
    try:
        char.encode("shift_jis")
    except UnicodeEncodeError:
        return True
    return False


def own_words(page: BeautifulSoup) -> list[tuple[str, str]]:
    """The texts that a page says in its own language, with the tag they stand in: those no `lang` marks."""
    found = []
    root = page.body
    assert isinstance(root, Tag)
    for text in root.find_all(string=True):
        if not isinstance(text, NavigableString) or isinstance(text, PreformattedString) or not text.strip():
            continue
        above = [tag for tag in text.parents if isinstance(tag, Tag) and tag.name not in ("html", "[document]")]
        if any(
            tag.get("lang") or tag.get("translate") or tag.name in ("script", "style", "option", "title")
            for tag in above
        ):
            continue
        found.append((text.strip(), above[0].name))
    return found


@pytest.mark.parametrize("lang", ["en", "ja"])
def test_chinese_stands_only_where_it_is_marked(get: seed.Get, ids: dict[str, int], lang: str) -> None:
    foreign: Counter[tuple[str, str]] = Counter()
    for path in all_pages(ids):
        page = BeautifulSoup(get(path, lang=lang).text, "html.parser")
        for text, tag in own_words(page):
            if HAN.search(text) if lang == "en" else any(map(is_simplified, text)):
                foreign[path.split("?")[0], f"<{tag}> {text[:60]}"] += 1
    assert not foreign


def test_what_a_target_is_for_is_said_in_the_language_of_the_reader() -> None:
    assert told.scope("钢铁行业", "en") == "iron and steel industry"
    assert told.scope("钢铁行业", "ja") == "鉄鋼業"
    assert told.scope("钢铁行业", "zh") == "钢铁行业"
    assert told.scope("全国", "en") == ""
    assert told.scope("某某城市", "en") == '<span lang="zh-Hans">某某城市</span>'
