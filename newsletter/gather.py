"""From the database to an issue: what is new in a period, what is open, what is coming, what changed."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal

from db import queries
from db.queries.shown import Filters, LabelInfo, News, Row
from db.queries.shown_document import DocumentPage
from newsletter.blind import sentences
from newsletter.importance import Weighed, weigh
from newsletter.issue import Brief, Issue, Item, Why
from policy import agencies, is_over
from translation import amounts
from translation.brief import told
from translation.edited import NOTHING, Edited, Edits
from translation.english import to_en
from translation.machine import Machine, sentence, terms, translated
from translation.names import issuer
from translation.wording import Lang

PAGE = 200
LATE_DAYS = 180
AHEAD_DAYS = 60
SENTENCES = 2
TOLD = frozenset({"governs", "tasks", "duties", "relations"})  # the rest of a brief has lines of its own
FACTS = 3
Voice = Literal["own", "told", "quoted"]
SAID = frozenset({"governs", "tasks", "duties", "targets"})
TARGETS = 8
FILES = 6
MINISTRY_RANK = 4


@dataclass(frozen=True, slots=True)
class Ask:
    """What an issue is asked for. `today` decides which consultations are open. `sent` maps ids to sent versions.

    `provisional` documents, which no template has read, are left out unless they are asked for.
    `machine` drafts titles and summaries of a Japanese issue where it is given; what an editor settled (`edits`) wins.
    """

    since: str
    until: str
    today: str
    lang: Lang = "ja"
    topics: tuple[str, ...] = ()
    sent: dict[int, str] = field(default_factory=dict)
    machine: Machine | None = None
    provisional: bool = False
    edits: Edits = NOTHING


def issue(conn: sqlite3.Connection, ask: Ask) -> Issue:
    """The issue for a period: documents dated in it, and those that were first seen in it (late ones with a note)."""
    labels = queries.labels(conn)
    news = queries.news(conn, ask.since, _day_after(ask.until))
    rows, older = _rows(conn, ask, news)
    items = tuple(item for row, why in rows if (item := _item(conn, row, why, ask, labels)))
    return Issue(
        lang=ask.lang,
        since=ask.since,
        until=ask.until,
        items=tuple(sorted(items, key=lambda item: item.date)),
        consultations=_events(conn, ask, "comments due"),
        effective=_events(conn, ask, "effective"),
        changed=_changes(conn, news, ask, {item.id for item in items}),
        blind=sentences(conn, ask.since, ask.lang),
        older=older,
        topics=ask.topics,
    )


def area_names(conn: sqlite3.Connection, lang: Lang) -> dict[str, str]:
    """The taxonomy's names in the order of the taxonomy."""
    return {id: str(getattr(info, lang)) for id, info in queries.labels(conn).items()}


def _rows(conn: sqlite3.Connection, ask: Ask, news: News) -> tuple[list[tuple[Row, Why]], int]:
    """Documents of the period in the order of the timeline's days; how many older ones were found besides."""
    dated = list(_timeline(conn, Filters(labels=ask.topics, since=ask.since, until=ask.until)))
    dated.sort(key=lambda row: (row.sort_on, row.id))
    known = {row.id for row in dated}
    earliest = (date.fromisoformat(ask.since) - timedelta(days=LATE_DAYS)).isoformat()
    late = [row for row in news.new if row.id not in known and row.sort_on < ask.since and _wanted(row, ask)]
    recent = sorted((row for row in late if row.sort_on >= earliest), key=lambda row: (row.sort_on, row.id))
    changed = [row for row in news.changed if row.id in ask.sent and row.id not in known and _wanted(row, ask)]
    rows: list[tuple[Row, Why]] = [(row, "late") for row in recent]
    rows += [(row, "changed") for row in changed]
    return rows + [(row, "new") for row in dated], len(late) - len(recent)


def _timeline(conn: sqlite3.Connection, filters: Filters) -> Iterator[Row]:
    page = 1
    while True:
        found = queries.timeline(conn, filters, page=page, size=PAGE)
        yield from found.rows
        if page * PAGE >= found.total:
            return
        page += 1


def _wanted(row: Row, ask: Ask) -> bool:
    return (
        row.scope != "out"
        and (ask.provisional or not row.provisional)
        and (not ask.topics or bool(set(ask.topics) & set(row.labels)))
    )


