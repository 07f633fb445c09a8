"""The page of one document: everything that is known of it, each with where it was read."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import segno
from markupsafe import Markup

from db import queries
from db.queries.shown_document import DateLine, DocumentPage, RelationRow
from policy.facts import DATES
from policy.sections import BriefFact, Duty, Section
from web.answered import export
from web.answered.answer import Answer, NoSuchPage, as_json, redirect
from web.answered.render import page as render
from web.answered.render import word
from web.asked import decisions
from web.asked.visit import Visit
from web.drawn import graph, text
from web.records import citation, linked, references, whole
from web.spoken import told
from web.spoken.i18n import Lang, catalogue

ASKED = re.compile(r"(\d{1,7})-(\d{1,7})")
NUMBER = re.compile(r"[\d０-９.,，]+")
MOST_DUTIES = 60
MOST_ATTACHMENT = 20_000  # characters of an attachment's text on the page; the rest is in the file


@dataclass(frozen=True, slots=True)
class Day:
    """One of the dates of a document, with its name and all places where it was read."""

    name: str
    iso: str | None
    lines: tuple[DateLine, ...]


def page(conn: sqlite3.Connection, visit: Visit) -> Answer:
    """The page; an id that was joined to another one leads there."""
    doc = read(conn, visit)
    if doc.row.id != doc.asked:
        return redirect(visit.link(f"/documents/{doc.row.id}"), 301)
    address = f"{visit.site}/documents/{doc.row.id}"
    say = catalogue(visit.lang)
    return render(
        "document.html",
        visit,
        doc=doc,
        source_names=queries.source_names(conn),
        dates=_dates(doc, visit.lang),
        body=text.reading(doc.text, _with_asked(_marks(doc), visit.arg("mark")), doc.annex_at),
        place=place,
        brief=told.brief(doc.brief, visit.lang),
        most_duties=MOST_DUTIES,
        attachment_text=lambda content: text.reading(content[:MOST_ATTACHMENT]).whole,
        marked=text.marked,
        graph=_graph(doc, visit),
        decisions=decisions,
        citations=citation.citations(doc.row, doc.agencies),
        record_forms=references.FORMS,
        meta_tags=linked.meta_tags(doc.row),
        json_ld=linked.json_ld(doc, queries.labels(conn), visit.site, visit.today),
        shares=citation.shares(doc.row, address, visit.lang, say.ugettext("Mail")),
        qr=qr(address),
    )


def why(conn: sqlite3.Connection, visit: Visit) -> Answer:
    """Only the labels with their evidence, which a list fetches when a reader asks for them."""
    id = int(visit.variables["id"][:12])
    return render("why.html", visit, proofs=queries.proofs(conn, [id]).get(id, ()), marked=text.marked)


def data(conn: sqlite3.Connection, visit: Visit) -> Answer:
    """The document as JSON, with everything that the page shows, each thing once."""
    doc = read(conn, visit)
    if doc.row.id != doc.asked:
        return redirect(visit.link(f"/documents/{doc.row.id}.json"), 301)
    shown = export.document(visit, doc.row)
    facts = {name: value for name, value in doc.facts.items() if name not in shown}
    return as_json({**shown, **facts, "document": whole.record(doc, visit.site)})


def read(conn: sqlite3.Connection, visit: Visit) -> DocumentPage:
    """The document that the address names."""
    number = visit.variables["id"]
    doc = queries.document(conn, int(number)) if len(number) < 12 else None
    if doc is None:
        raise NoSuchPage(visit.path)
    return doc


def place(item: BriefFact | Duty | Section, body: text.Reading) -> str:
    """The address on this page of what was read: its mark in the text, or the file that holds it."""
    if item.within == "text":
        return f"#{body.anchors[item.at]}" if item.at in body.anchors else "#text"
    return f"#file-{item.within.removeprefix('attachment:')}"


def _dates(doc: DocumentPage, lang: Lang) -> list[Day]:
    """The dates in their order, unknown ones too: that a date is unknown is worth seeing."""
    found = []
    for fact in DATES:
        lines = {line.where: line for line in doc.dates if line.field == fact.name}
        found.append(Day(fact.named(lang), str(doc.facts[fact.name] or "") or None, tuple(lines.values())))
    return found


def _marks(doc: DocumentPage) -> Iterator[text.Mark]:
    """Places in the text from which labels and targets were read."""
    for proof in doc.labels:
        for item in proof.evidence:
            if item.field == "text":
                length = len(item.term) if doc.text.startswith(item.term, item.offset) else 1
                yield text.Mark(item.offset, item.offset + length)
    for target in doc.targets:
        if target.within != "text":
            continue
        number = NUMBER.match(doc.text, target.offset)
        end = number.end() if number else target.offset + 1
        yield text.Mark(target.offset, end + len(target.unit) * doc.text.startswith(target.unit, end))
    for items in (doc.brief, doc.duties, doc.sections):
        yield from (text.Mark(item.at, item.at + 1, is_plain=True) for item in items if item.within == "text")


def _with_asked(marks: Iterable[text.Mark], asked: str) -> list[text.Mark]:
    """The marks, and instead of those that it touches the passage that the address asks for (``mark=345-420``)."""
    place = ASKED.fullmatch(asked)
    if not place:
        return list(marks)
    start, end = int(place[1]), int(place[2])
    return [mark for mark in marks if mark.end <= start or mark.start >= end] + [text.Mark(start, end)]


def _graph(doc: DocumentPage, visit: Visit) -> Markup:
    """Relations both ways as a picture, mere citations left to the list."""

    def nodes(relations: tuple[RelationRow, ...], context: str) -> list[graph.Node]:
        strong = [relation for relation in relations if relation.type != "cites"]
        unique: Mapping[str, RelationRow] = {_title(r): r for r in strong}
        return [_node(title, relation, context, visit) for title, relation in unique.items() if title]

    name = catalogue(visit.lang).ugettext("What this document rests on and what rests on it")
    return graph.relations(
        doc.row.title, nodes(doc.relations, "relation"), nodes(doc.related_from, "relation back"), name
    )


def _title(relation: RelationRow) -> str:
    """The best name for the other end."""
    return relation.other.title if relation.other else relation.title or relation.number or ""


def _node(title: str, relation: RelationRow, context: str, visit: Visit) -> graph.Node:
    """A box of the picture of relations."""
    href = visit.link(f"/documents/{relation.other.id}") if relation.other else None
    return graph.Node(title, word(visit.lang, context, relation.type), href)


def qr(address: str) -> Markup:
    """The address as a QR code that WeChat can scan."""
    code = segno.make(address, error="m", micro=False)
    svg = code.svg_inline(border=0, omitsize=True, svgclass=None, lineclass=None, dark="#000")
    return Markup(svg)  # noqa: S704  # made of squares by segno, holds no text
