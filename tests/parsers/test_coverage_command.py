from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from command import zhengce
from command.coverage import Fill, of_pages, of_store, shows_number
from db import Entry, FetchedFile, Store
from policy import Attachment, AttachmentText, Dated, Document, Reading
from tests.parsers.material import reconstructed


def run(*args: str) -> Result:
    return CliRunner().invoke(zhengce, ["coverage", *args])


@pytest.fixture
def manifest(tmp_path: Path) -> Path:
    """The reconstructed pages as a manifest of saved pages."""
    lines = []
    for name, expected, body in reconstructed():
        file = tmp_path / name.replace("/", "-")
        file.write_bytes(body)
        lines.append(json.dumps({"file": file.name, "url": expected["url"], "source": name.split("/", 1)[0]}))
    path = tmp_path / "manifest.jsonl"
    path.write_text("\n".join(lines))
    return path


def test_the_reconstructed_pages_meet_the_floors(manifest: Path) -> None:
    fills = of_pages([manifest])
    total = Fill()
    for fill in fills.values():
        total.have.update(fill.have)
        total.could.update(fill.could)
    assert total.share("title") == total.share("published") == 100
    assert (total.share("body") or 0) >= 99
    assert (total.share("number") or 0) >= 95
    assert sum(fills["refused", "(issues)"].reasons.values()) == 8


def test_a_number_on_the_page_that_the_record_lacks_is_counted() -> None:
    assert shows_number("通知(发改环资〔2026〕1号)", "")
    assert shows_number("通知", "国务院关于节能的通知\n国发〔2026〕1号\n各省：")
    assert not shows_number("通知", "根据《办法》（国发〔2015〕1号）的要求。")


def test_a_store_is_counted_with_files_by_type_and_reason(tmp_path: Path) -> None:
    document = Document(
        source="ndrc",
        url="https://www.ndrc.gov.cn/xxgk/zcfb/tz/202606/t20260625_1406079.html",
        template="detail",
        title="关于节能的通知",
        number="发改环资〔2026〕1号",
        published_on=Dated("2026-06-25", "page"),
        text="正文",
        attachments=tuple(Attachment(f"https://www.ndrc.gov.cn/{name}", name) for name in ("a.pdf", "b.pdf", "c.ofd")),
    )
    path = tmp_path / "z.db"
    with Store(path) as store:
        run_id = store.start_run("crawl")
        store.save([Entry(document, Reading("in", "test"))], run_id)
        texts = {"a.pdf": AttachmentText("pdf", "text", "文"), "b.pdf": AttachmentText("pdf", "no text layer")}
        store.save_files(FetchedFile(f"https://www.ndrc.gov.cn/{name}", text, 9, name) for name, text in texts.items())
    fill = of_store(path)["ndrc", "detail"]
    assert (fill.documents, fill.share("body"), fill.share("number"), fill.share("files")) == (1, 100, 100, 50)
    assert fill.reasons == {"pdf: no text layer": 1, "file: not fetched": 1}
    shown = run("--db", str(path)).output
    assert "1/2 50.0 % !" in shown
    assert "no text layer" in shown


def test_what_cannot_be_counted_is_said(tmp_path: Path) -> None:
    broken = tmp_path / "broken.db"
    broken.write_bytes(b"no database at all" * 100)
    assert run("--db", str(broken)).exit_code == 1
    lines = tmp_path / "lines.jsonl"
    lines.write_text('{"file": "missing.html", "url": "https://www.mee.gov.cn/"}')
    assert "line 1" in run(str(lines)).output
    assert run("--db", str(broken), str(lines)).exit_code == 2