def _item(conn: sqlite3.Connection, row: Row, why: Why, ask: Ask, labels: dict[str, LabelInfo]) -> Item | None:
    """The document as an item; None where this version was sent before."""
    page = queries.document(conn, row.id)
    if page is None:
        return None
    version = hashlib.sha256(f"{row.title}\n{page.text}".encode()).hexdigest()[:12]
    sent = ask.sent.get(row.id)
    if sent == version:
        return None
    settled = ask.edits.of((row.url, *(copy.url for copy in page.publications)), row.title)
    title, draft = _title(row, settled, ask)
    says, voice = _says(page, settled, ask)
    item = Item(
        id=row.id,
        date=listed_date(page),
        issuers=_issuers(row, settled, ask.lang),
        title=title,
        title_zh=row.title,
        draft=draft,
        number=row.number,
        kind=row.kind,
        addresses=(row.url, *dict.fromkeys(a.url for a in page.attachments[:FILES])),
        labels=row.labels,
        area=next((id for id in row.labels if id == "1" or id.startswith("N.")), None),
        says=says,
        edited=voice == "own",
        told=voice == "told",
        targets=amounts.lines(page.targets[:TARGETS], ask.lang),
        effective_on=row.effective_on,
        expires_on=row.expires_on,
        lapsed=is_over(row.expires_on, ask.today),
        due_on=row.comments_due_on if (row.comments_due_on or "") >= ask.today else None,
        why="changed" if sent else why,
        version=version,
    )
    return weigh(item, _facts(page, labels, ask.lang), ask.lang)


def listed_date(page: DocumentPage) -> str:
    """The day a document is listed under: a ministry's paper by its signature, others by the day on the site's list."""
    rank = min((agency.rank for agency in page.agencies), default=MINISTRY_RANK)
    if page.row.signed_on and rank >= MINISTRY_RANK:
        return page.row.signed_on
    listed = [copy.list_date for copy in page.publications if copy.main and copy.list_date]
    return listed[0] if listed else page.row.sort_on


def _says(page: DocumentPage, settled: Edited, ask: Ask) -> tuple[tuple[str, ...], Voice]:
    """The sentences, and whose they are: an editor's or the machine's own, told by rules, or quoted in Chinese."""
    if settled.summary and ask.lang == "ja":
        return settled.summary, "own"
    quotes = _quotes(page)
    if ask.machine is not None and ask.lang == "ja":
        said = tuple(sentence(quote, ask.machine, terms()) for quote in quotes)
        return said, "own" if quotes and not set(said) & set(quotes) else "quoted"
    facts = tuple(words for fact in page.brief if fact.fact in TOLD and (words := told(fact, ask.lang)))
    return (facts[:FACTS], "told") if facts and ask.lang != "zh" else (quotes, "quoted")


def _title(row: Row, settled: Edited, ask: Ask) -> tuple[str, bool]:
    if ask.lang == "zh":
        return row.title, False
    if ask.lang == "en":
        if row.title_en and not row.title_en_draft:
            return row.title_en, False
        english = to_en(row.title)
        return english.en, english.draft
    if settled.ja:
        return settled.ja, False
    if row.title_ja and not row.title_draft:
        return row.title_ja, False
    answer = translated(row.title, ask.machine, terms(), ask.edits)
    return answer.ja, answer.draft


def _issuers(row: Row, settled: Edited, lang: Lang) -> tuple[str, ...]:
    if settled.issuers and lang == "ja":
        return settled.issuers
    return tuple(dict.fromkeys(issuer(name, lang) for name in row.issuers))


def _quotes(page: DocumentPage) -> tuple[str, ...]:
    """The first facts of the brief that say what the document is for and what it sets."""
    told = [fact.text for fact in page.brief if fact.fact in SAID]
    return tuple(dict.fromkeys(told))[:SENTENCES]


def _facts(page: DocumentPage, labels: dict[str, LabelInfo], lang: Lang) -> Weighed:
    row = page.row
    names = {id: getattr(info, lang) for id, info in labels.items()}
    ranked = sorted((agency.rank, name) for name in row.issuers if (agency := agencies.lookup(name)))
    rank, highest = ranked[0] if ranked else (9, "")
    return Weighed(names, issuer(highest, lang) if highest else "", rank, len(page.targets), row.scope == "unsure")


def _brief(row: Row, on: str, ask: Ask, what: str = "") -> Brief:
    settled = ask.edits.of((row.url,), row.title)
    title, _ = _title(row, settled, ask)
    return Brief(row.id, on, _issuers(row, settled, ask.lang), title, row.url, row.labels, what)


def _events(conn: sqlite3.Connection, ask: Ask, what: str) -> tuple[Brief, ...]:
    until = (date.fromisoformat(ask.today) + timedelta(days=AHEAD_DAYS)).isoformat()
    events = [event for event in queries.events(conn, ask.today, until) if event.what == what]
    return tuple(_brief(event.document, event.on, ask) for event in events if _wanted(event.document, ask))


def _changes(conn: sqlite3.Connection, news: News, ask: Ask, told: set[int]) -> tuple[Brief, ...]:
    kinds = (("changed", news.changed), ("repealed", news.repealed), ("gone", news.gone), ("back", news.back))
    return tuple(
        _brief(row, row.sort_on, ask, what)
        for what, rows in kinds
        for row in rows
        if row.id not in told and _wanted(row, ask)
    )


def _day_after(day: str) -> str:
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()
