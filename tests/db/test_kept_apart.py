"""What a rule would join and the rest of a document forbids waits for a person."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from db import Store
from tests.db.kit import entry, open_store, reading

MEE = "https://www.mee.gov.cn/xxgk2018/xxgk/xxgk03/202110/t20211026_1.html"
NDRC = "https://www.ndrc.gov.cn/xxgk/zcfb/tz/202110/t20211026_2.html"
GOV = "https://www.gov.cn/zhengce/content/2021-10/26/content_5644984.htm"


def waiting(store: Store) -> list[tuple[str, str, str]]:
    found = store.conn.execute(
        "SELECT d.url, r.what, r.reason FROM review r JOIN documents d ON d.id = r.document_id"
        " WHERE r.what LIKE 'copy %' ORDER BY d.url"
    )
    return found.fetchall()


@pytest.mark.parametrize(
    ("known", "copy", "why"),
    [
        ({"published": "2021-10-26"}, {"published": "2021-10-26", "signed": "2021-11-20"}, "another-signing-date"),
        ({"signed": "2021-10-24"}, {"signed": "2021-10-24", "status": "暂行"}, "another-status"),
    ],
)
def test_a_copy_that_fits_one_page_and_contradicts_another_waits_for_a_person(
    tmp_path: Path, known: dict[str, Any], copy: dict[str, Any], why: str
) -> None:
    number = {"number": "环函〔2021〕7号"}
    twin = number | {"source": "govcn", "signed": "2021-10-24", "status": "试行"}
    with open_store(tmp_path / "z.db") as store:
        store.save([entry(MEE, **number, **known), entry(GOV, **twin)], None)
        assert waiting(store) == []
        store.save([entry(NDRC, source="ndrc", **copy)], None)
        assert waiting(store) == [(NDRC, f"copy {MEE}", why)]
        store.save_reading(2, reading())
        store.save_reading(3, reading())
        assert len(waiting(store)) == 1, "a new reading settles labels only"
        store.save([entry(NDRC, source="ndrc", **number | known)], None)
        assert waiting(store) == []
        assert store.conn.execute("SELECT count(*) FROM documents").fetchone() == (1,)


def test_a_copy_that_fits_two_documents_waits_for_a_person(tmp_path: Path) -> None:
    numbered = [
        entry(url, source=source, signed="2021-10-24", number=f"环函〔2021〕{n}号")
        for n, (url, source) in enumerate(((MEE, "mee"), (NDRC, "ndrc")), 7)
    ]
    with open_store(tmp_path / "z.db") as store:
        store.save([*numbered, entry(GOV, source="govcn", signed="2021-10-24")], None)
        assert [(why, url == GOV or what == f"copy {GOV}") for url, what, why in waiting(store)] == [
            ("fits-two", True)
        ] * 2
