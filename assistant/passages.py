"""Passages of stored texts by label, words and year: which documents are read, and what of them is quoted."""

from __future__ import annotations

import re
import sqlite3
import time
from collections.abc import Iterator
from typing import Any

from analysis.labels.passages import LONGEST
from analysis.labels.passages import passages as passages_in
from assistant import arguments
from assistant.citing import answer, cited
from assistant.named import Refused, family, ids_of
from assistant.outside import line, quoted
from assistant.whole import page_of
from db import queries
from db.queries.shown_document import DocumentPage
from policy import agencies
from policy.sections import Passage

MOST_DOCUMENTS = 20  # that are read for one answer
WORK = 4.0  # seconds of the processor after which no further text is begun
LONGEST_PASSAGE = 1_500


def passages(conn: sqlite3.Connection, asked: arguments.Passages, today: str) -> dict[str, Any]:
    """Passages of the field, those of the best documents first. `documents_read` of `documents_found` were read."""
    wanted = family(ids_of(asked.labels))
    if not (asked.document or asked.words.strip() or wanted):
        raise Refused("Say in which documents to look: give words, labels or a document.")
    holds = queries.holds(conn, asked.words)
    named = re.compile(rf"(?<!\d){asked.year}(?!\d)") if asked.year else None
    ids, total = _documents(conn, asked)
    found: list[dict[str, Any]] = []
    read = 0
    ends = time.thread_time() + WORK
    for id in ids:
        if len(found) > asked.limit or time.thread_time() > ends:
            break
        read += 1
        page = page_of(conn, id)
        for within, passage in _all(page):
            context = "\n".join((*passage.path, passage.text))
            if wanted and not wanted & set(passage.labels):
                continue
            if holds(context) and (not named or named.search(context)):
                found.append(_quoted(page, within, passage))
    cut = ("passages",) if len(found) > asked.limit or read < total else ()
    return answer(cut, passages=found[: asked.limit], documents_read=read, documents_found=total)


def _documents(conn: sqlite3.Connection, asked: arguments.Passages) -> tuple[list[int], int]:
    """Ids of the documents to read, and how many there are: by words where there are any, else by label.

    A general document has passages on what it is not labelled with; words find it, its labels do not.
    """
    if asked.document:
        return [asked.document], 1
    filters = queries.Filters(
        text=asked.words,
        labels=() if asked.words.strip() else ids_of(asked.labels),
        issuers=tuple(agencies.canonical(name) for name in asked.issuers),
        since=asked.since,
        until=asked.until,
        order="rank",
    )
    view = queries.timeline(conn, filters, 1, MOST_DOCUMENTS, counted=False)
    return [row.id for row in view.rows], view.total


def _all(page: DocumentPage) -> Iterator[tuple[str, Passage]]:
    """Passages of the text, then of the files, with the name of the text that holds them."""
    left = LONGEST
    texts = [("text", page.text), *((f"attachment:{n}", file.text) for n, file in enumerate(page.attachments, 1))]
    for within, text in texts:
        for passage in passages_in(page.row.title, text[:left]):
            yield within, passage
        left = max(0, left - len(text))


def _quoted(page: DocumentPage, within: str, passage: Passage) -> dict[str, Any]:
    return {
        **quoted(passage.text, passage.at, within, LONGEST_PASSAGE),
        "headings": [line(heading) for heading in passage.path],
        "labels": list(passage.labels),
        "document": cited(page.row),
    }
