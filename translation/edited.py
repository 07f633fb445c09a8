"""What an editor has settled: Japanese titles, summaries, issuers and dates of documents. It wins over every draft.

The data file is `data/edited.toml`, one table a document, found by its address or its Chinese title.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

FILE = Path(__file__).with_name("data") / "edited.toml"


@dataclass(frozen=True, slots=True)
class Edited:
    """An editor's words on one document; what is empty was not settled. `issuers` and `ja` are Japanese."""

    zh: str = ""
    url: str = ""
    ja: str = ""
    issuers: tuple[str, ...] = ()
    summary: tuple[str, ...] = ()


def load() -> tuple[Edited, ...]:
    """All entries of the file. Raises ValueError with the entry's number for one that names no document."""
    return _load(FILE)


@lru_cache
def _load(path: Path) -> tuple[Edited, ...]:
    tables = tomllib.loads(path.read_text(encoding="utf-8")).get("document", [])
    for number, table in enumerate(tables, 1):
        unknown = set(table) - {"zh", "url", "ja", "issuers", "summary"}
        if unknown or not (table.get("zh") or table.get("url")):
            raise ValueError(f"{path.name}: document {number}: {', '.join(sorted(unknown)) or 'neither zh nor url'}")
    return tuple(
        Edited(
            zh=table.get("zh", ""),
            url=table.get("url", ""),
            ja=table.get("ja", ""),
            issuers=tuple(table.get("issuers", ())),
            summary=tuple(table.get("summary", ())),
        )
        for table in tables
    )


def title(zh: str) -> str | None:
    """The settled Japanese title of a Chinese one."""
    return next((entry.ja for entry in load() if entry.ja and entry.zh == zh), None)


def of(urls: Iterable[str], zh: str) -> Edited:
    """What is settled about a document, by any of its addresses or its title: of several entries the later wins."""
    known = frozenset(urls)
    found = Edited()
    for entry in load():
        if entry.url in known or (entry.zh and entry.zh == zh):
            settled = {name: value for name in ("ja", "issuers", "summary") if (value := getattr(entry, name))}
            found = replace(found, **settled)
    return found


def keep(entries: Iterable[Edited]) -> int:
    """Append entries to the file, newest last; a title that is there already is replaced. Returns how many."""
    new = {entry.zh: entry for entry in entries if entry.zh}
    kept = [entry for entry in load() if not (entry.zh in new and entry.ja)]
    head = [line for line in FILE.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    blocks = ["\n".join(head), *(_table(entry) for entry in (*kept, *new.values()))]
    FILE.write_text("\n\n".join(blocks) + "\n", encoding="utf-8")
    _load.cache_clear()
    return len(new)


def _table(entry: Edited) -> str:
    import tomlkit

    values = {
        "zh": entry.zh,
        "url": entry.url,
        "ja": entry.ja,
        "issuers": list(entry.issuers),
        "summary": list(entry.summary),
    }
    return "[[document]]\n" + tomlkit.dumps({key: value for key, value in values.items() if value}).strip()
