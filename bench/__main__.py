"""`python -m bench`: every module of this package that has `measure` is run; the table goes to docs/performance.md.

`python -m bench reading dates` runs only these and prints without writing.
"""

from __future__ import annotations

import importlib
import os
import pkgutil
import platform
import sqlite3
import sys
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from rich.console import Console
from rich.table import Table

PAGE = Path(__file__).resolve().parents[1] / "docs" / "performance.md"
BEGIN, END = "<!-- bench begins -->", "<!-- bench ends -->"
LIBRARIES = ("scrapy", "selectolax", "beautifulsoup4", "datasette", "sqlite-utils", "ahocorasick-rs", "dateparser")
Row = tuple[str, str, str]


def modules() -> list[str]:
    """Names of the benchmark modules."""
    names = [m.name for m in pkgutil.iter_modules([str(Path(__file__).parent)]) if not m.name.startswith("_")]
    return [name for name in names if hasattr(importlib.import_module(f"bench.{name}"), "measure")]


def machine() -> str:
    """One line about where and with what the figures were measured."""
    libraries = ", ".join(f"{name} {version(name)}" for name in LIBRARIES)
    return (
        f"{datetime.now(UTC).date()}, {os.cpu_count()} cores, {platform.machine()}, "
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, {libraries}"
    )


def main(names: list[str]) -> None:
    """Measure, print, and write the page when everything was measured."""
    rows: list[Row] = []
    for name in names or modules():
        print(f"… {name}", file=sys.stderr)
        rows += importlib.import_module(f"bench.{name}").measure()
    table = Table("work", "measured", "target")
    for row in rows:
        table.add_row(*row)
    Console(width=140).print(table)
    if not names:
        write(rows)


def write(rows: list[Row]) -> None:
    """Replace the measured table of docs/performance.md; what people wrote around it stays."""
    lines = [f"Measured {machine()}.", "", "| work | measured | target |", "|---|---|---|"]
    lines += [f"| {work} | {figure} | {target} |" for work, figure, target in rows]
    block = f"{BEGIN}\n" + "\n".join(lines) + f"\n{END}"
    text = PAGE.read_text(encoding="utf-8")
    head, _, rest = text.partition(BEGIN)
    PAGE.write_text(head + block + rest.partition(END)[2], encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
