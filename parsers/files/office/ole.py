"""Streams of an OLE compound file, which old Word and Excel files are."""

from __future__ import annotations

import io

import olefile

from parsers.files.limits import Unreadable

_MAX_STREAM = 60_000_000


def streams(data: bytes, *names: str) -> list[bytes]:
    """The streams of these names; one that is missing is empty. Raises `Unreadable` where the file is damaged."""
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as ole:
            return [bytes(ole.openstream(name).read(_MAX_STREAM)) if ole.exists(name) else b"" for name in names]
    except Exception as error:  # olefile meets hostile bytes and raises many kinds
        raise Unreadable("unreadable: damaged ole file") from error
