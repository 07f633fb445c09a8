"""`zhengce doctor`: is this machine fit, and do the sites still look as they did?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from crawler import exits

if TYPE_CHECKING:
    from crawler.config import Config
    from crawler.upkeep.visit import Visit


@click.command()
@click.argument("sources", nargs=-1, metavar="[SOURCE]...")
@click.option("--db", type=click.Path(dir_okay=False, path_type=Path), default="zhengce.db", show_default=True)
@click.option(
    "--archive", type=click.Path(file_okay=False, path_type=Path), default="archive", show_default=True, help="Folder."
)
@click.option("--network", is_flag=True, help="Also ask each source for one list and one document.")
@click.option(
    "--kit",
    type=click.Path(dir_okay=False, path_type=Path),
    help="With --network: pack what was seen into this new zip, for who mends a source without network.",
)
def command(sources: tuple[str, ...], db: Path, archive: Path, network: bool, kit: Path | None) -> int:
    """Check the machine: Python, SQLite, settings, room on the disk, what may be written, the clock.

    With --network each SOURCE (without any: all) is asked for its first list and for one document of it. Said are:
    whether it answers, what robots.txt says, list and document against the template, where its links lead else, which
    share of its stored pages is provisional, and what to do.

    \b
    Exit codes: 0 all well; 4 something to mend.
    """
    import os

    from crawler import config
    from crawler.upkeep import doctor

    try:
        settings = config.load(os.environ)
        findings = doctor.machine(db, archive, settings)
    except config.ConfigError as error:
        raise click.ClickException(str(error)) from None
    if (kit or sources) and not network:
        raise click.UsageError("sources and --kit are for --network")
    for finding in findings:
        click.echo(f"{'ok ' if finding.ok else 'BAD'} {finding.what}: {finding.detail}")
    fit = all(finding.ok for finding in findings)
    if network:
        fit = _network(sources, settings, db, kit) and fit
    return exits.OK if fit else exits.UNHEALTHY


def _network(sources: tuple[str, ...], settings: Config, db: Path, kit: Path | None) -> bool:
    """Whether all these sources look as they did."""
    import spiders
    from crawler.upkeep import kit as kits
    from crawler.upkeep import visit
    from crawler.warc.archive import ArchiveError

    known = spiders.discover()
    if unknown := [name for name in sources if name not in known]:
        raise click.UsageError(f"no source called {', '.join(unknown)}; known are {', '.join(known)}")
    visits = []
    for name in sources or known:
        visits.append(visit.visit(known[name], settings, db))
        _tell(visits[-1])
    if kit:
        try:
            size = kits.pack(visits, kit, settings)
        except (ArchiveError, OSError) as error:
            raise click.ClickException(str(error)) from None
        answers = sum(len(seen.answers) for seen in visits)
        click.echo(f"{kit}: {size:,} bytes, {answers} answers of {len(visits)} sources, no request and no setting")
    return all(seen.ok for seen in visits)


def _tell(seen: Visit) -> None:
    click.echo(f"{'ok ' if seen.ok else 'BAD'} {seen.source}")
    for look in seen.looks:
        click.echo(f"    {'ok ' if look.ok else 'BAD'} {look.what}: {look.detail}")
    for advice in seen.to_do:
        click.echo(f"    to do: {advice}")
