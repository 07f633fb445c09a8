"""Following a filter: its feed, its calendar, and by mail with double opt-in where the operator has set that up."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from urllib.parse import urlencode

from db import queries
from db.queries.shown import Filters, LabelInfo
from newsletter import saved_filters
from newsletter.follow_by_mail.following import Following, Refused
from newsletter.members import Member
from web.answered import facets
from web.answered.answer import Answer, NoSuchPage
from web.answered.render import page as render
from web.asked import view
from web.asked.visit import Visit

RHYTHMS = ("weekly", "at once")
OFFERED = ("theme", "topic", "system", "action")  # facets whose labels have boxes on the page of one's own


def page(conn: sqlite3.Connection, visit: Visit) -> Answer:
    """How to follow the filter that the address names; a form that is sent asks for the mail that confirms it."""
    filters = view.read(visit)
    here = view.pairs(filters)
    if visit.following:
        visit.following.forget_unconfirmed()  # no timer runs beside the site: visits keep its promise
    said, state = _asked(conn, visit, filters) if visit.form is not None else ("", "")
    return _private(
        render(
            "follow.html",
            visit,
            status=429 if state == "too_often" else 400 if state else 200,
            chips=_chips(conn, visit, filters),
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
        chips = _chips(conn, visit, saved_filters.read(found.filter))
        return _told(visit, "confirm", chips=chips)
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
        rhythm = _field(visit, "alerts")
        changed = saved_filters.written(_changed(visit, _followed(found), labels))
        mail.followers.change(member, changed, rhythm if rhythm in RHYTHMS else found.alerts)
        found, said = mail.followers.find(member) or found, "changed"
    filters = _followed(found)
    parts = zip(_chips(conn, visit, filters), view.chosen(filters), strict=True)
    return _private(
        render(
            "follow_mine.html",
            visit,
            follower=found,
            chosen=filters.labels,
            rest=[(chip, urlencode([pair])) for chip, pair in parts if not _is_offered(pair, labels)],
            groups=[(facet, [label for label in labels.values() if label.facet == facet]) for facet in OFFERED],
            view_link=visit.address("/timeline", view.pairs(filters)),
            rhythms=RHYTHMS,
            said=said,
        )
    )


def _followed(follower: Member) -> Filters:
    """What a follower follows; topics of the members' file are labels."""
    filters = saved_filters.read(follower.filter)
    return replace(filters, labels=(*follower.topics, *filters.labels))


def _changed(visit: Visit, before: Filters, labels: Mapping[str, LabelInfo]) -> Filters:
    """The filter as its follower left it: the labels that were ticked, and of the rest what was kept."""
    form = visit.form or ()
    kept = {value for name, value in form if name == "keep"}
    ticked = [pair for pair in form if pair[0] == "label" and _is_offered(pair, labels)]
    rest = [pair for pair in view.chosen(before) if not _is_offered(pair, labels) and urlencode([pair]) in kept]
    return view.of_pairs([*ticked, *rest])


def _is_offered(pair: tuple[str, str], labels: Mapping[str, LabelInfo]) -> bool:
    """Whether a part of a filter is a label that the page of one's own has a box for."""
    name, value = pair
    return name == "label" and value in labels and labels[value].facet in OFFERED


def _asked(conn: sqlite3.Connection, visit: Visit, filters: Filters) -> tuple[str, str]:
    """What became of a wish: the key of what is said, and of what was wrong with it."""
    mail = _mail(visit)
    rhythm, saved = _field(visit, "alerts"), saved_filters.written(filters)
    if visit.notices or saved_filters.unknown(saved) or _is_unknown(conn, filters):
        return "unknown", "unknown"
    wish = Member(0, _field(visit, "email"), "", visit.lang, (), rhythm if rhythm in RHYTHMS else RHYTHMS[0], saved)
    try:
        mail.ask(wish, visit.client, visit.lang)
    except Refused as refused:
        return str(refused), str(refused)
    return "asked", ""


def _is_unknown(conn: sqlite3.Connection, filters: Filters) -> bool:
    """Whether its words cannot be looked for, or a value of it is no document's."""
    if filters.text and queries.timeline(conn, Filters(filters.text), size=1, counted=False).message:
        return True
    alone = [
        view.of_pairs([pair]) for pair in view.chosen(filters) if pair[0] in ("issuer", "kind", "status", "source")
    ]
    return any(queries.view_ids(conn, one, size=1)[1] == 0 for one in alone)


def _chips(conn: sqlite3.Connection, visit: Visit, filters: Filters) -> list[facets.Chip]:
    return facets.chips(visit, filters, queries.labels(conn), queries.source_names(conn))


def _mail(visit: Visit) -> Following:
    """Following by mail, where the operator has set it up."""
    if visit.following is None:
        raise NoSuchPage(visit.path)
    return visit.following


def _field(visit: Visit, name: str) -> str:
    return next((value.strip() for key, value in visit.form or () if key == name), "")


def _told(visit: Visit, what: str, *, status: int = 200, link: str = "", **more: object) -> Answer:
    address = visit.base + link if link else ""
    return _private(render("follow_told.html", visit, status=status, what=what, link=address, **more))


def _private(answer: Answer) -> Answer:
    """A page that is one visitor's: no cache keeps it, and its address is told to nobody."""
    headers = {**answer.headers, "cache-control": "no-store", "referrer-policy": "no-referrer"}
    return replace(answer, headers=headers)
