"""Search over the stored documents: what is found, in which order, and through every door."""

from __future__ import annotations

import asyncio
import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from datasette.app import Datasette
from datasette.plugins import pm

from db import FetchedFile, Store, connect, connect_functions, queries
from db.file.time_limit import limited
from db.search.lookup import search
from policy import AttachmentText
from tests.db.kit import entry, label, open_store, reading

BASE = "https://www.mee.gov.cn/xxgk2018/xxgk/xxgk03/202101/t20210101_{}.html"


def page(n: int, title: str, text: str = "正文。", **more: Any) -> Any:
    return entry(BASE.format(n), title=title, text=text, **more)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("search") / "z.db"
    pdf = "https://www.mee.gov.cn/w.pdf"
    with open_store(path) as store:
        store.save(
            [
                page(1, "碳排放权交易管理办法（试行）", "规范碳排放权交易。", number="国环规气候〔2020〕3号",
                     kind="办法", published="2020-12-31"),
                page(2, "关于做好发电行业工作的通知", "碳排放权交易，" * 3, published="2022-03-01"),
                page(3, "关于节能减排的通知", "节能 降碳。", published="2021-07-01",
                     files=[(pdf, "附件")]),
                page(4, "关于印发某方案的通知", "落实（国发[2021]23号）要求，减排节能。",
                     published="2023-05-01", status="试行"),
                page(5, "国务院关于印发2030年前碳达峰行动方案的通知", number="国发〔2021〕23号", published="2021-10-26",
                     issuers=("国务院",), said=reading(label("N.plan", "system"))),
                page(6, "氢能产业发展中长期规划", published="2022-03-23", said=reading(label("N.energy", "system")),
                     issuers=("国家发展改革委", "国家能源局")),
                page(7, "关于节假日安排的通知", "节能也不例外。", said=reading(scope="out"), published="2021-01-01"),
            ],
            None,
        )  # fmt: skip
        store.save_files([FetchedFile(pdf, AttachmentText("pdf", "text", "鼓励绿色信贷。", 1), 10, "a")])
    return path


def found(path: Path, query: str, **more: Any) -> list[int]:
    conn = connect(path)
    try:
        return [hit.id for hit in search(conn, query, **more).hits]
    finally:
        conn.close()


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("节能", {3, 4}),
        ("碳", {1, 2, 3, 5}),
        ("节能 减排", {3, 4}),
        ("节能减排", {3}),
        ('"节能 降碳"', {3}),
        ("节能 -方案", {3}),
        ("绿色信贷", {3}),
        ("国发[2021]23号", {4, 5}),
        ("国发2021 23", {4, 5}),
        ("number:国发（2021）23", {5}),
        ("issuer:发改委", {6}),
        ("issuer:国务院", {5}),
        ("kind:办法", {1}),
        ("label:N.plan", {5}),
        ("label:N.field", {6}),
        ("label:能源领域", {6}),
        ("status:试行", {4}),
        ("from:2022", {2, 4, 6}),
        ("from:2021-07 to:2021-10-26", {3, 5}),
        ("-碳", {4, 6}),
        ("-label:N.energy from:2022", {2, 4}),
        ("source:ndrc", set()),
        ("碳排放權交易", {1, 2}),
        ("炭素排出権取引", {1, 2}),
        ("carbon emissions trading", {1, 2}),
        ("水素", {6}),
        ("hydrogen from:2022", {6}),
        ("２０３０年", {5}),
        ("NDRC", {6}),
        ("ndrc hydrogen", {6}),
        ("issuer:NDRC", {6}),
        ("issuer:mee from:2022", {2, 4}),
        ("National Energy Administration", {6}),
        ("ETS", {1, 2}),
        ("emissions trading scheme", {1, 2}),
    ],
)
def test_finds(path: Path, query: str, ids: set[int]) -> None:
    assert set(found(path, query, limit=0)) == ids


def test_title_comes_before_body_and_newest_first_on_request(path: Path) -> None:
    assert found(path, "碳排放权交易") == [1, 2]
    assert found(path, "碳排放权交易", order="new") == [2, 1]


def test_pages_of_an_answer_follow_one_another(path: Path) -> None:
    whole = found(path, "通知", limit=0)
    assert [id for n in range(len(whole)) for id in found(path, "通知", limit=1, offset=n)] == whole


def test_the_answer_says_which_expansion_it_used(path: Path) -> None:
    conn = connect(path)
    answer = search(conn, "炭素排出権取引")
    conn.close()
    assert [(e.found, e.why) for e in answer.expansions] == [("碳排放权交易", "glossary")]
    assert answer.hits[0].title_marks.marks == ((0, 6),)


@pytest.mark.parametrize(
    "query",
    ['"', "(((", "*", "碳*", "NEAR(碳 达)", "碳 NEAR/3 达", "'; DROP TABLE documents; --", "😀", "。。。", "x" * 10_240,
     "碳 " * 3_000, "title:碳", "^碳", "碳 OR", "AND", "NOT", "-", '""', "{a b}", "\0", "\ud800"],
)  # fmt: skip
def test_bad_queries_have_an_answer_or_a_message(path: Path, query: str) -> None:
    conn = connect(path)
    answer = search(conn, query)
    conn.close()
    assert answer.hits or answer.message or answer.total == 0


