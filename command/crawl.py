"""`zhengce crawl`: read the sources into the database, live or from an archive."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from crawler import exits

if TYPE_CHECKING:
    from crawler.running.run import Ended


@click.command()
@click.argument("sources", nargs=-1, metavar="[SOURCE]...")
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), help="First day of links to follow (default: 90 days ago).")
@click.option("--db", type=click.Path(dir_okay=False, path_type=Path), default="zhengce.db", show_default=True)
@click.option(
    "--archive",
    type=click.Path(file_okay=False, path_type=Path),
    default="archive",
    show_default=True,
    help="Folder for the raw pages, one WARC file a run.",
)
@click.option(
    "--replay",
    multiple=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Answer all requests from this WARC, WACZ or HAR file (and from those named after it) and ask no site.",
)
def command(sources: tuple[str, ...], since: datetime | None, db: Path, archive: Path, replay: tuple[Path, ...]) -> int:
    """Read the sources and store what is new.

    Without SOURCE all sources are read. Robots.txt is obeyed, one request at a time goes to a host, with a pause
    between two. A run that was killed is simply started again. With --replay the archive's pages are read instead,
    all of them unless --since is given; what the archive does not hold counts as missing.

    \b
    Exit codes: 0 all well; 3 some pages became issues, everything else is stored;
    1 nothing could be done; 5 another run is at work on this database.
    """
    import os

    from crawler import config, logs, progress
    from crawler.lock import BusyError
    from crawler.running import run
    from crawler.warc.archive import ArchiveError
    from db import StoreBusy, StoreError
    from policy.data_files import DataError

    try:
        settings = config.load(os.environ)
        logs.start(settings.log)
        names, more = _split(sources) if replay else (sources, ())
        plan = run.Plan(db, archive, names, _day(since), (*replay, *more))
        with progress.bar() as bar:
            ended = run.crawl(plan, settings, lambda context: progress.watch(bar, context))
    except (BusyError, StoreBusy) as error:
        click.echo(str(error), err=True)
        return exits.BUSY
    except run.UnknownSourceError as error:
        raise click.UsageError(str(error)) from None
    except (config.ConfigError, ArchiveError, StoreError, DataError) as error:
        raise click.ClickException(str(error)) from None
    _tell(ended)
    return exits.ISSUES if ended.issues else exits.OK


def _split(words: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[Path, ...]]:
    """Sources, and the further files of ``--replay ONE TWO``."""
    files = tuple(Path(word) for word in words if word.lower().endswith((".warc", ".warc.gz", ".wacz", ".har")))
    return tuple(word for word in words if Path(word) not in files), files


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None


def _tell(ended: Ended) -> None:
    columns = ("listings", "links", "new", "changed", "unchanged", "files", "skipped", "missing", "gone", "issues")
    click.echo(f"{'':10}" + "".join(f"{column:>10}" for column in columns))
    for name, counts in ended.counts.items():
        click.echo(f"{name:10}" + "".join(f"{getattr(counts, column):>10}" for column in columns))
    for counts in ended.counts.values():
        for line in counts.elsewhere(ended.counts):
            click.echo(line)
    if ended.foreign:
        click.echo(f"{ended.foreign} archived pages lie on no source's hosts and were not read")
    for damage in ended.damage:
        click.echo(str(damage), err=True)
    if ended.issues:
        click.echo(f"{ended.issues} issues; `zhengce health` lists them", err=True)
