"""When pages are one document, and when they are not whatever they share."""

from __future__ import annotations

import random
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from db import Entry, Saved, queries
from db.write.check import check
from db.write.grouping import MAX_BLOCK
from tests.db.kit import entry, open_store

MEE = "https://www.mee.gov.cn/xxgk2018/xxgk/xxgk03/202110/t20211026_1.html"
NDRC = "https://www.ndrc.gov.cn/xxgk/zcfb/tz/202110/t20211026_2.html"
GOV = "https://www.gov.cn/zhengce/content/2021-10/26/content_5644984.htm"
TWIN = "https://www.gov.cn/zhengce/zhengceku/2021-10/26/content_5644984.htm"
PLAN = "国务院关于印发2030年前碳达峰行动方案的通知"


def save(path: Path, *entries: Entry, **more: Any) -> list[Saved]:
    with open_store(path / "z.db", **more) as store:
        return store.save(entries, None)


def documents(saved: list[Saved]) -> int:
    return len({one.document_id for one in saved})


def test_three_sites_are_one_document_with_three_publications_in_any_order(tmp_path: Path) -> None:
    copies = [
        entry(
            MEE, title="生态环境部 国家发展改革委关于印发《某方案》的通知", number="环综合〔2021〕4号",
            signed="2021-10-24", issuers=("生态环境部", "国家发展改革委"),
        ),
        entry(
            NDRC, source="ndrc", title="关于印发《某方案》的通知(环综合〔2021〕4号)", number="环综合〔2021〕4号",
            issuers=("国家发展改革委",),
        ),
        entry(
            GOV, source="govcn", title="关于印发《某方案》的通知", signed="2021-10-24",
            issuers=("生态环境部", "发展改革委"),
        ),
    ]  # fmt: skip
    for n, order in enumerate(permutations(copies)):
        folder = tmp_path / str(n)
        folder.mkdir()
        saved = save(folder, *order)
        assert documents(saved) == 1
        with open_store(folder / "z.db") as store:
            page = queries.document(store.conn, saved[0].document_id)
            assert page is not None
            assert len(page.publications) == 3
            assert page.publications[0].url == MEE, "the first issuer's own site is the main one in every order"
            assert [copy.rule for copy in page.publications].count("first") == 1
            assert check(store.conn) == []
            pages = queries.timeline(store.conn, queries.Filters())
            assert [row.id for row in pages.rows] == [saved[0].document_id]


def test_an_id_that_was_taken_over_still_leads_to_the_document(tmp_path: Path) -> None:
    first, second, third = (
        entry(NDRC, source="ndrc", number="环综合〔2021〕4号", text="一"),
        entry(GOV, source="govcn", signed="2021-10-24", text="二"),
        entry(MEE, number="环综合〔2021〕4号", signed="2021-10-24", text="三"),
    )
    with open_store(tmp_path / "z.db") as store:
        ids = [store.save([page], None)[0].document_id for page in (first, second, third)]
        assert ids == [1, 2, 1]
        page = queries.document(store.conn, 2)
        assert page is not None
        assert (page.asked, page.row.id, page.text) == (2, 1, "三")
        assert store.save([entry("https://www.mee.gov.cn/new.html", title="别的文件")], None)[0].document_id == 3


def test_each_join_says_its_rule(tmp_path: Path) -> None:
    number = save(tmp_path, entry(MEE, number="环气〔2021〕4号"), entry(NDRC, source="ndrc", number="环气[2021]4号"))
    assert number[1].rule == "number and title"
    for name in ("a", "b", "c"):
        (tmp_path / name).mkdir()
    signed = save(tmp_path / "a", entry(MEE, signed="2021-10-24"), entry(NDRC, source="ndrc", signed="2021-10-24"))
    assert signed[1].rule == "title, issuers and signing date"
    same = save(tmp_path / "b", entry(GOV, source="govcn"), entry(TWIN, source="govcn", text="另一个版式的正文"))
    assert same[1].rule == "address"
    day = save(tmp_path / "c", entry(MEE, published="2021-10-26"), entry(NDRC, source="ndrc", published="2021-10-26"))
    assert day[1].rule == "title, issuers and day"


