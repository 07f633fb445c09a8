"""Duties stand in the reader's language on every page that shows them, else in the words of the document."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup, Tag

from tests.web import seed
from tests.web.test_pages import soup
from web.spoken.i18n import Lang

TITLE = "关于测试文件第6号的通知"
SAID = {
    "ja": "生態環境部は2027年3月31日までにプロジェクトリストを国家能源局に提出",
    "en": "the Ministry of Ecology and Environment: submit the list of projects to the National Energy Administration",
}


def rows(page: BeautifulSoup) -> dict[str, Tag]:
    """The cell of each task by its Chinese words."""
    cells = [row.td for row in page.select("#duties tbody tr")]
    return {cell.select_one('[lang="zh-Hans"]').text: cell for cell in cells if cell}  # type: ignore[union-attr]


def ministry(get: seed.Get, lang: Lang) -> BeautifulSoup:
    """The page of the ministry that is asked."""
    agencies = soup(get, "/agencies", lang="zh").select("tbody tr")
    row = next(row for row in agencies if row.a and row.a.text == "生态环境部")
    return soup(get, str(row.select("a")[-1]["href"]), lang=lang)


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_pages_of_an_agency_and_of_the_document_say_the_same(
    get: seed.Get, ids: dict[str, int], lang: Lang
) -> None:
    for page in (ministry(get, lang), soup(get, f"/documents/{ids[TITLE]}", lang=lang)):
        cells = rows(page)
        assert SAID[lang] in cells[seed.ASKED.strip("。")].text
        assert cells[seed.ASKED.strip("。")].select_one(".draft")
        assert cells[seed.UNKNOWN.strip("。")].text.strip() == seed.UNKNOWN.strip("。")  # no heading beside it
    assert SAID[lang] in soup(get, "/calendar?since=2027-03", lang=lang).text


def test_a_duty_is_told_in_chinese_by_its_own_words_alone(get: seed.Get) -> None:
    assert rows(ministry(get, "zh"))[seed.ASKED.strip("。")].select_one(".draft") is None
