"""An indicator across documents: by year, results apart, and what overtook what."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db import Store, queries
from db.queries.series import overtaken
from policy import Result, Target
from tests.db.kit import Clock, entry, reading

SHARE = "非化石能源消费比重"


def number(value: float, year: int = 2025, *, comparator: str = "=", scope: str | None = None) -> Target:
    return Target(SHARE, comparator, value, "%", year, None, scope, 0, f"到{year}年{value}%。")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "z.db", clock=Clock()) as store:
        yield store


def add(store: Store, day: str, *targets: Target, **more: object) -> int:
    """A document of that day, and its id."""
    n = len(store.conn.execute("SELECT 1 FROM documents").fetchall())
    results = more.pop("results", ())
    said = reading(targets=targets, results=results)
    address = f"https://www.mee.gov.cn/xxgk2018/xxgk/xxgk03/202107/t20210701_{n}.html"
    made = entry(address, title=f"关于第{n}号事项的通知", number=f"环测〔2021〕{n}号", published=day, said=said, **more)
    return store.save([made], None)[0].document_id


def test_targets_and_results_are_apart_each_by_year(store: Store) -> None:
    reached = Result(SHARE, "=", 16.6, "%", 2021, None, None, 0, "2021年16.6%。")
    add(store, "2022-01-01", number(25, 2030), number(20), results=(reached,))
    add(store, "2021-01-01", number(80, 2060))
    found = queries.series(store.conn, SHARE)
    assert [target.year for target in found.targets] == [2025, 2030, 2060]
    assert [(result.value, result.year) for result in found.results] == [(16.6, 2021)]
    assert [t.year for t in queries.series(store.conn, SHARE, year=2030).targets] == [2030]
    assert queries.series(store.conn, "别的指标").targets == ()


def test_the_first_later_document_with_another_value_overtakes(store: Store) -> None:
    first = add(store, "2021-01-01", number(18))
    same = add(store, "2021-06-01", number(18))
    other = add(store, "2022-01-01", number(20))
    add(store, "2023-01-01", number(21))
    found = queries.series(store.conn, SHARE)
    by = {t.document.id: found.overtaken[t.id].id for t in found.targets if t.id in found.overtaken}
    assert by[first] == by[same] == other
    assert len(by) == 3


@given(
    st.lists(st.tuples(st.integers(1, 4), st.sampled_from([18.0, 20.0, 21.0]), st.booleans()), max_size=12)
)  # fmt: skip
def test_it_is_the_first_of_all_later_ones_whatever_the_series(series: list[tuple[int, float, bool]]) -> None:
    rows = [
        SimpleNamespace(
            id=n, value=value, value_high=None, comparator="=", year=2025, scope=None, unit="%", base_year=None,
            document=SimpleNamespace(id=n, sort_on=f"202{year}", status="征求意见" if draft else None),
        )
        for n, (year, value, draft) in enumerate(series)
    ]  # fmt: skip
    by_date = sorted(rows, key=lambda row: (row.document.sort_on, row.id))
    wanted = {
        row.id: next(
            other.id for other in by_date
            if other.document.sort_on > row.document.sort_on and not other.document.status and other.value != row.value
        )
        for row in rows
        if any(
            other.document.sort_on > row.document.sort_on and not other.document.status and other.value != row.value
            for other in rows
        )
    }  # fmt: skip
    assert {id: document.id for id, document in overtaken(rows).items()} == wanted  # type: ignore[arg-type]  # as rows


@pytest.mark.parametrize(
    "later", [number(25, 2030), number(20, scope="北京市"), number(3, comparator="↑")], ids=["year", "scope", "change"]
)
def test_what_is_not_alike_overtakes_nothing(store: Store, later: Target) -> None:
    add(store, "2021-01-01", number(18))
    add(store, "2022-01-01", later)
    assert queries.series(store.conn, SHARE).overtaken == {}


def test_a_draft_overtakes_nothing(store: Store) -> None:
    add(store, "2021-01-01", number(18))
    add(store, "2022-01-01", number(20), status="征求意见")
    assert queries.series(store.conn, SHARE).overtaken == {}


def test_a_target_of_a_repealed_document_names_what_ended_it(store: Store) -> None:
    old, new = add(store, "2021-01-01", number(18)), add(store, "2022-01-01")
    store.conn.execute("UPDATE documents SET repealed_by = ? WHERE id = ?", (new, old))
    found = queries.series(store.conn, SHARE)
    assert [row.id for row in found.repealed.values()] == [new]