def test_a_plan_and_the_notice_that_issues_it_are_one_document_by_their_number(tmp_path: Path) -> None:
    number = "国发〔2021〕23号"
    saved = save(
        tmp_path,
        entry(GOV, source="govcn", title="2030年前碳达峰行动方案", number=number),
        entry(MEE, title="国务院关于印发2030年前碳达峰行动方案的通知", number=number),
    )
    assert documents(saved) == 1
    assert saved[1].rule == "number and issued plan"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"title": "某管理办法（试行）"}, {"title": "某管理办法"}),
        ({"signed": "2019-03-01"}, {"signed": "2021-03-01"}),
        ({"title": "关于印发某方案的通知"}, {"title": "关于重新印发某方案的通知"}),
        ({"status": "试行"}, {"status": "修订"}),
    ],
)
def test_different_documents_of_one_number_are_not_merged(tmp_path: Path, one: Any, other: Any) -> None:
    number = {"number": "环大气〔2019〕5号"}
    saved = save(tmp_path, entry(MEE, **(number | one)), entry(NDRC, source="ndrc", **(number | other)))
    assert documents(saved) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"number": "环审〔2021〕5号"}, {"number": "环审〔2021〕6号"}),
        ({"signed": "2021-01-01"}, {"signed": "2021-01-02"}),
        ({"signed": "2021-01-01", "issuers": ("生态环境部",)}, {"signed": "2021-01-01", "issuers": ("国家能源局",)}),
        ({"signed": "2021"}, {"signed": "2021"}),
        ({}, {}),
    ],
)
def test_one_title_is_not_enough(tmp_path: Path, one: Any, other: Any) -> None:
    saved = save(tmp_path, entry(MEE, **one), entry(NDRC, source="ndrc", **other))
    assert documents(saved) == 2


def test_a_title_that_recurs_on_one_site_is_not_one_document(tmp_path: Path) -> None:
    second = MEE.replace("_1.html", "_9.html")
    saved = save(tmp_path, entry(MEE, signed="2021-10-24"), entry(second, signed="2021-10-24", text="另一个企业。"))
    assert documents(saved) == 2


def test_the_outcome_does_not_depend_on_the_order_or_the_batches(tmp_path: Path) -> None:
    pages = [
        entry(
            f"https://www.{host}/xxgk/202101/t20210101_{n}.html", source=source, title=f"关于第{n}件事的通知",
            number=f"环测〔2021〕{n}号", published=f"2021-01-{day:02}",
        )
        for n in range(12)
        for host, source, day in (("mee.gov.cn", "mee", 3), ("ndrc.gov.cn", "ndrc", 1), ("nea.gov.cn", "nea", 2))
    ]  # fmt: skip
    outcomes = set()
    for n in range(4):
        shuffled = random.Random(n).sample(pages, len(pages))
        (tmp_path / str(n)).mkdir()
        with open_store(tmp_path / str(n) / "z.db") as store:
            for some in (shuffled[:7], shuffled[7:]):
                store.save(some, None)
            outcomes.add(
                tuple(store.conn.execute("SELECT title, url, published_on, source FROM documents ORDER BY title"))
            )
    assert len(outcomes) == 1


BOILER = "现将有关事项予以公告。特此公告。"
LONG = "根据有关规定，经研究，现将第一批名单予以公布，请各地结合实际抓好落实工作。各单位应当按季度报送进展情况。"
OTHER = "会议听取了前三季度工作情况的汇报，研究部署下一阶段重点任务，要求各部门加强统筹。会议还研究了其他事项安排。"
REPLY = "关于某届全国人大会议建议答复的函"


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        (
            {"number": "公告2021年第6号", "issuers": ("生态环境部",)},
            {"number": "公告2021年第6号", "issuers": ("工业和信息化部",)},
            "a serial of another body",
        ),
        (
            {"number": "2026年第1号令", "issuers": ("国家发展改革委",)},
            {"number": "部令第1号", "issuers": ("生态环境部",)},
            "orders of two bodies",
        ),
        ({"text": LONG, "signed": "2021-07-01"}, {"text": OTHER, "signed": "2021-07-01"}, "wholly different texts"),
    ],
)  # fmt: skip
def test_what_two_sites_share_is_not_enough(tmp_path: Path, one: Any, other: Any, why: str) -> None:
    pages = [entry(MEE, title=REPLY, **one), entry(GOV, title=REPLY, source="govcn", **other)]
    assert documents(save(tmp_path, *pages)) == 2, why


def test_index_numbers_of_one_site_tell_documents_apart(tmp_path: Path) -> None:
    pages = [
        entry(f"{MEE[:-6]}{n}.html", title=REPLY, text=BOILER, published="2021-10-26", signed="2021-10-25",
              index_number=f"000014672/2021-0{n}")
        for n in (1, 2)
    ]  # fmt: skip
    assert documents(save(tmp_path, *pages)) == 2


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_a_copy_without_a_number_joins_no_two_replies(tmp_path: Path, order: tuple[int, ...]) -> None:
    pages = [
        entry(f"{MEE[:-6]}1.html", title=REPLY, number="环建函〔2021〕7143号", text=LONG, signed="2021-07-01"),
        entry(f"{MEE[:-6]}2.html", title=REPLY, number="环建函〔2021〕7144号", text=LONG, signed="2021-07-01"),
        entry(GOV, title=REPLY, source="govcn", text=LONG, signed="2021-07-01"),
    ]
    saved = save(tmp_path, *(pages[n] for n in order))
    with open_store(tmp_path / "z.db"):
        pass
    homes = {one.url: one.document_id for one in saved}
    assert homes[pages[0].document.url] != homes[pages[1].document.url]


