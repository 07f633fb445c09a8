"""One document as an item of an issue: its title, its issuers, and what it says in two to four lines."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator

from db import queries
from db.queries.shown import LabelInfo, Row
from db.queries.shown_document import DocumentPage
from newsletter.drafting.asking import Ask
from newsletter.drafting.importance import Weighed, weigh
from newsletter.issue import Item, Voice, Why
from policy import agencies, is_over
from translation import amounts
from translation.brief.summary import Validity, summary
from translation.edited import Edited
from translation.english import to_en
from translation.machine import sentence, terms, translated
from translation.names import issuer

SENTENCES = 2
OPENING, SHORTEST, LONGEST = 3_000, 40, 160  # characters of a text that says nothing of itself
SAID = frozenset({"governs", "tasks", "duties", "targets"})
TARGETS = 8
FILES = 6
MINISTRY_RANK = 4


def item(conn: sqlite3.Connection, row: Row, why: Why, ask: Ask, labels: dict[str, LabelInfo]) -> Item | None:
    """The document as an item; None where this version was sent before."""
    page = queries.document(conn, row.id)
    if page is None:
        return None
    version = hashlib.sha256(f"{row.title}\n{page.text}".encode()).hexdigest()[:12]
    sent = ask.sent.get(row.id)
    if sent == version:
        return None
    settled = ask.edits.of((row.url, *(copy.url for copy in page.publications)), row.title)
    name, draft = title(row, settled, ask)
    lines, voice = _says(page, settled, ask)
    found = Item(
        id=row.id,
        date=listed_date(page),
        issuers=issuers(row, settled, ask),
        title=name,
        title_zh=row.title,
        draft=draft,
        number=row.number,
        kind=row.kind,
        addresses=(row.url, *dict.fromkeys(a.url for a in page.attachments[:FILES])),
        labels=row.labels,
        area=next((id for id in row.labels if id == "1" or id.startswith("N.")), None),
        says=lines,
        voice=voice,
        targets=next(iter(amounts.lines(page.targets[:TARGETS], ask.lang)), ""),
        due_on=row.comments_due_on,
        closed=is_over(row.comments_due_on, ask.today),
        why="changed" if sent else why,
        version=version,
    )
    return weigh(found, _facts(page, labels, ask), ask.lang)


def listed_date(page: DocumentPage) -> str:
    """The day a document is listed under: a ministry's paper by its signature, others by the day on the site's list."""
    rank = min((agency.rank for agency in page.agencies), default=MINISTRY_RANK)
    if page.row.signed_on and rank >= MINISTRY_RANK:
        return page.row.signed_on
    listed = [copy.list_date for copy in page.publications if copy.main and copy.list_date]
    return listed[0] if listed else page.row.sort_on


def title(row: Row, settled: Edited, ask: Ask) -> tuple[str, bool]:
    """The title in the language of the issue, and whether it is a draft."""
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


def issuers(row: Row, settled: Edited, ask: Ask) -> tuple[str, ...]:
    """The issuers in the language of the issue."""
    if settled.issuers and ask.lang == "ja":
        return settled.issuers
    return tuple(dict.fromkeys(issuer(name, ask.lang) for name in row.issuers))


def _says(page: DocumentPage, settled: Edited, ask: Ask) -> tuple[tuple[str, ...], Voice]:
    """The lines, and whose they are: an editor's or the machine's own, worded by rules, or quoted in Chinese."""
    if settled.summary and ask.lang == "ja":
        return settled.summary, "own"
    row = page.row
    if ask.machine is not None and ask.lang == "ja" and (quotes := _quotes(page)):
        said = tuple(sentence(quote, ask.machine, terms()) for quote in quotes)
        if not set(said) & set(quotes):
            return said, "told"
    validity = Validity(row.effective_on, row.expires_on, is_over(row.expires_on, ask.today))
    lines = summary(page.brief, ask.lang, validity)
    return (lines, "told") if lines else (_quotes(page), "quoted")


def _quotes(page: DocumentPage) -> tuple[str, ...]:
    """The first facts of the brief that say what the document is for and what it sets; its name says nothing new."""
    facts = (fact for fact in page.brief if fact.fact in SAID and fact.adds)
    return tuple(dict.fromkeys(fact.text for fact in facts))[:SENTENCES] or tuple(_opening(page))


def _opening(page: DocumentPage) -> Iterator[str]:
    """The first paragraph that is longer than a heading, up to a length: what a meeting or a conference was about."""
    for line in page.text[:OPENING].split("\n"):
        paragraph = "".join(line.split())
        if len(paragraph) > SHORTEST and paragraph != "".join(page.row.title.split()):
            end = paragraph.rfind("。", 0, LONGEST) + 1
            yield paragraph[:end] if end else f"{paragraph[:LONGEST]}…"
            return


def _facts(page: DocumentPage, labels: dict[str, LabelInfo], ask: Ask) -> Weighed:
    row = page.row
    names = {id: getattr(info, ask.lang) for id, info in labels.items()}
    ranked = sorted((agency.rank, name) for name in row.issuers if (agency := agencies.lookup(name)))
    rank, highest = ranked[0] if ranked else (9, "")
    name = issuer(highest, ask.lang) if highest else ""
    return Weighed(names, name, rank, len(page.targets), row.scope == "unsure")
