"""The command line: what it refuses and how it ends."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from crawler import exits
from crawler.warc.archive_reader import records
from tests.forks import ROOT, zhengce

PAGE = "<html><body>碳</body></html>"


@pytest.fixture
def manifest(tmp_path: Path) -> Path:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "a.html").write_text(PAGE)
    path = tmp_path / "pages" / "manifest.jsonl"
    path.write_text(json.dumps({"file": "a.html", "url": "https://www.mee.gov.cn/a.html", "more": 1}) + "\n\n")
    return path


def test_help_names_all_commands_and_exit_codes() -> None:
    command = [sys.executable, "-m", "crawler", "--help"]
    text = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for word in ("crawl", "reparse", "archive", "health", "publish", "doctor", "new-source", "Exit codes"):
        assert word in text


def test_archive_add_takes_what_the_manifest_names(tmp_path: Path, manifest: Path) -> None:
    line = {"file": "a.html", "url": "http://x.gov.cn/b", "status": 521, "fetched_at": "2026-11-01T08:00:00+08:00"}
    manifest.write_text(manifest.read_text() + json.dumps(line))
    done = zhengce("archive", "add", manifest, "-o", tmp_path / "a.warc.gz")
    assert done.returncode == exits.OK
    pages = [r.page for r in records(tmp_path / "a.warc.gz", pytest.fail)]
    assert [(p.url, p.status, p.body.decode()) for p in pages] == [
        ("https://www.mee.gov.cn/a.html", 200, PAGE),
        ("http://x.gov.cn/b", 521, PAGE),
    ]
    assert pages[1].fetched_at == "2026-11-01T00:00:00Z"
    assert pages[0].content_type == "text/html"


def test_archive_add_never_writes_over_a_file(tmp_path: Path, manifest: Path) -> None:
    output = tmp_path / "a.warc.gz"
    output.write_bytes(b"precious")
    done = zhengce("archive", "add", manifest, "-o", output)
    assert done.returncode == exits.ERROR
    assert "exists" in done.stderr
    assert output.read_bytes() == b"precious"


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "line 2"),
        ('{"file": "a.html"}', "'url' is missing"),
        ('{"file": "none.html", "url": "http://a/"}', "none.html"),
        ('{"file": "a.html", "url": "ftp://a/"}', "not a web address"),
        ('{"file": "a.html", "url": "http://a/", "status": "ok"}', "not a status"),
        ('{"file": "a.html", "url": "http://a/", "fetched_at": "yesterday"}', "not an instant"),
        ('["a.html"]', "JSON object"),
    ],
)
def test_a_bad_line_is_named_and_nothing_is_left(tmp_path: Path, manifest: Path, line: str, message: str) -> None:
    manifest.write_text(manifest.read_text().strip() + "\n" + line)
    done = zhengce("archive", "add", manifest, "-o", tmp_path / "a.warc.gz")
    assert done.returncode == exits.ERROR
    assert "line 2" in done.stderr
    assert message in done.stderr
    assert list(tmp_path.glob("a.warc*")) == []


def test_an_archived_page_comes_back_by_its_pointer(tmp_path: Path, manifest: Path) -> None:
    zhengce("archive", "add", manifest, "-o", tmp_path / "a.warc.gz")
    done = zhengce("archive", "get", "a.warc.gz@0", "--archive", tmp_path)
    assert (done.returncode, done.stdout) == (exits.OK, PAGE)


@pytest.mark.parametrize("pointer", ["../a.warc.gz@0", "/etc/passwd@0", "a.warc.gz", "@0", "x/../a@0"])
def test_a_pointer_leads_nowhere_outside_the_archive(tmp_path: Path, pointer: str) -> None:
    folder = tmp_path / "archive"
    folder.mkdir()
    done = zhengce("archive", "get", pointer, "--archive", folder)
    assert done.returncode == exits.USAGE


def test_names_inside_an_archive_write_nothing_outside(tmp_path: Path) -> None:
    """Addresses with `..` are addresses only: a replay writes its database and nothing else."""
    from crawler.warc.archive import SavedPage, write

    hostile = "https://www.mee.gov.cn/../../../../tmp/zhengce-escape.html"
    write([SavedPage(hostile, PAGE.encode()), SavedPage("file:///etc/zhengce", b"x")], tmp_path / "a.warc.gz")
    work = tmp_path / "work"
    work.mkdir()
    done = zhengce("crawl", "--replay", tmp_path / "a.warc.gz", "--db", work / "z.db", cwd=work)
    assert done.returncode in (exits.OK, exits.ISSUES), done.stderr
    assert {p.name.partition("z.db")[0] for p in work.iterdir()} == {""}
    assert not Path("/tmp/zhengce-escape.html").exists()


def test_an_unknown_source_is_a_wrong_argument(tmp_path: Path) -> None:
    done = zhengce("crawl", "nobody", "--db", tmp_path / "z.db", cwd=tmp_path)
    assert done.returncode == exits.USAGE
    assert "known are govcn, mee" in done.stderr


def test_a_replay_of_what_is_no_archive_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "x.warc.gz").write_bytes(b"no archive")
    done = zhengce("crawl", "--replay", tmp_path / "x.warc.gz", "--db", tmp_path / "z.db")
    assert done.returncode == exits.ERROR
    assert "Traceback" not in done.stderr


def test_archive_check_names_damage(tmp_path: Path, manifest: Path) -> None:
    path = tmp_path / "a.warc.gz"
    zhengce("archive", "add", manifest, "-o", path)
    assert zhengce("archive", "check", path).returncode == exits.OK
    path.write_bytes(path.read_bytes()[:-9])
    done = zhengce("archive", "check", path)
    assert done.returncode == exits.UNHEALTHY
    assert "torn last record" in done.stderr


def test_doctor_wants_a_contact(tmp_path: Path) -> None:
    done = zhengce("doctor", cwd=tmp_path)
    assert done.returncode == exits.UNHEALTHY
    assert "BAD contact" in done.stdout
    (tmp_path / "zhengce.toml").write_text('[crawl]\ncontact = "mailto:a@b.example"\n')
    assert zhengce("doctor", cwd=tmp_path).returncode == exits.OK
