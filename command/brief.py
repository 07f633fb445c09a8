"""`zhengce brief`: what a document says, in up to eight facts."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING

import click

from command._json_lines import parsed

if TYPE_CHECKING:
    from policy import Document
    from translation.brief.by_model import Model
    from translation.wording import Lang


@click.command(short_help="Tell documents in a few facts.")
@click.option(
    "--jsonl",
    required=True,
    type=click.Path(exists=True, dir_okay=False, allow_dash=True),
    help="Documents: lines with title, body and any of date, number, issuers; - is stdin.",
)
@click.option(
    "--lang", type=click.Choice(["zh", "ja", "en"]), default="zh", show_default=True, help="Language of the brief."
)
@click.option("--model", is_flag=True, help="Also let the language model that ZHENGCE_MT=openai names draft sentences.")
def command(jsonl: str, lang: str, *, model: bool) -> None:
    """Print one JSON object per line: title, brief.

    A brief lists fact, text, at and in: until when comments on a draft are taken, what the document governs, to whom it
    applies, its main tasks, its targets by year, duties with a deadline, in force or lapsing, based on or replacing.
    What cannot be said is left out.

    With --model, `drafted` lists sentences that a language model wrote from the parts of the document: text, and parts
    (heading and at) that bear out its numbers and dates. A sentence that they do not bear out is dropped.
    """
    from analysis import read
    from translation.brief import told_all
    from translation.brief.by_model import drafted

    service = _model() if model else None
    tongue: Lang = "ja" if lang == "ja" else "en" if lang == "en" else "zh"
    with click.open_file(jsonl, encoding="utf-8") as lines:
        for entry in _documents(lines, jsonl):
            reading = read(entry)
            facts = reading.brief
            words = told_all(facts, tongue)
            said = [{"fact": f.fact, "text": w, "at": f.at, "in": f.within} for f, w in zip(facts, words, strict=True)]
            brief = [fact for fact in said if fact["text"]]
            answer: dict[str, object] = {"title": entry.title, "brief": brief}
            if service is not None:
                answer["drafted"] = [
                    {"text": one.text, "parts": [{"heading": part.heading, "at": part.at} for part in one.parts]}
                    for one in drafted(entry.text, reading.sections, service, tongue)
                ]
            click.echo(json.dumps(answer, ensure_ascii=False))


def _model() -> Model:
    """The language model of the environment. Raises ClickException where it names none."""
    from translation.machine import ChatEndpoint, from_environment

    try:
        service = from_environment(os.environ)
    except ValueError as error:
        raise click.ClickException(str(error)) from None
    if not isinstance(service, ChatEndpoint):
        raise click.ClickException("--model needs ZHENGCE_MT=openai with ZHENGCE_MT_URL and ZHENGCE_MT_MODEL")
    return service


def _documents(lines: IO[str], name: str) -> Iterator[Document]:
    """The documents of the lines. A bad line ends it with its number and what is wrong."""
    from command.tag import record
    from parsers.fields.deadlines import consultation_ends
    from policy import Dated, Document

    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            entry = parsed(line)
            fields = record(entry)
            day = entry.get("date")
            signed = Dated(day, "given") if isinstance(day, str) and day else None
        except ValueError as error:
            raise click.ClickException(f"{Path(name).name}, line {number}: {error}") from error
        yield Document(
            source="given",
            url="",
            template="",
            title=fields["title"],
            number=fields["number"],
            issuers=tuple(fields["issuers"]),
            text=fields["body"],
            signed_on=signed,
            comments_due_on=consultation_ends(fields["title"], fields["body"], signed.iso if signed else None),
        )
