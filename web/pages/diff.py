"""Two versions of one copy of a document against each other."""

from __future__ import annotations

import sqlite3

from db import queries
from web.answered.answer import Answer, NoSuchPage
from web.answered.render import page as render
from web.asked.visit import Visit
from web.drawn import differ
from web.pages.document import read


def page(conn: sqlite3.Connection, visit: Visit) -> Answer:
    """The versions that the address names, the last two where it names none."""
    doc = read(conn, visit)
    copies = [copy for copy in doc.publications if len(copy.versions) > 1]
    copy = next((c for c in copies if visit.arg("copy") in ("", str(c.id))), None)
    if copy is None:
        raise NoSuchPage(visit.path)
    versions = {str(version.number): version for version in copy.versions}
    numbers = sorted(version.number for version in copy.versions)
    old = versions.get(visit.arg("from")) or versions[str(numbers[-2])]
    new = versions.get(visit.arg("to")) or versions[str(numbers[-1])]
    texts = [queries.version_text(conn, copy.id, version.number) or "" for version in (old, new)]
    lines, changed, coarse = differ.compare(*texts)
    return render(
        "diff.html",
        visit,
        doc=doc,
        copy=copy,
        versions=[versions[str(number)] for number in numbers],
        old=old,
        new=new,
        old_title=old.title,
        new_title=new.title,
        lines=lines,
        changed=changed,
        coarse=coarse,
    )
