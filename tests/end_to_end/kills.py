"""Kills a piece of work (-9) at moments spread over the whole of it, lets it run again, and compares with a calm run.

Modules are loaded once, each run is a fork, so that no kill falls into the start-up.
"""

from __future__ import annotations

import fcntl
import json
import os
import random
import shutil
import signal
import sqlite3
import threading
import time
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

LAST = 500  # a number above those of a program's files: they are closed in order when it ends, so this one last
ATTEMPTS = 3  # to meet one part of the work: a run may end before its moment
STATE = {
    "documents": "title, number, kind, issuers, url, published_on, sort_on, scope, first_seen, gone_since",
    "publications": "url, title, content_hash, published_on, list_date, gone_since",
    "versions": "number, title, text, content_hash",
    "attachments": "url, name, type, status, bytes, sha256",
    "document_labels": "label_id, score, sure",
    "evidence": 'label_id, position, term, field, "offset", passage',
    "bodies": "text, html",
    "changes": "what, detail",
    "counts": "facet, value, n",
}


@dataclass(frozen=True)
class Work:
    """What is killed. `begin` fills an empty folder, `run` works in it, `result` is what must come out equal.

    `halfway` raises where something is broken right after a kill, before anything was run again.
    """

    begin: Callable[[Path], None]
    run: Callable[[Path], object]
    result: Callable[[Path], Any]
    halfway: Callable[[Path], object] = lambda folder: None


def state(db: Path) -> dict[str, list[tuple[Any, ...]]]:
    """What a database holds, in an order of its own; raises AssertionError where it is damaged."""
    with closing(sqlite3.connect(f"file:{db}?mode=ro", uri=True)) as conn:
        assert conn.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert conn.execute("PRAGMA foreign_key_check").fetchall() == []
        return {
            table: sorted(conn.execute(f"SELECT {columns} FROM {table}"), key=repr) for table, columns in STATE.items()
        }


def files(folder: Path) -> list[str]:
    """All names in a folder but those that one process or one run gives."""
    names = {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}
    return sorted(name for name in names if not name.endswith((".run", ".lock", "-shm", "-wal", ".gz", "stderr")))


def crawl(arguments: dict[str, Any]) -> Work:
    """A crawl of a site on loopback that writes after every third document."""
    import crawler.intake
    from crawler.warc.archive_reader import records
    from tests.crawler import loopback

    crawler.intake.BATCH = 3

    def damaged(damage: object) -> None:
        raise AssertionError(str(damage))

    def result(folder: Path) -> Any:
        archives = sorted((folder / "archive").glob("*.warc.gz"))
        pages = {record.page.url for archive in archives for record in records(archive, damaged)}
        return state(folder / "zhengce.db"), sorted(pages), files(folder)

    return Work(
        begin=lambda folder: None,
        run=lambda folder: loopback.main(loopback.Job(arguments["sources"], str(folder))),
        result=result,
    )


def reparse(arguments: dict[str, Any]) -> Work:
    """A rebuild from an archive of two weeks, over the database of an earlier release of the rules."""
    from crawler.rebuilding.rebuild import rebuild

    def begin(folder: Path) -> None:
        shutil.copytree(arguments["archive"], folder / "archive")
        shutil.copy(arguments["db"], folder / "z.db")

    return Work(
        begin,
        run=lambda folder: rebuild(folder / "archive", folder / "z.db", workers=2),
        result=lambda folder: (state(folder / "z.db"), files(folder)),
        halfway=lambda folder: state(folder / "z.db"),
    )


def publish(arguments: dict[str, Any]) -> Work:
    """The check and the publication of a database over a smaller one."""
    from datetime import date

    from crawler.publishing import publish as publishing

    def begin(folder: Path) -> None:
        shutil.copy(arguments["db"], folder / "new.db")
        (folder / "public").mkdir()
        shutil.copy(arguments["small"], folder / "public" / "z.db")

    def run(folder: Path) -> None:
        new, public = folder / "new.db", folder / "public" / "z.db"
        assert publishing.objections(new, public, date(2026, 11, 23)) == []
        publishing.publish(new, public)

    return Work(
        begin,
        run,
        result=lambda folder: (state(folder / "public" / "z.db"), files(folder)),
        halfway=lambda folder: state(folder / "public" / "z.db"),
    )


def backup(arguments: dict[str, Any]) -> Work:
    """A copy over a smaller copy."""
    from db.file.backup import backup as copy

    def begin(folder: Path) -> None:
        shutil.copy(arguments["db"], folder / "z.db")
        shutil.copy(arguments["small"], folder / "copy.db")

    return Work(
        begin,
        run=lambda folder: copy(folder / "z.db", folder / "copy.db"),
        result=lambda folder: (state(folder / "copy.db"), files(folder)),
        halfway=lambda folder: state(folder / "copy.db"),
    )


