"""Who follows a filter by mail: a members' file that the site keeps, and those who have not yet confirmed.

Both lie where the operator says, beside no database; only their owner may read them.
"""

from __future__ import annotations

import csv
import fcntl
import hashlib
import io
import json
import os
import secrets
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from newsletter import members
from newsletter.members import Member, hashed

COLUMNS = ("email", "name", "lang", "topics", "alerts", "filter")
KEPT_FOR = 48 * 3600  # seconds in which a wish can be confirmed
MOST_PENDING = 2_000
MOST_FOLLOWERS = 50_000


class Full(RuntimeError):
    """So many wait for confirmation, or follow already, that nobody else is taken."""


class Followers:
    """The file at `path`, in the form of `newsletter.members`, and beside it ``.pending`` and ``.lock``."""

    def __init__(self, path: Path, key: str, labels: Collection[str]) -> None:
        self._path = path
        self._key = key
        self._labels = labels

    def ask(self, wish: Member, now: float) -> str:
        """Note a wish, which replaces an earlier one of the address; the token that confirms it. Raises Full."""
        token = secrets.token_urlsafe(24)
        with self._locked():
            waiting = [one for one in self._waiting(now) if one["email"].lower() != wish.email.lower()]
            if len(waiting) >= MOST_PENDING or len(self._read()) >= MOST_FOLLOWERS:
                raise Full("too many wait for confirmation")
            entry = {
                "token": _digest(token), "at": now, "email": wish.email, "lang": wish.lang,
                "filter": wish.filter, "alerts": wish.alerts,
            }  # fmt: skip
            self._write_waiting([*waiting, entry])
        return token

    def wished(self, token: str, now: float) -> Member | None:
        """The wish that a token confirms; None where it is wrong, used or too old."""
        return next((_wish(one) for one in self._waiting(now) if one["token"] == _digest(token)), None)

    def confirm(self, token: str, now: float) -> Member | None:
        """Take the wish into the file, in place of an earlier one of the address."""
        with self._locked():
            waiting = self._waiting(now)
            found = next((one for one in waiting if one["token"] == _digest(token)), None)
            if found is None:
                return None
            wish = _wish(found)
            others = [one for one in self._read() if one.email.lower() != wish.email.lower()]
            self._write([*others, wish])
            self._write_waiting([one for one in waiting if one is not found])
            return wish

    def withdraw(self, token: str, now: float) -> None:
        """Forget the wish of a token, and those that were not confirmed in time."""
        path = self._path.with_suffix(".pending")
        if not path.exists():
            return
        with self._locked():
            kept = [one for one in self._waiting(now) if one["token"] != _digest(token)]
            if len(kept) < len(path.read_text(encoding="utf-8").splitlines()):
                self._write_waiting(kept)

    def find(self, member: str) -> Member | None:
        """The follower of this hash."""
        return next((one for one in self._read() if hashed(one.email, self._key) == member), None)

    def change(self, member: str, saved: str, alerts: str) -> None:
        """Let the follower of this hash follow something else."""
        with self._locked():
            found = self._read()
            changed = [
                replace(one, topics=(), filter=saved, alerts=alerts) if hashed(one.email, self._key) == member else one
                for one in found
            ]
            if changed != found:
                self._write(changed)

    def forget(self, member: str) -> None:
        """Take the address out of the file."""
        with self._locked():
            found = self._read()
            kept = [one for one in found if hashed(one.email, self._key) != member]
            if len(kept) < len(found):
                self._write(kept)

    def _read(self) -> list[Member]:
        return members.read(self._path, self._labels)[0] if self._path.exists() else []

    def _write(self, found: Sequence[Member]) -> None:
        text = io.StringIO()
        table = csv.writer(text)
        table.writerow(COLUMNS)
        table.writerows([one.email, one.name, one.lang, " ".join(one.topics), one.alerts, one.filter] for one in found)
        _replace(self._path, text.getvalue())

    def _waiting(self, now: float) -> list[dict[str, Any]]:
        path = self._path.with_suffix(".pending")
        lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
        return [one for one in map(json.loads, lines) if 0 <= now - one["at"] < KEPT_FOR]

    def _write_waiting(self, found: Sequence[dict[str, Any]]) -> None:
        _replace(self._path.with_suffix(".pending"), "".join(json.dumps(one) + "\n" for one in found))

    @contextmanager
    def _locked(self) -> Iterator[None]:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with self._path.with_suffix(".lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield


def _digest(token: str) -> str:
    """What is kept of a token: who reads the file cannot confirm."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def _wish(entry: dict[str, Any]) -> Member:
    return Member(0, entry["email"], "", entry["lang"], (), entry["alerts"], entry["filter"])


def _replace(path: Path, text: str) -> None:
    """Write a file that only its owner may read, whole or not at all."""
    fresh = path.with_name(f"{path.name}.new")
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
