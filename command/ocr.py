"""`zhengce ocr`: scans and pictures as text, after the crawl."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from command import _editorial as editorial
from crawler import exits

if TYPE_CHECKING:
    from policy import AttachmentText

_EXTRA = "pip install 'zhengce[ocr]'"


@click.command(short_help="Recognise scans and pictures, after the crawl.")
@click.option("--db", type=click.Path(dir_okay=False, path_type=Path), default="zhengce.db", show_default=True)
@click.option(
    "--archive",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default="archive",
    show_default=True,
    help="Folder of WARC files.",
)
@click.option("--budget", type=click.FloatRange(min=0), help="Seconds after which no further file is begun.")
def command(db: Path, archive: Path, budget: float | None) -> int:
    """Recognise the text of files that only show it: PDF without a text layer, pictures.

    Files are taken from the archive, with no network; documents in scope come first, the newest first. Each is stored
    at once, so that a pass that is ended goes on where it was. What is recognised is searched and tagged, and marked
    with its confidence wherever it is shown; numbers read from it are unsure. Needs the extra zhengce[ocr].

    \b
    Exit codes: 0 done or the budget is spent; 1 not done; 5 another run is at work.
    """
    from crawler.lock import BusyError
    from crawler.running import recognition
    from db import StoreBusy, StoreError
    from parsers import scans

    if not scans.is_installed():
        raise click.ClickException(f"scans are not recognised without the extra: {_EXTRA}")
    try:
        done = recognition.run(
            db,
            archive,
            editorial.load(db),
            budget=budget,
            told=lambda scan, found: click.echo(f"{scan.url}: {_outcome(found)}"),
        )
    except (BusyError, StoreBusy) as error:
        click.echo(str(error), err=True)
        return exits.BUSY
    except StoreError as error:
        raise click.ClickException(str(error)) from None
    click.echo(
        f"{db}: {done.recognised} recognised, {done.nothing} without text, {done.lacking} not in the archive, "
        f"{done.left} left"
    )
    return exits.OK


def _outcome(found: AttachmentText | None) -> str:
    if found is None:
        return "not in the archive"
    if found.confidence is None:
        return found.status
    return f"recognised, {len(found.text)} characters, confidence {found.confidence:.2f}"
