"""Pages for what went wrong, in the reader's language."""

from __future__ import annotations

from web.answer import Answer
from web.render import page
from web.visit import Visit


def not_found(visit: Visit) -> Answer:
    """The address names nothing here."""
    return page("error.html", visit, status=404, what="not found")


def too_slow(visit: Visit) -> Answer:
    """The question took longer than a page may."""
    return page("error.html", visit, status=503, what="too slow")


def broken(visit: Visit) -> Answer:
    """A fault of ours; what it was is in the log, not on the page."""
    return page("error.html", visit, status=500, what="broken")


def no_database(visit: Visit) -> Answer:
    """The file is not a database of this tracker."""
    return page("error.html", visit, status=503, what="no database")
