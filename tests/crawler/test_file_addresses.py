"""Files under addresses that only browsers set right are asked for once, and known again."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from tests.crawler.loopback import Job
from tests.crawler.site import LIST, Site, answer, document, listing, path

DAY = "2026-11-01"
TABLE = answer("指标,2030年\n单位能耗,下降 13.5%\n".encode(), Content_Type="text/csv")
FILES = {  # as a page writes the address, and as it is asked for
    "./附件 1.csv": "%E9%99%84%E4%BB%B6%201.csv",
    "表[2].csv": "%E8%A1%A8%5B2%5D.csv",
    ".\\a b.csv": "a%20b.csv",
    "old/P4.csv": "old/P4.csv",  # leads to another place
    "P3.csv?t=1": "P3.csv?t=1",
}


def put(site: Site, files: list[str]) -> None:
    site.pages[LIST] = answer(listing([(path(1), "关于节能工作的通知", DAY)]))
    links = tuple((url, f"附件{n}") for n, url in enumerate(files, 1))
    site.pages[path(1)] = answer(document("关于节能工作的通知", DAY, files=links))


def test_a_file_is_asked_once_whatever_its_address(tmp_path: Path) -> None:
    with Site() as site:
        put(site, list(FILES))
        for asked in FILES.values():
            site.pages[f"{LIST}202611/{asked}"] = TABLE
        site.pages[f"{LIST}202611/old/P4.csv"] = answer("", "302 Found", Location=f"{LIST}202611/P4.csv")
        site.pages[f"{LIST}202611/P4.csv"] = TABLE
        job = Job({"one": ([site.netloc], [site.root + LIST])}, str(tmp_path))
        first = job.run()["one"]
        assert (first["new"], first["files"], first["issues"]) == (1, len(FILES), 0)
        with sqlite3.connect(job.db) as conn:
            rows = conn.execute("SELECT url, status FROM attachments ORDER BY id").fetchall()
            assert rows == [(f"{site.root}{LIST}202611/{asked}", "text") for asked in FILES.values()]
            # as a release stored it that kept addresses as they were written
            raw = f"{site.root}{LIST}202611/附件 1.csv"
            conn.execute("UPDATE attachments SET url = ?, checked_at = NULL WHERE id = 1", (raw,))
        site.asked.clear()
        job.now = "2026-11-24T06:00:00Z"
        assert job.run()["one"]["issues"] == 0
        asked_again = [one.path for one in site.asked if one.path.endswith(".csv")]
        assert asked_again == [f"{LIST}202611/{FILES['./附件 1.csv']}"]
        with sqlite3.connect(job.db) as conn:
            assert conn.execute("SELECT count(*) FROM attachments WHERE checked_at IS NULL").fetchone() == (0,)
