"""What is offered where a view has no document: each offer leads to some, and keeps as much as it can."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from db import Store, queries
from db.queries import Filters
from tests.db.kit import entry, open_store

URL = "https://www.mee.gov.cn/xxgk2018/xxgk/xxgk03/202101/t20210101_{}.html"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with open_store(tmp_path_factory.mktemp("suggestions") / "z.db") as opened:
        opened.save(
            [
                entry(URL.format(1), title="关于绿色低碳的通知", text="绿电。", kind="通知", published="2021-03-01"),
                entry(URL.format(2), title="关于节水的意见", text="节水。", kind="意见", published="2022-03-01"),
            ],
            None,
        )
        yield opened


@pytest.mark.parametrize(
    ("filters", "offered"),
    [
        (Filters(kinds=("意见",), years=("2021",)), [Filters(years=("2021",)), Filters(kinds=("意见",))]),
        (Filters(text="绿电", since="2022"), [Filters(text="绿电")]),
        (Filters(text="绿电 节水"), [Filters(text="节水"), Filters(text="绿电")]),
        (Filters(text="绿电示范区"), [Filters(text="绿电")]),
        (Filters(text="无此文字"), []),
        (Filters(scope="out"), [Filters()]),
    ],
)
def test_offers(store: Store, filters: Filters, offered: list[Filters]) -> None:
    assert queries.timeline(store.conn, filters).total == 0
    found = queries.suggestions(store.conn, filters)
    assert [one.filters for one in found] == offered
    for one in found:
        assert one.n == queries.timeline(store.conn, one.filters).total > 0
