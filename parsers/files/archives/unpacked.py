"""RAR, 7z, TAR and compressed TAR as attachments: their files one after the other, as deep as the limits allow.

Python reads TAR and GZIP. RAR and 7z are turned into a TAR by bsdtar of libarchive, where the computer has it.
"""

from __future__ import annotations

import gzip
import io
import os
import shutil
import subprocess
import tarfile
import tempfile
import zlib
from collections.abc import Iterator

from parsers.files.archives.packed import ReadEntry, of_entries
from parsers.files.limits import Budget, Unreadable
from policy import AttachmentText

_PROGRAM = "bsdtar"
_ENVIRONMENT = {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C.UTF-8"}  # so that it knows Chinese names


def text(data: bytes, kind: str, budget: Budget, depth: int, read: ReadEntry) -> str:
    """The texts of the entries, each after a line with its name, as those of a ZIP."""
    if depth >= budget.limits.depth:
        raise Unreadable(f"too large: archives nested more than {budget.limits.depth} deep")
    if kind == "gzip":
        data = _inflated(data, budget)
        if data[257:262] != b"ustar":
            return of_entries([("", read(data, "", budget, depth + 1))])
    elif kind != "tar":
        data = _as_tar(data, kind, budget)
    try:
        with tarfile.open(fileobj=io.BytesIO(data), mode="r:") as archive:
            return of_entries(_entries(archive, budget, depth, read))
    except (tarfile.TarError, EOFError, ValueError) as error:
        raise Unreadable(f"unreadable: damaged {kind}") from error


def _inflated(data: bytes, budget: Budget) -> bytes:
    """A GZIP unpacked, as far as the limits allow."""
    most = min(budget.limits.unpacked, max(budget.limits.ratio * len(data), 1_000_000))
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as stream:
            found = stream.read(most + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise Unreadable("unreadable: damaged gzip") from error
    if len(found) > most:
        raise Unreadable(f"too large: packed more than {budget.limits.ratio} to 1")
    budget.take(len(found))
    return found


def _as_tar(data: bytes, kind: str, budget: Budget) -> bytes:
    """The archive as a TAR, made by a program of its own; it is ended where it writes or takes more than it may."""
    program = shutil.which(_PROGRAM)
    if program is None:
        raise Unreadable(f"unreadable: {kind}, which needs {_PROGRAM}")
    most = budget.limits.unpacked
    with tempfile.NamedTemporaryFile() as file, tempfile.TemporaryFile() as errors:
        file.write(data)
        file.flush()
        seconds = str(max(1, int(budget.limits.seconds)))
        command = ["timeout", seconds, program, "-cf", "-", "--format=pax", f"@{file.name}"]
        with subprocess.Popen(  # noqa: S603 - a program of the system on a file of ours, no shell
            command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=errors, env=_ENVIRONMENT
        ) as process:
            found = process.stdout.read(most + 1) if process.stdout else b""
            if len(found) > most:
                process.kill()
                raise Unreadable(f"too large: more than {most:,} bytes unpacked")
        errors.seek(0)
        said = errors.read(2_000).lower()
    if b"passphrase" in said or b"encrypt" in said:
        raise Unreadable("encrypted")
    if process.returncode and not found.strip(b"\0"):
        raise Unreadable(f"unreadable: damaged {kind}")
    return found


def _entries(
    archive: tarfile.TarFile, budget: Budget, depth: int, read: ReadEntry
) -> Iterator[tuple[str, AttachmentText]]:
    while (info := archive.next()) is not None:
        if not info.isfile():
            budget.entry()
            continue
        try:
            budget.entry()
            budget.take(info.size)
            budget.check_time()
            stream = archive.extractfile(info)
            yield info.name, read(stream.read() if stream else b"", info.name, budget, depth + 1)
        except Unreadable as reason:
            yield info.name, AttachmentText("unknown", str(reason))
            if budget.spent():
                return
