"""`zhengce reparse`: the database rebuilt from the archive."""

from __future__ import annotations

from pathlib import Path

import click

from command import _editorial as editorial
from crawler import exits


@click.command()
@click.option(
    "--archive",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default="archive",
    show_default=True,
    help="Folder of WARC files.",
)
@click.option("--db", type=click.Path(dir_okay=False, path_type=Path), default="zhengce.db", show_default=True)
def command(archive: Path, db: Path) -> int:
    """Rebuild the database from the archive, with no network, after parsers or rules got better.

    Every archived page is read again, in the order in which it was fetched. Ids, first-seen times and edited titles
    stay. The present database is in use until the new one is whole; a rebuild that was stopped (Ctrl-C) goes on
    where it was when started again.

    \b
    Exit codes: 0 all well; 3 done, some pages became issues; 1 not done; 5 another run is at work.
    """
    from crawler import progress
    from crawler.lock import BusyError
    from crawler.rebuilding import rebuild
    from crawler.warc.archive import ArchiveError
    from db import StoreBusy, StoreError

    decided = editorial.load(db)
    try:
        with progress.bar() as bar:
            task = bar.add_task("records", total=None)
            done = rebuild.rebuild(archive, db, decided, moved=lambda count: bar.update(task, completed=count))
    except (BusyError, StoreBusy) as error:
        click.echo(str(error), err=True)
        return exits.BUSY
    except (ArchiveError, StoreError) as error:
        raise click.ClickException(str(error)) from None
    for damage in done.damage:
        click.echo(str(damage), err=True)
    kept = sum(counts.new for counts in done.counts.values())
    click.echo(f"{db}: {done.records} archived pages read, {kept} documents, {done.issues} issues")
    return exits.ISSUES if done.issues else exits.OK
