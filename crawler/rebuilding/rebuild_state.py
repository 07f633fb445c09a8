"""What a rebuild must remember when it is stopped, beside the database that it fills."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from policy import Listing

START = "1970-01-01T00:00:00Z"


@dataclass(slots=True)
class Progress:
    """How far a rebuild is: files done, then bytes of the current file, and the instant that its clock shows."""

    files: list[str]
    done: int = 0
    offset: int = -1
    moment: str = START

    @classmethod
    def load(cls, path: Path, files: list[str]) -> Progress:
        """What an interrupted rebuild of the same files left, or a start."""
        try:
            kept = cls(**json.loads(path.read_text()))
        except (OSError, ValueError, TypeError):
            return cls(files)
        return kept if kept.files == files else cls(files)

    def save(self, path: Path) -> None:
        """Write the state to `path` in one step, so that a stopped rebuild never reads half of it."""
        scratch = path.with_suffix(".new")
        scratch.write_text(json.dumps(asdict(self)))
        scratch.replace(path)


class ListDates:
    """The days that listings gave to addresses, in a file of lines: a page may come long after its listing."""

    def __init__(self, path: Path) -> None:
        self._days: dict[str, str] = {}
        text = path.read_text(encoding="utf-8", errors="replace") if path.exists() else ""
        for line in text.splitlines():
            try:
                url, day = json.loads(line)
            except ValueError:  # cut short by a kill; its batch is read again
                continue
            self._days[url] = day
        self._file = path.open("a", encoding="utf-8")
        if text and not text.endswith("\n"):
            self._file.write("\n")

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def learn(self, listing: Listing) -> None:
        """Note the days of a listing."""
        for link in listing.links:
            if link.date and self._days.get(link.url) != link.date:
                self._days[link.url] = link.date
                self._file.write(json.dumps((link.url, link.date)) + "\n")

    def of(self, url: str) -> str | None:
        """The day that the last listing gave, or None."""
        return self._days.get(url)

    def keep(self) -> None:
        """What was learnt is in the file when this returns."""
        self._file.flush()
