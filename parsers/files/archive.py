"""ZIP as an attachment: every file in it, under its name, as deep as the limits allow."""

from __future__ import annotations

from collections.abc import Callable

from parsers.files import zips
from parsers.files.limits import Budget, Unreadable
from policy import AttachmentText

ReadEntry = Callable[[bytes, str, Budget, int], AttachmentText]


def text(data: bytes, budget: Budget, depth: int, read: ReadEntry) -> str:
    """The texts of the entries, each after a line with its name. Raises `Unreadable` where none has text."""
    if depth >= budget.limits.depth:
        raise Unreadable(f"too large: archives nested more than {budget.limits.depth} deep")
    texts: list[str] = []
    reasons: list[str] = []
    with zips.opened(data) as archive:
        for info in archive.infolist():
            budget.entry()
            name = zips.listed(info)
            if info.is_dir() or name.startswith("__MACOSX/"):
                continue
            entry = read(zips.member(archive, info, budget), name, budget, depth + 1)
            if entry.status == "text":
                texts.append(f"{name}\n{entry.text}")
            else:
                reasons.append(f"{name}: {entry.status}")
    if not texts:
        raise Unreadable(reasons[0].rpartition(": ")[2] if len(reasons) == 1 else "unreadable" if reasons else "empty")
    return "\n\n".join(texts)