def test_a_search_leaves_the_time_limit_of_its_caller_in_place(path: Path) -> None:
    conn = connect(path)
    with limited(conn, work=0.3, wait=60.0) as is_over:
        assert search(conn, "通知").total == 4
        with pytest.raises(sqlite3.OperationalError, match="interrupted"):
            conn.execute("WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t) SELECT sum(n) FROM t")
        assert is_over()
    conn.close()


def test_the_command_stops_a_search_that_takes_too_long(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from command import search as of_command

    monkeypatch.setattr(of_command, "SECONDS", -1.0)
    monkeypatch.setattr("db.file.time_limit.STEPS", 1)
    result = CliRunner().invoke(of_command.command, ["通知", "--db", str(path)])
    assert (result.exit_code, "too long" in result.output) == (1, True)


def test_the_document_of_a_number_comes_before_those_that_cite_it(path: Path) -> None:
    for order in ("rank", "new"):
        assert found(path, "国发[2021]23号", order=order) == [5, 4]
    conn = connect(path)
    for order in ("rank", "new"):
        view = queries.timeline(conn, queries.Filters(text="国发2021 23", order=order))
        assert [row.id for row in view.rows] == [5, 4]
    conn.close()


def test_the_command_answers_json(path: Path) -> None:
    from command.search import command

    result = CliRunner().invoke(command, ["碳排放权交易", "--db", str(path), "--limit", "0", "--json"])
    answer = json.loads(result.stdout)
    assert result.exit_code == 0
    assert [one["id"] for one in answer] == [1, 2]
    assert list(answer[0]) == ["id", "title", "number", "issuers", "published_on", "url", "passage", "scope"]
    assert answer[0]["issuers"] == ["生态环境部"]
    assert "碳排放权交易" in answer[0]["passage"]


def test_the_command_takes_a_query_that_begins_with_a_minus(path: Path) -> None:
    from command.search import command

    result = CliRunner().invoke(command, ["-碳", "--db", str(path), "--json"])
    assert {one["id"]: one["scope"] for one in json.loads(result.stdout)} == {4: "in", 6: "in", 7: "out"}


def test_the_command_says_that_there_is_no_database(tmp_path: Path) -> None:
    from command.search import command

    result = CliRunner().invoke(command, ["碳", "--db", str(tmp_path / "none.db")])
    assert result.exit_code == 1
    assert "there is no database" in result.output


class Words:
    """The hook by which the site gives our words to Datasette."""

    __name__ = "zhengce-words"

    @staticmethod
    def prepare_connection(conn: Any) -> None:
        connect_functions(conn)


@pytest.fixture
def ask(path: Path) -> Iterator[Any]:
    from datasette import hookimpl

    words = Words()
    words.prepare_connection = hookimpl(trylast=True)(words.prepare_connection)  # type: ignore[method-assign]  # a marker
    pm.register(words, name="zhengce-words-of-the-test")
    metadata = {
        "databases": {
            "z": {
                "tables": {"timeline": {"fts_table": "documents_fts", "fts_pk": "id"}},
                "queries": {"find": {"sql": "SELECT id FROM timeline WHERE id IN (SELECT rowid FROM documents_fts"
                                            " WHERE documents_fts MATCH zhengce_match(:q))"}},
            }
        }
    }  # fmt: skip
    datasette = Datasette([str(path)], metadata=metadata)
    try:
        yield lambda address: asyncio.run(datasette.client.get(address))
    finally:
        pm.unregister(words)


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("节能", {3, 4}),
        ("碳", {1, 2, 3, 5}),
        ("炭素排出権取引", {1, 2}),
        ("kind:办法", {1}),
        ("水素", {6}),
        ('"', set()),
    ],
)
def test_datasettes_own_search_box_json_and_queries_answer_the_same(ask: Any, query: str, ids: set[int]) -> None:
    from urllib.parse import quote

    table = ask(f"/z/timeline.json?_shape=array&_search={quote(query)}")
    assert {row["id"] for row in table.json()} == ids
    canned = ask(f"/z/find.json?_shape=array&q={quote(query)}")
    assert {row["id"] for row in canned.json()} == ids
    html = ask(f"/z/timeline?_search={quote(query)}")
    assert html.status_code == 200


def test_the_timeline_filters_by_the_same_text(path: Path) -> None:
    conn = connect(path)
    view = queries.timeline(conn, queries.Filters(text="通知", kinds=("通知",), order="rank"))
    by_kind = {choice.value: choice.n for choice in view.choices["kind"]}
    conn.close()
    assert {row.id for row in view.rows} == {2, 3, 4, 5}
    assert by_kind == {"通知": 4}


def test_the_index_is_built_by_the_next_store_after_a_load_without_it(tmp_path: Path) -> None:
    file = tmp_path / "z.db"
    with open_store(file, indexed=False) as store:
        store.save([page(1, "关于节能的通知")], None)
    with Store(file) as store:
        assert search(store.conn, "节能").total == 1
