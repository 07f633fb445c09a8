"""`zhengce check-db`."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import click

from crawler import exits


@click.command("check-db")
@click.option("--db", "path", type=click.Path(path_type=Path), default=Path("zhengce.db"), show_default=True)
@click.pass_context
def command(ctx: click.Context, path: Path) -> None:
    """Check the database: SQLite's integrity, foreign keys, text index and counts against the rows.

    Exit code 4 when something is wrong; 1 when it cannot be read as a database of this tracker at all.
    """
    from db import StoreError, connect, queries
    from db.store_errors import explained
    from db.write.check import check

    try:
        with closing(connect(path)) as conn, explained(path):
            faults = check(conn)
            documents = 0 if faults else queries.count_documents(conn)
    except StoreError as error:
        raise click.ClickException(str(error)) from error
    for fault in faults:
        click.echo(f"{fault.check}: {fault.detail}", err=True)
    if faults:
        ctx.exit(exits.UNHEALTHY)
    click.echo(f"{path}: sound, {documents:,} documents")
