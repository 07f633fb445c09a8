"""`zhengce publish`: put a new database in the place of the published one."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from crawler import exits


@click.command()
@click.argument("new", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("published", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--first", is_flag=True, help="Nothing is published yet: there is nothing to compare with.")
@click.option("--anyway", is_flag=True, help="Publish in spite of objections; they are printed all the same.")
def command(new: Path, published: Path, first: bool, anyway: bool) -> int:
    """Publish database NEW as PUBLISHED, in one step, after a soundness check.

    Checked are the file, the last run, the floors of all sources, the number of documents against the published ones,
    and that the site's pages answer from it. After any objection the last good database stays where it is. Where none
    stands the first publication is asked for by --first, so that a lost one is never taken for that.

    Beside it the folder PUBLISHED with the ending .download is written anew: each table as CSV, and as Parquet where
    pyarrow is installed, with a datapackage.json. The site gives them away under /download.

    \b
    Exit codes: 0 published; 4 not published, the objections are on stderr; 1 it could not be written.
    """
    from crawler.publishing import package, publish
    from db import StoreError

    found = publish.objections(new, published, datetime.now(UTC).date(), first=first)
    for objection in found:
        click.echo(objection, err=True)
    if found and not anyway:
        click.echo(f"not published; {published} stays as it is", err=True)
        return exits.UNHEALTHY
    try:
        publish.publish(new, published)
        click.echo(f"{published}: published from {new}")
        folder = package.write(published, datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))
    except StoreError as error:
        raise click.ClickException(str(error)) from None
    click.echo(f"{folder}: its tables to take along")
    return exits.OK
