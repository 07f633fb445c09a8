"""What an editor has settled: Japanese titles, issuers and summaries of documents. It wins over every draft.

A file holds one table ``[[document]]`` a document, found by its address or its Chinese title.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from policy import data_files

KEYS = {"document": {"zh": str, "url": str, "ja": str, "issuers": list, "summary": list}}
HEAD = """# What an editor has settled. It wins over every draft, for ever. `zhengce newsletter keep FILE` writes here.
# zh or url names the document; ja is its title, issuers and summary are Japanese.
"""


@dataclass(frozen=True, slots=True)
class Edited:
    """An editor's words on one document; what is empty was not settled.

    `issuers` and `ja` are Japanese; `summary` are lines of Markdown as the newsletter prints them.
    """

    zh: str = ""
    url: str = ""
    ja: str = ""
    issuers: tuple[str, ...] = ()
    summary: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Edits:
    """All that was settled, oldest first."""

    entries: tuple[Edited, ...] = ()

    def title(self, zh: str) -> str | None:
        """The settled Japanese title of a Chinese one."""
        return next((entry.ja for entry in self.entries if entry.ja and entry.zh == zh), None)

    def of(self, urls: Iterable[str], zh: str) -> Edited:
        """What is settled about a document, by any of its addresses or its title: of several entries the later wins."""
        known = frozenset(urls)
        found = Edited()
        for entry in self.entries:
            if entry.url in known or (entry.zh and entry.zh == zh):
                settled = {name: value for name in ("ja", "issuers", "summary") if (value := getattr(entry, name))}
                found = replace(found, **settled)
        return found


NOTHING = Edits()


def read(path: Path) -> Edits:
    """The entries of a file; none where it is not there. Raises DataError."""
    if not path.exists():
        return Edits()
    written, rows = data_files.rows(path, KEYS)
    nameless = [
        data_files.Fault(written.name, written.line("document", index), "[[document]]: neither zh nor url names one")
        for index, row in enumerate(rows["document"])
        if not (row.get("zh") or row.get("url"))
    ]
    if nameless:
        raise data_files.DataError(nameless)
    return Edits(tuple(map(_edited, rows["document"])))


def _edited(row: dict[str, Any]) -> Edited:
    words = {key: row.get(key, "") for key in ("zh", "url", "ja")}
    return Edited(**words, issuers=tuple(row.get("issuers", ())), summary=tuple(row.get("summary", ())))


def keep(path: Path, entries: Iterable[Edited]) -> int:
    """Add entries to a file, which is made when first written; what is settled anew of a title replaces the old.

    All else in the file stays as a person wrote it. It appears whole or not at all. Returns how many were kept.
    Raises DataError for a file that is not sound, OSError where it cannot be written; then nothing has changed.
    """
    import tomlkit

    new = {entry.zh: entry for entry in entries if entry.zh}
    if not new:
        return 0
    read(path)  # a file that is not sound is a person's to mend
    text = path.read_text(encoding="utf-8-sig") if path.exists() else HEAD
    file: Any = tomlkit.parse(text)
    tables = file.setdefault("document", tomlkit.aot())
    known = {table["zh"]: table for table in tables if "zh" in table}
    for zh, entry in new.items():
        table = known.get(zh)
        if table is None:
            table = tomlkit.table()
            tables.append(table)
        for key, value in (("zh", zh), ("url", entry.url), ("ja", entry.ja)):
            if value:
                table[key] = value
        for key, values in (("issuers", entry.issuers), ("summary", entry.summary)):
            if values:
                table[key] = list(values)
    path.parent.mkdir(parents=True, exist_ok=True)
    scratch = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        scratch.write_text(tomlkit.dumps(file), encoding="utf-8")
        scratch.replace(path)
    finally:
        scratch.unlink(missing_ok=True)
    return len(new)
