"""`zhengce archive`: make and look into archives of raw pages."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from crawler.warc.archive import ArchiveError, SavedPage, write

RECORDED = (".wacz", ".har", ".warc", ".warc.gz")


@click.group()
def command() -> None:
    """Archives of raw pages: WARC files that `zhengce crawl --replay` reads."""


@command.command()
@click.argument("manifest", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("-o", "--output", required=True, type=click.Path(dir_okay=False, path_type=Path), help="New WARC file.")
def add(manifest: Path, output: Path) -> None:
    """Make a WARC file from saved pages, or from what was recorded in a browser (WACZ, HAR, WARC).

    MANIFEST.jsonl has one JSON object a line: `file` (relative to the manifest), `url`, and if known `fetched_at`
    (UTC, 2026-11-23T06:00:00Z; else now), `status` (else 200) and `content_type` (else by the file's name).
    Other keys are ignored. An existing FILE is never written over.
    """
    from crawler.warc import recordings
    from db.write.store import utc_now

    is_recording = manifest.name.lower().endswith(RECORDED)
    try:
        count = write(recordings.pages(manifest) if is_recording else _pages(manifest, utc_now()), output)
    except (ArchiveError, OSError) as error:
        raise click.ClickException(str(error)) from None
    click.echo(f"{output}: {count} pages")


def _pages(manifest: Path, now: str) -> Iterator[SavedPage]:
    for number, line in enumerate(manifest.read_text(encoding="utf-8-sig").splitlines(), 1):
        if not line.strip():
            continue
        try:
            yield _page(json.loads(line), manifest.parent, now)
        except (ValueError, OSError) as error:
            raise ArchiveError(f"{manifest}, line {number}: {error}") from None


def _page(entry: Any, folder: Path, now: str) -> SavedPage:
    if not isinstance(entry, dict):
        raise ValueError("a JSON object was expected")
    for key in ("file", "url"):
        if not isinstance(entry.get(key), str) or not entry[key]:
            raise ValueError(f"{key!r} is missing")
    if not entry["url"].startswith(("http://", "https://")):
        raise ValueError(f"not a web address: {entry['url']}")
    status = entry.get("status", 200)
    if not isinstance(status, int) or not 100 <= status <= 599:
        raise ValueError(f"not a status: {status!r}")
    return SavedPage(
        url=entry["url"],
        body=(folder / entry["file"]).read_bytes(),
        status=status,
        content_type=entry.get("content_type") or _type_by_name(entry["file"]),
        fetched_at=_instant(entry.get("fetched_at") or now),
    )


def _type_by_name(name: str) -> str:
    import mimetypes

    return mimetypes.guess_type(name)[0] or "application/octet-stream"


def _instant(value: object) -> str:
    from datetime import UTC, datetime

    try:
        moment = datetime.fromisoformat(str(value))
    except ValueError:
        raise ValueError(f"fetched_at: not an instant: {value!r}") from None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


@command.command()
@click.argument("pointer", metavar="FILE@OFFSET")
@click.option("--archive", type=click.Path(exists=True, file_okay=False, path_type=Path), default="archive")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Default: standard output.")
def get(pointer: str, archive: Path, output: Path | None) -> None:
    """Print one archived page, named as in issues and versions (`kept as FILE@OFFSET`)."""
    from crawler.warc.archive_reader import decoded, read_at

    name, _, offset = pointer.rpartition("@")
    if not (offset.isascii() and offset.isdigit() and len(offset) < 19) or Path(name).name != name or not name:
        raise click.UsageError(f"not FILE@OFFSET: {pointer}")
    try:
        page = read_at(archive / name, int(offset))
        body = decoded(page, 1 << 28)
    except (ArchiveError, ValueError) as error:
        raise click.ClickException(str(error)) from None
    click.echo(f"{page.status} {page.url} of {page.fetched_at}", err=True)
    if output:
        output.write_bytes(body)
    else:
        sys.stdout.buffer.write(body)


@command.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--root", type=click.Path(exists=True, file_okay=False, path_type=Path), help="Checkout (default: this one)."
)
def kit(file: Path, root: Path | None) -> int:
    """Replay a kit of `zhengce doctor --network --kit` and write failing tests for what no template reads.

    The pages go to tests/pages/SOURCE/, the tests to tests/parsers/test_kit_SOURCE.py; nothing is written over and
    nothing is asked of a site. Exit code 4 where there is something to mend.
    """
    from crawler import exits
    from crawler.scaffold import from_kit
    from crawler.upkeep import kit as kits

    try:
        found = from_kit.replay(kits.unpack(file))
        written = from_kit.write(root or Path(__file__).parents[1], found)
    except (ArchiveError, OSError) as error:
        raise click.ClickException(str(error)) from None
    for one in found:
        click.echo(f"{one.page.source} {one.page.role} {one.page.page.url}\n  then: {one.page.then}\n  now:  {one.now}")
    for path in written:
        click.echo(path)
    if not found:
        click.echo("no page in it: the sites did not answer; kit.json says why")
    return exits.UNHEALTHY if any(one.mend for one in found) else exits.OK


@command.command()
@click.argument("files", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path), required=True)
def check(files: tuple[Path, ...]) -> int:
    """Read WARC files whole and say what is damaged (exit 4)."""
    from crawler import exits
    from crawler.warc.archive_reader import Damage, records

    found: list[Damage] = []
    for path in files:
        click.echo(f"{path}: {sum(1 for _ in records(path, found.append))} pages")
    for damage in found:
        click.echo(str(damage), err=True)
    return exits.UNHEALTHY if found else exits.OK


@command.command()
@click.option("--archive", type=click.Path(exists=True, file_okay=False, path_type=Path), default="archive")
@click.option("--days", type=click.IntRange(1), help="Age of the files to remove (default: [keep] archive_days).")
@click.option("--yes", is_flag=True, help="Remove them; without it they are only listed.")
def prune(archive: Path, days: int | None, yes: bool) -> None:
    """Remove the oldest WARC files. What only they hold cannot be rebuilt: `zhengce reparse` keeps it as it is stored.

    Nothing is removed by itself, ever, and nothing at all while [keep] archive_days is 0.
    """
    import os
    import time

    from crawler import config

    try:
        age = days or config.load(os.environ).keep.archive_days
    except config.ConfigError as error:
        raise click.ClickException(str(error)) from None
    files = sorted(archive.glob("*.warc.gz"))
    old = [p for p in files if age and p.stat().st_mtime < time.time() - age * 86400]
    if old and old == files:
        raise click.ClickException(
            f"all {len(files)} files are older than {age} days; is the clock right? None is removed"
        )
    for path in old:
        click.echo(f"{'removed' if yes else 'would remove'} {path}")
        if yes:
            path.unlink()
