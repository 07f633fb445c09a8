"""Entries for the tests of the store: short to write, true in form."""

from __future__ import annotations

import sqlite3
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from db import Entry, Store
from db.write.identity import Lines, read_lines
from policy import Attachment, Dated, Document, Evidence, Label, Reading, Relation, Target

NOTICE = "关于印发《工业领域碳达峰实施方案》的通知"
TEXT = "各省、自治区、直辖市：\n为落实碳达峰要求，制定本方案。\n一、总体要求\n到2030年，节能降碳取得进展。"


def identity(folder: Path, text: str) -> Lines:
    """The lines of a file that a person wrote."""
    path = folder / "identity.toml"
    path.write_text(text, encoding="utf-8")
    return read_lines(path)


class Clock:
    """An instant that a test moves by hand."""

    def __init__(self, now: str = "2026-11-16T06:00:00Z") -> None:
        self.now = now

    def __call__(self) -> str:
        return self.now


def label(id: str = "energy-saving", facet: str = "theme", *, sure: bool = True) -> Label:
    """A label with one proof."""
    return Label(id, facet, 0.9, (Evidence("节能", "title", 0, "…节能…"),), sure=sure)


def reading(*labels: Label, scope: Any = "in", relations: tuple[Relation, ...] = (), **more: Any) -> Reading:
    """A reading, in scope with one label where nothing else is said."""
    return Reading(scope, "test", labels=labels or (label(),), relations=relations, **more)


def document(url: str = "https://www.mee.gov.cn/xxgk2018/xxgk/xxgk03/202107/t20210701_1.html", **more: Any) -> Document:
    """A ministry's notice; `signed`, `published` are ISO dates, `files` pairs of address and name."""
    dated = {
        f"{name}_on": Dated(more.pop(name), "box") for name in ("signed", "published", "effective") if name in more
    }
    due = {"comments_due_on": Dated(more.pop("due"), "text")} if "due" in more else {}
    files = {"attachments": tuple(Attachment(*file) for file in more.pop("files"))} if "files" in more else {}
    fields: dict[str, Any] = {
        "source": "mee", "url": url, "template": "xxgk", "title": NOTICE, "kind": "通知", "text": TEXT,
        "issuers": ("生态环境部",),
    }  # fmt: skip
    return Document(**(fields | dated | due | files | more))


def entry(url: str = "https://www.mee.gov.cn/xxgk2018/xxgk/xxgk03/202107/t20210701_1.html", **more: Any) -> Entry:
    """A document with its reading (`said`)."""
    said = more.pop("said", None)
    return Entry(document(url, **more), said or reading())


def document_ids(store: Store) -> list[int]:
    """All ids, oldest first."""
    return [id for (id,) in store.conn.execute("SELECT id FROM documents ORDER BY id")]


def many(count: int, start: int = 0, **more: Any) -> list[Entry]:
    """Different documents."""
    return [
        entry(
            f"https://www.mee.gov.cn/xxgk2018/xxgk/xxgk03/202107/t20210701_{n}.html",
            title=f"关于第{n}号测试事项的通知",
            number=f"环测〔2021〕{n}号",
            published=f"2021-{n % 12 + 1:02}-{n % 28 + 1:02}",
            **({"text": f"{TEXT}\n第{n}段，关于{n}。"} | more),
        )
        for n in range(start, start + count)
    ]


@cache
def _empty() -> bytes:
    """A database without rows: a copy of one takes a quarter of the time that its migrations take."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "empty.db"
        Store(path).close()
        return path.read_bytes()


def open_store(path: Path, **more: Any) -> Store:
    """A store whose clock does not move."""
    if not path.exists():
        path.write_bytes(_empty())
    return Store(path, **({"clock": Clock()} | more))


def dump(path: Path, *, leave_out: tuple[str, ...] = ("last_seen", "checked_at")) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table but for times of sight."""
    conn = sqlite3.connect(path)
    tables = [
        name
        for (name,) in conn.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY 1")
        if not name.startswith(("sqlite_", "documents_fts"))
    ]
    found = {}
    for table in tables:
        names = [row[1] for row in conn.execute(f"PRAGMA table_info({table})") if row[1] not in leave_out]
        listed = ", ".join(f'"{name}"' for name in names)
        found[table] = sorted(conn.execute(f"SELECT {listed} FROM {table}").fetchall(), key=repr)
    conn.close()
    return found


def target(indicator: str = "非化石能源消费比重", year: int = 2030, value: float = 25.0) -> Target:
    """A target of a plan."""
    return Target(indicator, "≈", value, "%", year, None, None, 0, f"到{year}年，{indicator}达到{value:g}%左右。")
