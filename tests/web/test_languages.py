"""Nothing on the pages is without its Chinese and Japanese words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

WEB = Path(__file__).resolve().parents[2] / "web"
KEYWORDS = {
    "_": None, "say": None, "ugettext": None, "ungettext": (1, 2), "ngettext": (1, 2), "_p": ((1, "c"), 2), "_r": None,
}  # fmt: skip
METHODS = [("**.py", "python"), ("templates/site/**.html", "jinja2")]


def messages() -> Iterator[tuple[str | None, str]]:
    """All messages of templates and code: (context, id)."""
    for _, _, message, _, context in extract_from_dir(WEB, METHODS, {}, keywords=KEYWORDS):
        yield context, message if isinstance(message, str) else message[0]


@pytest.mark.parametrize("lang", ["ja", "zh", "en"])
def test_catalogue_is_complete_and_holds_nothing_else(lang: str) -> None:
    with (WEB / "locale" / lang / "LC_MESSAGES" / "site.po").open("rb") as po:
        catalogue = read_po(po, locale=lang)
    there = {(m.context, m.id if isinstance(m.id, str) else m.id[0]): m for m in catalogue if m.id}
    wanted = {key for key in messages() if lang != "en" or key[0]}
    assert wanted - set(there) == set()
    assert set(there) - wanted == set()
    for key, message in there.items():
        texts = message.string if isinstance(message.string, tuple) else (message.string,)
        assert all(texts), key
        assert not message.fuzzy, key
        asked = set(re.findall(r"%\(\w+\)s", key[1]))
        assert all(set(re.findall(r"%\(\w+\)s", text)) == asked for text in texts), key


def test_templates_have_no_words_of_their_own() -> None:
    for template in (WEB / "templates" / "site").glob("*.html"):
        text = re.sub(r"{#.*?#}|{%.*?%}|{{.*?}}|<!--.*?-->", " ", template.read_text(encoding="utf-8"), flags=re.S)
        words = re.findall(r">([^<>]*[A-Za-z぀-鿿]{2,}[^<>]*)<", text)
        known = {
            "Atom",
            "JSON",
            "JSON Feed",
            "iCalendar",
            "ICS",
            "SQL",
            "/zhengce",
            "/documents/",
            "KB",
            "UTC",
            "CSV",
            "Parquet",
            "SQLite",
        }
        assert {word.strip() for word in words} - known == set(), template.name
