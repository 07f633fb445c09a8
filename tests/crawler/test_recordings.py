"""Recordings of a browser: WACZ, HAR and any WARC are replayed; what attacks is refused with its reason."""

from __future__ import annotations

import base64
import gzip
import io
import json
import sqlite3
import zipfile
from pathlib import Path
from typing import Any

import pytest
from warcio.statusandheaders import StatusAndHeaders  # type: ignore[import-untyped]  # warcio has no stubs
from warcio.warcwriter import WARCWriter  # type: ignore[import-untyped]

from crawler import exits
from crawler.warc import recordings
from crawler.warc.archive import ArchiveError, SavedPage, write
from crawler.warc.archive_index import Index
from tests.crawler.site import document
from tests.forks import zhengce

AT = "2026-11-20T08:00:00Z"
URL = "https://www.ndrc.gov.cn/xxgk/zcfb/tz/202611/t20261101_1400001.html"
TITLE = "关于第1项节能工作的通知"
PAGE = document(TITLE, "2026-11-01").encode()


def packed(folder: Path) -> bytes:
    """A WARC file as our own crawl writes it."""
    write([SavedPage(URL, PAGE, fetched_at=AT)], folder / "own.warc.gz")
    return (folder / "own.warc.gz").read_bytes()


def wacz(folder: Path, *members: tuple[str, bytes], packing: int = zipfile.ZIP_STORED) -> Path:
    """A WACZ as ArchiveWeb.page writes it, with these members beside its description."""
    path = folder / "recorded.wacz"
    with zipfile.ZipFile(path, "w", packing) as archive:
        archive.writestr("datapackage.json", json.dumps({"profile": "data-package", "wacz_version": "1.1.1"}))
        archive.writestr("pages/pages.jsonl", '{"format": "json-pages-1.0"}\n')
        for name, data in members:
            archive.writestr(name, data)
    return path


def har(folder: Path, *entries: dict[str, Any]) -> Path:
    path = folder / "recorded.har"
    path.write_text(json.dumps({"log": {"version": "1.2", "entries": entries}}), encoding="utf-8")
    return path


def entry(url: str = URL, **more: Any) -> dict[str, Any]:
    content = {"mimeType": "text/html; charset=gb2312", "text": PAGE.decode()}
    response = {"status": 200, "headers": [{"name": "ETag", "value": '"1"'}], "content": content}
    request = {"method": "GET", "url": url, "cookies": [{"name": "login", "value": "secret"}]}
    return {"startedDateTime": "2026-11-20T16:00:00.000+08:00", "request": request, "response": response | more}


def read(path: Path) -> dict[str, SavedPage]:
    """What a replay is given for each address of the recording."""
    with recordings.as_warcs([path]) as warcs:
        index = Index(warcs, on_damage=pytest.fail)
        found = {url: place.page() for url in index.urls() if (place := index.newest(url)) is not None}
        index.close()
    return found


def test_a_wacz_is_replayed(tmp_path: Path) -> None:
    path = wacz(tmp_path, ("archive/data.warc.gz", packed(tmp_path)), ("indexes/index.cdx", b"x" * 100))
    done = zhengce("crawl", "ndrc", "--replay", path, "--db", tmp_path / "z.db")
    assert done.returncode == exits.OK, done.stderr
    with sqlite3.connect(tmp_path / "z.db") as conn:
        assert conn.execute("SELECT title, first_seen FROM documents").fetchall() == [(TITLE, AT)]


def test_a_har_is_read_with_the_body_as_the_browser_decoded_it(tmp_path: Path) -> None:
    coded = {"mimeType": "application/pdf", "encoding": "base64", "text": base64.b64encode(b"%PDF-1.4").decode()}
    headers = [{"name": name, "value": "x"} for name in ("Content-Encoding", "Set-Cookie", "bad\r\nname", "Server")]
    found = read(har(tmp_path, entry(), entry(f"{URL}.pdf", content=coded, headers=headers)))
    assert (found[URL].body, found[URL].fetched_at, found[URL].content_type) == (PAGE, AT, "text/html; charset=utf-8")
    assert found[f"{URL}.pdf"].body == b"%PDF-1.4"
    assert [name for name, _ in found[f"{URL}.pdf"].headers] == ["Content-Type", "Server"]


def test_of_a_har_only_whole_answers_to_plain_requests_are_taken(tmp_path: Path) -> None:
    posted = entry(f"{URL}?1")
    posted["request"]["method"] = "POST"
    lost = entry(f"{URL}?2", content={"mimeType": "text/html", "text": ""})
    local = entry("chrome-extension://abc/page.html")
    undated = entry(f"{URL}?3") | {"startedDateTime": "yesterday"}
    cached = entry(f"{URL}?4", status=304)
    damaged = entry(f"{URL}?5", content={"encoding": "base64", "text": "%%%"})
    found = read(har(tmp_path, posted, lost, local, undated, cached, damaged, {"request": 1}, entry()))
    assert sorted(found) == [URL, f"{URL}?4"]
    assert found[f"{URL}?4"].status == 200
    assert "secret" not in str(found)


