"""The pass that recognises scans: in scope first, one by one, kept over new fetches and rebuilds, marked unsure."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from command import zhengce
from crawler import config
from crawler.editorial import NOTHING
from crawler.middlewares.rhythm import file_is_due
from crawler.rebuilding.readers import read_batch
from crawler.running import recognition
from crawler.upkeep import doctor
from crawler.warc.archive import SavedPage, write
from crawler.warc.archive_reader import records
from db import FetchedFile, Store
from db.queries.document import document as page_of
from db.search.lookup import search
from policy import AttachmentText
from spiders.items import FileRead
from tests.db.kit import entry, reading

TEXT = "到2030年，非化石能源消费比重达到25%左右。推进余热回收利用，完善节能管理制度。各地加强监督检查。"
OLD, NEW, DOUBTFUL, FAR = (f"https://www.mee.gov.cn/d/t2026010{n}_{n}.html" for n in range(1, 5))
SCANS = {url: (url.replace(".html", ".pdf"), f"%PDF-1.7 scan of {url}".encode()) for url in (OLD, NEW, DOUBTFUL, FAR)}
SCANS[DOUBTFUL] = (DOUBTFUL.replace(".html", ".png"), b"\x89PNG scan")


def fetched(url: str) -> FetchedFile:
    file, data = SCANS[url]
    text = AttachmentText("pdf", "no text layer", pages=2) if file.endswith("pdf") else AttachmentText("image", "image")
    return FetchedFile(file, text, len(data), hashlib.sha256(data).hexdigest())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A database of four documents with a scan each, and an archive that holds three of the scans."""
    (tmp_path / "archive").mkdir()
    shown = [SavedPage(*SCANS[url], content_type="application/pdf") for url in (OLD, NEW, DOUBTFUL)]
    write(shown, tmp_path / "archive" / "a.warc.gz")
    days = {
        OLD: ("2026-01-01", "in"),
        NEW: ("2026-02-01", "in"),
        DOUBTFUL: ("2026-03-01", "unsure"),
        FAR: ("2025-01-01", "in"),
    }
    with Store(tmp_path / "z.db") as store:
        for url, (day, scope) in days.items():
            said = reading(scope=scope)
            title = f"关于第{day}号工作的通知"
            store.save(
                [entry(url, title=title, published=day, said=said, text="", files=[(SCANS[url][0], "附件")])], None
            )
        store.save_files(map(fetched, SCANS))
    return tmp_path


def told(text: str = TEXT, seen: list[str] | None = None) -> Callable[[bytes, str], AttachmentText]:
    def recognise(data: bytes, kind: str) -> AttachmentText:
        if seen is not None:
            seen.append(data.decode("latin-1").rpartition("/")[2] if kind == "pdf" else kind)
        return AttachmentText(kind, "recognised" if text else "nothing recognised", text, 2, 0.91 if text else None)

    return recognise


def run(
    folder: Path, recognise: Callable[[bytes, str], AttachmentText], budget: float | None = None
) -> recognition.Done:
    steps = iter(range(100))
    return recognition.run(
        folder / "z.db", folder / "archive", NOTHING, budget=budget, recognise=recognise, clock=lambda: next(steps)
    )


def test_scans_of_documents_in_scope_come_first_and_the_newest_first(folder: Path) -> None:
    seen: list[str] = []
    done = run(folder, told(seen=seen))
    assert seen == ["t20260102_2.html", "t20260101_1.html", "image"]
    assert (done.recognised, done.nothing, done.lacking, done.left) == (3, 0, 1, 0)


def test_a_pass_that_is_ended_goes_on_where_it_was(folder: Path) -> None:
    seen: list[str] = []
    first = run(folder, told(seen=seen), budget=2)
    assert (first.recognised, first.left) == (1, 3)
    run(folder, told(seen=seen))
    run(folder, told(seen=seen))
    assert seen == ["t20260102_2.html", "t20260101_1.html", "image"], "each once"


def test_what_was_recognised_is_searched_tagged_and_unsure(folder: Path) -> None:
    run(folder, told())
    with Store(folder / "z.db") as store:
        assert search(store.conn, "余热回收").total == 3
        id = next(row for (row,) in store.conn.execute("SELECT document_id FROM publications WHERE url = ?", (NEW,)))
        page = page_of(store.conn, id)
        kept = store.rereading(id)
    assert page is not None
    assert kept is not None
    assert [(file.status, file.confidence, file.pages) for file in page.attachments] == [("recognised", 0.91, 2)]
    assert [(target.value, target.unit, target.sure) for target in page.targets] == [(25.0, "%", False)]
    assert {proof.field for label in page.labels for proof in label.evidence} == {"attachment:1"}
    assert kept.recognised == {1}


