"""Every page of tests/pages gives the expectation that was read and committed beside it."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from tests.pages.accept import HERE, outcome, pages
from tests.parsers.material import reconstructed

PAGES = reconstructed()
FIRST = ("mee", "ndrc", "govcn", "scio", "nea", "miit")  # a later source begins with the two pages it was made from


@pytest.mark.parametrize(("page", "expected", "body"), PAGES, ids=[page for page, _, _ in PAGES])
def test_a_page_gives_its_expectation(page: str, expected: dict[str, Any], body: bytes) -> None:
    assert outcome(expected["url"], body) == {key: value for key, value in expected.items() if key != "url"}


def test_no_page_is_without_its_expectation() -> None:
    assert [str(page.relative_to(HERE)) for page in pages() if not page.with_suffix(".json").exists()] == []


def test_each_template_of_the_first_sources_has_at_least_three_pages() -> None:
    forms = Counter(page.rsplit("-", 1)[0] for page, _, _ in PAGES if page.partition("/")[0] in FIRST)
    assert {form: count for form, count in forms.items() if count < 3} == {}


def test_each_template_that_a_parser_names_has_pages() -> None:
    records = [expected["record"] for _, expected, _ in PAGES if "record" in expected]
    assert Counter((record["source"], record["template"]) for record in records).keys() >= {
        ("mee", "xxgk2018"),
        ("mee", "gkml"),
        ("mee", "article"),
        ("mee", "list"),
        ("ndrc", "detail"),
        ("ndrc", "old"),
        ("ndrc", "list"),
        ("ndrc", "library"),
        ("govcn", "content"),
        ("govcn", "library"),
        ("govcn", "article"),
        ("govcn", "gazette"),
        ("govcn", "feed"),
        ("govcn", "search"),
        ("govcn", "list"),
        ("scio", "old"),
        ("scio", "new"),
        ("nea", "old"),
        ("nea", "new"),
        ("nea", "article"),
        ("nea", "shell"),
        ("nea", "feed"),
        ("miit", "art"),
        ("miit", "list"),
    }
