"""A ministry's document and the State Council library's copy of it are one document, the ministry's page first."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import parsers
from db import Entry, Store
from policy import Dated, Document
from tests.db.kit import reading
from tests.parsers.material import reconstructed

LIBRARY = "https://www.gov.cn/zhengce/zhengceku/202611/content_70{:05}.htm"
PAGES = {
    name: (expected["url"], body)
    for name, expected, body in reconstructed()
    if name.split("/")[0] in ("mof", "most", "mohurd", "mot", "samr") and "document-1" in name
}


@pytest.mark.parametrize("library_first", [False, True])
@pytest.mark.parametrize("name", PAGES)
def test_the_library_copy_joins(name: str, library_first: bool, tmp_path: Path) -> None:
    url, body = PAGES[name]
    own = parsers.parse(url, body)
    assert isinstance(own, Document)
    published = Dated("2026-11-20", "发布日期")
    copy = replace(own, source="govcn", url=LIBRARY.format(1), template="library", published_on=published)
    copy = replace(copy, text=own.text.replace("\n", "\n\u3000"), attachments=())
    with Store(tmp_path / "z.db") as store:
        for document in (copy, own) if library_first else (own, copy):
            store.save([Entry(document, reading())], None)
        rows = store.conn.execute("SELECT url, title FROM documents").fetchall()
        pages = store.conn.execute("SELECT count(*) FROM publications").fetchone()
    assert [tuple(row) for row in rows] == [(url, own.title)]
    assert tuple(pages) == (2,)
