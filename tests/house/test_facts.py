"""Every declared fact goes the whole way: page, store, back, JSON, rebuild. One that is not declared fails here."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

import pytest

import parsers
from db import Entry, Store, StoreError, queries
from db.queries import stored
from db.write.pages import issuers_of
from policy import Attachment, Dated, Document, Evidence, Interpretation, Label, Reading, facts
from policy.facts import FACTS, OF_DOCUMENT, OF_READING, TABLES, Fact, document_json
from tests.db.kit import Clock
from web.answered import export
from web.asked.visit import Visit
from web.pages.document import data

PAGE = Path(__file__).resolve().parents[1] / "pages" / "govcn" / "content-narrow-2.html"
EMPTY = (None, "", ())


def made(fact: Fact) -> Any:
    """A value of the fact's form that differs from all other facts."""
    if fact.form == "date":
        return Dated(f"20{len(fact.name):02}-07", "text", f"{fact.name}，以此日为准。")
    if fact.form == "records":
        record = Attachment if fact.name == "attachments" else Interpretation
        return (record(f"https://www.gov.cn/{fact.name}", fact.name),)
    if fact.form == "number":
        return len(fact.name)
    values = (f"{fact.name} 一", f"{fact.name} 二")
    return values if fact.form in ("names", "list") else values[0]


def made_record(record: type[Any]) -> Any:
    """A record of a declared table with a value in each field."""
    kinds = {"int": 7, "float": 0.5, "bool": True, "tuple": ("甲", "乙"), "dict": {"year": 7}, "RelationType": "cites"}
    values = {
        part.name: next((value for kind, value in kinds.items() if str(part.type).startswith(kind)), part.name)
        for part in fields(record)
    }
    return record(**values)


def parsed() -> Document:
    """A page as it was served, with a value wherever it has none."""
    url = json.loads(PAGE.with_suffix(".json").read_text("utf-8"))["url"]
    page = parsers.parse(url, PAGE.read_bytes())
    assert isinstance(page, Document)
    missing = {fact.name: made(fact) for fact in OF_DOCUMENT if getattr(page, fact.name) in EMPTY}
    return replace(page, issuers=issuers_of(page.issuers), **missing)


def found() -> Reading:
    """A reading with a value in each fact and a record in each table."""
    values = {fact.name: made(fact) for fact in OF_READING} | {"scope": "in"}
    records = {table.found: (made_record(table.record),) for table in TABLES}
    label = Label("energy-saving", "theme", 0.9, (Evidence("节能", "title", 0, "节能"),))
    return Reading(**values, **records, labels=(label,))


@dataclass(frozen=True)
class Walk:
    """One document on its way: what went in, and by stage what came out."""

    document: Document
    reading: Reading
    stages: Mapping[str, tuple[Document | None, dict[str, Any], dict[str, tuple[Any, ...]]]]
    shown: Mapping[str, Any]


def read_back(store: Store, id: int) -> tuple[Document | None, dict[str, Any], dict[str, tuple[Any, ...]]]:
    tables = {table.name: stored.records(store.conn, id, table.name) for table in TABLES}
    return stored.document(store.conn, id), stored.found(store.conn, id), tables


@pytest.fixture(scope="module")
def walk(tmp_path_factory: pytest.TempPathFactory) -> Walk:
    folder = tmp_path_factory.mktemp("facts")
    entry = Entry(parsed(), found())
    other = Entry(
        replace(entry.document, url="https://www.gov.cn/a.htm", title="另一件", number=None), Reading("in", "")
    )
    stages = {}
    with Store(folder / "z.db", clock=Clock()) as store:
        id = store.save([entry], None)[0].document_id
        stages["stored"] = read_back(store, id)
        visit = Visit(f"/documents/{id}.json", (), "en", None, "https://site.test", "2026-11-23", {"id": str(id)})
        shown = json.loads(data(store.conn, visit).body)
        store.save_reading(id, Reading("out", "nothing"))
        store.save_reading(id, entry.reading)
        stages["read again"] = read_back(store, id)
    for name, archive in (("rebuilt", [entry]), ("rebuilt without its page", [other])):
        with Store(folder / f"{name}.db", clock=Clock()) as store:
            store.adopt(folder / "z.db")
            store.save(archive, None)
            store.finish_rebuild()
            stages[name] = read_back(store, id)
    return Walk(entry.document, entry.reading, stages, shown)


@pytest.mark.parametrize("stage", ["stored", "read again", "rebuilt", "rebuilt without its page"])
@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.name)
def test_a_fact_comes_back_as_it_went_in(walk: Walk, fact: Fact, stage: str) -> None:
    document, reading, _ = walk.stages[stage]
    came = reading[fact.name] if fact in OF_READING else getattr(document, fact.name)
    went = getattr(walk.reading if fact in OF_READING else walk.document, fact.name)
    assert went not in EMPTY, "the walk must carry a value"
    assert came == went


@pytest.mark.parametrize("stage", ["stored", "read again", "rebuilt", "rebuilt without its page"])
@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_records_come_back_as_they_went_in(walk: Walk, table: facts.Table, stage: str) -> None:
    assert walk.stages[stage][2][table.name] == getattr(walk.reading, table.found) != ()


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.name)
def test_a_fact_is_in_the_json_of_parse_and_site(walk: Walk, fact: Fact) -> None:
    went = fact.shown(getattr(walk.reading if fact in OF_READING else walk.document, fact.name))
    if fact not in OF_READING:
        assert document_json(walk.document)[fact.name] == went
    if fact.kept not in ("body", "rows"):
        assert walk.shown[fact.name] == went
    if fact.listed:
        assert fact.name in export.FIELDS


def test_a_date_is_on_the_page_of_its_document_with_its_place(walk: Walk) -> None:
    lines = {line["field"]: line for line in walk.shown["document"]["dates"]}
    for fact in FACTS:
        if fact.form == "date":
            went = getattr(walk.reading if fact in OF_READING else walk.document, fact.name)
            assert (lines[fact.name]["iso"], lines[fact.name]["where"]) == (went.iso, went.where)


def test_every_field_of_a_document_and_of_a_reading_is_declared() -> None:
    assert {part.name for part in fields(Document)} == {fact.name for fact in OF_DOCUMENT}
    tables = {table.found for table in TABLES}
    assert {part.name for part in fields(Reading)} == {fact.name for fact in OF_READING} | tables | {"labels"}


def test_each_name_is_declared_once_and_what_is_listed_is_kept_with_the_document() -> None:
    assert len({fact.name for fact in FACTS}) == len(FACTS)
    assert all(fact.kept in ("document", "reading") for fact in FACTS if fact.listed)


def test_a_fact_without_a_column_is_refused_before_anything_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "z.db"
    with Store(path, clock=Clock()) as store:
        store.save([Entry(parsed(), found())], None)
    monkeypatch.setattr(facts, "OF_PUBLICATION", (*facts.OF_PUBLICATION, Fact("never_migrated", "page")))
    with pytest.raises(StoreError, match=r"^policy/facts\.py.*never_migrated.*publications.*add a migration"):
        Store(path)
    monkeypatch.undo()
    with Store(path, clock=Clock()) as store:
        assert queries.timeline(store.conn, queries.Filters()).total == 1


def test_a_message_names_the_line_of_a_declaration() -> None:
    file, line = facts.declared_at("expires_on").split(":")
    source = (Path(facts.__file__).parents[1] / file).read_text("utf-8").splitlines()
    assert source[int(line) - 1].strip().startswith('Fact("expires_on"')
