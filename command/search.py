"""`zhengce search`."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from db.search.lookup import Hit


SECONDS = 60.0  # the longest that a search may take


@click.command("search", context_settings={"ignore_unknown_options": True})  # -word is a word, not an option
@click.argument("query")
@click.option("--db", "path", type=click.Path(path_type=Path), default=Path("zhengce.db"), show_default=True)
@click.option("--limit", type=click.IntRange(min=0), default=20, show_default=True, help="0 = all")
@click.option(
    "--order", type=click.Choice(["rank", "new"]), default="rank", show_default=True, help="best or newest first"
)
@click.option(
    "--json", "as_json", is_flag=True, help="a JSON list: id, title, number, issuers, published_on, url, passage, scope"
)
def command(query: str, path: Path, limit: int, order: str, as_json: bool) -> None:
    """Find documents by any Chinese, Japanese or English words, those out of scope (marked) as well.

    Several words must all occur; "in quotes" exactly so; -word must not occur. Filters: issuer: number: kind: label:
    from: to: source: status:, for instance

        zhengce search '碳市场 -电力 issuer:生态环境部 from:2021-07'

    What the glossary or another way of writing added to the search is printed on stderr.
    """
    from db import StoreError, connect
    from db.file.time_limit import limited
    from db.search.lookup import search
    from db.store_errors import explained

    try:
        with closing(connect(path)) as conn, explained(path), limited(conn, SECONDS, SECONDS) as is_over:
            try:
                answer = search(conn, query, limit, "new" if order == "new" else "rank", everything=True)
            except sqlite3.OperationalError:
                if is_over():
                    raise click.ClickException("The search took too long; use longer or fewer words.") from None
                raise
    except StoreError as error:
        raise click.ClickException(str(error)) from error
    for expansion in answer.expansions:
        click.echo(f"{expansion.word}: also looked for {expansion.found} ({expansion.why})", err=True)
    if answer.message:
        click.echo(answer.message, err=True)
    if as_json:
        click.echo(json.dumps([_as_dict(hit) for hit in answer.hits], ensure_ascii=False, indent=1))
        return
    for hit in answer.hits:
        _print(hit)
    click.echo(f"{len(answer.hits)} of {answer.total}", err=True)


def _as_dict(hit: Hit) -> dict[str, object]:
    return {
        "id": hit.id,
        "title": hit.title,
        "number": hit.number,
        "issuers": list(hit.issuers),
        "published_on": hit.published_on,
        "url": hit.url,
        "passage": hit.passage.text,
        "scope": hit.scope,
    }


def _print(hit: Hit) -> None:
    click.echo(f"{hit.sort_on:10}  {'、'.join(hit.issuers)}「", nl=False)
    for piece, found in hit.title_marks.pieces():
        click.secho(piece, bold=found, nl=False)
    mark = "  (out of scope)" if hit.scope == "out" else ""
    click.echo(f"」{hit.number or ''}{mark}\n            {hit.url}\n            ", nl=False)
    for piece, found in hit.passage.pieces():
        click.secho(piece, bold=found, nl=False)
    click.echo()
