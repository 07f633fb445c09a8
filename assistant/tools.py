"""The tools by name, and one call: arguments checked, the file opened, time bounded, what goes wrong said in words."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from assistant import arguments, compare, lists, passages, whole
from assistant.named import Refused
from db import Database, StoreError
from db.file.time_limit import limited
from db.store_errors import explained
from policy import taxonomy

LOCK_WAIT = 2.0  # seconds that a lock of another program is waited for
WORK, WAIT = 8.0, 30.0  # seconds of the processor, and in all, that one answer may take


@dataclass(frozen=True, slots=True)
class Tool:
    """A tool: what it is asked and how it is answered, from a connection, the arguments and today's date."""

    name: str
    does: str
    asked: type[arguments.Arguments]
    answers: Callable[[sqlite3.Connection, Any, str], dict[str, Any]]


ALL = (
    Tool(
        "search",
        "Find Chinese policy documents on energy saving, environment and carbon by words, labels, issuers and dates.",
        arguments.Search,
        lists.search,
    ),
    Tool(
        "document",
        "One document: dates, brief, outline, targets, duties, relations, versions, files and its text in pieces.",
        arguments.OneDocument,
        whole.document,
    ),
    Tool(
        "passages",
        "Quote what documents say on a topic: passages by label, words and year, with place and headings.",
        arguments.Passages,
        passages.passages,
    ),
    Tool("targets", "Numbers that documents set, by indicator, year and label.", arguments.Targets, lists.targets),
    Tool(
        "whats_new",
        "Documents that appeared, changed, were repealed or vanished since a day.",
        arguments.WhatsNew,
        lists.whats_new,
    ),
    Tool(
        "consultations",
        "Drafts that the public may comment on, with the last day.",
        arguments.Consultations,
        lists.consultations,
    ),
    Tool(
        "compare",
        "Two to six documents side by side: what each says under each label of a facet.",
        arguments.Compare,
        compare.compare,
    ),
)
BY_NAME: Mapping[str, Tool] = {tool.name: tool for tool in ALL}


def call(path: Path, tool: Tool, given: Mapping[str, Any], today: str) -> dict[str, Any]:
    """What a tool answers from the file that is at `path` now. Raises `Refused` with a sentence for whatever is wrong.

    The file is opened for each call: one that was published in its place meanwhile is the one that is read.
    """
    try:
        asked = tool.asked.model_validate(dict(given))
    except ValidationError as error:
        raise Refused("; ".join(_fault(fault) for fault in error.errors(include_url=False)[:5])) from error
    try:
        with Database(path, wait=LOCK_WAIT) as db, explained(path):
            return _bounded(db.conn, tool, asked, today)
    except StoreError as error:
        raise Refused(str(error)) from error


def _bounded(conn: sqlite3.Connection, tool: Tool, asked: arguments.Arguments, today: str) -> dict[str, Any]:
    with limited(conn, WORK, WAIT) as is_over:
        try:
            return tool.answers(conn, asked, today)
        except sqlite3.OperationalError as error:
            if not is_over():
                raise
            raise Refused("This took too long; ask for less: longer words, a shorter span, fewer rows.") from error


def labels() -> list[dict[str, Any]]:
    """All labels with their names and what they mean."""
    return [
        {"id": label.id, "facet": label.facet, "parent": label.parent, "zh": label.zh, "ja": label.ja, "en": label.en,
         "means": label.means}
        for label in taxonomy.load()
    ]  # fmt: skip


def _fault(fault: Mapping[str, Any]) -> str:
    """One fault of the arguments in words: ``limit: Input should be less than or equal to 50``."""
    where = ".".join(str(part)[:60] for part in fault["loc"])
    return f"{where}: {'there is no such argument' if fault['type'] == 'extra_forbidden' else fault['msg']}"
