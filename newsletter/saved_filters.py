"""A saved filter: the arguments of a view of the timeline as they stand in its address (``label=air&year=2026``)."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from urllib.parse import parse_qsl, urlencode

from db import queries
from db.queries.addressed import NAMES, arguments, date_or_none, filters
from db.queries.health import SourceName
from policy import taxonomy
from translation import names
from translation.wording import Lang

LONGEST = 4000  # characters
KNOWN = frozenset(NAMES) - {"order"}
MOST_NAMED, LONGEST_NAMED = 6, 40  # parts that the subject of a mail names, and characters of each


def written(view: queries.Filters) -> str:
    """The filter of a view; its order is none of it."""
    return urlencode(arguments(replace(view, order="new")))


def read(text: str) -> queries.Filters:
    """The view of a filter. What `unknown` names is to be refused before."""
    return filters(parse_qsl(text))


def unknown(text: str) -> str:
    """What of a filter there is not, cut to 40 characters; empty where all is known.

    Documents out of scope are told to nobody by mail.
    """
    if len(text) > LONGEST:
        return "a filter that is too long"
    known = {label.id for label in taxonomy.load()} | {label.parent for label in taxonomy.load()}
    pairs = parse_qsl(text, keep_blank_values=True)
    if text and not pairs:
        return text[:40]
    wrong = (name if name not in KNOWN else value for name, value in pairs if not _is_known(name, value, known))
    return next(wrong, "")[:40]


def _is_known(name: str, value: str, labels: Collection[str | None]) -> bool:
    checks = {
        "label": value in labels,
        "year": len(value) == 4 and value.isascii() and value.isdigit(),
        "since": date_or_none(value) is not None,
        "until": date_or_none(value) is not None,
        "scope": value in ("in", "unsure"),
    }
    return name in KNOWN and bool(value.strip()) and checks.get(name, True)


def passing(conn: sqlite3.Connection, texts: Iterable[str], ids: Collection[int]) -> dict[str, frozenset[int]]:
    """Filter -> those of the documents `ids` that it lets through."""
    return {text: frozenset(queries.among(conn, read(text), ids)) for text in dict.fromkeys(texts)}


def named(
    text: str, lang: Lang, labels: Mapping[str, str], sources: Mapping[str, SourceName], topics: Iterable[str] = ()
) -> str:
    """What a member asks for by topics and a filter, in a line; `labels` are the names of the labels."""
    asked = [labels.get(topic, topic) for topic in topics]
    asked += [_named(name, value, lang, labels, sources) for name, value in arguments(read(text))]
    return (", " if lang == "en" else "、").join(asked[:MOST_NAMED]) + ("…" if len(asked) > MOST_NAMED else "")


def _named(name: str, value: str, lang: Lang, labels: Mapping[str, str], sources: Mapping[str, SourceName]) -> str:
    if name == "q":
        words = " ".join(value.split())
        return f"“{words[:LONGEST_NAMED]}…”" if len(words) > LONGEST_NAMED else f"“{words}”"
    if name in ("since", "until"):
        return f"{value} →" if name == "since" else f"→ {value}"
    if name == "label":
        return labels.get(value, value)
    if name == "source":
        return str(getattr(sources[value], lang)) if value in sources else value
    return (names.issuer(value, lang) if name == "issuer" else names.term(value, lang))[:LONGEST_NAMED]
