"""Pages for what went wrong, in the reader's language."""

from __future__ import annotations

import json
from collections.abc import Sequence

from web.answered.answer import Answer
from web.answered.render import page
from web.asked.visit import Visit


def not_found(visit: Visit) -> Answer:
    """The address names nothing here."""
    return page("error.html", visit, status=404, what="not found")


def refused(why: Sequence[str]) -> Answer:
    """Data were asked for with what is no filter or no value; said in the reader's language."""
    return Answer(
        json.dumps({"error": " ".join(why)}, ensure_ascii=False),
        "application/json; charset=utf-8",
        status=400,
        headers={"access-control-allow-origin": "*"},
    )


def too_slow(visit: Visit) -> Answer:
    """The question took longer than a page may."""
    return page("error.html", visit, status=503, what="too slow")


def broken(visit: Visit) -> Answer:
    """A fault of ours; what it was is in the log, not on the page."""
    return page("error.html", visit, status=500, what="broken")


def no_database(visit: Visit) -> Answer:
    """The file is not a database of this tracker."""
    return page("error.html", visit, status=503, what="no database")
