"""`zhengce outline`: the headings of a document with what its parts say."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from command.tag import records

if TYPE_CHECKING:
    from analysis.text.outline import Outline
    from policy.sections import Duty


@click.command(short_help="Print the outline of documents.")
@click.option("--title", help="Title of one document.")
@click.option("--body", type=click.Path(exists=True, dir_okay=False, allow_dash=True), help="Its text; - is stdin.")
@click.option(
    "--jsonl",
    type=click.Path(exists=True, dir_okay=False, allow_dash=True),
    help="Many documents: lines with title and body; - is stdin.",
)
def command(title: str | None, body: str | None, jsonl: str | None) -> None:
    """Print one JSON object per document: title, outline, addressees, principles, goals, duties, effect.

    `outline` lists the parts in their order with level, marker, heading (null where a sentence is numbered), role and
    `at`, the offset in the text. `duties` say what must be done, who leads, who acts or co-operates and by when. With
    --jsonl the answers come in the order of the lines.
    """
    from analysis.text.outline import outline

    if jsonl is not None and title is None and body is None:
        with click.open_file(jsonl, encoding="utf-8") as lines:
            for entry in records(lines, jsonl):
                click.echo(answer(entry["title"], outline(entry["title"], entry["body"])))
        return
    if jsonl is not None or title is None or body is None:
        raise click.UsageError("give either --title and --body or --jsonl")
    with click.open_file(body, encoding="utf-8", errors="replace") as file:
        click.echo(answer(title, outline(title, file.read())))


def answer(title: str, found: Outline) -> str:
    """The JSON line for one document."""
    return json.dumps(
        {
            "title": title,
            "outline": [
                {"level": part.level, "marker": part.marker, "heading": part.heading, "role": part.role, "at": part.at}
                for part in found.sections
            ],
            "addressees": found.addressees,
            "principles": found.principles,
            "goals": [{"year": goal.year, "text": goal.text, "at": goal.at} for goal in found.goals],
            "duties": [_duty(duty) for duty in found.duties],
            "effect": found.effect,
        },
        ensure_ascii=False,
    )


def _duty(duty: Duty) -> dict[str, object]:
    return {
        "heading": duty.heading,
        "text": duty.text,
        "lead": duty.lead,
        "with": duty.others,
        "by": duty.by,
        "at": duty.at,
    }
