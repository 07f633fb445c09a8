"""The timeline: newest first, by month, with filters in the address and counts beside each choice."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from markupsafe import Markup

from db import queries
from db.queries.health import SourceName
from db.queries.shown import Filters, LabelInfo, Row, TimelinePage
from db.search.query import parse
from policy import numbers
from web.answered import export, facets, listing
from web.answered.answer import Answer, Stream
from web.answered.listing import Listing
from web.answered.render import page as render
from web.asked import view
from web.asked.visit import Visit
from web.drawn import charts, hits
from web.records.references import FORMS
from web.spoken.i18n import catalogue

SIZE = 30


def page(conn: sqlite3.Connection, visit: Visit) -> Answer:
    """The view that the address names."""
    filters = view.read(visit)
    labels = queries.labels(conn)
    sources = queries.source_names(conn)
    number = export.page(visit)
    result = queries.timeline(conn, filters, page=number, size=SIZE)
    pages = max(1, -(-result.total // SIZE))
    if number > pages:
        visit = visit.noticed(no_such_page(visit, number, pages))
        number, result = pages, queries.timeline(conn, filters, page=pages, size=SIZE)
    here = view.pairs(filters)
    return render(
        "timeline.html",
        visit,
        filters=filters,
        labels=labels,
        result=result,
        months=_months(filters, result.rows),
        suggestions=_suggestions(conn, visit, filters, labels, sources) if not result.total else [],
        passages=hits.passages(conn, filters.text, [row.id for row in result.rows], visit.lang),
        facets=facets.facets(visit, filters, result, labels, sources),
        chips=facets.chips(visit, filters, labels, sources),
        chart=_years(visit, filters, result),
        brush=facets.link(visit, replace(filters, years=(), since=None, until=None)),
        order_link=facets.link(visit, replace(filters, order="new" if filters.order == "rank" else "rank")),
        form_pairs=[pair for pair in here if pair[0] not in ("q", "since", "until")],
        pages=pages,
        more=number < pages,
        previous=_paged(visit, filters, number - 1) if number > 1 else None,
        following=_paged(visit, filters, number + 1) if number < pages else None,
        canonical=replace(visit, lang_asked=None).address("/timeline", here),
        feed=visit.address("/feeds/atom.xml", here),
        exports=[
            (catalogue(visit.lang).ugettext("Follow"), visit.address("/follow", here)),
            ("Atom", visit.address("/feeds/atom.xml", here)),
            ("JSON Feed", visit.address("/feeds/feed.json", here)),
            ("JSON", visit.address("/timeline.json", here)),
            ("CSV", visit.address("/timeline.csv", here)),
            *((name, visit.address(f"/timeline.{form}", here)) for name, form in FORMS),
        ],
    )


def data(conn: sqlite3.Connection, visit: Visit) -> Answer | Stream:
    """The same view as JSON, up to 1,000 documents a page, or all of it as CSV."""
    filters = view.read(visit)
    documents = Listing(
        "timeline",
        export.FIELDS,
        lambda conn, start, size: queries.view_ids(conn, filters, start, size),
        lambda conn, ids: [export.document(visit, row) for row in queries.by_ids(conn, ids)],
    )
    return listing.answer(conn, visit, documents)


def no_such_page(visit: Visit, number: int, pages: int) -> str:
    """What is said where an address asks for a page behind the last one."""
    return catalogue(visit.lang).ungettext(
        "There is no page %(page)s: this view has %(num)s.", "There is no page %(page)s: this view has %(num)s.", pages
    ) % {"page": number, "num": pages}


def empty_page(visit: Visit, number: int) -> str:
    """The same where nobody has counted the pages."""
    return catalogue(visit.lang).ugettext("There is no page %(page)s of this view.") % {"page": number}


def _months(filters: Filters, rows: Sequence[Row]) -> list[tuple[str, list[Row]]]:
    """Rows by month of the date that they are sorted by; under no month by rank, and the number that was asked for."""
    asked = {numbers.key(number) for number in parse(filters.text).numbers}
    named = [row for row in rows if row.number and numbers.key(row.number) in asked]
    rest = [row for row in rows if row not in named]
    if filters.order != "new":
        return [("", list(rows))] if rows else []
    months = [(month, list(group)) for month, group in groupby(rest, key=lambda row: row.sort_on[:7])]
    return [("", named)] * bool(named) + months


def _suggestions(
    conn: sqlite3.Connection, visit: Visit, filters: Filters, labels: Mapping[str, LabelInfo],
    sources: Mapping[str, SourceName],
) -> list[tuple[str, str, int]]:  # fmt: skip
    """(name, address, documents) of views to ask for instead."""
    return [
        (facets.instead(visit, filters, one.filters, labels, sources), facets.link(visit, one.filters), one.n)
        for one in queries.suggestions(conn, filters)
    ]


def _paged(visit: Visit, filters: Filters, number: int) -> str:
    """The address of a page of the view."""
    pairs = view.pairs(filters)
    return visit.address("/timeline", [*pairs, ("page", str(number))] if number > 1 else pairs)


def _years(visit: Visit, filters: Filters, result: TimelinePage) -> Markup:
    """Bars by year, without gaps between the first and the last."""
    counts = {c.value: c.n for c in result.choices.get("year", ()) if c.value.isdigit()}
    if not counts:
        return Markup("")
    say = catalogue(visit.lang)
    bars = []
    for year in map(str, range(int(min(counts)), int(max(counts)) + 1)):
        n = counts.get(year, 0)
        title = say.ungettext("%(year)s: %(num)s document", "%(year)s: %(num)s documents", n) % {"year": year, "num": n}
        href = facets.link(visit, facets.narrowed_to_year(filters, year))
        bars.append(charts.Bar(year, n, title, href, not filters.years or year in filters.years))
    return charts.year_bars(bars, say.ugettext("Documents by year"))