def test_what_shows_nothing_is_not_asked_again(folder: Path) -> None:
    assert run(folder, told("")).nothing == 3
    assert run(folder, told()).recognised == 0


def test_a_file_that_is_fetched_again_keeps_its_text_and_another_file_has_its_own(folder: Path) -> None:
    run(folder, told())
    with Store(folder / "z.db") as store:
        store.save_files([fetched(NEW)])
        assert search(store.conn, "余热回收").total == 3
        changed = FetchedFile(SCANS[NEW][0], AttachmentText("pdf", "no text layer"), 9, "another")
        store.save_files([changed])
        assert search(store.conn, "余热回收").total == 2
        assert [scan.sha256 for scan in store.wanted_scans()][:1] == ["another"]


def test_a_rebuild_keeps_what_was_recognised(folder: Path) -> None:
    run(folder, told())
    with Store(folder / "new.db") as rebuilt:
        rebuilt.adopt(folder / "z.db")
        rebuilt.save([entry(NEW, text="", files=[(SCANS[NEW][0], "附件")])], None)
        rebuilt.save_files([fetched(NEW)])
        assert search(rebuilt.conn, "余热回收").total == 1


def test_the_pictures_of_a_page_without_text_are_fetched_and_recognised(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url, data = "https://www.mee.gov.cn/d/W020260301.jpg", b"\xff\xd8\xff picture"
    (tmp_path / "archive").mkdir()
    write([SavedPage(url, data, content_type="image/jpeg")], tmp_path / "archive" / "a.warc.gz")
    with Store(tmp_path / "z.db") as store:
        saved, words = (
            store.save([entry(page, title=title, text=text, body_images=(url,))], None)[0].document_id
            for page, title, text in ((OLD, "一图读懂节能", ""), (NEW, "关于节能的通知", TEXT))
        )
        (wanted,) = store.wanted_files()
        for there in (True, False):
            monkeypatch.setattr("parsers.scans.is_installed", lambda there=there: there)
            assert (wanted.url, file_is_due(wanted, date(2026, 11, 27))) == (url, there)
        store.save_files([FetchedFile(url, AttachmentText("image", "image"), 9, hashlib.sha256(data).hexdigest())])
        assert files_of(store, saved) == []
        assert store.rereading(saved).document.attachments == ()  # type: ignore[union-attr]
    assert run(tmp_path, told()).recognised == 1
    with Store(tmp_path / "z.db") as store:
        assert files_of(store, saved) == [("图1", "recognised")]
        assert files_of(store, words) == []


def files_of(store: Store, id: int) -> list[tuple[str, str]]:
    page = page_of(store.conn, id)
    assert page is not None
    return [(file.name, file.status) for file in page.attachments]


def test_an_archived_picture_is_read_as_a_file(tmp_path: Path) -> None:
    url = "https://www.mee.gov.cn/d/W020260301.png"
    write([SavedPage(url, b"\x89PNG\r\n\x1a\n....", content_type="image/png")], tmp_path / "a.warc.gz")
    (read,) = read_batch(list(records(tmp_path / "a.warc.gz")), NOTHING)
    assert isinstance(read.item, FileRead)
    assert read.item.text.status == "image"


def test_the_command_says_what_it_needs(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("parsers.scans.is_installed", lambda: False)
    command = ["ocr", "--db", str(folder / "z.db"), "--archive", str(folder / "archive")]
    done = CliRunner().invoke(zhengce, command)
    assert done.exit_code == 1
    assert "pip install 'zhengce[ocr]'" in done.output


def test_the_command_tells_what_it_did(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("parsers.scans.is_installed", lambda: True)
    command = ["ocr", "--db", str(folder / "z.db"), "--archive", str(folder / "archive"), "--budget", "0"]
    done = CliRunner().invoke(zhengce, command)
    assert done.exit_code == 0
    assert done.output.endswith("0 recognised, 0 without text, 0 not in the archive, 4 left\n")


@pytest.mark.parametrize("there", [True, False])
def test_doctor_says_whether_scans_and_packed_files_are_read(
    there: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("parsers.scans.is_installed", lambda: there)
    monkeypatch.setattr("shutil.which", lambda name: "/usr/bin/bsdtar" if there else None)
    found = {one.what: one for one in doctor.machine(tmp_path / "z.db", tmp_path, config.Config())}
    assert found["scans"].ok
    assert found["RAR and 7z"].ok
    assert ("zhengce[ocr]" in found["scans"].detail, "libarchive" in found["RAR and 7z"].detail) == (
        not there,
        not there,
    )
