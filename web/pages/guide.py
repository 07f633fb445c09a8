"""Pages that explain how to take data along: feeds and JSON."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from db import queries
from db.queries.addressed import NAMES
from web.answered.answer import Answer
from web.answered.render import page as render
from web.asked.visit import Visit
from web.spoken.i18n import catalogue


@dataclass(frozen=True, slots=True)
class Entry:
    """One address of the JSON guide."""

    address: str
    arguments: str
    what: str
    example: str


def feeds(conn: sqlite3.Connection, visit: Visit) -> Answer:
    """Feeds of everything and of each label."""
    say = catalogue(visit.lang).ugettext
    labels = queries.labels(conn).values()
    return render(
        "feeds.html",
        visit,
        general=[
            (say("New documents (Atom)"), visit.link("/feeds/atom.xml")),
            (say("New documents (JSON Feed)"), visit.link("/feeds/feed.json")),
            (say("Deadlines and days of effect (iCalendar)"), visit.link("/feeds/calendar.ics")),
            (
                say("What was added, changed or went away (JSON)"),
                visit.link("/feeds/changes.json", since=visit.today[:7]),
            ),
            (
                say("What was added, changed or went away (CSV)"),
                visit.link("/feeds/changes.csv", since=visit.today[:7]),
            ),
        ],
        groups=[(f, [label for label in labels if label.facet == f]) for f in ("system", "action", "theme", "topic")],
    )


def api(conn: sqlite3.Connection, visit: Visit) -> Answer:
    """All addresses that answer with data."""
    say = catalogue(visit.lang).ugettext
    paged = "page, size (1–1000)"
    filters = ", ".join(NAMES)
    view = f"{filters}, {paged}"
    narrow = f"year, label, {paged}"
    ics = "/feeds/calendar.ics"
    changes, tables = "/feeds/changes.json", "/zhengce/timeline.json?_shape=objects"
    entries = [
        Entry("/timeline.json", view, say("documents of a view, newest first"), "/timeline.json?label=hydrogen"),
        Entry("/documents/ID.json", "–", say("one document with everything that is known of it"), "/documents/1.json"),
        Entry("/map.json", "–", say("labels with counts and newest documents"), "/map.json"),
        Entry("/targets.json", f"indicator, {narrow}", say("numbers that documents set"), "/targets.json?year=2030"),
        Entry("/results.json", f"indicator, {narrow}", say("numbers that were reached"), "/results.json?year=2025"),
        Entry("/passages.json", f"q, document, {narrow}", say("what documents say, by label"), "/passages.json?q=氢能"),
        Entry(
            "/compare.json", "documents, facet", say("documents side by side by label"), "/compare.json?documents=1,2"
        ),
        Entry("/consultations.json", "size", say("consultations with their deadlines"), "/consultations.json"),
        Entry("/calendar.json", "since", say("deadlines and days of effect of half a year"), "/calendar.json"),
        Entry("/agencies.json", "–", say("issuers with their numbers"), "/agencies.json"),
        Entry("/review.json", paged, say("what is unsure"), "/review.json"),
        Entry("/health.json", "–", say("sources, open issues and runs"), "/health.json"),
        Entry(changes, "since, after, size", say("added, changed, gone since a day"), changes),
        Entry("/feeds/feed.json", filters, say("the newest 50 of a view as JSON Feed"), "/feeds/feed.json"),
        Entry("/feeds/atom.xml", filters, say("the newest 50 of a view as Atom"), "/feeds/atom.xml"),
        Entry(
            "/feeds/passages.xml", "q, label, year, document", say("the newest passages as Atom"), "/feeds/passages.xml"
        ),
        Entry("/feeds/calendar.ics", filters, say("deadlines and days of effect, of the last year and to come"), ics),
        Entry("/zhengce/TABLE.json", "_search, _facet …", say("Datasette’s own JSON of any table or view"), tables),
    ]
    return render("api.html", visit, entries=entries, arguments=_arguments(visit), fields=_fields(visit))


def _arguments(visit: Visit) -> list[tuple[str, str]]:
    """The arguments that narrow a view, with what each does."""
    say = catalogue(visit.lang).ugettext
    return [
        ("q", say("words (all must occur), \"exact words\", −word, issuer:… number:… kind:… label:… from:… to:…")),
        ("label", say("an id of the taxonomy; may be given several times")),
        ("issuer, kind, status, source, year", say("values as in the data; may be given several times")),
        ("since, until", say("first and last day, month or year of sort_on")),
        ("scope", say("in, unsure or out; without it, in and unsure")),
        ("order", say("new (default) or rank")),
    ]  # fmt: skip


def _fields(visit: Visit) -> list[tuple[str, str]]:
    """The fields of a document in JSON, with what each holds."""
    say = catalogue(visit.lang).ugettext
    return [
        ("id", say("stays for ever")),
        ("title, title_ja, title_draft", say("Chinese title; Japanese one; whether that one is a machine’s draft")),
        ("title_en, title_en_draft", say("English title; whether it is a machine’s draft")),
        ("number, kind, status", say("document number, kind of document, further word of the title")),
        ("issuers", say("long official names, in the order of the document")),
        ("signed_on, issued_on, published_on", say("none is used for another; the day in the address is a fourth")),
        ("effective_on, comments_due_on, expires_on", say("read from the text; null where the text says nothing")),
        ("index_number, subject", say("index number and subject, as the site gives them")),
        ("sort_on", say("published, else issued, else signed: what the timeline sorts by")),
        ("labels, unsure, scope", say("ids of the taxonomy; those not sure; in, unsure or out")),
        ("url, source, page", say("the original; its site; the page here")),
        ("first_seen, changed_at, gone_since", say("what happened to it here, in UTC; gone is not repealed")),
    ]  # fmt: skip
