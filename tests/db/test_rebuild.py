"""A rebuild from the archive: ids, times of sight and history survive; what the archive lost is kept."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from db import Entry, FetchedFile, IssueReport, Store, queries
from db.search.lookup import search
from db.write.check import check
from db.write.identity import NO_LINES, Lines
from policy import AttachmentText
from tests.db.kit import Clock, document_ids, dump, entry, identity, label, many, open_store, reading

MEE = "https://www.mee.gov.cn/xxgk2018/xxgk/xxgk03/202110/t20211026_1.html"
NDRC = "https://www.ndrc.gov.cn/xxgk/zcfb/tz/202110/t20211026_2.html"
PDF = "https://www.mee.gov.cn/w.pdf"


def rebuild(old: Path, entries: Sequence[Entry], lines: Lines = NO_LINES) -> Path:
    """As `zhengce reparse` does it, from other entries."""
    new = old.with_suffix(".new")
    with Store(new, clock=Clock("2027-01-01T00:00:00Z"), identity=lines) as store:
        store.adopt(old)
        run = store.start_run("reparse")
        store.save(entries, run)
        store.finish_rebuild()
        store.finish_run(run, "ok")
        assert check(store.conn) == []
    return new


def test_an_equal_rebuild_is_equal(tmp_path: Path) -> None:
    old = tmp_path / "z.db"
    clock = Clock()
    with open_store(old, clock=clock) as store:
        run = store.start_run("crawl")
        store.save(many(20), run)
        store.finish_run(run, "ok")
        clock.now = "2026-11-23T06:00:00Z"
        store.save(many(20, 20), store.start_run("crawl"))
    new = rebuild(old, list(reversed(many(40))))
    before, after = dump(old), dump(new)
    for table in ("documents", "bodies", "changes", "document_labels", "evidence", "counts", "issues"):
        assert after[table] == before[table], table
    assert len(after["runs"]) == 3


def test_ids_stay_though_pages_come_in_another_order_and_are_read_better(tmp_path: Path) -> None:
    old = tmp_path / "z.db"
    with open_store(old) as store:
        first = {one.url: one.document_id for one in store.save(many(10), None)}
    new = rebuild(old, [*many(3, 100), *reversed(many(10, text="读得更好的正文。"))])
    with open_store(new) as store:
        assert {url: known.document_id for url, known in store.known(first).items()} == first
        assert {known.first_seen for known in store.known(first).values()} == {"2026-11-16T06:00:00Z"}
        assert search(store.conn, "读得更好").total == 10
        assert min(store.known([many(1, 100)[0].document.url]).popitem()[1].document_id, 11) == 11


def test_what_the_archive_lost_is_kept_whole(tmp_path: Path) -> None:
    old = tmp_path / "z.db"
    with open_store(old) as store:
        said = reading(label("N.steel", "system", sure=False))
        saved, *_ = store.save([entry(MEE, number="环测〔2021〕1号", files=[(PDF, "附件")], said=said), *many(3)], None)
        store.save_files([FetchedFile(PDF, AttachmentText("pdf", "text", "附件里的氢冶金。", 1), 5, "x")])
        store.set_title(saved.document_id, "ja", "編集済み", draft=False)
        before = queries.document(store.conn, saved.document_id)
    new = rebuild(old, many(3))
    with open_store(new) as store:
        assert queries.document(store.conn, saved.document_id) == before
        assert [hit.id for hit in search(store.conn, "氢冶金").hits] == [saved.document_id]


def test_a_lost_copy_stays_with_its_document(tmp_path: Path) -> None:
    old = tmp_path / "z.db"
    pages = [
        entry(MEE, number="环测〔2021〕1号"),
        entry(NDRC, source="ndrc", number="环测〔2021〕1号", files=[(PDF, "附件")]),
    ]
    with open_store(old) as store:
        store.save(pages, None)
        store.save_files([FetchedFile(PDF, AttachmentText("pdf", "text", "附件里的氢冶金。", 1), 5, "x")])
    new = rebuild(old, pages[:1])
    with open_store(new) as store:
        page = queries.document(store.conn, 1)
        assert page is not None
        assert {copy.url for copy in page.publications} == {MEE, NDRC}
        assert search(store.conn, "氢冶金").total == 1


def test_a_new_line_joins_and_the_old_address_still_leads_there(tmp_path: Path) -> None:
    old = tmp_path / "z.db"
    pages = [entry(MEE, title="甲"), entry(NDRC, source="ndrc", title="乙")]
    with open_store(old) as store:
        assert [one.document_id for one in store.save(pages, None)] == [1, 2]
    new = rebuild(old, pages, identity(tmp_path, f'[[join]]\nurls = ["{MEE}", "{NDRC}"]\nwhy = "one"'))
    with open_store(new) as store:
        assert document_ids(store) == [1]
        page = queries.document(store.conn, 2)
        assert page is not None
        assert page.row.id == 1
        assert [change.what for change in page.changes] == ["added", "added"]


def test_a_new_line_splits_and_both_have_addresses(tmp_path: Path) -> None:
    old = tmp_path / "z.db"
    pages = [entry(MEE, number="环测〔2021〕1号"), entry(NDRC, source="ndrc", number="环测〔2021〕1号")]
    with open_store(old) as store:
        store.save(pages, None)
    new = rebuild(old, pages, identity(tmp_path, f'[[split]]\nurls = ["{MEE}", "{NDRC}"]\nwhy = "a reissue"'))
    with open_store(new) as store:
        assert document_ids(store) == [1, 2]


def test_gone_pages_files_issues_and_edits_survive(tmp_path: Path) -> None:
    old = tmp_path / "z.db"
    clock = Clock()
    with open_store(old, clock=clock) as store:
        run = store.start_run("crawl")
        store.save([entry(MEE, files=[(PDF, "附件")]), *many(2)], run)
        store.save_files([FetchedFile(PDF, AttachmentText("pdf", "text", "附件里的氢冶金。", 1), 5, "x")], run)
        store.set_title(1, "ja", "編集済み", draft=False)
        store.issue(IssueReport("mee", "Blocked", "https://www.mee.gov.cn/9.html", "521"), run)
        store.issue(IssueReport("mee", "PageChanged", many(1, 5)[0].document.url, "h1: expected 1, found 0"), run)
        store.acknowledge(1)
        clock.now = "2026-11-20T00:00:00Z"
        store.gone([MEE], run)
    new = rebuild(old, [entry(MEE, files=[(PDF, "附件")]), *many(2), *many(1, 5)])
    with open_store(new) as store:
        page = queries.document(store.conn, 1)
        assert page is not None
        assert (page.row.title_ja, page.row.gone_since) == ("編集済み", clock.now)
        assert [change.what for change in page.changes] == ["added", "gone"]
        assert search(store.conn, "氢冶金").total == 1
        (kept,) = queries.issues(store.conn)
        assert (kept.kind, kept.acknowledged_at is not None) == ("Blocked", True), (
            "the page that reads well is resolved"
        )


def test_a_rebuild_that_was_stopped_goes_on(tmp_path: Path) -> None:
    old, new = tmp_path / "z.db", tmp_path / "z.new"
    with open_store(old) as store:
        store.save(many(20), None)
    with open_store(new) as store:
        store.adopt(old)
        store.save(list(reversed(many(20)))[:7], None)
    with open_store(new) as store:
        store.save(list(reversed(many(20)))[7:], None)
        store.finish_rebuild()
        assert check(store.conn) == []
    assert dump(new)["documents"] == dump(old)["documents"]
