"""Killed at random moments (kill -9) while it crawls the sample: the last run ends as if none had been disturbed.

`SOAK_KILLS=200 pytest tests/end_to_end/test_soak.py` is the long soak; the default is short.
"""

from __future__ import annotations

import os
import random
import subprocess
import time
from contextlib import suppress
from pathlib import Path

from tests.end_to_end.conftest import Demo, crawl
from tests.end_to_end.test_sample import query
from tests.forks import started

KILLS = int(os.environ.get("SOAK_KILLS", "6"))


def test_kills_at_any_moment_leave_the_database_of_an_undisturbed_run(demo: Demo, tmp_path: Path) -> None:
    calm, killed = tmp_path / "calm", tmp_path / "killed"
    for folder in (calm, killed):
        folder.mkdir()
    begun = time.monotonic()
    crawl(demo.warcs[1], calm / "z.db", calm / "archive", "--since", "2020-12-01")
    seconds, chance = time.monotonic() - begun, random.Random(7)
    command = ["crawl", "--replay", demo.warcs[1], "--since", "2020-12-01"]
    command += ["--db", killed / "z.db", "--archive", killed / "archive"]
    for _ in range(KILLS):
        with started(*command) as run, suppress(subprocess.TimeoutExpired):
            run.communicate(timeout=chance.uniform(0, seconds))  # kills it then
    crawl(demo.warcs[1], killed / "z.db", killed / "archive", "--since", "2020-12-01")
    assert described(killed / "z.db") == described(calm / "z.db")


ROWS = (
    "SELECT url, title, number, kind, status, issuers, signed_on, published_on, scope FROM documents",
    "SELECT p.url, p.content_hash, p.join_rule, d.url FROM publications p JOIN documents d ON d.id = p.document_id",
    "SELECT p.url, v.number, v.title, v.text FROM versions v JOIN publications p ON p.id = v.publication_id",
    "SELECT d.url, l.label_id, l.score FROM document_labels l JOIN documents d ON d.id = l.document_id",
    "SELECT d.url, r.type, r.target_title, t.url FROM relations r JOIN documents d ON d.id = r.document_id"
    " LEFT JOIN documents t ON t.id = r.target_id",
    "SELECT d.url, t.indicator, t.value, t.year FROM targets t JOIN documents d ON d.id = t.document_id",
    "SELECT a.url, a.status, t.text FROM attachments a LEFT JOIN attachment_texts t ON t.attachment_id = a.id",
    "SELECT d.url, c.what FROM changes c JOIN documents d ON d.id = c.document_id",
    "SELECT facet, value, n, newest FROM counts",
    "SELECT source, kind, url FROM issues",
)


def described(db: Path) -> list[list[tuple[object, ...]]]:
    """All that the rows say, by address: ids follow the order in which pages came."""
    return [sorted((tuple(row) for row in query(db, sql)), key=repr) for sql in ROWS]
