"""`zhengce archive`: make and look into archives of raw pages."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from crawler.archive import ArchiveError, SavedPage, write


@click.group()
def command() -> None:
    """Archives of raw pages: WARC files that `zhengce crawl --replay` reads."""


@command.command()
@click.argument("manifest", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("-o", "--output", required=True, type=click.Path(dir_okay=False, path_type=Path), help="New WARC file.")
def add(manifest: Path, output: Path) -> None:
    """Make a WARC file from saved pages.

    MANIFEST.jsonl has one JSON object a line: `file` (relative to the manifest), `url`, and if known `fetched_at`
    (UTC, 2026-11-23T06:00:00Z; else now), `status` (else 200) and `content_type` (else by the file's name).
    Other keys are ignored. An existing FILE is never written over.
    """
    from db.store import utc_now

    try:
        count = write(_pages(manifest, utc_now()), output)
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
