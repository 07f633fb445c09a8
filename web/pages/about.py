"""Help for readers, and how the tracker works: sources, rhythm, measured figures, blind spots, licence, contact."""

from __future__ import annotations

import sqlite3

from db import queries
from web.answered import measured
from web.answered.answer import Answer
from web.answered.render import page as render
from web.asked.visit import Visit

FACETS = ("system", "action", "theme", "topic", "scope")
SAMPLES = {"query": "氢能 水素 hydrogen", "number": "2026-11-20 · 国发〔2026〕1号", "term": "绿氢"}  # on the pictures
CRAWLS = 20  # of the last runs, from which the rhythm is told


def help(conn: sqlite3.Connection, visit: Visit) -> Answer:
    """How to find, why a label stands there, what provisional, draft and unsure mean, how to take things along."""
    return render("help.html", visit, samples=SAMPLES)


def method(conn: sqlite3.Connection, visit: Visit) -> Answer:
    """Sources with their last reading, figures as the tests measured them, what the rules do not see."""
    titles, facts = measured.load()
    return render(
        "method.html",
        visit,
        sources=queries.health(conn),
        source_names=queries.source_names(conn),
        days=[run.started_at[:10] for run in queries.runs(conn, limit=CRAWLS) if run.kind != "reparse"],
        documents=queries.count_documents(conn),
        titles=titles,
        facts=facts,
        facets=FACETS,
        contact=visit.contact,
    )
