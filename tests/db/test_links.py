"""Relations find their documents, whichever side is stored first."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest

from db import Entry, Store, queries
from db.write.check import check
from policy import Dated, Relation
from tests.db.kit import Clock, entry, open_store, reading


def page(n: int, title: str, published: str, number: str | None = None, *relations: Relation) -> Entry:
    url = f"https://www.mee.gov.cn/xxgk2018/xxgk/xxgk03/202001/t20200101_{n}.html"
    return entry(url, title=title, number=number, published=published, said=reading(relations=relations))


def by(type: str, title: str | None = None, number: str | None = None) -> Relation:
    return Relation(type, title, number, 0, "……")  # type: ignore[arg-type]  # one of the words


OLD = page(1, "碳排放权交易管理办法（试行）", "2020-12-31", "生态环境部令第19号")
NOTICE = page(2, "国务院关于印发2030年前碳达峰行动方案的通知", "2021-10-26", "国发〔2021〕23号")
NEW = page(
    3, "碳排放权交易管理办法", "2026-02-01", "生态环境部令第40号",
    by("repeals", "碳排放权交易管理办法（试行）", "生态环境部令第19号"),
    by("based on", "2030年前碳达峰行动方案"),
    by("cites", "2030年前碳达峰行动方案", "国发[2021]23号"),
    by("cites", "从未见过的文件"),
)  # fmt: skip


def test_citations_find_their_documents_in_any_order(tmp_path: Path) -> None:
    outcomes = set()
    for n, order in enumerate(permutations((OLD, NOTICE, NEW))):
        with open_store(tmp_path / f"{n}.db") as store:
            for one in order:
                store.save([one], None)
            rows = store.conn.execute(
                "SELECT r.type, r.target_title, t.title FROM relations r LEFT JOIN documents t ON t.id = r.target_id"
            )
            outcomes.add(tuple(sorted(rows, key=repr)))
            repealed = store.conn.execute(
                "SELECT d.title, b.title FROM documents d JOIN documents b ON b.id = d.repealed_by"
            )
            assert repealed.fetchall() == [("碳排放权交易管理办法（试行）", "碳排放权交易管理办法")]
            assert store.conn.execute("SELECT count(*) FROM changes WHERE what = 'repealed'").fetchone() == (1,)
    assert len(outcomes) == 1
    found = {(type, title): target for type, title, target in next(iter(outcomes))}
    assert found[("based on", "2030年前碳达峰行动方案")] == "国务院关于印发2030年前碳达峰行动方案的通知"
    assert found[("cites", "从未见过的文件")] is None


def test_both_ends_show_the_relation(tmp_path: Path) -> None:
    with open_store(tmp_path / "z.db") as store:
        old, _, new = store.save([OLD, NOTICE, NEW], None)
        mine, other = queries.document(store.conn, new.document_id), queries.document(store.conn, old.document_id)
    assert mine is not None
    assert other is not None
    assert [r.other.id for r in mine.relations if r.type == "repeals" and r.other] == [old.document_id]
    assert [(r.type, r.other.id) for r in other.related_from if r.other] == [("repeals", new.document_id)]
    assert other.repealed_by is not None
    assert other.repealed_by.id == new.document_id


def test_a_title_with_another_number_is_another_document(tmp_path: Path) -> None:
    citing = page(
        5, "关于某事的通知", "2026-03-01", None, by("cites", "碳排放权交易管理办法（试行）", "生态环境部令第5号")
    )
    with open_store(tmp_path / "z.db") as store:
        store.save([OLD, citing], None)
        assert store.conn.execute("SELECT target_id FROM relations").fetchone() == (None,)


def test_a_new_edition_repeals_the_old_one_of_the_same_title_and_not_itself(tmp_path: Path) -> None:
    first = page(6, "某某管理办法", "2015-01-01", "环测〔2015〕1号")
    second = page(7, "某某管理办法", "2022-01-01", "环测〔2022〕9号", by("repeals", "某某管理办法"))
    later = page(8, "某某管理办法", "2025-01-01", "环测〔2025〕2号")
    with open_store(tmp_path / "z.db") as store:
        store.save([later, second, first], None)
        rows = store.conn.execute("SELECT published_on, repealed_by IS NOT NULL FROM documents ORDER BY 1").fetchall()
    assert rows == [("2015-01-01", 1), ("2022-01-01", 0), ("2025-01-01", 0)]


def test_a_repeal_that_a_new_reading_withdraws_is_withdrawn(tmp_path: Path) -> None:
    with open_store(tmp_path / "z.db") as store:
        _, new = store.save([OLD, NEW], None)
        store.save_reading(new.document_id, reading())
        assert store.conn.execute("SELECT count(repealed_by) FROM documents").fetchone() == (0,)
        assert check(store.conn) == []


def test_an_interpretation_may_be_older_than_what_it_explains(tmp_path: Path) -> None:
    early = page(9, "《某方案》解读", "2021-10-14", None, by("interprets", "关于印发《某方案》的通知"))
    late = page(10, "关于印发《某方案》的通知", "2021-10-15")
    with open_store(tmp_path / "z.db") as store:
        store.save([early, late], None)
        assert store.conn.execute("SELECT count(target_id) FROM relations").fetchone() == (1,)


def test_a_draft_or_an_explanation_repeals_nothing(tmp_path: Path) -> None:
    repeals = by("repeals", "碳排放权交易管理办法（试行）", "生态环境部令第19号")
    draft = page(4, "碳排放权交易管理办法（征求意见稿）", "2025-03-01", None, repeals)
    told = page(5, "碳排放权交易管理办法解读", "2026-02-02", None, repeals)
    telling = [
        replace(draft, document=replace(draft.document, kind="征求意见稿")),
        replace(told, document=replace(told.document, kind="解读")),
    ]
    with open_store(tmp_path / "z.db") as store:
        store.save([OLD, *telling], None)
        before = store.conn.execute("SELECT count(*) FROM documents WHERE repealed_by IS NOT NULL").fetchone()[0]
        store.save([NEW], None)
        by_whom = store.conn.execute(
            "SELECT b.title FROM documents d JOIN documents b ON b.id = d.repealed_by"
        ).fetchall()
    assert before == 0
    assert by_whom == [("碳排放权交易管理办法",)]


def test_an_announced_repeal_counts_from_its_day(tmp_path: Path) -> None:
    clock = Clock("2027-12-30T06:00:00Z")
    later = replace(by("repeals", "碳排放权交易管理办法（试行）"), effective_on="2028-01-01")
    with open_store(tmp_path / "z.db", clock=clock) as store:
        store.save([OLD, page(4, "碳排放权交易管理办法", "2027-12-01", None, later)], store.start_run("crawl"))
        assert repealed(store) == []
        clock.now = "2028-01-01T06:00:00Z"
        store.start_run("crawl")
        assert repealed(store) == [("碳排放权交易管理办法（试行）", "碳排放权交易管理办法")]
        assert store.conn.execute("SELECT count(*) FROM changes WHERE what = 'repealed'").fetchone() == (1,)


def test_a_repeal_without_a_day_counts_from_the_day_of_its_document(tmp_path: Path) -> None:
    clock = Clock("2026-02-10T06:00:00Z")
    new = replace(NEW, document=replace(NEW.document, effective_on=Dated("2026-03-01", "text")))
    with open_store(tmp_path / "z.db", clock=clock) as store:
        store.save([OLD, new], store.start_run("crawl"))
        assert repealed(store) == []
        clock.now = "2026-03-01T06:00:00Z"
        store.start_run("crawl")
        assert len(repealed(store)) == 1


def test_a_mark_goes_with_the_clause(tmp_path: Path) -> None:
    mended = entry(NEW.document.url, title=NEW.document.title, number=NEW.document.number, text="改正后的正文。")
    with open_store(tmp_path / "z.db") as store:
        store.save([OLD, NEW], None)
        assert len(repealed(store)) == 1
        store.save([mended], None)
        assert repealed(store) == []


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_a_repeal_by_number_alone_means_the_order_of_that_body(tmp_path: Path, order: tuple[int, ...]) -> None:
    ours = page(5, "某废物管理办法", "2005-01-01", "总局令第33号")
    ours = replace(ours, document=replace(ours.document, issuers=("国家环境保护总局",)))
    others = page(6, "某能源管理办法", "2005-01-01", "局令第33号")
    others = replace(others, document=replace(others.document, issuers=("国家能源局",)))
    new = page(7, "某固体废物办法", "2021-01-01", "部令第60号", by("repeals", None, "国家环境保护总局令第33号"))
    pages = (ours, others, new)
    with open_store(tmp_path / "z.db") as store:
        for n in order:
            store.save([pages[n]], None)
        assert repealed(store) == [("某废物管理办法", "某固体废物办法")]


def repealed(store: Store) -> list[tuple[str, str]]:
    return store.conn.execute(
        "SELECT d.title, b.title FROM documents d JOIN documents b ON b.id = d.repealed_by ORDER BY 1"
    ).fetchall()
