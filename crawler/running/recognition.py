"""The pass after the crawl that recognises scans: files that are archived, show text and hold none."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from crawler.editorial import Editorial
from crawler.intake import reread
from crawler.lock import only_one, run_lock
from crawler.warc.archive import ArchiveError
from crawler.warc.archive_index import Index
from crawler.warc.archive_reader import decoded
from db import Scan, Store
from parsers import scans
from parsers.files import Limits
from policy import AttachmentText

Recognise = Callable[[bytes, str], AttachmentText]


@dataclass(slots=True)
class Done:
    """What a pass did: files recognised, without anything to recognise, not in the archive, and left for the next."""

    recognised: int = 0
    nothing: int = 0
    lacking: int = 0
    left: int = 0


def run(  # noqa: PLR0913 - the pass and what tests put in its place
    db: Path,
    archive: Path,
    editorial: Editorial,
    *,
    budget: float | None = None,
    recognise: Recognise = scans.recognise_apart,
    clock: Callable[[], float] = time.monotonic,
    told: Callable[[Scan, AttachmentText | None], None] = lambda scan, found: None,
) -> Done:
    """Recognise what waits, documents in scope first, the newest first, until `budget` seconds are spent.

    A file that was begun is finished; each is stored at once with a new reading of its documents, so that a pass that
    is ended goes on where it was. Raises BusyError, StoreError.
    """
    done = Done()
    end = None if budget is None else clock() + budget
    with only_one(run_lock(db)), Store(db) as store:
        waiting = store.wanted_scans()
        with _index(archive, bool(waiting)) as index:
            for number, scan in enumerate(waiting):
                if end is not None and clock() >= end:
                    done.left = len(waiting) - number
                    break
                data = _archived(index, scan)
                found = recognise(data, scan.type) if data is not None else None
                told(scan, found)
                if data is None or found is None:
                    done.lacking += 1
                    continue
                done.recognised += found.status == "recognised"
                done.nothing += found.status != "recognised"
                for document_id in store.save_recognised(scan, found, len(data)):
                    reread(store, document_id, editorial)
    return done


@contextmanager
def _index(archive: Path, wanted: bool) -> Iterator[Index]:
    files = sorted(archive.glob("*.warc.gz")) if wanted else []
    with TemporaryDirectory() as scratch:
        index = Index(files, at=Path(scratch) / "index.db")
        try:
            yield index
        finally:
            index.close()


def _archived(index: Index, scan: Scan) -> bytes | None:
    """The bytes of a file as they were fetched; None where the archive lacks them or holds others by now."""
    place = index.newest(scan.url)
    try:
        data = decoded(place.page(), Limits().size) if place else None
    except (ArchiveError, ValueError):
        return None
    return data if data and hashlib.sha256(data).hexdigest() == scan.sha256 else None
