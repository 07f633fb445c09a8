"""What was sent: per member (hashed) and per document. Files of lines that are only ever appended to."""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

Outcome = Literal["sending", "sent", "refused", "failed", "unfit"]


class StateBusy(RuntimeError):
    """Another run is sending from the same state directory."""


class Journal:
    """The state directory: ``sent.jsonl`` (members), ``record.jsonl`` (documents), ``followed.jsonl`` (what became of
    documents of earlier issues), ``unsubscribed.txt``.
    """

    def __init__(self, directory: Path) -> None:
        self.directory = directory

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Only one run at a time. Raises StateBusy."""
        self.directory.mkdir(parents=True, exist_ok=True)
        with (self.directory / "lock").open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                raise StateBusy(f"another run is sending from {self.directory}") from error
            yield

    def outcomes(self, mailing: str) -> dict[str, Outcome]:
        """Member hash -> last outcome for one mailing."""
        return {row["member"]: row["outcome"] for row in self._rows("sent.jsonl") if row["mailing"] == mailing}

    def note(self, mailing: str, member: str, outcome: Outcome, at: str) -> None:
        """Append an outcome; it is on the disk when this returns."""
        self._append("sent.jsonl", {"mailing": mailing, "member": member, "outcome": outcome, "at": at})

    def told(self) -> dict[str, frozenset[str]]:
        """Member hash -> documents (``id:version``) that alerts have sent to the member."""
        told: dict[str, set[str]] = {}
        for row in self._rows("sent.jsonl"):
            if row["outcome"] == "sent" and row["mailing"].startswith("alert "):
                told.setdefault(row["member"], set()).update(row["mailing"].split()[1:])
        return {member: frozenset(documents) for member, documents in told.items()}

    def documents(self) -> dict[int, str]:
        """Document -> version that was last sent in an issue."""
        return {int(row["document"]): str(row["version"]) for row in self._rows("record.jsonl")}

    def record(self, mailing: str, documents: dict[int, str], at: str) -> None:
        """Note the documents of an issue as sent; what is noted already is not repeated."""
        known = self.documents()
        for document, version in documents.items():
            if known.get(document) != version:
                row = {"mailing": mailing, "document": document, "version": version, "at": at}
                self._append("record.jsonl", row)

    def followed(self) -> frozenset[str]:
        """The follow-ups that were sent in an issue, ``12:due:2026-12-18``."""
        return frozenset(str(row["follow"]) for row in self._rows("followed.jsonl"))

    def follow(self, mailing: str, told: frozenset[str], at: str) -> None:
        """Note the follow-ups of an issue as sent; what is noted already is not repeated."""
        for one in sorted(told - self.followed()):
            self._append("followed.jsonl", {"mailing": mailing, "follow": one, "at": at})

    def unsubscribed(self) -> frozenset[str]:
        """Hashes of members who want no more mail."""
        path = self.directory / "unsubscribed.txt"
        return frozenset(path.read_text(encoding="ascii").split()) if path.exists() else frozenset()

    def unsubscribe(self, member: str) -> None:
        """Note that a member (hash) wants no more mail; once is enough."""
        if member not in self.unsubscribed():
            self._write("unsubscribed.txt", member)
        if member in self._rejoined():
            self._write("alerts.txt", f"-{member}")

    def rejoin(self, member: str) -> None:
        """Note that a member (hash) who may have left has asked for alerts again; issues stay unsent."""
        if member in self.without_alerts():
            self._write("alerts.txt", f"+{member}")

    def without_alerts(self) -> frozenset[str]:
        """Hashes of members who want no alerts."""
        return self.unsubscribed() - self._rejoined()

    def _rejoined(self) -> frozenset[str]:
        path = self.directory / "alerts.txt"
        lines = path.read_text(encoding="ascii").split() if path.exists() else []
        last = {line[1:]: line[0] for line in lines}
        return frozenset(member for member, sign in last.items() if sign == "+")

    def _rows(self, name: str) -> Iterator[dict[str, Any]]:
        path = self.directory / name
        lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
        for line in lines:
            try:
                yield json.loads(line)
            except ValueError:
                continue  # a line cut short by a break; what it would have said is asked again

    def _append(self, name: str, row: dict[str, Any]) -> None:
        self._write(name, json.dumps(row, ensure_ascii=False))

    def _write(self, name: str, line: str) -> None:
        self.directory.mkdir(parents=True, exist_ok=True)
        path = self.directory / name
        cut = path.exists() and path.stat().st_size and not path.read_bytes().endswith(b"\n")
        with path.open("a", encoding="utf-8") as file:
            file.write(("\n" if cut else "") + line + "\n")
            file.flush()
            os.fsync(file.fileno())
