"""`python -m bench`: every module of this package that has `measure` is run; the table goes to docs/performance.md.

`python -m bench parsing dates` runs only these and prints without writing.
"""

from __future__ import annotations

import argparse
import importlib
import os
import pkgutil
import platform
import sqlite3
import sys
from datetime import UTC, datetime
from importlib.metadata import version
from inspect import signature
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.table import Table

from bench import synthetic

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


def main(names: list[str], size: int, characters: int) -> None:
    """Measure, print, and write the page when everything was measured."""
    rows: list[Row] = []
    with TemporaryDirectory(prefix="zhengce-bench-") as folder:
        large = {"size": size, "path": Path(folder) / "synthetic.db"}
        for name in names or modules():
            print(f"… {name}", file=sys.stderr)
            measure = importlib.import_module(f"bench.{name}").measure
            if "path" in signature(measure).parameters:  # works on the one large database
                synthetic.build(large["path"], size, characters)
                rows += measure(**large)
            else:
                rows += measure()
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
    options = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    options.add_argument("names", nargs="*", help="benchmarks to run; all when left out")
    options.add_argument("--size", type=int, default=100_000, help="documents of the synthetic database")
    options.add_argument("--characters", type=int, default=1_700, help="of each text; 1,700 are 5 KB")
    chosen = options.parse_args()
    main(chosen.names, chosen.size, chosen.characters)
