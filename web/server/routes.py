"""Which page answers which address. Datasette's own pages are under /zhengce and /-/."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from web.answered.answer import Answer, File, Stream
from web.asked.visit import Visit
from web.feeds import atom, calendar, jsonfeed, site
from web.feeds import passages as passages_feed
from web.pages import (
    about,
    compare,
    days,
    diff,
    document,
    download,
    follow,
    guide,
    home,
    lists,
    map,
    outline,
    passages,
    references,
    targets,
    timeline,
)

Page = Callable[[sqlite3.Connection, Visit], Answer | Stream | File]
DATA = r"\.(json|csv)"
RECORD = r"\.(ris|bib|csl\.json)"  # for reference managers

ROUTES: tuple[tuple[str, Page], ...] = (
    (r"^/$", home.page),
    (r"^/timeline$", timeline.page),
    (rf"^/timeline{DATA}$", timeline.data),
    (rf"^/timeline{RECORD}$", references.timeline),
    (r"^/map$", map.page),
    (rf"^/map{DATA}$", map.data),
    (r"^/documents/(?P<id>\d+)$", document.page),
    (r"^/documents/(?P<id>\d+)\.json$", document.data),
    (rf"^/documents/(?P<id>\d+){RECORD}$", references.document),
    (r"^/documents/(?P<id>\d+)/outline$", outline.page),
    (r"^/documents/(?P<id>\d+)/diff$", diff.page),
    (r"^/documents/(?P<id>\d+)/why$", document.why),
    (r"^/targets$", targets.page),
    (rf"^/targets{DATA}$", targets.data),
    (rf"^/results{DATA}$", targets.data),
    (r"^/passages$", passages.page),
    (rf"^/passages{DATA}$", passages.data),
    (r"^/compare$", compare.page),
    (rf"^/compare{DATA}$", compare.data),
    (r"^/compare\.docx$", compare.word),
    (r"^/consultations$", days.consultations),
    (rf"^/consultations{DATA}$", days.consultations_data),
    (r"^/calendar$", days.calendar),
    (rf"^/calendar{DATA}$", days.calendar_data),
    (r"^/agencies$", lists.agencies),
    (r"^/agencies/(?P<id>\d+)$", lists.agency),
    (rf"^/agencies{DATA}$", lists.agencies_data),
    (r"^/review$", lists.review),
    (rf"^/review{DATA}$", lists.review_data),
    (r"^/health$", lists.health),
    (rf"^/health{DATA}$", lists.health_data),
    (r"^/follow$", follow.page),
    (r"^/follow/confirm/(?P<token>[\w-]{1,64})$", follow.confirm),
    (r"^/follow/mine/(?P<signed>[\w.-]{1,400})$", follow.mine),
    (r"^/help$", about.help),
    (r"^/method$", about.method),
    (r"^/feeds$", guide.feeds),
    (r"^/api$", guide.api),
    (r"^/download$", download.page),
    (r"^/download/(?P<name>[\w.-]+)$", download.file),
    (r"^/feeds/atom\.xml$", atom.page),
    (r"^/feeds/passages\.xml$", passages_feed.page),
    (r"^/feeds/feed\.json$", jsonfeed.page),
    (r"^/feeds/calendar\.ics$", calendar.page),
    (rf"^/feeds/changes{DATA}$", site.changes),
    (r"^/sitemap\.xml$", site.sitemap),
    (r"^/robots\.txt$", site.robots),
    (r"^/(static/[\w.-]+|favicon\.ico)$", site.static),
)
