"""ZIP as an attachment: every file in it, under its name, as deep as the limits allow."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterable, Iterator

from parsers.files.archives import zips
from parsers.files.limits import Budget, Unreadable
from policy import AttachmentText

ReadEntry = Callable[[bytes, str, Budget, int], AttachmentText]


def text(data: bytes, budget: Budget, depth: int, read: ReadEntry) -> str:
    """The texts of the entries, each after a line with its name; an entry without text is a line with the reason.

    Raises `Unreadable` where no entry has text.
    """
    if depth >= budget.limits.depth:
        raise Unreadable(f"too large: archives nested more than {budget.limits.depth} deep")
    with zips.opened(data) as archive:
        return of_entries(_entries(archive, budget, depth, read))


def of_entries(found: Iterable[tuple[str, AttachmentText]]) -> str:
    """The texts of named files as one. Raises `Unreadable` where none has text."""
    entries = list(found)
    statuses = [entry.status for _, entry in entries]
    if "text" not in statuses:
        raise Unreadable(_reason(statuses))
    return "\n\n".join(
        f"{name}\n{e.text}".lstrip("\n") if e.status == "text" else f"{name} [{e.status}]" for name, e in entries
    )


def _reason(statuses: list[str]) -> str:
    """Why a whole archive has no text: the limit that was reached, else what all its entries have in common."""
    limit = next((status for status in statuses if status.startswith("too large")), None)
    return limit or (statuses[0] if len(set(statuses)) == 1 else "unreadable" if statuses else "empty")


def _entries(
    archive: zipfile.ZipFile, budget: Budget, depth: int, read: ReadEntry
) -> Iterator[tuple[str, AttachmentText]]:
    for info in archive.infolist():
        name = zips.listed(info)
        if info.is_dir() or name.startswith("__MACOSX/"):
            continue
        try:
            budget.entry()
            yield name, read(zips.member(archive, info, budget), name, budget, depth + 1)
        except Unreadable as reason:
            yield name, AttachmentText("unknown", str(reason))
            if budget.spent():
                return
