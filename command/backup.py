"""`zhengce backup`."""

from __future__ import annotations

from pathlib import Path

import click

from command import _editorial as editorial


@click.command("backup")
@click.argument("copy", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--db", "path", type=click.Path(path_type=Path), default=Path("zhengce.db"), show_default=True)
def command(copy: Path, path: Path) -> None:
    """Copy the database to the file COPY while it is in use, and what people decided to the folder COPY.editorial.

    The copy is that of one moment, appears whole or not at all, and needs nothing beside it.
    """
    from rich.console import Console
    from rich.progress import Progress

    from db import StoreError
    from db.file.backup import backup, copy_files

    try:
        with Progress(console=Console(stderr=True), transient=True) as progress:
            task = progress.add_task("copying", total=None)
            backup(path, copy, lambda done, total: progress.update(task, completed=done, total=total))
        decided = Path(f"{copy}.editorial")
        count = copy_files(editorial.place(path), decided)
    except StoreError as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"{copy}: {copy.stat().st_size:,} bytes")
    if count:
        click.echo(f"{decided}: {count} files")
