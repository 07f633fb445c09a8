"""What a page answers, and the headers that every answer of this site bears."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from web.answered import spreadsheet

CSP = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
CSP_DATASETTE = (
    "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'"
)
CSV_HEADERS = {"access-control-allow-origin": "*", "cache-control": "public, max-age=60"}
COMMON_HEADERS = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), interest-cohort=()",
    "cross-origin-opener-policy": "same-origin",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole answer. `headers` are those beyond the common ones."""

    body: str | bytes
    content_type: str = "text/html; charset=utf-8"
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Stream:
    """An answer that is read as it is taken, so that its size costs no memory.

    `keys` names all that is to be read, `piece` reads some of it; both are given a connection.
    """

    head: str
    keys: Callable[[sqlite3.Connection], Sequence[Any]]
    piece: Callable[[sqlite3.Connection, Sequence[Any]], str]
    content_type: str
    headers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class File:
    """A file of this computer that is sent as it is."""

    path: Path
    content_type: str


class NoSuchPage(Exception):
    """The address names nothing here."""


def as_json(data: object, content_type: str = "application/json; charset=utf-8") -> Answer:
    """JSON with Chinese readable as such, open to scripts of other sites."""
    body = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return Answer(body, content_type, headers={"access-control-allow-origin": "*"})


def as_csv(columns: Sequence[str], rows: Iterable[Iterable[object]], name: str) -> Answer:
    """CSV that opens right in Excel (with a byte order mark) and in which no cell is taken for a formula."""
    return Answer(
        spreadsheet.BOM + spreadsheet.rows([columns, *rows]),
        "text/csv; charset=utf-8",
        headers={"content-disposition": f'attachment; filename="{name}.csv"', "access-control-allow-origin": "*"},
    )


def redirect(address: str, status: int = 302) -> Answer:
    """Go to another address of this site."""
    return Answer("", status=status, headers={"location": address})
