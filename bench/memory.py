"""Peak memory of crawl, rebuild and serve, each a process of its own; a second, larger archive shows the growth."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import urllib.request
from pathlib import Path

from bench.rebuilding import archive

SMALL, LARGE = 400, 1_600
REQUESTS = 200


def peak(*arguments: str) -> float:
    """Megabytes at the peak of `zhengce ARGUMENTS`, the largest of its processes."""
    child = subprocess.Popen(
        [sys.executable, "-m", "crawler", *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, _, usage = os.wait4(child.pid, 0)
    child.returncode = 0
    return usage.ru_maxrss / 1024


def serving(db: Path) -> float:
    """Megabytes of the site after a few hundred pages."""
    command = [sys.executable, "-m", "crawler", "serve", "--db", str(db), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as child:
        assert child.stdout is not None
        line = child.stdout.readline()
        site = next(word for word in line.split() if word.startswith("http")).rstrip("/")
        for n in range(REQUESTS):
            with urllib.request.urlopen(f"{site}/{('timeline', 'documents/1', 'map', '')[n % 4]}") as answer:
                answer.read()
        status = Path(f"/proc/{child.pid}/status").read_text()
        child.terminate()
    return int(status.split("VmHWM:")[1].split()[0]) / 1024


def measure() -> list[tuple[str, str, str]]:
    """(work, figure, target)."""
    rows = []
    with tempfile.TemporaryDirectory() as name:
        for count in (SMALL, LARGE):
            folder = Path(name) / str(count)
            folder.mkdir()
            archive(folder, count)
            db = folder / "zhengce.db"
            replay = ("crawl", "ndrc", "--replay", str(folder / "pages.warc.gz"), "--db", str(folder / "replay.db"))
            crawled = peak(*replay, "--archive", str(folder / "new"))
            rebuilt = peak("reparse", "--archive", str(folder), "--db", str(db))
            rows.append((f"memory at the peak, {count:,} pages: crawl (replayed)", f"{crawled:.0f} MB", "stated"))
            rows.append(
                (f"memory at the peak, {count:,} pages: rebuild, largest process", f"{rebuilt:.0f} MB", "stated")
            )
        rows.append(
            (f"memory at the peak: site, {REQUESTS} pages over {LARGE:,} documents", f"{serving(db):.0f} MB", "stated")
        )
    return rows
