"""A mail that would be clipped is shortened by rule, and says so."""

import pytest

from newsletter.edited import issuefile
from newsletter.shapes.length import MOST, fitting, size
from newsletter.shapes.render import Letterhead
from tests.newsletter.issues import AIR, ISSUE

COPY = Letterhead(more="https://s.example/newsletter/12.html", unsubscribe="https://s.example/u/abc")


def issue(n):
    """An issue with `n` items more, each about 600 bytes of HTML long."""
    more = "".join(
        AIR.replace("item 2", f"item {id}").replace("大気環境の改善", "大気環境の改善と保全" * 20)
        for id in range(10, 10 + n)
    )
    return issuefile.parse(ISSUE.replace(AIR, AIR + more), "2026-11")


def test_an_issue_of_usual_length_is_sent_as_it_is():
    page, text, shortened = fitting(issue(20), COPY)
    assert not shortened
    assert len(page.encode()) <= MOST
    assert "一部の文書は題名と原文のみ" not in page
    assert text.replace("\n  ", "").count("大気環境の改善と保全") == 400


@pytest.mark.parametrize("n", [100, 140])
def test_a_long_one_fits_tells_all_titles_and_keeps_its_headlines_whole(n):
    long = issue(n)
    assert size(long) > MOST
    page, text, shortened = fitting(long, COPY)
    assert shortened
    assert len(page.encode()) <= MOST
    assert "一部の文書は題名と原文のみ" in page
    assert text.count("生態環境部「大気汚染防止弁法」") == n + 2  # each item, and one headline
    assert text.count("https://www.mee.gov.cn/b.html") == n + 1
    assert "目的：大気環境の改善\n" in text
    assert page.index(COPY.more) < len(page) / 10  # the whole issue and the way out, above what might be clipped
    assert page.index(COPY.unsubscribe) < len(page) / 10
