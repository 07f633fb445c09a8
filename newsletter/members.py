"""The members' file: CSV with the columns email, and optionally name, lang, topics, alerts and filter."""

from __future__ import annotations

import csv
import hashlib
import hmac
import re
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from newsletter import saved_filters

ADDRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.)+[A-Za-z]{2,63}")
COLUMNS = {"email", "name", "lang", "topics", "alerts", "filter"}
ALERTS = {"", "weekly", "at once"}
LANGS = {"", "ja", "zh", "en"}


@dataclass(frozen=True, slots=True)
class Member:
    """One who gets the newsletter. Empty `topics` means all; empty `lang` any; `alerts` weekly, at once or empty.

    `filter` narrows the alerts further (see `newsletter.saved_filters`).
    """

    line: int
    email: str
    name: str = ""
    lang: str = ""
    topics: tuple[str, ...] = ()
    alerts: str = ""
    filter: str = ""

    def __repr__(self) -> str:
        return f"Member(line {self.line})"  # no address in a log or a traceback


@dataclass(frozen=True, slots=True)
class Broken:
    """A line that names no member, and why. The address is not repeated."""

    line: int
    why: str


def read(path: Path, labels: Collection[str]) -> tuple[list[Member], list[Broken]]:
    """Members and broken lines of a file (UTF-8, with or without byte order mark). `labels` are the known topics.

    Raises ValueError where the file has no column `email`, an unknown column, or is not UTF-8.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise ValueError(f"{path.name}: not UTF-8; save it as CSV UTF-8") from error
    table = csv.DictReader(text.splitlines(keepends=True), strict=True)
    names = {(name or "").strip().lower() for name in table.fieldnames or ()}
    if "email" not in names or names - COLUMNS:
        raise ValueError(f"{path.name}: the columns are {', '.join(sorted(COLUMNS))}; email must be there")
    members: list[Member] = []
    broken: list[Broken] = []
    seen: dict[str, int] = {}
    while True:
        try:
            row = next(table)
        except StopIteration:
            return members, broken
        except csv.Error as error:
            broken.append(Broken(table.line_num, str(error)))
            continue
        found = _member(row, table.line_num, labels, seen)
        if isinstance(found, Member):
            seen[found.email.lower()] = found.line
            members.append(found)
        else:
            broken.append(found)


class Roll:
    """Who is in the members' file now, asked again and again while an issue goes out."""

    def __init__(self, path: Path, labels: Collection[str], known: Collection[Member]) -> None:
        self._path = path
        self._labels = labels
        self._emails = frozenset(member.email.lower() for member in known)
        self._seen: tuple[int, int] | None = None

    def has(self, member: Member) -> bool:
        """Is the member still listed? While the file cannot be read (it is being saved) the last answer holds."""
        try:
            state = self._path.stat()
            if (state.st_mtime_ns, state.st_size) != self._seen:
                found, _ = read(self._path, self._labels)
                self._emails = frozenset(member.email.lower() for member in found)
                self._seen = (state.st_mtime_ns, state.st_size)
        except (OSError, ValueError):
            pass
        return member.email.lower() in self._emails


def _member(
    row: dict[str | None, str | list[str] | None], line: int, labels: Collection[str], seen: dict[str, int]
) -> Member | Broken:
    if None in row:
        return Broken(line, "more cells than columns")
    cells = {str(key).strip().lower(): str(value or "").strip() for key, value in row.items()}
    topics = tuple(re.split(r"[\s;,]+", cells["topics"])) if cells.get("topics") else ()
    name, lang, alerts, saved = (cells.get(column, "") for column in ("name", "lang", "alerts", "filter"))
    member = Member(line, cells["email"], name, lang, topics, alerts, saved)
    why = _wrong(member, labels, seen)
    return Broken(line, why) if why else member


def _wrong(member: Member, labels: Collection[str], seen: dict[str, int]) -> str:
    """What is wrong with a line, or nothing."""
    unknown = [topic for topic in member.topics if topic not in labels]
    unfiltered = saved_filters.unknown(member.filter)
    wrongs = {
        "not a mail address": not ADDRESS.fullmatch(member.email) or len(member.email) > 254,
        f"the same address as in line {seen.get(member.email.lower())}": member.email.lower() in seen,
        "a control character in the name": any(ord(c) < 32 or ord(c) == 127 for c in member.name),
        f"unknown topic {''.join(unknown[:1])[:40]!r}": bool(unknown),
        f"unknown filter {unfiltered!r}": bool(unfiltered),
        "alerts is 'weekly' or 'at once'": member.alerts not in ALERTS,
        "lang is ja, zh or en": member.lang not in LANGS,
    }
    return "; ".join(why for why, wrong in wrongs.items() if wrong)


def hashed(email: str, key: str) -> str:
    """How a member is named in logs and links: a keyed hash, so that addresses cannot be guessed from it."""
    return hmac.new(key.encode(), email.lower().encode(), hashlib.sha256).hexdigest()[:32]
