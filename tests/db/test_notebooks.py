"""What a person in a notebook opens: the queries of the site as methods, records as plain dataclasses."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

import zhengce
from db import connect, queries
from policy import taxonomy
from tests.db.make_released import make
from tests.web import seed


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return seed.build(tmp_path_factory.mktemp("notebook") / "zhengce.db")


@pytest.fixture
def db(path: Path) -> Iterator[zhengce.Database]:
    with zhengce.open(path) as opened:
        yield opened


def test_iterating_gives_each_record_of_the_site_once_in_its_order(
    db: zhengce.Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = (
        list(queries.timeline(db.conn, queries.Filters(), 1, 1000).rows),
        queries.targets(db.conn, limit=1000),
        queries.results(db.conn, limit=1000),
        queries.passages(db.conn, queries.Sought(), limit=1000),
    )
    for at_once in (1, 2, 7, len(whole[0])):
        monkeypatch.setattr("db.database.AT_ONCE", at_once)
        assert (list(db.documents()), list(db.targets()), list(db.results()), list(db.passages())) == whole


def test_what_is_iterated_is_what_was_there_when_it_was_asked_for(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("db.database.AT_ONCE", 7)
    copy = Path(shutil.copy(path, tmp_path / "z.db"))
    with zhengce.open(copy) as db:
        before = [row.id for row in db.documents()]
        found = db.documents()
        first = next(found)
        with seed.Store(copy) as store:
            store.save([seed.plain(99, "2027-01-01")], store.start_run("crawl"))
        assert [first.id, *(row.id for row in found)] == before
        assert len(list(db.documents())) == len(before) + 1


def test_filters_take_one_value_or_several_and_names_as_people_write_them(db: zhengce.Database) -> None:
    by_id = list(db.documents(labels="hydrogen"))
    assert by_id == list(db.documents(labels=["氢能"])) == list(db.documents(labels="水素"))
    assert seed.HYDROGEN in [row.title for row in by_id]
    assert {row.sort_on[:4] for row in db.documents(years=[2024, 2025])} == {"2024", "2025"}
    assert list(db.documents(years=2025)) == list(db.documents(since="2025", until="2025"))
    assert all("国家能源局" in row.issuers for row in db.documents(issuers="能源局"))
    assert next(db.documents("氢能产业", order="rank")).title == seed.HYDROGEN


def test_a_number_comes_with_its_sentence_unit_and_document(db: zhengce.Database) -> None:
    (found,) = db.targets("可再生能源制氢量", year=2030, label="氢能")
    assert (found.value, found.unit, found.document.title) == (100, "万吨/年", seed.HYDROGEN)
    assert "100万吨" in found.passage
    assert [row.value for row in db.results("可再生能源制氢量")] == [12]
    assert ("可再生能源制氢量", 2) in db.indicators()
    assert [row.value for row in db.series("可再生能源制氢量").targets] == [100]


def test_duties_consultations_news_and_comparisons(db: zhengce.Database) -> None:
    *_, duty = db.duties("2027-01-01", "2027-12-31")
    assert (duty.lead, duty.due) == (("国家能源局",), "2027-06-30")
    assert [one.text for one in db.duties_of("能源局")] == [duty.text]
    assert [(one.on, one.days) for one in db.consultations(seed.TODAY)] == [("2026-12-14", 21)]
    assert [one.days < 0 for one in db.consultations(seed.TODAY, closed=True)] == [True]
    assert seed.HYDROGEN in [row.title for row in db.news("2026-11-20", labels="氢能").new]
    assert db.news("2026-11-20", labels="water").new == ()
    id = next(db.documents("氢能产业", order="rank")).id
    page = db.document(id)
    assert page
    assert page.text == seed.TEXT
    assert db.document(10**9) is None
    assert [line.label.id for line in db.compare([id, 1]).lines] == ["hydrogen"]
    assert {label.id for label in db.labels()} == {label.id for label in taxonomy.load()}


def test_what_does_not_exist_is_said(db: zhengce.Database, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no label is called '无此标签'"):
        db.targets(label="无此标签")
    with pytest.raises(zhengce.StoreError, match="no database"):
        zhengce.open(tmp_path / "no.db")
    make("0.1.0", tmp_path / "old.db")
    with pytest.raises(zhengce.StoreError, match="earlier release"):
        zhengce.open(tmp_path / "old.db")


def test_records_are_flat_dictionaries_with_the_facts_of_their_document(db: zhengce.Database) -> None:
    (one,) = zhengce.records(db.targets("可再生能源制氢量"))
    assert (one["value"], one["document_title"], one["document_labels"][0]) == (100, seed.HYDROGEN, "N.energy")
    assert not [value for value in one.values() if isinstance(value, dict)]
    with pytest.raises(TypeError, match="int is no record"):
        zhengce.records([1])


def test_a_table_of_pandas_is_made_where_pandas_is_there(db: zhengce.Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(ModuleNotFoundError, match="pandas"):
        zhengce.frame(db.targets())
    monkeypatch.setitem(sys.modules, "pandas", SimpleNamespace(DataFrame=lambda rows: ("frame", rows)))
    assert zhengce.frame(db.targets()) == ("frame", zhengce.records(db.targets()))


def test_the_file_is_only_read(path: Path) -> None:
    with zhengce.open(path) as db, pytest.raises(Exception, match="readonly"):
        db.conn.execute("DELETE FROM documents")
    assert connect(path).execute("SELECT count(*) FROM documents").fetchone()[0]


def test_the_module_brings_in_the_store_only() -> None:
    look = "import sys, zhengce; print(*{name.partition('.')[0] for name in sys.modules})"
    done = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)
    rooms = {"policy", "parsers", "analysis", "spiders", "translation", "newsletter", "web", "assistant", "crawler"}
    assert rooms & set(done.stdout.split()) == {"policy"}
