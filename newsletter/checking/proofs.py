"""What an editor should look at before an issue goes out: words nobody knew, items that say nothing, links, length."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from db import queries
from db.queries.shown import Row
from newsletter.edited.blocks import NAMED, URL, Block
from newsletter.edited.issuefile import IssueFile
from newsletter.parts import digest, split
from newsletter.shapes.length import MOST, size
from newsletter.words import say
from translation.english import to_en
from translation.titles import to_ja
from translation.wording import Lang, day


@dataclass(frozen=True, slots=True)
class Note:
    """One thing to look at, in the language of the issue; `line` is its line of the file, 0 for the whole."""

    line: int
    text: str


def notes(
    issue: IssueFile, conn: sqlite3.Connection | None, failed: Mapping[str, str] = MappingProxyType({})
) -> list[Note]:
    """Everything to look at, in the order of the file. Without a database titles and gone pages are not looked at.

    `failed` are addresses that do not answer, with the reason.
    """
    found = [*_whole(issue)]
    for block in issue.blocks:
        found += _lost_names(issue, block)
        if block.what == "item":
            found += _item(issue, block)
        found += [
            Note(block.line, say(issue.lang, "proof.failed", url=url, why=failed[url]))
            for url in URL.findall(block.text)
            if url in failed
        ]
        if conn is not None and block.document is not None:
            found += _stored(issue, block, conn)
    return sorted(found, key=lambda note: note.line)


def _whole(issue: IssueFile) -> Iterator[Note]:
    length = size(issue)
    if length > MOST:
        yield Note(0, say(issue.lang, "proof.long", kb=length // 1000))
    if not (issue.publisher.association and issue.publisher.contact):
        yield Note(0, say(issue.lang, "proof.publisher"))
    if issue.empty:
        yield Note(0, say(issue.lang, "proof.empty"))


def _lost_names(issue: IssueFile, block: Block) -> Iterator[Note]:
    """Lines of lists that fall away because their item is not in the file."""
    for at, line in enumerate(block.text.split("\n")):
        lost = [id for id in NAMED.findall(line) if int(id) not in issue.heads]
        if lost:
            yield Note(block.line + at, say(issue.lang, "proof.lost", id=lost[0]))


def _item(issue: IssueFile, block: Block) -> Iterator[Note]:
    parts = split(block.text, issue.lang)
    due = f"- {say(issue.lang, 'due_on')}"
    said = [line for line in parts.body if not line.startswith((due, ">"))]
    if not said:
        key = "quoted" if any(line.startswith(">") for line in parts.body) else "silent"
        yield Note(block.line, say(issue.lang, f"proof.{key}", name=issue.heads[block.document or 0]))
    if not URL.search(block.text):
        yield Note(block.line, say(issue.lang, "proof.no_link", name=issue.heads[block.document or 0]))


def _stored(issue: IssueFile, block: Block, conn: sqlite3.Connection) -> Iterator[Note]:
    """What the database knows: words of the title that no rule knew, pages that are not there any more."""
    page = queries.document(conn, block.document or 0)
    if page is None:
        yield Note(block.line, say(issue.lang, "proof.unknown_document", id=block.document))
        return
    drafted = block.what == "item" and digest(split(block.text, issue.lang).head) == block.drafted[0]
    unknown, doubted = _doubts(page.row, issue.lang) if drafted else ((), ())
    for key, words in (("unknown", unknown), ("doubted", doubted)):
        if words:
            yield Note(block.line, say(issue.lang, f"proof.{key}", words=say(issue.lang, "joint").join(words)))
    copies = {copy.url: copy.gone_since for copy in page.publications}
    gone = {**copies, **{file.url: file.gone_since for file in page.attachments}}
    for url in URL.findall(block.text):
        if since := gone.get(url):
            yield Note(block.line, say(issue.lang, "proof.gone", url=url, date=day(issue.lang, since[:10])))


def _doubts(row: Row, lang: Lang) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Words that stand untranslated in a drafted title, and those of its words that may be tied wrongly."""
    if lang == "ja" and not (row.title_ja and not row.title_draft):
        japanese = to_ja(row.title)
        return japanese.unknown, japanese.unordered
    if lang == "en" and not (row.title_en and not row.title_en_draft):
        english = to_en(row.title)
        return english.unknown, (*english.unordered, *english.crowded)
    return (), ()
