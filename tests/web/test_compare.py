"""Documents side by side: labels in rows, documents in columns, passages in the cells."""

from __future__ import annotations

import csv
import io
import re

import pytest
from bs4 import BeautifulSoup
from docx import Document

from tests.web import seed

EVIL = f"恶意标题{seed.EVIL}"


@pytest.fixture(scope="module")
def both(ids: dict[str, int]) -> str:
    """Two documents with passages in the order hydrogen, hostile."""
    return f"documents={ids[seed.HYDROGEN]},{ids[EVIL]}"


def tree(get: seed.Get, path: str) -> BeautifulSoup:
    return BeautifulSoup(get(path, lang="en").text, "html.parser")


def test_rows_are_labels_of_the_facet_and_cells_the_passages_of_each_document(get: seed.Get, both: str) -> None:
    page = tree(get, f"/compare?{both}")
    rows = {row.th.text.strip(): [cell.text for cell in row.select("td")] for row in page.select("tbody tr") if row.th}
    assert set(rows) == {"Hydrogen", "Climate change and carbon emissions"}
    assert "绿氢" in rows["Hydrogen"][0]
    assert rows["Hydrogen"][1] == "–"
    assert rows["Climate change and carbon emissions"][0] == "–"
    assert seed.EVIL[:20] in rows["Climate change and carbon emissions"][1]
    system = tree(get, f"/compare?{both}&facet=system")
    assert len([row for row in system.select("tbody tr") if row.th]) == 1


def test_the_order_of_the_address_is_the_order_of_columns(get: seed.Get, ids: dict[str, int]) -> None:
    page = tree(get, f"/compare?documents={ids[EVIL]},{ids[seed.HYDROGEN]},999999,{ids[EVIL]}")
    heads = [head.a.text for head in page.select("thead th") if head.a]
    assert heads == [EVIL, seed.HYDROGEN]


def test_a_document_is_added_and_taken_away_by_a_click(get: seed.Get, ids: dict[str, int]) -> None:
    start = next(a for a in tree(get, f"/documents/{ids[seed.HYDROGEN]}").select("a") if "/compare" in str(a["href"]))
    page = tree(get, f"{start['href']}&q=氢能")
    added = page.select(".section ul.mini a[lang]")[-1]
    two = tree(get, str(added["href"]))
    assert len(two.select("thead th")) == 3
    away = next(a for a in two.select("thead a") if a.text == "Take away")
    assert len(tree(get, str(away["href"])).select("thead th")) == 2


def test_csv_and_json_hold_the_same_cells(get: seed.Get, both: str) -> None:
    head, *rows = csv.reader(io.StringIO(get(f"/compare.csv?{both}").text.lstrip("\ufeff")))
    assert len(head) == 4
    found = get(f"/compare.json?{both}").json()
    assert [row[0] for row in rows] == [row["label"] for row in found["rows"]]
    for row, data in zip(rows, found["rows"], strict=True):
        assert row[2].splitlines() == [line for p in data["cells"][0] for line in p["text"].splitlines()]


@pytest.mark.parametrize("lang", ["ja", "zh", "en"])
def test_docx_is_a_table_that_word_can_read(get: seed.Get, both: str, lang: str) -> None:
    answer = get(f"/compare.docx?{both}", lang=lang)
    assert answer.headers["content-type"].startswith("application/vnd.openxmlformats")
    (table,) = Document(io.BytesIO(answer.content)).tables
    assert len(table.columns) == 3
    assert any("绿氢" in cell.text for cell in table.columns[1].cells)


@pytest.mark.parametrize("asked", ["", "x", "0", "-1,²", "9" * 50, ",".join(map(str, range(500)))])
@pytest.mark.parametrize("form", ["", ".csv", ".json", ".docx"])
def test_any_list_of_documents_has_an_answer(get: seed.Get, asked: str, form: str) -> None:
    answer = get(f"/compare{form}", params={"documents": asked, "facet": asked, "q": asked})
    assert answer.status_code == 200
    if not form:
        assert len(re.findall("Take away|外す|移除", answer.text)) <= 6
