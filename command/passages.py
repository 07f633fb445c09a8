"""`zhengce passages`: what of each text is of the field, with its labels."""

from __future__ import annotations

import json

import click

from command.facts import dated_record
from command.tag import records


@click.command(short_help="The passages of the field in texts, with labels and headings.")
@click.option(
    "--jsonl",
    required=True,
    type=click.Path(exists=True, dir_okay=False, allow_dash=True),
    help="Lines with title, body and perhaps date; - is stdin.",
)
def command(jsonl: str) -> None:
    """Print one JSON object per document: title and passages.

    A passage has `at` (its place in the body), `text`, `path` (the headings above it) and `labels` by facet.
    """
    from analysis.labels.passages import by_facet, passages

    with click.open_file(jsonl, encoding="utf-8") as lines:
        for entry in records(lines, jsonl, dated_record):
            found = [
                {"at": p.at, "text": p.text, "path": list(p.path), "labels": by_facet(p.labels)}
                for p in passages(entry["title"], entry.get("body") or "")
            ]
            click.echo(json.dumps({"title": entry["title"], "passages": found}, ensure_ascii=False))
