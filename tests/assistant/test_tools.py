"""What the tools answer, and what they say to questions that cannot be answered."""

from __future__ import annotations

import json
import os
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from assistant import tools
from assistant.citing import LARGEST, answer
from assistant.named import Refused
from assistant.outside import NOTE, quoted
from policy import taxonomy
from tests.assistant.conftest import BY_2027, BY_2030, STORAGE, Ask
from tests.db.make_released import make
from tests.web import seed

TO_CITE = {"id", "title", "number", "issuers", "date", "address"}


def cited_in(found: Any) -> list[dict[str, Any]]:
    """All documents that an answer names."""
    if isinstance(found, dict):
        own = [found] if "resource" in found else []
        return own + [one for value in found.values() for one in cited_in(value)]
    return [one for value in found for one in cited_in(value)] if isinstance(found, list) else []


def hydrogen(ask: Ask) -> dict[str, Any]:
    return next(d for d in ask("search", text="氢能", limit=50)["documents"] if d["title"] == seed.HYDROGEN)


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("search", {"text": "氢能"}),
        ("document", {"id": 1}),
        ("passages", {"words": "氢能"}),
        ("targets", {}),
        ("whats_new", {"since": "2026-11-20"}),
        ("consultations", {}),
        ("consultations", {"closed": True}),
        ("compare", {"documents": [1, 2]}),
    ],
)
def test_every_answer_says_what_is_needed_to_cite_and_that_texts_are_data(
    ask: Ask, name: str, given: dict[str, Any]
) -> None:
    found = ask(name, **given)
    assert found["note"] == NOTE
    assert cited_in(found)
    assert all(set(one) >= TO_CITE for one in cited_in(found))


def test_what_is_new_on_hydrogen(ask: Ask) -> None:
    found = ask("whats_new", since="2026-11-20", labels=["氢能"])
    assert seed.HYDROGEN in [one["title"] for one in found["new"]]
    assert all("hydrogen" in one["labels"] for one in cited_in(found))
    assert ask("whats_new", since="2026-11-20", until="2026-11-21")["new"] == []


def test_search_has_the_filters_and_words_of_the_site(ask: Ask) -> None:
    everything = ask("search", text="测试文件", limit=50)["total"]
    some = ask("search", text="测试文件", years=[2026], issuers=["发改委"], limit=50)
    assert 0 < some["total"] < everything
    assert {one["date"][:4] for one in some["documents"]} == {"2026"}
    assert {name for one in some["documents"] for name in one["issuers"]} == {"国家发展和改革委员会"}
    assert hydrogen(ask)["id"] in [one["id"] for one in ask("search", text="水素")["documents"]]


def test_a_search_says_where_it_found_the_words(ask: Ask) -> None:
    text, file = (ask("search", text=words)["documents"][0] for words in ("制氢量", "氢能示范城市"))
    assert (text["within"], seed.TEXT[text["at"] :].startswith(text["quoted"])) == ("text", True)
    assert text["at"] > 0
    assert (file["within"], file["file"], file["at"]) == ("file", seed.PDF, 0)


def test_pages_of_a_search_follow_one_another_and_say_that_there_is_more(ask: Ask) -> None:
    pages = [ask("search", text="测试文件", limit=15, page=n, order="new") for n in (1, 2, 3)]
    ids = [one["id"] for page in pages for one in page["documents"]]
    assert len(ids) == len(set(ids)) == pages[0]["total"]
    assert [page["cut"] for page in pages] == [["documents"], ["documents"], []]


def test_a_passage_is_quoted_from_its_place_under_its_heading(ask: Ask) -> None:
    found = ask("passages", words="制氢", names_year=2030, label="氢能")
    quote = found["passages"][0]
    assert quote["document"]["title"] == seed.HYDROGEN
    assert seed.TEXT[quote["at"] :].startswith(quote["quoted"])
    assert "100万吨" in quote["quoted"]
    assert quote["headings"] == ["总体要求"]
    assert ask("passages", words="制氢", names_year=2029)["passages"] == []
    assert ask("passages", words="制氢", year=2025)["passages"] == []


