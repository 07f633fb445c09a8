"""What an editor changed in an issue, to be kept for ever; and what it says about the glossary."""

from __future__ import annotations

import re
import sqlite3

from db import queries
from newsletter.issuefile import Block, IssueFile
from newsletter.plaintext import bare
from newsletter.words import say
from translation.edited import Edited, Edits
from translation.titles import to_ja
from translation.titles.quotes import normalised
from translation.titles.tokens import cut

HEAD = re.compile(r"^#### 【[^】]*】(?P<rest>.+)$", re.MULTILINE)
QUOTE = re.compile(r"^> ?(.*)$", re.MULTILINE)


def changes(conn: sqlite3.Connection, issue: IssueFile, edits: Edits) -> list[Edited]:
    """The documents of a Japanese issue whose title or summary is no longer the draft's."""
    if issue.lang != "ja":
        return []
    found = [_change(conn, block, edits) for block in issue.blocks if block.what == "item"]
    return [entry for entry in found if entry]


def _change(conn: sqlite3.Connection, block: Block, edits: Edits) -> Edited | None:
    page = queries.document(conn, block.document) if block.document else None
    head = HEAD.search(block.text)
    if page is None or head is None:
        return None
    zh, draft = normalised(page.row.title), to_ja(page.row.title, edits)
    rest = bare(head["rest"]).strip()
    title = "" if _ends_with(rest, draft.ja) else _title(rest)
    lines = [bare(line).strip() for line in QUOTE.findall(block.text)]
    labels = {say("ja", "says"), say("ja", "told")}
    own = not any(line.strip("*") in labels for line in lines)
    summary = tuple(line for line in lines if line) if own else ()
    return Edited(zh, page.row.url, title, (), summary) if title or summary else None


def _ends_with(rest: str, title: str) -> bool:
    return rest.endswith((title, f"「{title}」"))


def _title(rest: str) -> str:
    """The title after the issuers: what is in the outer marks, or all from the first mark on."""
    at = rest.find("「")
    if at < 0:
        return rest
    whole = rest[at:]
    inner = whole[1:-1]
    return inner if whole.endswith("」") and "「" not in inner else whole


def suggestions(entry: Edited) -> list[str]:
    """Glossary terms of the Chinese title whose Japanese the editor did not use, and words that have none."""
    if not entry.ja:
        return []
    words = [word for word in cut(entry.zh) if len(word.zh) > 1]
    unused = [f"{w.zh} = {w.ja} is not in the edited title" for w in words if w.role == "noun" and w.ja not in entry.ja]
    return unused + [f"{w.zh} has no entry" for w in words if w.role == "unknown"]
