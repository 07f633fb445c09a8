"""Following a filter: its feed, its calendar, and by mail with double opt-in where the operator has set that up."""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from dataclasses import replace

from db import queries
from newsletter.following import Following, Refused
from newsletter.members import Member
from web import facets, view
from web.answer import Answer, NoSuchPage
from web.i18n import catalogue
from web.render import page as render
from web.visit import Visit

RHYTHMS = ("weekly", "at once")


def page(conn: sqlite3.Connection, visit: Visit) -> Answer:
    """How to follow the filter that the address names; a form that is sent asks for the mail that confirms it."""
    filters = view.read(visit)
    here, labels = view.pairs(filters), queries.labels(conn)
    if visit.following:
        visit.following.forget_unconfirmed()
    said, state = _asked(visit, tuple(labels)) if visit.form is not None else ("", "")
    return _private(
        render(
            "follow.html",
            visit,
            status=429 if state == "too_often" else 400 if state else 200,
            chips=facets.chips(visit, filters, labels, queries.source_names(conn)),
            topics=[labels[id] for id in filters.labels if id in labels],
            mailed=len(filters.labels) == len(here),
            said=said,
            wrong=bool(state),
            view_link=visit.address("/timeline", here),
            here=visit.address("/follow", here),
            feeds=[
                ("Atom", visit.address("/feeds/atom.xml", here)),
                ("JSON Feed", visit.address("/feeds/feed.json", here)),
            ],
            calendar=visit.address("/feeds/calendar.ics", here),
            rhythms=RHYTHMS,
        )
    )


def confirm(conn: sqlite3.Connection, visit: Visit) -> Answer:
    """The page of the mail's link: a button, since programs follow links too; pressed, the wish is taken."""
    mail = _mail(visit)
    token = visit.variables["token"]
    found = mail.followers.wished(token, mail.now())
    if found is None:
        return _told(visit, "expired", status=404)
    if visit.form is None:
        return _told(visit, "confirm", button=catalogue(visit.lang).ugettext("Confirm"))
    with suppress(Refused):  # of the mail with the page of one's own, which is linked here too
        mail.confirm(token, visit.lang)
    return _told(visit, "confirmed", link=mail.own_page(found).removeprefix(mail.post.site))


def mine(conn: sqlite3.Connection, visit: Visit) -> Answer:
    """A follower's own page: what is followed, changing it, leaving."""
    mail, labels = _mail(visit), queries.labels(conn)
    member = mail.who(visit.variables["signed"])
    found = mail.followers.find(member) if member else None
    if member is None or found is None:
        return _told(visit, "expired", status=404)
    if _field(visit, "do") == "leave":
        mail.leave(member)
        return _told(visit, "left")
    said = ""
    if visit.form is not None:
        topics = [value for name, value in visit.form if name == "label" and value in labels]
        rhythm = _field(visit, "alerts")
        mail.followers.change(member, topics, rhythm if rhythm in RHYTHMS else found.alerts)
        found, said = mail.followers.find(member) or found, "changed"
    return _private(render("follow_mine.html", visit, follower=found, labels=labels, rhythms=RHYTHMS, said=said))


def _asked(visit: Visit, labels: tuple[str, ...]) -> tuple[str, str]:
    """What became of a wish: the key of what is said, and of what was wrong with it."""
    mail = _mail(visit)
    topics = tuple(id for id in visit.args("label") if id in labels)
    rhythm = _field(visit, "alerts")
    wish = Member(0, _field(visit, "email"), "", visit.lang, topics, rhythm if rhythm in RHYTHMS else RHYTHMS[0])
    try:
        mail.ask(wish, visit.client, visit.lang)
    except Refused as refused:
        return str(refused), str(refused)
    return "asked", ""


def _mail(visit: Visit) -> Following:
    """Following by mail, where the operator has set it up."""
    if visit.following is None:
        raise NoSuchPage(visit.path)
    return visit.following


def _field(visit: Visit, name: str) -> str:
    return next((value.strip() for key, value in visit.form or () if key == name), "")


def _told(visit: Visit, what: str, *, status: int = 200, button: str = "", link: str = "") -> Answer:
    address = visit.base + link if link else ""
    return _private(render("follow_told.html", visit, status=status, what=what, button=button, link=address))


def _private(answer: Answer) -> Answer:
    """A page that is one visitor's: no cache keeps it, and its address is told to nobody."""
    headers = {**answer.headers, "cache-control": "no-store", "referrer-policy": "no-referrer"}
    return replace(answer, headers=headers)