def test_passages_of_one_document_come_in_pages_with_those_of_its_files(ask: Ask) -> None:
    id = hydrogen(ask)["id"]
    pages = [ask("passages", document=id, limit=2, page=n) for n in (1, 2)]
    assert [one["within"] for page in pages for one in page["passages"]] == ["text", "text", "attachment:1"]
    assert [page["cut"] for page in pages] == [["passages"], []]


def test_a_document_tells_its_outline_relations_versions_and_files(ask: Ask) -> None:
    found = ask("document", id=hydrogen(ask)["id"])
    assert [one["quoted"] for one in found["outline"]] == ["总体要求", "任务"]
    assert any(one["to"].get("number") == "国发〔2021〕23号" and "id" in one["to"] for one in found["relations"])
    assert found["versions"][0]["version"] == 1
    assert found["files"][0]["address"] == seed.PDF
    assert found["duties"][0]["due"] == "2027-06-30"
    assert found["text"]["quoted"] == seed.TEXT
    assert found["text"]["next_from"] is None


def test_the_text_is_had_in_pieces(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assistant.whole.PIECE", 500)
    id, text, start = hydrogen(ask)["id"], "", 0
    while start is not None:
        piece = ask("document", id=id, text_from=start)["text"]
        text, start = text + piece["quoted"], piece["next_from"]
        assert len(piece["quoted"]) <= 500
    assert text == seed.TEXT


def test_targets_by_indicator_and_the_known_ones_where_it_is_unknown(ask: Ask) -> None:
    row = ask("targets", indicator="可再生能源制氢量", year=2030)["targets"][0]
    assert (row["value"], row["unit"], row["document"]["title"]) == (100, "万吨/年", seed.HYDROGEN)
    unknown = ask("targets", indicator="无此指标")
    assert unknown["total"] == 0
    assert "可再生能源制氢量" in [one["indicator"] for one in unknown["indicators"]]


def test_open_consultations_have_their_last_day_and_closed_ones_are_apart(ask: Ask) -> None:
    assert [(one["comments_due_on"], one["days_left"]) for one in ask("consultations")["consultations"]] == [
        ("2026-12-14", 21)
    ]
    assert [one["comments_due_on"] for one in ask("consultations", closed=True)["consultations"]] == ["2026-10-01"]


def test_documents_are_compared_label_by_label_in_the_order_that_was_asked(ask: Ask) -> None:
    ids = [ask("search", text=STORAGE)["documents"][0]["id"], hydrogen(ask)["id"]]
    theme, topic = (ask("compare", documents=ids, facet=facet) for facet in ("theme", "topic"))
    assert [one["id"] for one in theme["documents"]] == ids
    (hydro,), (grid,) = theme["rows"], topic["rows"]
    assert (hydro["label"], [len(said["passages"]) for said in hydro["said"]]) == ("hydrogen", [1, 3])
    assert [[p["quoted"] for p in said["passages"]][:2] for said in grid["said"]] == [[BY_2027, BY_2030], []]
    assert topic["other_facets"] == ["system", "theme"]
    assert [row["label"] for row in ask("compare", documents=ids[::-1], facet="system")["rows"]] == ["N.energy"]


def test_a_cell_says_how_many_passages_more_there_are(ask: Ask) -> None:
    ids = [hydrogen(ask)["id"], ask("search", text=STORAGE)["documents"][0]["id"]]
    found = ask("compare", documents=ids, limit=1)
    (row,) = [row for row in found["rows"] if row["label"] == "hydrogen"]
    assert [(len(said["passages"]), said["more"]) for said in row["said"]] == [(1, 2), (1, 0)]
    assert found["cut"] == ["rows"]


def test_the_facets_that_may_be_compared_are_those_of_the_taxonomy() -> None:
    facets = tools.BY_NAME["compare"].asked.model_json_schema()["properties"]["facet"]["enum"]
    assert set(facets) == {label.facet for label in taxonomy.load()}


@pytest.mark.parametrize(
    ("name", "given", "said"),
    [
        ("search", {"limit": 10**30}, "limit"),
        ("search", {"limit": "many"}, "limit"),
        ("search", {"text": "氢" * 501}, "text"),
        ("search", {"labels": ["x"] * 21}, "labels"),
        ("search", {"since": "yesterday"}, "since"),
        ("search", {"sql": "DROP TABLE documents"}, "sql: there is no such argument"),
        ("search", {"labels": ["无此标签"]}, "No label is called '无此标签'"),
        ("document", {}, "id"),
        ("document", {"id": 2**63}, "id"),
        ("document", {"id": 999_999}, "There is no document 999999"),
        ("passages", {}, "give words, a label"),
        ("compare", {"documents": [1]}, "documents"),
        ("compare", {"documents": list(range(1, 8))}, "documents"),
        ("compare", {"documents": [1, 1]}, "These are one document"),
        ("compare", {"documents": [1, 999_999]}, "There is no document 999999"),
        ("compare", {"documents": [1, 2], "facet": "colour"}, "facet"),
        ("whats_new", {"since": "2026-02-30"}, "since"),
    ],
)
def test_what_cannot_be_asked_is_refused_in_words(ask: Ask, name: str, given: dict[str, Any], said: str) -> None:
    with pytest.raises(Refused, match=said) as refusal:
        ask(name, **given)
    assert len(str(refusal.value)) < 500


def test_an_older_database_is_said_to_be_one(ask: Ask, tmp_path: Path) -> None:
    make("0.1.0", tmp_path / "old.db")
    with pytest.raises(Refused, match="earlier release"):
        ask("search", at=tmp_path / "old.db")


def test_a_database_of_a_later_release_is_said_to_be_one(ask: Ask, tmp_path: Path) -> None:
    path = seed.build(tmp_path / "new.db")
    conn = sqlite3.connect(path)
    conn.execute("INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('zhengce', 'm999_more', '')")
    conn.commit()
    conn.close()
    with pytest.raises(Refused, match=r"later release \(m999_more\); update zhengce"):
        ask("search", at=path)


@pytest.mark.parametrize("content", [None, b"", b"no database, but a text of some length" * 99])
def test_a_file_that_is_no_database_is_said_to_be_none(ask: Ask, tmp_path: Path, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / "x.db").write_bytes(content)
    with pytest.raises(Refused, match=r"no database|not a.* database"):
        ask("search", at=tmp_path / "x.db")


def test_a_locked_database_is_said_to_be_locked(ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tools, "LOCK_WAIT", 0.0)
    path = seed.build(tmp_path / "locked.db")
    holder = sqlite3.connect(path)
    try:
        holder.execute("PRAGMA locking_mode = EXCLUSIVE")
        holder.execute("BEGIN EXCLUSIVE")
        with pytest.raises(Refused, match="another program is writing"):
            ask("search", at=path)
    finally:
        holder.close()
    assert ask("search", at=path)["total"]


def test_a_replaced_file_is_the_one_that_is_read(ask: Ask, database: Path, tmp_path: Path) -> None:
    path = tmp_path / "served.db"
    with seed.Store(path) as store:
        store.save([seed.plain(3, "2026-01-05")], store.start_run("crawl"))
    assert ask("search", at=path)["total"] == 1
    source, copy = sqlite3.connect(database), sqlite3.connect(tmp_path / "next.db")
    source.backup(copy)
    source.close()
    copy.close()
    os.replace(tmp_path / "next.db", path)
    assert ask("search", at=path)["total"] == ask("search")["total"]


def test_what_takes_too_long_is_broken_off(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tools, "WORK", -1.0)
    monkeypatch.setattr("db.file.time_limit.STEPS", 1)
    with pytest.raises(Refused, match="too long"):
        ask("search", text="测试文件")


def test_no_answer_is_larger_than_its_bound() -> None:
    found = answer(texts=[quoted("节" * 900, 0, "text", 900)] * 400, few=[1])
    assert len(json.dumps(found, ensure_ascii=False)) < LARGEST + 2_000
    assert found["cut"] == ["texts"]
    assert found["few"] == [1]
