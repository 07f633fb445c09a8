"""`zhengce review`: what waits for a person, the lines that settle it, the rules that settled lines suggest."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import click

from command import _editorial as editorial


@click.command(short_help="What waits for a person, with the lines to copy.")
@click.option("--db", type=click.Path(path_type=Path), default=editorial.DEFAULT_DB, show_default=True)
@click.option("--next", "only_next", is_flag=True, help="Only the first, with its lines.")
@click.option("--limit", type=click.IntRange(1, 1000), default=20, show_default=True, help="How many are shown.")
@click.option("--proposals", is_flag=True, help="Words that three settled titles of one label share, as rules.")
def command(db: Path, only_next: bool, limit: int, proposals: bool) -> None:
    """Show what the rules are not sure of: scopes first, then labels and copies, the newest documents first.

    Each comes with the entries that settle it, one for each way to decide: copy the right one into settled.toml or
    identity.toml of the editorial folder, with a reason. `zhengce reparse` applies it to what is stored.
    """
    if proposals:
        _propose(db)
        return
    from db import StoreError, connect, queries
    from web.asked import decisions

    try:
        with closing(connect(db)) as conn:
            items = queries.review(conn, limit=1 if only_next else limit)
    except StoreError as error:
        raise click.ClickException(str(error)) from error
    for item in items:
        click.echo(
            f"{item.document.title}\n{item.document.url}\n{item.what}: {item.reason} (since {item.since[:10]})\n"
        )
        click.echo("\n".join(decisions.choices(item)))
    click.echo(f"{len(items)} shown." if items else "Nothing waits for a person.", err=True)


def _propose(db: Path) -> None:
    from analysis.labels.proposals import LEAST, proposals

    found = proposals(editorial.load(db).decisions.entries())
    for one in found:
        click.echo(f"# {len(one.titles)} settled titles: {'; '.join(one.titles[:LEAST])}\n{one.entry()}")
    click.echo(f"{len(found)} words that at least {LEAST} settled titles share.", err=True)