def records_of(data: io.BytesIO, *, gzipped: bool) -> None:
    """Three records as other programs write them: an info, a request, answers with chunks and a digest of their own."""
    writer = WARCWriter(data, gzip=gzipped)
    writer.write_record(writer.create_warcinfo_record("a.warc", {"software": "other"}))
    for n in range(3):
        chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(PAGE), PAGE)
        headers = StatusAndHeaders("200 OK", [("Transfer-Encoding", "chunked")], protocol="HTTP/1.1")
        record = writer.create_warc_record(
            f"{URL}?{n}",
            "response",
            payload=io.BytesIO(chunked),
            length=len(chunked),
            http_headers=headers,
            warc_headers_dict={"WARC-Date": AT, "WARC-Payload-Digest": "blake3:abc"},
        )
        writer.write_record(record)


@pytest.mark.parametrize("form", ["plain", "by record", "in one member"])
def test_any_warc_is_replayed(tmp_path: Path, form: str) -> None:
    data = io.BytesIO()
    records_of(data, gzipped=form == "by record")
    path = tmp_path / "other.warc"
    path.write_bytes(gzip.compress(data.getvalue()) if form == "in one member" else data.getvalue())
    found = read(path)
    assert {url: page.body for url, page in found.items()} == {f"{URL}?{n}": PAGE for n in range(3)}


def test_a_recording_becomes_a_file_of_the_archive_without_its_cookies(tmp_path: Path) -> None:
    answer = SavedPage(URL, PAGE, fetched_at=AT, headers=(("Set-Cookie", "login=secret"), ("ETag", '"1"')))
    write([answer], tmp_path / "own.warc.gz")
    path = wacz(tmp_path, ("archive/data.warc.gz", (tmp_path / "own.warc.gz").read_bytes()))
    kept = list(recordings.pages(path))
    assert [(page.url, page.body) for page in kept] == [(URL, PAGE)]
    assert [name for name, _ in kept[0].headers if name != "Content-Type"] == ["ETag"]


def bombs(folder: Path) -> dict[str, Path]:
    """Hostile recordings by what they do."""
    made: dict[str, Path] = {}

    def put(name: str, path: Path) -> None:
        made[name] = path.rename(folder / f"{name}{path.suffix}")

    zeros = b"WARC/1.0\r\n" + b"0" * (8 << 20)
    put("packed much too small", wacz(folder, ("archive/a.warc", zeros), packing=zipfile.ZIP_DEFLATED))
    put("another archive inside", wacz(folder, ("part.wacz", b"PK")))
    put("nothing inside", wacz(folder))
    many = folder / "many.wacz"
    with zipfile.ZipFile(many, "w") as archive:
        for n in range(recordings.MAX_MEMBERS + 1):
            archive.writestr(f"archive/{n}.warc.gz", b"")
    put("too many members", many)
    whole = wacz(folder, ("archive/a.warc.gz", packed(folder)))
    whole.write_bytes(whole.read_bytes()[:-40])
    put("cut short", whole)
    no_har = folder / "no.har"
    no_har.write_text('{"log": {"entries": 5}}')
    put("no entries", no_har)
    deep = folder / "deep.har"
    deep.write_text('{"log": ' + "[" * 100_000)
    put("nested without end", deep)
    other = folder / "other.warc"
    other.write_bytes(b"GIF89a")
    put("of another kind", other)
    return made


def test_hostile_recordings_are_refused_with_their_reason(tmp_path: Path) -> None:
    reasons = {
        "packed much too small": "unpacks to more than",
        "another archive inside": "an archive, which is not opened",
        "nothing inside": "no WARC in it",
        "too many members": "10001 members",
        "cut short": "damaged zip",
        "no entries": "no HAR",
        "nested without end": "no HAR",
        "of another kind": "no WARC, WACZ or HAR",
    }
    for name, path in bombs(tmp_path).items():
        with pytest.raises(ArchiveError, match=reasons.pop(name)):
            read(path)
    assert not reasons


def test_names_in_a_wacz_write_nothing_outside(tmp_path: Path) -> None:
    path = wacz(tmp_path, ("../../outside.warc.gz", packed(tmp_path)), ("/etc/passwd.warc", b"WARC/1.0\r\n"))
    before = {p.name for p in tmp_path.iterdir()}
    with recordings.as_warcs([path]) as warcs:
        assert {warc.parent for warc in warcs} == {warcs[0].parent}
        assert warcs[0].parent.name.startswith("zhengce-")
    assert {p.name for p in tmp_path.iterdir()} == before
    assert not warcs[0].exists()
