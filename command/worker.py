"""`zhengce worker`: fetch on one of several machines."""

from __future__ import annotations

from datetime import datetime

import click

from crawler import exits


@click.command()
@click.argument("sources", nargs=-1, metavar="[SOURCE]...")
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), help="First day of links to follow (default: 90 days ago).")
@click.option("--idle", default=60.0, show_default=True, help="Seconds without work after which the worker ends.")
def command(sources: tuple[str, ...], since: datetime | None, idle: float) -> int:
    """Walk and fetch as one worker of a cluster; `zhengce collect` stores what all workers fetch.

    Needs the extra `cluster` and [cluster] redis_url. One worker a source keeps to one request at a time for a host.
    """
    import os

    from crawler import config, logs
    from crawler.running import run

    try:
        settings = config.load(os.environ)
        if not settings.cluster.redis_url:
            raise click.ClickException("[cluster] redis_url is not set")
        logs.start(settings.log)
        run.work(sources, settings, since=since.date() if since else None, idle=idle)
    except run.UnknownSourceError as error:
        raise click.UsageError(str(error)) from None
    except (config.ConfigError, OSError, ImportError) as error:
        raise click.ClickException(str(error)) from None
    return exits.OK
