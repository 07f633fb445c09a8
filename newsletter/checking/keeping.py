"""What an editor changed in an issue, to be kept for ever; and what it says about the glossary."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

from db import queries
from newsletter.drafting.asking import Ask
from newsletter.drafting.items import issuers, title
from newsletter.edited.blocks import NAMED, Block
from newsletter.edited.issuefile import DATE, IssueFile
from newsletter.parts import digest, split
from newsletter.shapes.plaintext import bare
from newsletter.words import say
from translation.edited import Edited, Edits
from translation.titles.words.quotes import normalised
from translation.titles.words.tokens import cut

MARKS = "「『《“"


def changes(conn: sqlite3.Connection, issue: IssueFile, edits: Edits) -> list[Edited]:
    """The documents of a Japanese issue whose title, issuers or lines are no longer the draft's."""
    if issue.lang != "ja":
        return []
    ask = Ask(issue.since, issue.until, issue.until, issue.lang, edits=edits)
    found = [_change(conn, _spelt_out(block, issue), ask) for block in issue.blocks if block.what == "item"]
    return [entry for entry in found if entry]


def _change(conn: sqlite3.Connection, block: Block, ask: Ask) -> Edited | None:
    page = queries.document(conn, block.document) if block.document else None
    if page is None or not all(block.drafted[:2]):  # an issue of the first form does not say what was drafted
        return None
    parts = split(block.text, ask.lang)
    drafted_head, drafted_body, _ = block.drafted
    ja, names = "", tuple[str, ...]()
    if digest(parts.head) != drafted_head:
        settled = ask.edits.of((page.row.url,), page.row.title)
        said, by = _head(bare(DATE.sub("", parts.head)).strip())
        ja = "" if said == title(page.row, settled, ask)[0] else said
        names = () if by == issuers(page.row, settled, ask) else by
    summary = parts.body if digest(parts.body) != drafted_body else ()
    entry = Edited(normalised(page.row.title), page.row.url, ja, names, summary)
    return entry if ja or names or summary else None


def _spelt_out(block: Block, issue: IssueFile) -> Block:
    """The block with titles in the place of {12}, which means nothing in another issue."""
    text = NAMED.sub(lambda found: issue.heads.get(int(found[1]), found[0]), block.text)
    return replace(block, text=text)


def _head(rest: str) -> tuple[str, tuple[str, ...]]:
    """Title and issuers of a heading: 国務院、財政部「…」に関する通知, 国務院：「…」…, or a title alone."""
    at = next((place for place, mark in enumerate(rest) if mark in MARKS), -1)
    colon = rest.find(say("ja", "colon"), 0, at if at >= 0 else None)
    if colon > 0:
        return _title(rest[colon + 1 :]), _names(rest[:colon])
    if at < 0:
        return rest, ()
    return _title(rest[at:]), _names(rest[:at])


def _names(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(say("ja", "joint")) if name.strip())


def _title(whole: str) -> str:
    """The title in its outer marks, or with what follows them."""
    inner = whole[1:-1]
    return inner if whole.startswith("「") and whole.endswith("」") and "「" not in inner else whole


def suggestions(entry: Edited) -> list[str]:
    """Glossary terms of the Chinese title whose Japanese the editor did not use, and words that have none."""
    if not entry.ja:
        return []
    words = [word for word in cut(entry.zh) if len(word.zh) > 1]
    unused = [f"{w.zh} = {w.ja} is not in the edited title" for w in words if w.role == "noun" and w.ja not in entry.ja]
    return unused + [f"{w.zh} has no entry" for w in words if w.role == "unknown"]
