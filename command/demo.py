"""`zhengce demo`: two weekly runs over the sample with the real spiders, then the site."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import click

from crawler import exits

FOLDER = Path("demo")


@click.command()
@click.option("--db", type=click.Path(path_type=Path), help="Where to put its database (default: demo/zhengce.db).")
@click.option("--no-serve", is_flag=True, help="Stop after the crawl.")
@click.option("--port", default=8001, show_default=True, help="Port of the site.")
@click.pass_context
def command(ctx: click.Context, db: Path | None, no_serve: bool, port: int) -> None:
    """Crawl a built-in sample of the ministries' sites with no network, then serve the timeline.

    The sample holds the 33 entries of the 2022 report and some fifty more documents. Titles, numbers, dates, issuers
    and addresses are real; the texts are written for the sample. Two weeks are crawled, one after the other, so that
    "what is new" has something to show. A database of an earlier demo is made again; any other one is left alone.
    """
    target = db or FOLDER / "zhengce.db"
    target.parent.mkdir(parents=True, exist_ok=True)
    _make_room(target)
    _decide(target.parent / "editorial")
    for week in (1, 2):
        _crawl_week(week, target)
    click.echo(f"The sample is in {target}")
    if not no_serve:
        from command.serve import command as serve

        ctx.invoke(serve, db=target, port=port)


def _make_room(db: Path) -> None:
    """Remove the database of an earlier demo: week 1 crawled over its week 2 would be a new version of each text."""
    if db.exists() and not _warc(db, 1).exists():
        raise click.ClickException(f"{db}: was not made by the demo, which would replace it; name another file")
    for ending in ("", "-wal", "-shm", ".lock", ".run"):
        Path(f"{db}{ending}").unlink(missing_ok=True)


def _warc(db: Path, week: int) -> Path:
    """Where the pages of a week lie, beside the database."""
    return db.with_name(f"{db.stem}-week{week}.warc.gz")


def _decide(folder: Path) -> None:
    """Put the sample's decisions of people beside its database; a file that is there stays."""
    from sample import EDITORIAL

    folder.mkdir(parents=True, exist_ok=True)
    for file in sorted(EDITORIAL.glob("*.toml")):
        if not (folder / file.name).exists():
            shutil.copyfile(file, folder / file.name)


def _crawl_week(week: int, db: Path) -> None:
    """Write the week's WARC beside the database and crawl it; the one issue of the sample (SCIO's) is expected."""
    from crawler.warc.archive import write
    from sample.site import BACKFILL, pages

    click.echo(f"Week {week}: the sites of {'seven days ago' if week == 1 else 'today'}")
    warc = _warc(db, week)
    warc.unlink(missing_ok=True)
    write(pages(datetime.now(UTC).date(), week), warc)
    options = ["--since", BACKFILL.isoformat(), "--db", str(db), "--archive", str(db.parent), "--replay", str(warc)]
    done = subprocess.run(  # noqa: S603 - our own command on our own file
        [sys.executable, "-m", "crawler", "crawl", *options],
        check=False,
        env=os.environ | {"ZHENGCE_EDITORIAL_FOLDER": "editorial"},
    )
    if done.returncode not in (exits.OK, exits.ISSUES):
        raise click.ClickException(f"the crawl of the sample ended with exit code {done.returncode}")
