"""What people decided at this installation: the files of a folder beside the database, read once for a run."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from analysis.labels import settled
from crawler.config import Config
from db.write import identity
from policy.data_files import DataError, Fault
from translation import edited

SETTLED, EDITED, IDENTITY = "settled.toml", "edited.toml", "identity.toml"
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Editorial:
    """Scope and labels that were settled, Japanese words that were edited, pages that are or are not one document."""

    decisions: settled.Decisions = settled.NOTHING
    edits: edited.Edits = edited.NOTHING
    identity: identity.Lines = identity.NO_LINES


NOTHING = Editorial()


def folder(config: Config, db: Path) -> Path:
    """Where the decisions on the documents of `db` lie: a relative folder is beside it."""
    return db.parent / config.editorial.folder


def load(place: Path) -> Editorial:
    """All decisions of a folder; a folder or a file that is not there holds none. Raises DataError with all faults."""
    faults: list[Fault] = []
    if place.exists() and not place.is_dir():
        raise DataError([Fault(str(place), 1, "is no folder")])

    def read(name: str, how: Callable[[Path], T], nothing: T) -> T:
        try:
            return how(place / name)
        except DataError as error:
            faults.extend(error.faults)
        except OSError as error:
            faults.append(Fault(str(place / name), 1, f"cannot be read: {error.strerror}"))
        return nothing

    found = Editorial(
        read(SETTLED, settled.read, settled.NOTHING),
        read(EDITED, edited.read, edited.NOTHING),
        read(IDENTITY, identity.read_lines, identity.NO_LINES),
    )
    if faults:
        raise DataError(faults)
    return found
