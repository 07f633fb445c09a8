"""`zhengce health`: which source is below its floors, and what is broken."""

from __future__ import annotations

import json
from contextlib import closing
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from crawler import exits

if TYPE_CHECKING:
    from crawler.watching.health import SourceHealth
    from db.queries.health import IssueRow


@click.command()
@click.option("--db", type=click.Path(dir_okay=False, path_type=Path), default="zhengce.db", show_default=True)
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of tables.")
@click.option("--acknowledge", "issue", type=int, metavar="ISSUE", help="Mark this issue as seen: it stays quiet.")
def command(db: Path, as_json: bool, issue: int | None) -> int:
    """Say how healthy each source is and what is broken.

    A source is below its floors when its listings shrink, nothing new comes for too long, a week brings too few or
    too many documents, or fields stay empty; the floors are in spiders/SOURCE.py. Provisional are the pages that no
    template reads and the general reader read instead.

    \b
    Exit codes: 0 all sources well; 4 one is below its floors; 1 no database.
    """
    import spiders
    from crawler.watching.health import judge, links_elsewhere
    from db import Store, StoreBusy, StoreError, connect, queries
    from db.store_errors import explained

    try:
        if issue is not None:
            with Store(db) as store:
                store.acknowledge(issue)
        with closing(connect(db)) as conn, explained(db):
            standing = judge(conn, spiders.declared(), datetime.now(UTC).date())
            open_issues = sorted(queries.issues(conn, limit=-1), key=_order)
            elsewhere = links_elsewhere(conn)
    except StoreBusy as error:
        click.echo(str(error), err=True)
        return exits.BUSY
    except StoreError as error:
        raise click.ClickException(str(error)) from None
    if as_json:
        issues = [asdict(i) for i in open_issues]
        answer = {"sources": [asdict(h) for h in standing], "issues": issues, "links_elsewhere": elsewhere}
        click.echo(json.dumps(answer, ensure_ascii=False))
    else:
        _print(standing, open_issues)
        for line in elsewhere:
            click.echo(line)
    return exits.UNHEALTHY if any(h.healthy is False for h in standing) else exits.OK


def _order(issue: IssueRow) -> tuple[bool, str, str, str]:
    """What a person has seen already comes last."""
    return issue.acknowledged_at is not None, issue.source, issue.kind, issue.url


WORDS = {True: "well", False: "BELOW ITS FLOORS", None: "not judged"}


def _print(standing: list[SourceHealth], issues: list[IssueRow]) -> None:
    click.echo(
        f"{'source':8} {'state':17} {'documents':>9} {'provisional':>11} {'7 days':>7}  {'newest':10}  {'last read':10}"
    )
    for h in standing:
        numbers = (
            f"{h.documents:>9} {h.provisional:>11} {h.week:>7}  {h.newest or '–':10}  {(h.last_read or '–')[:10]:10}"
        )
        click.echo(f"{h.source:8} {WORDS[h.healthy]:17} {numbers}")
        for reason in h.why if h.healthy is not None else ():
            click.echo(f"{'':8} - {reason}")
    if issues:
        click.echo("\nopen issues")
    for i in issues:
        mark = ", acknowledged" if i.acknowledged_at else ""
        click.echo(f"{i.id:>5} {i.source} {i.kind}, since {i.first_seen[:10]}, {i.times} times{mark}")
        click.echo(f"      {i.url}\n      {i.detail}" + (f"\n      kept as {i.raw}" if i.raw else ""))
