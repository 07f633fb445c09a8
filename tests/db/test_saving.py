"""What saving does to the rows: versions, sights, gone and back, attachments, readings."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from crawler.middlewares.rhythm import file_is_due
from db import FetchedFile, Store, WantedFile, connect, queries
from db.search.lookup import search
from db.write.check import check
from policy import AttachmentText, Evidence, Label
from tests.db.kit import TEXT, Clock, document, dump, entry, label, many, open_store, reading

URL = "https://www.mee.gov.cn/xxgk2018/xxgk/xxgk03/202107/t20210701_1.html"


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(tmp_path: Path, clock: Clock) -> Iterator[Store]:
    with open_store(tmp_path / "z.db", clock=clock) as opened:
        yield opened
        assert check(opened.conn) == [], "index and counts equal the rows after every test"


def changes(store: Store) -> list[str]:
    return [what for (what,) in store.conn.execute("SELECT what FROM changes ORDER BY id")]


def test_a_second_save_of_the_same_pages_changes_nothing_but_times_of_sight(tmp_path: Path, clock: Clock) -> None:
    path = tmp_path / "z.db"
    with open_store(path, clock=clock) as store:
        run = store.start_run("crawl")
        store.save(many(30), run)
        before = dump(path)
        clock.now = "2026-11-23T06:00:00Z"
        assert {saved.outcome for saved in store.save(many(30), run)} == {"unchanged"}
        assert dump(path) == before
        seen = {
            row[0]
            for row in store.conn.execute("SELECT last_seen FROM documents UNION SELECT last_seen FROM publications")
        }
        assert seen == {clock.now}


def test_a_changed_text_makes_a_version_and_a_changed_menu_does_not(store: Store) -> None:
    first, *_ = store.save([entry(URL)], None)
    menu, *_ = store.save([entry(URL, html="<nav>新菜单</nav>", template="other", text=f"{TEXT} ")], None)
    text, *_ = store.save([entry(URL, text=TEXT + "\n附则：自发布之日起施行。")], None)
    assert [first.outcome, menu.outcome, text.outcome] == ["new", "unchanged", "changed"]
    assert (first.version, menu.version, text.version) == (1, 1, 2)
    page = queries.document(store.conn, first.document_id)
    assert page is not None
    assert page.text.endswith("附则：自发布之日起施行。")
    assert queries.version_text(store.conn, first.publication_id, 1) == TEXT
    assert search(store.conn, "附则").total == 1


def test_a_changed_attachment_list_is_a_version(store: Store) -> None:
    store.save([entry(URL, files=[("https://www.mee.gov.cn/a.pdf", "附件1")])], None)
    saved, *_ = store.save([entry(URL, files=[("https://www.mee.gov.cn/b.pdf", "附件1")])], None)
    assert saved.outcome == "changed"
    page = queries.document(store.conn, saved.document_id)
    assert page is not None
    assert [(file.url[-5:], file.gone_since is None) for file in page.attachments] == [
        ("a.pdf", False),
        ("b.pdf", True),
    ]


def test_a_page_in_http_and_https_is_one_publication(store: Store) -> None:
    store.save([entry(URL)], None)
    saved, *_ = store.save([entry(URL.replace("https://www.", "http://"))], None)
    assert saved.outcome == "unchanged"
    assert store.conn.execute("SELECT count(*) FROM publications").fetchone() == (1,)


def test_gone_is_noted_never_deleted_and_back_is_noted(store: Store, clock: Clock) -> None:
    saved, *_ = store.save([entry(URL)], None)
    clock.now = "2026-11-17T06:00:00Z"
    assert store.gone([URL, "https://www.mee.gov.cn/unknown.html"]) == 1
    assert store.gone([URL]) == 0
    row = queries.by_ids(store.conn, [saved.document_id])[0]
    assert row.gone_since == clock.now
    assert search(store.conn, "碳达峰").total == 1
    again, *_ = store.save([entry(URL)], None)
    assert again.back
    assert queries.by_ids(store.conn, [saved.document_id])[0].gone_since is None
    assert changes(store) == ["added", "gone", "back"]


def test_a_document_is_gone_only_when_no_copy_is_left(store: Store) -> None:
    other = "https://www.gov.cn/zhengce/zhengceku/2021-07/02/content_1.htm"
    store.save([entry(URL, number="环大气〔2021〕1号"), entry(other, source="govcn", number="环大气〔2021〕1号")], None)
    store.gone([URL])
    assert store.conn.execute("SELECT gone_since FROM documents").fetchone() == (None,)
    store.gone([other])
    assert store.conn.execute("SELECT gone_since IS NOT NULL FROM documents").fetchone() == (1,)


def test_touch_answers_how_many_are_known_and_brings_back(store: Store, clock: Clock) -> None:
    store.save([entry(URL)], None)
    store.gone([URL])
    clock.now = "2026-11-20T06:00:00Z"
    assert store.touch([URL, "https://www.mee.gov.cn/unknown.html"]) == 1
    known = store.known([URL])[URL]
    assert (known.checked_at, known.gone_since) == (clock.now, None)


def test_a_renamed_document_keeps_its_address(store: Store) -> None:
    first, *_ = store.save([entry(URL)], None)
    second, *_ = store.save([entry(URL, title="关于印发《工业碳达峰方案（2026年版）》的通知")], None)
    assert second.document_id == first.document_id
    assert changes(store) == ["added", "renamed"]


def test_a_hostile_text_is_stored_without_what_sqlite_cannot_keep(store: Store) -> None:
    saved, *_ = store.save([entry(URL, title="标题\0与\ud800代理", text="正\udfff文\0节能")], None)
    page = queries.document(store.conn, saved.document_id)
    assert page is not None
    assert "\0" not in page.text + page.row.title
    assert search(store.conn, "文节能").total == 1


def test_ten_thousand_links_are_stored(store: Store) -> None:
    files = [(f"https://www.mee.gov.cn/f{n}.pdf", f"附件{n}") for n in range(10_000)]
    store.save([entry(URL, files=files)], None)
    store.save([entry(URL, files=files[1:])], None)
    assert store.conn.execute("SELECT count(*), count(gone_since) FROM attachments").fetchone() == (10_000, 1)


def test_attachment_text_is_found_and_belongs_to_its_document(store: Store) -> None:
    file = "https://www.mee.gov.cn/w.pdf"
    saved, *_ = store.save([entry(URL, files=[(file, "附件")])], None)
    assert [wanted.url for wanted in store.wanted_files()] == [file]
    assert search(store.conn, "氢冶金").total == 0
    fetched = FetchedFile(file, AttachmentText("pdf", "text", "鼓励氢冶金示范。", 3), 1000, "ab")
    assert store.save_files([fetched]) == [saved.document_id]
    answer = search(store.conn, "氢冶金")
    assert [hit.id for hit in answer.hits] == [saved.document_id]
    assert answer.hits[0].passage.text == "鼓励氢冶金示范。"
    assert store.wanted_files() == []
    kept = store.rereading(saved.document_id)
    assert kept is not None
    assert kept.attachments == ("鼓励氢冶金示范。",)


def test_a_document_is_read_again_as_it_was_saved(store: Store) -> None:
    given = document(
        URL, number="环大气〔2021〕1号", signed="2021-06-30", published="2021-07-01", section="部文件",
        keywords=("碳达峰",), source_field=("生态环境部",), files=[("https://www.mee.gov.cn/w.pdf", "附件")],
    )  # fmt: skip
    saved, *_ = store.save(
        [entry(URL, **{name: getattr(given, name) for name in given.__slots__ if name != "url"})], None
    )
    kept = store.rereading(saved.document_id)
    assert kept is not None
    assert kept.document == given


def test_a_reading_made_with_attachments_is_not_lost_when_the_page_is_seen_again(store: Store) -> None:
    saved, *_ = store.save([entry(URL)], None)
    store.save_reading(saved.document_id, reading(label("N.steel", "system")))
    store.save([entry(URL)], None)
    assert queries.by_ids(store.conn, [saved.document_id])[0].labels == ("N.steel",)


def test_what_is_unsure_waits_for_review_until_it_is_sure(store: Store, clock: Clock) -> None:
    saved, *_ = store.save([entry(URL, said=reading(label("N.steel", "system", sure=False), scope="unsure"))], None)
    clock.now = "2026-12-01T00:00:00Z"
    store.save_reading(saved.document_id, reading(label("N.steel", "system", sure=False)))
    waiting = [(row.what, row.since) for row in queries.review(store.conn)]
    assert waiting == [("N.steel", "2026-11-16T06:00:00Z")]


def test_what_leaves_the_scope_leaves_index_and_counts(store: Store) -> None:
    saved, *_ = store.save([entry(URL)], None)
    store.save_reading(saved.document_id, reading(scope="out"))
    assert search(store.conn, "碳达峰").total == 0
    assert queries.timeline(store.conn, queries.Filters()).total == 0
    store.save_reading(saved.document_id, reading())
    assert search(store.conn, "碳达峰").total == 1


def test_a_label_that_the_taxonomy_does_not_have_is_kept(store: Store) -> None:
    saved, *_ = store.save([entry(URL, said=reading(label("N.future", "system")))], None)
    assert queries.by_ids(store.conn, [saved.document_id])[0].labels == ("N.future",)


def test_an_edited_title_wins_over_every_draft(store: Store) -> None:
    saved, *_ = store.save([entry(URL)], None)
    for title, draft in (("下書き", True), ("編集済み", False), ("下書き二", True)):
        store.set_title(saved.document_id, "ja", title, draft=draft)
    row = queries.by_ids(store.conn, [saved.document_id])[0]
    assert (row.title_ja, row.title_draft) == ("編集済み", False)


def test_a_batch_that_fails_leaves_nothing_of_itself_and_all_before_it(tmp_path: Path) -> None:
    path = tmp_path / "z.db"
    entries = many(250)

    def broken() -> Iterator[object]:
        yield from entries
        raise RuntimeError("the crawl broke")

    with open_store(path) as store:
        with pytest.raises(RuntimeError):
            store.save(broken(), None)  # type: ignore[arg-type]  # yields entries until it breaks
        assert store.conn.execute("SELECT count(*) FROM documents").fetchone() == (200,)
        assert check(store.conn) == []
    conn = connect(path)
    assert conn.execute("SELECT count(*) FROM timeline").fetchone() == (200,)
    conn.close()


def test_no_date_at_all_sorts_by_first_sight(store: Store) -> None:
    saved, *_ = store.save([entry("https://www.mee.gov.cn/x.html")], None)
    assert queries.by_ids(store.conn, [saved.document_id])[0].sort_on == "2026-11-16"


def test_a_label_that_a_person_settled_says_why(store: Store) -> None:
    settled = Label("climate", "theme", 1.0, (Evidence("settled", "review", 0, "the text is about the market"),))
    store.save([entry(URL, said=reading(label(), settled))], None)
    rows = store.conn.execute("SELECT label_id, settled FROM document_labels ORDER BY 1").fetchall()
    assert rows == [("climate", "the text is about the market"), ("energy-saving", None)]


def on(day: str) -> Callable[[WantedFile], bool]:
    return partial(file_is_due, today=date.fromisoformat(day))


def test_an_attachment_that_was_missing_is_asked_for_again_and_one_that_was_read_stays(tmp_path: Path) -> None:
    file = "https://www.mee.gov.cn/w.pdf"
    clock = Clock()
    missing = FetchedFile(file, AttachmentText("unknown", "missing"), 0, "")
    found = FetchedFile(file, AttachmentText("pdf", "text", "鼓励氢冶金示范。", 3), 1000, "ab")
    with open_store(tmp_path / "z.db", clock=clock) as store:
        (saved,) = store.save([entry(URL, files=[(file, "附件")])], None)
        store.save_files([missing])
        assert store.wanted_files(is_due=on("2026-11-16")) == [], "not twice in one run"
        clock.now = "2026-11-23T06:00:00Z"
        assert [wanted.url for wanted in store.wanted_files(is_due=on("2026-11-23"))] == [file]
        store.save_files([found])
        store.save_files([missing])
        kept = store.rereading(saved.document_id)
        assert kept is not None
        assert kept.attachments == ("鼓励氢冶金示范。",)


def test_another_content_at_the_address_of_a_file_is_a_version_and_what_was_there_is_kept(tmp_path: Path) -> None:
    file = "https://www.mee.gov.cn/w.pdf"
    clock = Clock()
    contents = [FetchedFile(file, AttachmentText("pdf", "text", f"第{n}稿。", n), 1000, f"sha{n}") for n in (1, 1, 2)]
    with open_store(tmp_path / "z.db", clock=clock) as store:
        (saved,) = store.save([entry(URL, files=[(file, "附件")])], None)
        for day, content in zip((16, 23, 30), contents, strict=True):
            clock.now = f"2026-11-{day}T06:00:00Z"
            store.save_files([content])
        assert store.wanted_files(is_due=on("2026-12-01")) == []
        row = store.conn.execute("SELECT sha256, fetched_at, checked_at, missing_since FROM attachments").fetchone()
        assert row == ("sha2", "2026-11-30T06:00:00Z", "2026-11-30T06:00:00Z", None)
        earlier = store.conn.execute("SELECT sha256, text, fetched_at, until FROM earlier_files").fetchall()
        assert earlier == [("sha1", "第1稿。", "2026-11-16T06:00:00Z", "2026-11-30T06:00:00Z")]
        said = store.conn.execute("SELECT what, detail FROM changes WHERE document_id = ?", (saved.document_id,))
        assert said.fetchall()[1:] == [("changed", f"{file} version 2")]
        clock.now = "2026-12-07T06:00:00Z"
        store.save_files([FetchedFile(file, AttachmentText("unknown", "missing"), 0, "")])
        assert store.conn.execute("SELECT missing_since, status FROM attachments").fetchone() == (clock.now, "text")
        store.save_files([contents[-1]])
        assert store.conn.execute("SELECT missing_since, fetched_at FROM attachments").fetchone() == (
            None,
            "2026-11-30T06:00:00Z",
        )
