"""What people decided: where it lies, what is wrong with it, and that every way into the store heeds it."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from command import zhengce
from crawler import config, editorial
from crawler.warc.archive import SavedPage, write
from policy.data_files import DataError
from tests import forks
from tests.crawler.site import document, listing
from translation import edited
from translation.edited import Edited

HOST = "https://www.ndrc.gov.cn"
LIST = f"{HOST}/xxgk/zcfb/tz/"
PAGE = f"{LIST}202611/t20261116_1400001.html"
TITLE = "关于做好有关工作的通知"
SETTLED = f'[[settled]]\nurl = "{PAGE}"\nscope = "in"\nadd = ["A02"]\nreason = "the annexed list is about saving"\n'
EDITED = f'[[document]]\nzh = "{TITLE}"\nja = "関連業務に関する通知"\n'


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    monkeypatch.chdir(tmp_path)
    return lambda *args: CliRunner().invoke(zhengce, [str(arg) for arg in args])


@pytest.fixture
def week(tmp_path: Path) -> Path:
    """An archive with one document whose title says nothing."""
    at = "2026-11-23T06:00:00Z"
    pages = [
        SavedPage(LIST, listing([(PAGE, TITLE, "2026/11/16")]).encode(), 200, "text/html", at),
        SavedPage(PAGE, document(TITLE, "2026-11-16").encode(), 200, "text/html", at),
    ]
    (tmp_path / "archive").mkdir()
    write(pages, tmp_path / "archive" / "week.warc.gz")
    return tmp_path / "archive" / "week.warc.gz"


def decide(folder: Path, **files: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")


def stored(db: Path) -> tuple[Any, ...]:
    """Scope, settled labels and Japanese title of the document."""
    with closing(sqlite3.connect(db)) as conn:
        labels = conn.execute(
            "SELECT label_id FROM document_labels WHERE settled IS NOT NULL AND derived_from IS NULL"
        ).fetchall()
        title = conn.execute("SELECT title FROM translations WHERE lang = 'ja'").fetchone()
        return conn.execute("SELECT scope FROM documents").fetchone()[0], labels, title


def test_the_folder_is_beside_the_database_or_where_the_settings_say(tmp_path: Path) -> None:
    db = tmp_path / "data" / "z.db"
    assert editorial.folder(config.load({}), db) == tmp_path / "data" / "editorial"
    assert editorial.folder(config.load({"ZHENGCE_EDITORIAL_FOLDER": "/srv/words"}), db) == Path("/srv/words")


def test_nothing_is_decided_where_there_is_no_folder(tmp_path: Path) -> None:
    assert editorial.load(tmp_path / "editorial") == editorial.NOTHING


def test_crawl_and_rebuild_heed_what_was_decided(run: Callable[..., Result], week: Path, tmp_path: Path) -> None:
    assert run("reparse").exit_code == 0
    before = stored(tmp_path / "zhengce.db")
    decide(tmp_path / "editorial", settled=SETTLED, edited=EDITED)
    assert run("reparse").exit_code == 0
    decided = ("in", [("A02",)], ("関連業務に関する通知",))
    assert stored(tmp_path / "zhengce.db") == decided != before
    assert forks.zhengce("crawl", "ndrc", "--replay", week, "--db", "crawled.db", cwd=tmp_path).returncode == 0
    assert stored(tmp_path / "crawled.db") == decided
    other = tmp_path / "other"
    other.mkdir()
    assert run("reparse", "--db", other / "z.db").exit_code == 0
    assert stored(other / "z.db") == before, "that database has a folder of its own"


@pytest.mark.parametrize(
    ("files", "faults"),
    [
        ({"settled": SETTLED + "[[settled]\n"}, ["settled.toml:6: not TOML"]),
        ({"settled": SETTLED.replace("add", "ad")}, ["settled.toml:4: [[settled]]: unknown key 'ad', did you mean"]),
        ({"settled": SETTLED.replace("A02", "A2")}, ["settled.toml:4: [[settled]]: unknown label 'A2'"]),
        ({"edited": EDITED + 'jp = "x"\n'}, ["edited.toml:4: [[document]]: unknown key 'jp'; known are zh, url"]),
        ({"edited": '[[document]]\nja = "x"\n'}, ["edited.toml:1: [[document]]: neither zh nor url"]),
        ({"edited": '\n[[dokument]]\nja = "x"\n'}, ["edited.toml:2: unknown table 'dokument'"]),
        ({"identity": '[[join]]\nurls = ["https://a"]\nwhy = "x"\n'}, ["identity.toml:1: [[join]]: needs two urls"]),
        ({"identity": '[[join]]\nurls = "https://a"\nwhy = "x"\n'}, ["identity.toml:2: [[join]]: urls must be a list"]),
        ({"edited": "x = 1\n", "identity": "y = 1\n"}, ["edited.toml:1: unknown", "identity.toml:1: unknown"]),
    ],
)
def test_a_fault_is_named_with_its_line_and_nothing_is_lost(
    run: Callable[..., Result], week: Path, tmp_path: Path, files: dict[str, str], faults: list[str]
) -> None:
    assert run("reparse").exit_code == 0
    before = (tmp_path / "zhengce.db").read_bytes()
    decide(tmp_path / "editorial", **files)
    for command in (["crawl", "ndrc", "--replay", week], ["reparse"], ["check-rules"]):
        answer = run(*command)
        assert answer.exit_code == 1
        for fault in faults:
            assert f"editorial/{fault}" in answer.stderr
    assert (tmp_path / "zhengce.db").read_bytes() == before
    assert {path.stem: path.read_text("utf-8") for path in (tmp_path / "editorial").iterdir()} == files


def test_a_file_in_the_place_of_the_folder_and_foreign_bytes_are_named(tmp_path: Path) -> None:
    (tmp_path / "editorial").write_text("x")
    with pytest.raises(DataError, match="editorial:1: is no folder"):
        editorial.load(tmp_path / "editorial")
    decide(tmp_path / "words")
    (tmp_path / "words" / "edited.toml").write_bytes("# \n# 政策".encode("gb18030"))
    (tmp_path / "words" / "settled.toml").mkdir()
    with pytest.raises(DataError, match=r"settled\.toml:1: cannot be read.*\n.*edited\.toml:2: not UTF-8"):
        editorial.load(tmp_path / "words")


def test_check_rules_counts_what_was_decided(run: Callable[..., Result], tmp_path: Path) -> None:
    assert "0 settled, 0 edited, 0 joined, 0 kept apart: sound" in run("check-rules").output
    decide(tmp_path / "editorial", settled=SETTLED, edited=EDITED)
    assert "1 settled, 1 edited" in run("check-rules").output


def test_evaluate_measures_the_rules_unless_asked(run: Callable[..., Result], tmp_path: Path) -> None:
    decide(tmp_path / "editorial", settled=SETTLED.replace("url", "title", 1).replace(PAGE, TITLE))
    line = f'{{"title": "{TITLE}", "in_scope": true, "must": {{"action": ["A02"]}}}}'
    (tmp_path / "set.jsonl").write_text(line, encoding="utf-8")
    assert "missed A02" in run("evaluate", "set.jsonl").output
    assert "missed A02" not in run("evaluate", "set.jsonl", "--with-settled").output


def test_a_backup_takes_the_decisions_along(run: Callable[..., Result], week: Path, tmp_path: Path) -> None:
    assert run("reparse").exit_code == 0
    assert run("backup", "copy.db").exit_code == 0
    assert not (tmp_path / "copy.db.editorial").exists()
    decide(tmp_path / "editorial", settled=SETTLED, edited=EDITED)
    assert "copy.db.editorial: 2 files" in run("backup", "copy.db").output
    kept = {path.name: path.read_text("utf-8") for path in (tmp_path / "copy.db.editorial").iterdir()}
    assert kept == {"settled.toml": SETTLED, "edited.toml": EDITED}


class TestKeeping:
    def test_the_file_is_made_when_first_written(self, tmp_path: Path) -> None:
        path = tmp_path / "deep" / "editorial" / "edited.toml"
        assert edited.keep(path, []) == 0
        assert not path.parent.exists()
        assert edited.keep(path, [Edited(zh="甲", ja="一"), Edited(zh="乙", summary=("二",))]) == 2
        assert edited.read(path).entries == (Edited(zh="甲", ja="一"), Edited(zh="乙", summary=("二",)))
        assert [file.name for file in path.parent.iterdir()] == ["edited.toml"]

    def test_what_a_person_wrote_stays_as_it_was(self, tmp_path: Path) -> None:
        path = tmp_path / "edited.toml"
        own = '# mine\n[[document]]\nzh = "甲"  # asked the ministry\nja = "古い"\nissuers = ["財政部"]\n# the end\n'
        path.write_text(own, encoding="utf-8")
        edited.keep(path, [Edited(zh="甲", ja="新しい"), Edited(zh="乙", ja="二")])
        text = path.read_text(encoding="utf-8")
        assert all(words in text for words in ("# mine", "# asked the ministry", "# the end"))
        assert edited.read(path).entries == (
            Edited(zh="甲", ja="新しい", issuers=("財政部",)),
            Edited(zh="乙", ja="二"),
        )

    def test_a_broken_file_is_left_to_the_person(self, tmp_path: Path) -> None:
        path = tmp_path / "edited.toml"
        path.write_text('[[document]]\nzh = "甲"\n[[docu', encoding="utf-8")
        with pytest.raises(DataError, match=r"edited\.toml:3: not TOML"):
            edited.keep(path, [Edited(zh="乙", ja="二")])
        assert path.read_text(encoding="utf-8").endswith("[[docu")

    def test_a_folder_that_cannot_be_written_loses_nothing(self, tmp_path: Path) -> None:
        path = tmp_path / "edited.toml"
        edited.keep(path, [Edited(zh="甲", ja="一")])
        before = path.read_bytes()
        blocked = path.with_name(f".{path.name}.{os.getpid()}.part")
        blocked.mkdir()  # as a disk that takes no new file: root may write where a mode forbids it
        with pytest.raises(OSError, match="part"):
            edited.keep(path, [Edited(zh="乙", ja="二")])
        assert path.read_bytes() == before
