"""Checks the rule files for a person who edits them: what is wrong, in which file, on which line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from policy import data_files
from policy.data_files import DataError, Fault

LABEL_KEYS = ("gives", "likely", "hints", "to", "add", "remove")
LISTS = (*LABEL_KEYS, "terms", "with", "without", "unless", "fields", "prefix")
KEYS = {
    "concept": ({"name", "terms"}, {"gives", "likely", "hints", "with", "without", "fields", "scope"}),
    "mask": ({"name", "terms"}, set()),
    "out": ({"name", "terms"}, {"unless"}),
    "general": ({"name", "terms"}, set()),
    "blank": ({"name", "terms"}, set()),
    "number": ({"prefix"}, {"hints", "scope"}),
    "subject": ({"terms"}, {"hints", "scope"}),
    "issuer": ({"terms"}, {"hints", "scope"}),
    "derive": ({"from", "to"}, {"concept"}),
    "settled": ({"reason"}, {"number", "title", "url", "scope", "add", "remove"}),
}
VALUES = {"fields": {"title", "text"}}


class RulesError(DataError):
    """The rule files are not usable; `faults` says all that is wrong."""


def tables(
    paths: Iterable[Path], known: set[str], allowed: Collection[str] = KEYS.keys()
) -> dict[str, list[dict[str, Any]]]:
    """All entries by table, of which only some may be `allowed`. Raises RulesError with every fault of every file."""
    found: dict[str, list[dict[str, Any]]] = {name: [] for name in KEYS}
    faults: list[Fault] = []
    names: Counter[str] = Counter()
    for path in paths:
        try:
            written = data_files.read(path)
        except DataError as error:
            faults += error.faults
            continue
        for table, entries in written.tables.items():
            if table not in allowed or not data_files.are_entries(entries):
                message = f"unknown table {table!r}{_near(table, allowed)}"
                faults.append(Fault(written.name, written.line(table, 0), message))
                continue
            for index, entry in enumerate(entries):
                messages = [*_entry(table, entry, known), *_repeated_name(table, entry, names)]
                faults += [Fault(written.name, written.line(table, index, word), say) for word, say in messages]
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
