"""Every fact of a document, declared once: `FACTS`. What the analysis finds many of, in a table each: `TABLES`.

From these lines follow the columns that the store writes and reads back, the take-over of a rebuild, the JSON of
`zhengce parse` and of the site, the columns of the exports and the dates on the page of a document. CONTRIBUTING.md
says how a fact is added.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field, fields
from importlib.resources import files
from typing import Any, Literal

from policy.reading import Reading, Relation, Result, Target
from policy.records import Dated, Document
from policy.sections import BriefFact, Duty, Passage, Section

Kept = Literal["document", "page", "body", "rows", "reading"]
Form = Literal["text", "names", "list", "date", "number", "records"]


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact. `name` is the field of the record, the column of the table and the key in JSON.

    `kept`: ``document`` = with each publication and, from the first that knows it, with the document; ``page`` = with
    each publication only; ``body`` = with the text; ``rows`` = in a table of its own; ``reading`` = with the document,
    as a field of `Reading`. All others are fields of `Document`.
    `form`: ``text`` (str or None), ``names`` (tuple, joined by 、), ``list`` (tuple, as JSON), ``date`` (`Dated`; where
    it was read is kept in ``dates_read``), ``number`` (int or None), ``records`` (tuple of records).
    `listed` facts are in lists and exports. `title` is the name on the page of a document (zh, ja, en) of a date.
    """

    name: str
    kept: Kept
    form: Form = "text"
    listed: bool = False
    title: tuple[str, str, str] | None = None

    def named(self, lang: str) -> str:
        """The title in ``zh``, ``ja`` or ``en``; the bare name where it has none."""
        return self.title[("zh", "ja", "en").index(lang)] if self.title else self.name

    def cell(self, value: Any) -> Any:
        """The value as its column holds it."""
        if self.form == "names":
            return "、".join(value)
        if self.form == "list":
            return json.dumps(list(value), ensure_ascii=False)
        if self.form == "date":
            return value.iso if value else None
        return value

    def value(self, cell: Any, read: Mapping[str, Mapping[str, str]]) -> Any:
        """The value of a cell. `read` are the dates of its row with their places, by name."""
        if self.form == "names":
            return tuple(name for name in cell.split("、") if name)
        if self.form == "list":
            return tuple(json.loads(cell))
        if self.form == "date" and cell:
            place = read.get(self.name, {})
            return Dated(cell, place.get("where", ""), place.get("passage", ""))
        return cell

    def shown(self, value: Any) -> Any:
        """The value in JSON: lists for tuples, objects for records, ISO for dates."""
        if self.form == "date":
            return value.iso if value else None
        if self.form == "records":
            return [asdict(record) for record in value]
        return list(value) if self.form in ("names", "list") else value


FACTS = (
    Fact("source", "document", listed=True),
    Fact("url", "document", listed=True),
    Fact("kind", "document", listed=True),
    Fact("title", "document", listed=True),
    Fact("number", "document", listed=True),
    Fact("issuers", "document", "names", listed=True),
    Fact("index_number", "document", listed=True),
    Fact("subject", "document", listed=True),
    Fact("keywords", "page", "list"),
    Fact("signed_on", "document", "date", listed=True, title=("成文日期", "成文日", "Signed")),
    Fact("issued_on", "document", "date", listed=True, title=("印发日期", "発出日", "Issued")),
    Fact("published_on", "document", "date", listed=True, title=("发布日期", "公表日", "Published")),
    Fact("effective_on", "document", "date", listed=True, title=("施行日期", "施行日", "In force")),
    Fact("comments_due_on", "document", "date", listed=True, title=("意见截止", "意見提出期限", "Comments until")),
    Fact("text", "body"),
    Fact("attachments", "rows", "records"),
    Fact("interpretations", "rows", "records"),
    Fact("template", "page"),
    Fact("expires_on", "document", "date", listed=True, title=("有效期至", "有効期限", "Valid until")),
    Fact("status", "document", listed=True),
    Fact("document_kind", "page"),
    Fact("section", "page"),
    Fact("source_field", "page", "names"),
    Fact("signed_on_body", "page", "date"),
    Fact("remark", "page"),
    Fact("annex_at", "body", "number"),
    Fact("interpretations_frame", "page"),
    Fact("media", "page", "list"),
    Fact("body_images", "page", "list"),
    Fact("html", "body"),
    Fact("scope", "reading", listed=True),
    Fact("scope_reason", "reading"),
)


