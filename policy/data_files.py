"""Data files that people write, in TOML: what is wrong in one is said with file and line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Rows = dict[str, list[dict[str, Any]]]


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault of a data file and where it stands."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


class DataError(ValueError):
    """A data file is not usable; `faults` says all that is wrong, one line each in `str()`."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))


@dataclass(frozen=True, slots=True)
class Written:
    """A file as it was written: what it holds by table, and its lines, in which entries are found again."""

    name: str
    lines: tuple[str, ...]
    tables: Mapping[str, Any]

    def line(self, table: str, index: int, word: str = "") -> int:
        """The line of entry `index` of a table, of `word` in it where it stands there."""
        heads = [n for n, line in enumerate(self.lines) if line.strip().startswith(f"[[{table}]]")]
        if index >= len(heads):
            return 1
        start = heads[index]
        block = [start + 1 + n for n in range(len(self.lines) - start - 1)]
        stop = next((n for n in block if self.lines[n].lstrip().startswith("[[")), len(self.lines))
        quoted = re.compile(rf'"{re.escape(word)}"|^\s*{re.escape(word)}\s*=')
        return next((n for n in range(start + 1, stop) if word and quoted.search(self.lines[n])), start) + 1


def read(path: Path) -> Written:
    """Read a file. Raises DataError where it is not readable or not TOML."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise DataError([Fault(str(path), 1, f"cannot be read: {error.strerror}")]) from None
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise DataError([Fault(str(path), line, "not UTF-8")]) from None
    lines = tuple(text.splitlines())
    try:
        return Written(str(path), lines, tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"line (\d+)", str(error))
        raise DataError([Fault(str(path), int(place[1]) if place else len(lines), f"not TOML: {error}")]) from None


def rows(path: Path, known: Mapping[str, Mapping[str, type]]) -> tuple[Written, Rows]:
    """The entries of a file by table. `known` gives the type of each key (str, or list for a list of texts).

    Raises DataError with every unknown table, unknown key and value of another type.
    """
    written = read(path)
    faults: list[Fault] = []
    for table, entries in written.tables.items():
        if table not in known or not are_entries(entries):
            message = f"unknown table {table!r}; known are {', '.join(f'[[{name}]]' for name in known)}"
            faults.append(Fault(written.name, written.line(table, 0), message))
            continue
        for index, entry in enumerate(entries):
            for key, message in _wrong(entry, known[table]):
                faults.append(Fault(written.name, written.line(table, index, key), f"[[{table}]]: {message}"))
    if faults:
        raise DataError(faults)
    return written, {table: list(written.tables.get(table, ())) for table in known}


def are_entries(value: object) -> bool:
    """Whether a value of a file is a list of tables (``[[name]]``)."""
    return isinstance(value, list) and all(isinstance(entry, dict) for entry in value)


def _wrong(entry: Mapping[str, Any], known: Mapping[str, type]) -> Iterator[tuple[str, str]]:
    for key, value in entry.items():
        if key not in known:
            yield key, f"unknown key {key!r}; known are {', '.join(known)}"
        elif known[key] is list:
            if not isinstance(value, list) or not all(isinstance(item, str) and item for item in value):
                yield key, f"{key} must be a list of texts"
        elif not isinstance(value, str) or not value:
            yield key, f"{key} must be a text"
