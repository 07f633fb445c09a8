"""Search against LIKE on the same database: what is found, how fast, and how large the index is."""

from __future__ import annotations

import random
import re
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bench import synthetic
from db import connect
from db.search.lookup import search

SIZE = 10_000
RARE, WORDS = 15, 8
LENGTHS = {"1": (1, 1), "2": (2, 2), "3–4": (3, 4), "5+": (5, 10)}
_LIKE = (
    "SELECT d.id FROM documents d JOIN bodies b ON b.document_id = d.id WHERE d.title LIKE ?1 OR d.number LIKE ?1"
    " OR d.issuers LIKE ?1 OR b.text LIKE ?1"
)


def measure(size: int = SIZE, characters: int = 1_700, path: Path | None = None) -> list[tuple[str, str, str]]:
    """(work, figure, target) rows; `path` keeps the database for the next time."""
    with tempfile.TemporaryDirectory() as folder:
        conn = connect(synthetic.build(path or Path(folder) / "search.db", size, characters))
        kilobytes = conn.execute("SELECT avg(length(CAST(text AS BLOB))) / 1024 FROM bodies").fetchone()[0]
        name = f"search, {size:,} documents of {kilobytes:.0f} KB"
        rows = [*_quality(conn, name), *_speed(conn, name, size), _index_size(conn, name)]
        conn.close()
    return rows


def _like(conn: sqlite3.Connection, word: str) -> set[int]:
    return {id for (id,) in conn.execute(_LIKE, (f"%{word}%",))}


def _quality(conn: sqlite3.Connection, name: str) -> list[tuple[str, str, str]]:
    """Recall and precision for random words of the texts."""
    chance = random.Random(3)
    texts = [text for (text,) in conn.execute("SELECT text FROM bodies ORDER BY document_id LIMIT 200")]
    rows = []
    for length, (low, high) in LENGTHS.items():
        hits = found_all = true_all = 0
        for _ in range(WORDS):
            word = _word(chance, texts, low, high)
            found = {hit.id for hit in search(conn, f'"{word}"', limit=0, order="new").hits}
            true = _like(conn, word)
            hits, found_all, true_all = hits + len(found & true), found_all + len(found), true_all + len(true)
        figure = f"{hits / true_all:.3f} / {hits / found_all:.3f}"
        rows.append((f"{name}: recall and precision against LIKE, words of {length}", figure, "1.000 / 1.000"))
    return rows


def _word(chance: random.Random, texts: list[str], low: int, high: int) -> str:
    while True:
        text = chance.choice(texts)
        at = chance.randrange(len(text))
        word = text[at : at + chance.randint(low, high)]
        if len(word) >= low and re.fullmatch("[㐀-鿿]+", word):
            return word


def _speed(conn: sqlite3.Connection, name: str, size: int) -> list[tuple[str, str, str]]:
    rare = [synthetic.rare(n) for n in random.Random(5).sample(range(min(size, 40_000)), RARE)]
    ours = [_seconds(lambda word=word: search(conn, word)) for word in rare]
    theirs = [_seconds(lambda word=word: _like(conn, word)) for word in rare[:5]]
    fast, slow = statistics.median(ours), statistics.median(theirs)
    common = statistics.median(_seconds(lambda: search(conn, "节能 监督管理")) for _ in range(5))
    single = statistics.median(_seconds(lambda: search(conn, "碳")) for _ in range(5))
    work = f"{name}: rare words with passages, p50 {fast * 1000:.2f} ms, LIKE {slow * 1000:.0f} ms"
    return [
        (work, f"{slow / fast:.0f} ×", "≥ 100 ×"),
        (f"{name}: two words of many documents, ranked, p50", f"{common * 1000:.0f} ms", "stated"),
        (f"{name}: one character of most documents, ranked, p50", f"{single * 1000:.0f} ms", "stated"),
    ]


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _index_size(conn: sqlite3.Connection, name: str) -> tuple[str, str, str]:
    index = sum(
        conn.execute(f"SELECT sum(pgsize) FROM dbstat WHERE name = 'documents_fts_{part}'").fetchone()[0] or 0
        for part in ("data", "idx", "docsize", "content", "config")
    )
    text = conn.execute("SELECT sum(length(CAST(text AS BLOB))) FROM bodies").fetchone()[0]
    return f"{name}: size of the index against the text", f"{index / text:.2f} ×", "≤ 1.4 ×"
