"""Checks the rule files for a person who edits them: what is wrong, in which file, on which line."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

LABEL_KEYS = ("gives", "likely", "hints", "to", "add", "remove")
LISTS = (*LABEL_KEYS, "terms", "with", "without", "unless", "fields", "prefix")
KEYS = {
    "concept": ({"name", "terms"}, {"gives", "likely", "hints", "with", "without", "fields", "scope"}),
    "mask": ({"name", "terms"}, set()),
    "out": ({"name", "terms"}, {"unless"}),
    "blank": ({"name", "terms"}, set()),
    "number": ({"prefix"}, {"hints", "scope"}),
    "subject": ({"terms"}, {"hints", "scope"}),
    "issuer": ({"terms"}, {"hints", "scope"}),
    "derive": ({"from", "to"}, {"concept"}),
    "settled": ({"reason"}, {"number", "title", "url", "scope", "add", "remove"}),
}
VALUES = {"fields": {"title", "text"}}


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault of a rule file with its line."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


class RulesError(ValueError):
    """The rule files are not usable; `faults` says all that is wrong."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))


@dataclass(frozen=True, slots=True)
class _Source:
    """A rule file's text, in which the lines of entries and words can be found again."""

    name: str
    lines: tuple[str, ...]

    def line(self, table: str, index: int, word: str = "") -> int:
        heads = [n for n, line in enumerate(self.lines) if line.strip().startswith(f"[[{table}]]")]
        if index >= len(heads):
            return 1
        start = heads[index]
        block = [start + 1 + n for n in range(len(self.lines) - start - 1)]
        stop = next((n for n in block if self.lines[n].lstrip().startswith("[[")), len(self.lines))
        quoted = re.compile(rf'"{re.escape(word)}"|^\s*{re.escape(word)}\s*=')
        return next((n for n in range(start + 1, stop) if word and quoted.search(self.lines[n])), start) + 1


def tables(paths: Iterable[Path], known: set[str]) -> dict[str, list[dict[str, Any]]]:
    """All entries by table. Raises RulesError with every fault of every file."""
    found: dict[str, list[dict[str, Any]]] = {name: [] for name in KEYS}
    faults: list[Fault] = []
    names: Counter[str] = Counter()
    for path in paths:
        text = path.read_text(encoding="utf-8")
        source = _Source(path.name, tuple(text.splitlines()))
        try:
            data = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            place = re.search(r"line (\d+)", str(error))
            faults.append(Fault(path.name, int(place[1]) if place else len(source.lines), f"not TOML: {error}"))
            continue
        for table, entries in data.items():
            if table not in KEYS or not isinstance(entries, list):
                faults.append(Fault(path.name, source.line(table, 0), f"unknown table {table!r}{_near(table, KEYS)}"))
                continue
            for index, entry in enumerate(entries):
                messages = [*_entry(table, entry, known), *_repeated_name(table, entry, names)]
                faults += [Fault(path.name, source.line(table, index, word), say) for word, say in messages]
            found[table] += entries
    if faults:
        raise RulesError(faults)
    return found


def _entry(table: str, entry: dict[str, Any], known: set[str]) -> Iterator[tuple[str, str]]:
    """(word to look for, message) for each fault of one entry."""
    needed, allowed = KEYS[table]
    name = f"[[{table}]] {entry.get('name', '')}".strip()
    for key in sorted(needed - set(entry)):
        yield "", f"{name}: {key} is missing"
    for key, value in entry.items():
        if key not in needed | allowed:
            yield key, f"{name}: unknown key {key!r}{_near(key, needed | allowed)}"
        elif key in LISTS:
            yield from _list(name, key, value, known)
        elif key == "scope" and table != "settled":
            if not isinstance(value, bool):
                yield key, f"{name}: scope is true or false"
        elif not isinstance(value, str) or not value:
            yield key, f"{name}: {key} must be a text"
        elif key == "from" and value not in known:
            yield value, f"{name}: unknown label {value!r}{_near(value, known)}"
    if table == "settled":
        yield from _settled(entry)


def _list(name: str, key: str, value: Any, known: set[str]) -> Iterator[tuple[str, str]]:
    if not isinstance(value, list) or not all(isinstance(item, str) and item for item in value):
        yield key, f"{name}: {key} must be a list of texts"
        return
    for item, times in Counter(value).items():
        if times > 1:
            yield item, f"{name}: duplicate {item!r} in {key}"
        if key in LABEL_KEYS and item not in known:
            yield item, f"{name}: unknown label {item!r}{_near(item, known)}"
        if item not in VALUES.get(key, {item}):
            yield item, f"{name}: {key} can hold {', '.join(sorted(VALUES[key]))}, not {item!r}"
        if key in ("terms", "with", "prefix") and any(character.isspace() for character in item):
            yield item, f"{name}: term {item!r} holds a blank; texts are searched without blanks"


def _settled(entry: dict[str, Any]) -> Iterator[tuple[str, str]]:
    if not {"number", "title", "url"} & set(entry):
        yield "", "[[settled]]: names no document; give number, title or url"
    if entry.get("scope", "in") not in ("in", "out"):
        yield "scope", '[[settled]]: scope is "in" or "out"'


def _repeated_name(table: str, entry: dict[str, Any], names: Counter[str]) -> Iterator[tuple[str, str]]:
    name = entry.get("name")
    if isinstance(name, str):
        names[f"{table} {name}"] += 1
        if names[f"{table} {name}"] > 1:
            yield name, f"[[{table}]] {name}: another entry has the same name"


def _near(word: str, known: Iterable[str]) -> str:
    close = get_close_matches(word, list(known), n=1)
    return f", did you mean {close[0]!r}?" if close else ""