@dataclass(frozen=True, slots=True)
class Table:
    """Records of a document that the analysis finds: one row each, beside `document_id`.

    `found` is the field of `Reading`. The columns are the fields of `record`; `renamed` gives those of another name.
    Strings, numbers, booleans, None, tuples of strings and dicts (as JSON) can be kept. `order` is that of reading
    back.
    """

    name: str
    found: str
    record: type[Any]
    renamed: Mapping[str, str] = field(default_factory=dict)
    order: str = "id"

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns, in the order of the record's fields."""
        return tuple(self.renamed.get(part.name, part.name) for part in fields(self.record))

    def cells(self, record: Any) -> tuple[Any, ...]:
        """The record as its row holds it."""
        return tuple(map(_cell, (getattr(record, part.name) for part in fields(self.record))))

    def read(self, cells: tuple[Any, ...]) -> Any:
        """The record of a row."""
        parts = zip(fields(self.record), cells, strict=True)
        return self.record(**{part.name: _part(str(part.type), cell) for part, cell in parts})


TABLES = (
    Table("targets", "targets", Target),
    Table("results", "results", Result),
    Table("relations", "relations", Relation, {"title": "target_title", "number": "target_number"}),
    Table("sections", "sections", Section),
    Table("duties", "duties", Duty),
    Table("passages", "passages", Passage),
    Table("briefs", "brief", BriefFact),
)


def _cell(value: Any) -> Any:
    if isinstance(value, tuple | dict):
        return json.dumps(value, ensure_ascii=False)
    return int(value) if isinstance(value, bool) else value


def _part(kind: str, cell: Any) -> Any:
    if kind.startswith("tuple"):
        return tuple(json.loads(cell))
    if kind.startswith("dict"):
        return json.loads(cell)
    return bool(cell) if kind == "bool" else cell


def kept(*places: Kept) -> tuple[Fact, ...]:
    """The facts that are kept in one of these ways, in the order of their declaration."""
    return tuple(fact for fact in FACTS if fact.kept in places)


OF_DOCUMENT = kept("document", "page", "body", "rows")
OF_PUBLICATION = kept("document", "page")
OF_READING = kept("reading")
DATES = tuple(fact for fact in FACTS if fact.title)  # of the page of a document


def dates_read(record: Document | Reading) -> dict[str, dict[str, str]]:
    """Every date of the record, by name, with where it was read."""
    own = OF_DOCUMENT if isinstance(record, Document) else OF_READING
    found = {fact.name: getattr(record, fact.name) for fact in own if fact.form == "date"}
    return {
        name: {"iso": date.iso, "where": date.where, "passage": date.passage} for name, date in found.items() if date
    }


def document_json(document: Document) -> dict[str, Any]:
    """All facts of a document as JSON shows them, with the places of its dates under ``dates_read``."""
    shown = {fact.name: fact.shown(getattr(document, fact.name)) for fact in OF_DOCUMENT}
    return shown | {"dates_read": dates_read(document)}


def strings(document: Document) -> Iterator[str]:
    """Every string that a document holds."""
    for fact in OF_DOCUMENT:
        value = getattr(document, fact.name)
        if isinstance(value, str):
            yield value
        elif isinstance(value, Dated):
            yield from (value.where, value.passage)
        elif isinstance(value, tuple):
            for part in value:
                yield from (part,) if isinstance(part, str) else (getattr(part, of.name) for of in fields(part))


def declared_at(name: str) -> str:
    """The file and line at which a fact or a table is declared, for messages."""
    lines = files("policy").joinpath("facts.py").read_text("utf-8").splitlines()
    for number, line in enumerate(lines, 1):
        if line.strip().startswith((f'Fact("{name}"', f'Table("{name}"')):
            return f"policy/facts.py:{number}"
    return "policy/facts.py"