def send(arguments: dict[str, Any]) -> Work:
    """An issue to sixty members; the name of the folder is in the sender's address."""
    from datetime import UTC, datetime

    from newsletter.edited import issuefile
    from newsletter.members import Member
    from newsletter.sending.journal import Journal
    from newsletter.sending.mail import Settings
    from newsletter.sending.relay import Relay
    from newsletter.sending.send import Sender
    from tests.newsletter.issues import ISSUE

    members = [Member(line, f"m{line}@firm.example") for line in range(2, 62)]

    def run(folder: Path) -> None:
        settings = Settings(f"news@{folder.name}.example", "a key for the tests only", site="https://site.example")
        relay, journal = Relay(arguments["smtp"]), Journal(folder)
        sender = Sender(settings, relay, journal, now=lambda: datetime.now(UTC), pause=lambda: None)
        with journal.locked():
            sender.send([issuefile.parse(ISSUE, "2026-11")], members)

    def result(folder: Path) -> Any:
        """At most one member, at whom the kill fell between the message and its answer, is left in doubt."""
        journal = Journal(folder)
        outcomes = list(journal.outcomes("2026-11").values())
        assert outcomes.count("sending") <= 1
        return len(outcomes), set(outcomes) - {"sending"}, journal.documents(), files(folder)

    return Work(lambda folder: None, run, result)


WORKS = {"crawl": crawl, "reparse": reparse, "publish": publish, "backup": backup, "send": send}


@dataclass(frozen=True)
class Running:
    """A process that works, with its workers a group of its own."""

    pid: int
    held: int  # read here: the end comes when none of the group is left

    def wait(self) -> int:
        """Its status, once its workers have ended too: of a killed group they may hold the lock a moment longer."""
        _, status = os.waitpid(self.pid, 0)
        os.read(self.held, 1)
        os.close(self.held)
        return status


def start(work: Work, folder: Path) -> Running:
    """A forked process that works in `folder`; what it says goes to a file there."""
    held, holding = os.pipe()
    pid = os.fork()
    if pid:
        with suppress(PermissionError):  # it has done so itself and gone on
            os.setpgid(pid, pid)
        os.close(holding)
        return Running(pid, held)
    os.setpgid(0, 0)
    fcntl.fcntl(holding, fcntl.F_DUPFD, LAST)
    os.close(holding)
    sink = os.open(folder / "stderr", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.dup2(sink, 1)
    os.dup2(sink, 2)
    code = 1
    try:
        work.run(folder)
        code = 0
    finally:
        if code:
            import traceback

            traceback.print_exc()
        os._exit(code)


def killed_after(running: Running, seconds: float) -> bool:
    """Let it run that long, then kill it and its workers; False if it had ended by itself."""
    timer = threading.Timer(seconds, os.killpg, (running.pid, signal.SIGKILL))
    timer.start()
    status = running.wait()
    timer.cancel()
    timer.join()
    return os.WIFSIGNALED(status)


def finished(work: Work, folder: Path) -> float:
    """Seconds of a run that nobody kills; raises SystemExit where it fails."""
    begun = time.monotonic()
    status = start(work, folder).wait()
    if os.waitstatus_to_exitcode(status) != 0:
        raise SystemExit(f"{folder.name}: did not end well\n{(folder / 'stderr').read_text()}")
    return time.monotonic() - begun


def differences(found: Any, expected: Any, where: str = "result") -> list[str]:
    """Where two results differ, and by which entries, a few of each."""
    if isinstance(found, dict) and isinstance(expected, dict):
        return [line for key in expected for line in differences(found[key], expected[key], f"{where} {key}")]
    if isinstance(found, tuple) and isinstance(expected, tuple):
        parts = enumerate(zip(found, expected, strict=True))
        return [line for n, (one, other) in parts for line in differences(one, other, f"{where} {n}")]
    if found == expected:
        return []
    if not isinstance(found, list):
        return [f"{where}: {found!r} instead of {expected!r}"]
    more, less = [row for row in found if row not in expected], [row for row in expected if row not in found]
    return [f"{where}: {len(found)} instead of {len(expected)}, more {more[:3]!r}, missing {less[:3]!r}"]


def soak(work: Work, root: Path, kills: int, seed: int) -> dict[str, float]:
    """Kill once in each of `kills` equal parts of the work; seconds of the calm run and how many really died."""
    chance = random.Random(seed)

    def begun(name: str) -> Path:
        (root / name).mkdir(parents=True)
        work.begin(root / name)
        return root / name

    calm = begun("calm")
    seconds = finished(work, calm)
    expected, died = work.result(calm), 0
    for n in range(kills):
        for attempt in range(ATTEMPTS):
            folder = begun(f"killed{n}-{attempt}")
            moment, begin = seconds * (n + chance.random()) / kills, time.monotonic()
            is_killed = killed_after(start(work, folder), moment)
            if not is_killed:  # the machine was busier before
                seconds = min(seconds, time.monotonic() - begin)
            work.halfway(folder)
            finished(work, folder)
            if (found := work.result(folder)) != expected:
                told = ", ".join(differences(found, expected))
                raise SystemExit(f"killed after {moment:.2f} of {seconds:.2f} s: {told}")
            shutil.rmtree(folder)
            died += is_killed
            if is_killed:
                break
    return {"seconds": round(seconds, 2), "killed": died}


def main(asked: dict[str, Any]) -> None:
    """Do what is asked for and print one JSON line."""
    print(json.dumps(soak(WORKS[asked["work"]](asked), Path(asked["root"]), asked["kills"], asked["seed"])))
