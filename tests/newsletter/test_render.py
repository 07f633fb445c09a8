"""Mail HTML and plain text of an edited issue."""

import re

from newsletter.edited import issuefile
from newsletter.shapes import plaintext, render
from newsletter.shapes.plaintext import COLUMNS, width
from newsletter.shapes.render import Letterhead
from tests.newsletter.issues import ISSUE


def issue(text=ISSUE):
    return issuefile.parse(text, "2026-11")


def test_styles_are_inlined_and_dark_mode_stays():
    page = render.html(issue())
    assert '<h1 style="' in page
    assert "prefers-color-scheme: dark" in page
    assert "<link" not in page


def test_html_in_a_title_is_shown_and_not_run():
    hostile = ISSUE.replace("大気汚染防止弁法", "<img src=x onerror=alert(2)> & <b>弁法")
    page = render.html(issue(hostile))
    assert "<script" not in page
    assert "<img" not in page
    assert "<b>" not in page
    assert "&lt;img src=x onerror=alert(2)&gt;" in page


def test_a_dangerous_link_is_no_link():
    page = render.html(
        issue(ISSUE.replace("[mee.gov.cn](<https://www.mee.gov.cn/b.html>)", "[x](javascript:alert(1))"))
    )
    assert 'href="javascript:' not in page


def test_chinese_in_a_japanese_issue_is_marked_as_chinese():
    page = render.html(issue())
    assert 'lang="zh-Hans"' in page
    assert re.search('<span class="zh" lang="zh-Hans">新型储能管理办法', page)
    assert re.search('<details>.*<blockquote class="zh" lang="zh-Hans"[^>]*>\\s*<p[^>]*>到2027年', page, re.DOTALL)


def test_contents_headlines_and_counts_are_filled_in():
    page, text = render.html(issue()), plaintext.text(issue())
    assert "この期間に公表された1件、これまで未掲載だった1件をお届けします" in page
    assert "この期間に公表された1件" in text
    assert re.search('<a href="#d1"[^>]*>国家能源局「新型エネルギー貯蔵管理弁法」</a>', page)
    assert 'id="d1"' in page
    assert re.search('<a href="#s3"[^>]*>エネルギー分野（1件）</a>', page)
    assert re.search('<h3 id="s3"[^>]*>エネルギー分野', page)
    assert "第12号" in page
    assert "{" not in text


def test_the_foot_says_who_publishes_and_whom_to_ask():
    for part in (render.html(issue()), plaintext.text(issue())):
        assert "発行：省エネ協議会" in part
        assert "お問い合わせ：office@assoc.example" in part


def test_the_links_of_a_copy_stand_in_both_parts():
    letterhead = Letterhead(
        topics="エネルギー", more="https://site.example/1", unsubscribe="https://site.example/u/abc"
    )
    for part in (render.html(issue(), letterhead), plaintext.text(issue(), letterhead)):
        assert "https://site.example/u/abc" in part
        assert part.index("https://site.example/u/abc") < len(part) / 2 or "<html" not in part
        assert "https://site.example/1" in part
        assert "エネルギー" in part


def test_the_text_part_reads_well():
    text = plaintext.text(issue())
    assert "● 【2026-11-20】国家能源局「新型エネルギー貯蔵管理弁法」" in text
    assert "https://www.nea.gov.cn/a.html" in text
    assert "<script>alert(1)</script>" in text  # a text part has no markup that could run
    assert "\\" not in text
    assert "**" not in text
    assert "<!--" not in text


def test_text_lines_stay_narrow_and_addresses_whole():
    long = "https://www.mee.gov.cn/" + "x" * 100
    lines = plaintext.wrapped("これは長い行です。" * 20 + long + "という住所。")
    assert any(long in line for line in lines)
    assert all(width(line) <= COLUMNS + 2 for line in lines if long not in line)
    assert not any(line.startswith(("。", "、", "」")) for line in lines)
