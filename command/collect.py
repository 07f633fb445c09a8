"""`zhengce collect`: the one store of a cluster."""

from __future__ import annotations

from pathlib import Path

import click

from crawler import exits


@click.command()
@click.option("--db", type=click.Path(dir_okay=False, path_type=Path), default="zhengce.db", show_default=True)
@click.option("--archive", type=click.Path(file_okay=False, path_type=Path), default="archive", show_default=True)
@click.option("--idle", default=120.0, show_default=True, help="Seconds without a page after which it ends.")
@click.option("--start-over", is_flag=True, help="First forget the queues and seen addresses of the last run.")
def command(db: Path, archive: Path, idle: float, start_over: bool) -> int:
    """Archive, read and store what the workers fetch. Start it first, with --start-over, then the workers.

    \b
    Exit codes: 0 all well; 3 done, some pages became issues; 5 another run is at work.
    """
    import os

    from redis import Redis

    import spiders
    from crawler import config
    from crawler.lock import BusyError
    from crawler.running import cluster, run
    from policy.data_files import DataError

    try:
        settings = config.load(os.environ)
        if not settings.cluster.redis_url:
            raise click.ClickException("[cluster] redis_url is not set")
        redis = Redis.from_url(settings.cluster.redis_url)
        if start_over:
            cluster.start_over(redis, spiders.discover())
        counts = run.gather(redis, settings, db, archive, idle)
    except BusyError as error:
        click.echo(str(error), err=True)
        return exits.BUSY
    except (config.ConfigError, DataError, OSError) as error:
        raise click.ClickException(str(error)) from None
    for name, count in counts.items():
        click.echo(f"{name}: {count.new} new, {count.changed} changed, {count.files} files, {count.issues} issues")
    return exits.ISSUES if any(count.issues for count in counts.values()) else exits.OK
