"""`zhengce tag`: labels of titles and texts, with evidence."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import click

from command import _editorial as editorial
from command._json_lines import parsed
from parsers.page.encoding import scrub

if TYPE_CHECKING:
    from analysis import Tagging

TEXTS = ("title", "number", "subject")


@click.command(short_help="Place documents in the 1+N system, with evidence.")
@click.option("--title", help="Title of one document.")
@click.option("--body", type=click.Path(exists=True, dir_okay=False, allow_dash=True), help="Its text; - is stdin.")
@click.option("--number", help="Its document number.")
@click.option("--issuer", "issuers", multiple=True, help="Who issued it; may be repeated.")
@click.option("--subject", help="The subject word of the site.")
@click.option(
    "--jsonl",
    type=click.Path(exists=True, dir_okay=False, allow_dash=True),
    help="Many documents: lines with title and any of body, number, issuers, subject; - is stdin.",
)
def command(  # noqa: PLR0913, PLR0917  # one argument per option
    title: str | None,
    body: str | None,
    number: str | None,
    issuers: tuple[str, ...],
    subject: str | None,
    jsonl: str | None,
) -> None:
    """Print one JSON object per document: title, in_scope, scope, reason, labels, evidence.

    `labels` lists label ids by facet. `evidence` says for each label its score, whether it is sure, from which
    label it was derived, and the place of each term. With --jsonl the answers come in the order of the lines.
    """
    from analysis import tag

    if (title is None) == (jsonl is None):
        raise click.UsageError("give either --title or --jsonl")
    decisions = editorial.load().decisions
    if jsonl is not None:
        with click.open_file(jsonl, encoding="utf-8") as lines:
            for entry in records(lines, jsonl):
                click.echo(answer(entry["title"], tag(**entry, decisions=decisions)))
        return
    text = ""
    if body is not None:
        with click.open_file(body, encoding="utf-8", errors="replace") as file:
            text = file.read()
    assert title is not None  # noqa: S101  # checked above; tells mypy
    title = scrub(title)
    click.echo(answer(title, tag(title, text, number=number, issuers=issuers, subject=subject, decisions=decisions)))


def records(lines: IO[str], name: str, read: Callable[[Any], dict[str, Any]] | None = None) -> Iterator[dict[str, Any]]:
    """What `read` makes of each line, else the arguments of `analysis.tag`. A bad line ends it, with its number."""
    for line_number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield (read or record)(parsed(line))
        except ValueError as error:
            raise click.ClickException(f"{Path(name).name}, line {line_number}: {error}") from error


def record(entry: Any) -> dict[str, Any]:
    """One line as arguments of `analysis.tag`: `text` is read as body and `issuer` as issuers."""
    if not isinstance(entry, dict):
        raise ValueError("not a JSON object")
    if not isinstance(entry.get("title"), str):
        raise ValueError("title is missing or not a text")
    found: dict[str, Any] = {key: entry.get(key) for key in TEXTS}
    found["body"] = entry.get("body") or entry.get("text") or ""
    issuers = entry.get("issuers") or entry.get("issuer") or []
    found["issuers"] = [issuers] if isinstance(issuers, str) else issuers
    for key, value in found.items():
        if key != "issuers" and not isinstance(value, str | None):
            raise ValueError(f"{key} is not a text")
    if not isinstance(found["issuers"], list) or not all(isinstance(name, str) for name in found["issuers"]):
        raise ValueError("issuers is not a list of texts")
    return found


def answer(title: str, tagging: Tagging) -> str:
    """The JSON line for one document."""
    from policy import taxonomy
    from web.spoken.reasons import reason

    labels: dict[str, list[str]] = {facet: [] for facet in taxonomy.FACETS}
    evidence = []
    for label in tagging.labels:
        labels[label.facet].append(label.id)
        evidence.append(
            {
                "label": label.id,
                "facet": label.facet,
                "parent": taxonomy.by_id()[label.id].parent,
                "score": label.score,
                "sure": label.sure,
                "derived_from": label.derived_from,
                "found": [
                    {"term": e.term, "field": e.field, "offset": e.offset, "passage": e.passage} for e in label.evidence
                ],
            }
        )
    return json.dumps(
        {
            "title": title,
            "in_scope": tagging.in_scope,
            "scope": tagging.scope,
            "reason": reason(tagging.scope_reason, "en").striptags(),
            "labels": labels,
            "evidence": evidence,
        },
        ensure_ascii=False,
    )
