"""`zhengce facts`: numbers, ties and dates of documents, as the store keeps them."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import click

from command.tag import record, records

if TYPE_CHECKING:
    from policy import Dated, Relation, Target

SLOTS = ("indicator", "comparator", "value", "value_high", "unit", "year", "base_year", "scope", "hedge", "year_from")


@click.command(short_help="Targets, results, relations and dates of documents.")
@click.option(
    "--jsonl",
    required=True,
    type=click.Path(exists=True, dir_okay=False, allow_dash=True),
    help="Lines with title and any of body, date, number, issuers; - is stdin.",
)
def command(jsonl: str) -> None:
    """Print one JSON object per document: title, targets, results, relations and dates.

    Targets are what is to be reached, results what was. `at` is the place of the value (or the citation) in the body,
    -1 where only the title says it; `year_from` says where the year was read. Dates are ISO; null is: not said.
    """
    with click.open_file(jsonl, encoding="utf-8") as lines:
        for entry in records(lines, jsonl, dated_record):
            click.echo(json.dumps(facts(entry), ensure_ascii=False))


def dated_record(entry: Any) -> dict[str, Any]:
    """One line as `facts` takes it: that of `zhengce tag` with the date, which is null or ISO."""
    found = record(entry)
    date = entry.get("date")
    if date is not None and not (isinstance(date, str) and re.fullmatch(r"\d{4}(?:-\d\d){0,2}", date)):
        raise ValueError("date is not an ISO date")
    return found | {"date": date}


def facts(entry: dict[str, Any]) -> dict[str, Any]:
    """The facts of one document: `title`, `body` and, where they are known, `date` (ISO), `number` and `issuers`."""
    from analysis import read
    from parsers import from_text

    document = from_text(
        entry["title"],
        entry.get("body") or "",
        date=entry.get("date"),
        number=entry.get("number"),
        issuers=tuple(entry.get("issuers") or ()),
    )
    reading = read(document)
    return {
        "title": document.title,
        "targets": [_amount(target) for target in reading.targets],
        "results": [_amount(result) for result in reading.results],
        "relations": [_relation(relation) for relation in reading.relations],
        "effective_on": _iso(document.effective_on),
        "expires_on": _iso(document.expires_on),
        "status": document.status,
        "comments_due_on": _iso(document.comments_due_on),
    }


def _amount(found: Target) -> dict[str, Any]:
    return {slot: getattr(found, slot) for slot in SLOTS} | {"at": found.offset, "passage": found.passage}


def _relation(found: Relation) -> dict[str, Any]:
    named = {"type": found.type, "title": found.title, "number": found.number}
    return named | {"at": found.offset, "passage": found.passage}


def _iso(value: Dated | None) -> str | None:
    return value.iso if value else None
