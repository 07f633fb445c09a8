"""A page is a new version where its words or files changed, and not where only its furniture did."""

from __future__ import annotations

from pathlib import Path

import pytest

from policy import addresses
from tests.db.kit import TEXT, entry, open_store

FILE = "https://www.mee.gov.cn/xxgk2018/P0202107.pdf"


def outcomes(folder: Path, first: dict[str, object], then: dict[str, object]) -> list[str]:
    with open_store(folder / "z.db") as store:
        run = store.start_run("crawl")
        return [saved.outcome for one in (first, then) for saved in store.save([entry(**one)], run)]


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ({"text": "到2030年，下降18%。各地要落实。"}, {"text": "到 2030 年，下降 18 %。 各地要落实。"}),
        ({"text": "第一条 总则。\n第二条 附则。"}, {"text": "第一条　总则。\n\n第二条附则。"}),
        ({"text": f"{TEXT}\n浏览次数：1002次"}, {"text": f"{TEXT}\n浏览次数：1003 次"}),
        (
            {"text": f"发布时间：2021-07-01 阅读量 1,002\n{TEXT}"},
            {"text": f"发布时间：2021-07-01 阅读量 1.2万\n{TEXT}"},
        ),
        ({"text": f"{TEXT}\n已有25人浏览"}, {"text": f"{TEXT}\n已有1300人浏览"}),
        ({"text": f"{TEXT}\n点击：[7]"}, {"text": f"{TEXT}\n点击：[19]"}),
        ({"text": f"{TEXT}\n阅读（7）。"}, {"text": f"{TEXT}\n阅读（19）。"}),
        ({"text": f"{TEXT}浏览次数：7次"}, {"text": f"{TEXT}浏览次数：19次"}),
        ({"files": [(f"{FILE}?t=1", "附件")]}, {"files": [(f"{FILE}?t=2", "附件")]}),
        (
            {"files": [("https://www.mee.gov.cn/d.do?id=4&token=aa", "附件 1")]},
            {"files": [("https://www.mee.gov.cn/d.do?id=4&token=bb", "附件1")]},
        ),
        (
            {"files": [("https://www.mee.gov.cn/d;jsessionid=1A.do?id=4", "附件（下载次数：5）")]},
            {"files": [("https://www.mee.gov.cn/d;jsessionid=2B.do?id=4", "附件（下载次数：9）")]},
        ),
    ],
)
def test_what_is_no_new_version(tmp_path: Path, first: dict[str, object], then: dict[str, object]) -> None:
    assert outcomes(tmp_path, first, then) == ["new", "unchanged"]


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ({"text": "到2030年，下降18%。"}, {"text": "到2030年，下降19%。"}),
        ({"text": "平台年访问量达到1000万人次，覆盖各省。"}, {"text": "平台年访问量达到1200万人次，覆盖各省。"}),
        ({"files": [(FILE, "附件")]}, {"files": [(FILE.replace("107", "108"), "附件")]}),
        (
            {"files": [("https://www.mee.gov.cn/d.do?id=4", "附件")]},
            {"files": [("https://www.mee.gov.cn/d.do?id=5", "附件")]},
        ),
        ({"files": [(FILE, "附件1")]}, {"files": [(FILE, "附件2")]}),
    ],
)
def test_what_is_a_new_version(tmp_path: Path, first: dict[str, object], then: dict[str, object]) -> None:
    assert outcomes(tmp_path, first, then) == ["new", "changed"]


def test_a_page_that_an_older_release_counted_otherwise_is_no_new_version(tmp_path: Path) -> None:
    with open_store(tmp_path / "z.db") as store:
        run = store.start_run("crawl")
        store.save([entry()], run)
        store.conn.execute("UPDATE publications SET content_hash = 'older'")
        assert [saved.outcome for saved in store.save([entry()], run)] == ["unchanged"]
        assert store.conn.execute("SELECT count(*) FROM versions").fetchone() == (1,)
        assert store.conn.execute("SELECT content_hash FROM publications").fetchone() != ("older",)


def test_a_file_that_was_not_there_yet_is_asked_for_where_the_page_links_to_it_now(tmp_path: Path) -> None:
    with open_store(tmp_path / "z.db") as store:
        for day in ("aa", "bb"):
            store.save([entry(files=[(f"https://www.mee.gov.cn/d.do?id=4&token={day}", "附件")])], None)
        assert [file.url for file in store.wanted_files()] == ["https://www.mee.gov.cn/d.do?id=4&token=bb"]


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        (f"{FILE}?v=20210701", "https://mee.gov.cn/xxgk2018/P0202107.pdf"),
        ("https://www.mee.gov.cn/d.jsp?file=a.pdf&_=17", "https://mee.gov.cn/d.jsp?file=a.pdf"),
        ("https://www.mee.gov.cn/d?year=2021", "https://mee.gov.cn/d?year=2021"),
    ],
)
def test_what_of_a_file_s_address_stays(url: str, kept: str) -> None:
    assert addresses.of_file(url) == kept
