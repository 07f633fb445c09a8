"""`zhengce doctor`: is this machine fit, and do the sites still look as they did?"""

from __future__ import annotations

from pathlib import Path

import click

from crawler import exits


@click.command()
@click.option("--db", type=click.Path(dir_okay=False, path_type=Path), default="zhengce.db", show_default=True)
@click.option(
    "--archive", type=click.Path(file_okay=False, path_type=Path), default="archive", show_default=True, help="Folder."
)
@click.option("--network", is_flag=True, help="Also ask each source for one listing and one document.")
def command(db: Path, archive: Path, network: bool) -> int:
    """Check the machine: Python, SQLite, settings, room on the disk, what may be written, the clock.

    With --network each source is asked for its first listing and for one document of it; what does not read as the
    saved pages did is said.

    \b
    Exit codes: 0 all well; 4 something to mend.
    """
    import os

    from crawler import config, doctor

    try:
        settings = config.load(os.environ)
        findings = doctor.machine(db, archive, settings)
    except config.ConfigError as error:
        raise click.ClickException(str(error)) from None
    if network:
        findings += doctor.sites(settings)
    for finding in findings:
        click.echo(f"{'ok ' if finding.ok else 'BAD'} {finding.what}: {finding.detail}")
    return exits.OK if all(finding.ok for finding in findings) else exits.UNHEALTHY