def test_an_order_of_several_bodies_is_one_with_its_short_name(tmp_path: Path) -> None:
    pages = [
        entry(MEE, title="某某管理规定", number="部令第73号", issuers=("生态环境部", "国家发展改革委"), text=LONG),
        entry(GOV, title="某某管理规定", number="生态环境部 国家发展改革委令第73号", source="govcn", text=LONG,
              issuers=("生态环境部", "国家发展改革委")),
    ]  # fmt: skip
    assert documents(save(tmp_path, *pages)) == 1


def test_a_page_corrected_later_joins_and_one_that_no_longer_fits_leaves(tmp_path: Path) -> None:
    wrong = entry(NDRC, source="ndrc", number="环综合〔2021〕9号", text=LONG)
    right = entry(NDRC, source="ndrc", number="环综合〔2021〕4号", text=LONG)
    with open_store(tmp_path / "z.db") as store:
        first, second = store.save([entry(MEE, number="环综合〔2021〕4号", text=LONG), wrong], None)
        assert first.document_id != second.document_id
        (corrected,) = store.save([right], None)
        assert (corrected.document_id, corrected.rule) == (first.document_id, "number and title")
        page = queries.document(store.conn, second.document_id)
        assert page is not None
        assert page.row.id == first.document_id, "the id that was handed out leads on"
        (left,) = store.save([wrong], None)
        assert left.document_id != first.document_id
        assert store.stale() == [left.document_id], "its text has to be read for it"
        assert check(store.conn) == []


def test_a_page_that_turns_up_elsewhere_is_not_gone(tmp_path: Path) -> None:
    moved = MEE.replace("_1.html", "_9.html")
    with open_store(tmp_path / "z.db") as store:
        (saved,) = store.save([entry(MEE, number="环综合〔2021〕4号")], None)
        store.gone([MEE])
        store.save([entry(moved, number="环综合〔2021〕4号")], None)
        page = queries.document(store.conn, saved.document_id)
        assert page is not None
        assert len(page.publications) == 2
        assert store.conn.execute("SELECT gone_since FROM documents").fetchall() == [(None,)]
        assert ("back",) in store.conn.execute("SELECT what FROM changes").fetchall()


def test_a_title_that_a_list_repeats_without_end_joins_nothing_by_it(tmp_path: Path) -> None:
    pages = [
        entry(f"{MEE[:-6]}{n}.html", title=REPLY, text=LONG, signed="2021-07-01", source=("mee", "govcn")[n % 2])
        for n in range(MAX_BLOCK + 1)
    ]
    with open_store(tmp_path / "z.db") as store:
        assert documents(store.save(pages[:-1], None)) == 1
        store.save(pages[-1:], None)
        assert store.conn.execute("SELECT count(*) FROM documents").fetchone() == (MAX_BLOCK + 1,)


@pytest.mark.parametrize("order", list(permutations(range(4))))
def test_the_main_address_is_the_plainest_whichever_came_first(tmp_path: Path, order: tuple[int, ...]) -> None:
    addresses = (MEE, MEE.replace("https", "http"), MEE.replace("_1.html", "_1_ext.html"), f"{MEE}?from=timeline")
    with open_store(tmp_path / "z.db") as store:
        for n in order:
            store.save([entry(addresses[n])], None)
        assert store.conn.execute("SELECT url FROM documents").fetchall() == [(MEE,)]
        assert check(store.conn) == []


def test_a_paper_of_the_state_council_is_at_home_on_its_own_site_only(tmp_path: Path) -> None:
    pages = [
        entry(url, title=PLAN, number="国发〔2021〕23号", issuers=("国务院",), published="2021-10-26", source=source)
        for url, source in ((MEE, "mee"), (GOV.replace("https", "http"), "govcn"))
    ]
    for order in permutations(pages):
        with open_store(tmp_path / f"{order[0].document.source}.db") as store:
            store.save(list(order), None)
            (main,) = store.conn.execute("SELECT url FROM documents").fetchall()
        assert "//www.gov.cn/" in main[0]
