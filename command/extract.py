"""`zhengce extract`: the text of a file as the crawl would store it, or why there is none."""

from __future__ import annotations

import json
from pathlib import Path

import click

from crawler import exits


@click.command(short_help="The text of an attachment, or why it has none.")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="One JSON object: type, status, pages, text.")
@click.option("--ocr", is_flag=True, help="Recognise a scan or a picture; needs the extra zhengce[ocr].")
@click.pass_context
def command(ctx: click.Context, file: Path, as_json: bool, ocr: bool) -> None:
    """Print the text of FILE, told by its content; docs/reading.md lists the formats.

    Exit code 1 with the reason on stderr for a file without text (scan, encrypted, damaged, too large).
    """
    from parsers import scans
    from parsers.files import read_apart

    if ocr and not scans.is_installed():
        raise click.ClickException("--ocr needs the extra: pip install 'zhengce[ocr]'")

    try:
        data = file.read_bytes()
    except OSError as error:
        raise click.ClickException(f"{file}: {error.strerror}") from error
    found = read_apart(data, file.name)
    if ocr and found.status in ("image", "no text layer"):
        found = scans.recognise_apart(data, found.type)
    if as_json:
        shown: dict[str, object] = {
            "type": found.type,
            "status": found.status,
            "pages": found.pages,
            "text": found.text,
        }
        if found.confidence is not None:
            shown["confidence"] = found.confidence
        click.echo(json.dumps(shown, ensure_ascii=False))
    elif found.text:
        click.echo(found.text)
    if not found.text:
        click.echo(f"{file}: {found.status} ({found.type})", err=True)
        ctx.exit(exits.ERROR)
