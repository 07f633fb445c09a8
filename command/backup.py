"""`zhengce backup`."""

from __future__ import annotations

from pathlib import Path

import click

from command import _editorial as editorial
from command._sending import state_option


@click.command("backup")
@click.argument("copy", type=click.Path(path_type=Path, dir_okay=False))
@state_option
@click.option("--db", "path", type=click.Path(path_type=Path), default=Path("zhengce.db"), show_default=True)
def command(copy: Path, state: Path, path: Path) -> None:
    """Copy the database to the file COPY while it is in use, and the folders that belong to it.

    What people decided goes to COPY.editorial, what the newsletter has sent to COPY.newsletter; no address of a member
    is among it. The copy is that of one moment, appears whole or not at all, and needs nothing beside it.
    """
    from rich.console import Console
    from rich.progress import Progress

    from db import StoreError
    from db.file.backup import backup, copy_files

    try:
        with Progress(console=Console(stderr=True), transient=True) as progress:
            task = progress.add_task("copying", total=None)
            backup(path, copy, lambda done, total: progress.update(task, completed=done, total=total))
        sent = Path(f"{copy}.newsletter")
        folders = {editorial.place(path): Path(f"{copy}.editorial"), state: sent, state / "archive": sent / "archive"}
        counts = {target: copy_files(source, target) for source, target in folders.items()}
    except StoreError as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"{copy}: {copy.stat().st_size:,} bytes")
    for target, count in counts.items():
        if count:
            click.echo(f"{target}: {count} files")
