"""`zhengce coverage`: how full the fields are, per source and template, and why the rest is empty."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import click

FLOORS = {"body": 99.0, "title": 100.0, "published": 100.0, "number": 95.0, "files": 90.0}
HEADING_LINES = 15
READABLE = ("pdf", "docx")
READ = ("text", "recognised")

Key = tuple[str, str]


@dataclass
class Fill:
    """Counts of one template: documents, those with a field, those that could have it."""

    documents: int = 0
    have: Counter[str] = field(default_factory=Counter)
    could: Counter[str] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)

    def note(self, name: str, filled: bool, reason: str = "") -> None:
        """Count one field of one document."""
        self.could[name] += 1
        self.have[name] += filled
        if not filled:
            self.reasons[reason or f"no {name}"] += 1

    def share(self, name: str) -> float | None:
        """Per cent filled, None where nothing could be."""
        return 100 * self.have[name] / self.could[name] if self.could[name] else None


@click.command()
@click.argument("manifests", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--db", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Count what this store holds.")
def command(manifests: tuple[Path, ...], db: Path | None) -> None:
    """Print how full the fields are, as a table per source and template, and the reasons for the rest.

    Counted are the publications of a store (--db, by default zhengce.db), or the saved pages that MANIFESTS name
    (JSON lines with file and url, as `zhengce archive add` takes them). Body, title and publication date are counted
    over all documents; the number over those that have one (a number in the record, or one in the title or on a
    heading line that the record lacks); files over PDF and DOCX that were fetched. The date of an MEE formal document
    is its 生成日期 where the page gives no other. A page of pictures alone (一图读懂) has no body that could be
    filled and is listed below. A figure below its floor is marked.
    """
    if manifests and db:
        raise click.UsageError("Give manifests or --db, not both.")
    if manifests:
        fills = of_pages(manifests)
    else:
        store = db or Path("zhengce.db")
        if not store.exists():
            raise click.UsageError(f"{store} is not there; name a store with --db, or manifests of saved pages.")
        fills = of_store(store)
    show(fills)


def of_store(path: Path) -> dict[Key, Fill]:
    """Fill of every publication of a store, its attachments, and its open issues."""
    from db.queries import fill_rates

    fills: dict[Key, Fill] = defaultdict(Fill)
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as conn:
            for page in fill_rates.stored_pages(conn):
                text = page.text or (None if page.pictures else "")
                count(fills[page.source, page.template], page.title, page.published_on, page.number, text)
            for source, template, kind, status, files in fill_rates.files(conn):
                fill = fills[source, template]
                if kind in READABLE:
                    fill.could["files"] += files
                    fill.have["files"] += files if status in READ else 0
                if status != "text":
                    fill.reasons[f"{kind or 'file'}: {status}"] += files
            for source, kind, pages in fill_rates.open_issues(conn):
                fills[source, "(issues)"].reasons[kind] += pages
    except sqlite3.DatabaseError as error:
        raise click.ClickException(f"{path}: {error}") from error
    return fills


def of_pages(manifests: Iterable[Path]) -> dict[Key, Fill]:
    """Fill of every saved page that is read as a document; pages that are not are listed by the name of the error."""
    import parsers
    from policy import Document, PageError

    fills: dict[Key, Fill] = defaultdict(Fill)
    for line, body in saved(manifests):
        try:
            record = parsers.parse(line["url"], body, base_url=line.get("base_url"))
        except PageError as error:
            fills[line.get("source", "?"), "(issues)"].reasons[error.name] += 1
            continue
        if isinstance(record, Document):
            shown = record.published_on or record.issued_on
            fill = fills[record.source, record.template]
            text = record.text or (None if record.body_images else "")
            count(fill, record.title, shown.iso if shown else None, record.number, text)
            if record.attachments:
                fill.reasons["file: not fetched"] += len(record.attachments)
    return fills


def saved(manifests: Iterable[Path]) -> Iterator[tuple[dict[str, str], bytes]]:
    """The lines of manifests with the bytes of their pages."""
    for manifest in manifests:
        for number, text in enumerate(manifest.read_text("utf-8").splitlines(), 1):
            try:
                line = json.loads(text)
                yield line, (manifest.parent / line["file"]).read_bytes()
            except (ValueError, KeyError, TypeError, OSError) as error:
                raise click.ClickException(f"{manifest}, line {number}: {error}") from error


def count(fill: Fill, title: str, published: str | None, number: str | None, text: str | None) -> None:
    """Count the fields of one document; its text is None where it has pictures only."""
    fill.documents += 1
    if text is None:
        fill.reasons["body: pictures only"] += 1
    else:
        fill.note("body", bool(text.strip()))
    fill.note("title", bool(title.strip()))
    fill.note("published", bool(published))
    if number or shows_number(title, text or ""):
        fill.note("number", bool(number), "number on the page, not in the record")


def shows_number(title: str, text: str) -> bool:
    """Whether a document shows a number of its own: in the title, or as a heading line by itself."""
    from policy import numbers

    heading = text.split("\n", HEADING_LINES)[:HEADING_LINES]
    return bool(numbers.find(title)) or any(numbers.is_number(line.strip("（）() ")) for line in heading)


def show(fills: dict[Key, Fill]) -> None:
    """Two tables on stdout: fill per template with a line of sums, and the reasons."""
    from rich.console import Console
    from rich.table import Table

    total = Fill()
    table = Table("source", "template", "documents", *FLOORS, title="Fields filled, of those that could be")
    why = Table("source", "template", "reason", "count", title="The rest, by reason")
    for (source, template), fill in sorted(fills.items()):
        if fill.documents:
            table.add_row(source, template, str(fill.documents), *cells(fill))
        total.documents += fill.documents
        total.have.update(fill.have)
        total.could.update(fill.could)
        for reason, times in fill.reasons.most_common():
            why.add_row(source, template, reason, str(times))
    table.add_section()
    table.add_row("all", "", str(total.documents), *cells(total))
    console = Console(width=110)
    console.print(table)
    if why.row_count:
        console.print(why)


def cells(fill: Fill) -> list[str]:
    """Filled of those that could be, the share where it is not whole, a mark where it is below its floor."""
    shown = []
    for name, floor in FLOORS.items():
        share = fill.share(name)
        if share is None:
            shown.append("–")
            continue
        part = "" if share == 100 else f" {share:.1f} %" + (" !" if share < floor else "")
        shown.append(f"{fill.have[name]}/{fill.could[name]}{part}")
    return shown
