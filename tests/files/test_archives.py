"""TAR, RAR and 7z: their files one after the other, within the limits; what is missing is named."""

from __future__ import annotations

import gzip
import io
import shutil
import struct
import subprocess
import tarfile
import zlib
from pathlib import Path

import pytest

from parsers.files import Limits, read

ENTRIES = {"目录/通知.txt": "关于节能的通知\n请执行。".encode(), "表.csv": "指标,值\n能耗,3".encode()}
TEXTS = "目录/通知.txt\n关于节能的通知\n请执行。\n\n表.csv\n指标\t值\n能耗\t3"
has_bsdtar = pytest.mark.skipif(shutil.which("bsdtar") is None, reason="bsdtar is not on this computer")


def tar(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


def rar(files: dict[str, bytes]) -> bytes:
    """A RAR of version 4 that stores its files as they are."""

    def header(kind: int, flags: int, rest: bytes) -> bytes:
        body = struct.pack("<BHH", kind, flags, 7 + len(rest)) + rest
        return struct.pack("<H", zlib.crc32(body) & 0xFFFF) + body

    out = b"Rar!\x1a\x07\x00" + header(0x73, 0, b"\0" * 6)
    for name, data in files.items():
        written = name.encode()
        rest = struct.pack(
            "<IIBIIBBHI", len(data), len(data), 3, zlib.crc32(data), 0x5A000000, 20, 0x30, len(written), 0o100644
        )
        out += header(0x74, 0x8000, rest + written) + data
    return out + header(0x7B, 0x4000, b"")


def seven(files: dict[str, bytes], folder: Path) -> bytes:
    for name, data in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(data)
    made = ["bsdtar", "-cf", "-", "--format=7zip", *files]
    return subprocess.run(
        made, cwd=folder, check=True, capture_output=True, env={"LC_ALL": "C.UTF-8", "PATH": "/usr/bin"}
    ).stdout


def test_tar_plain_and_compressed() -> None:
    assert read(tar(ENTRIES), "a.zip").text == TEXTS
    assert read(gzip.compress(tar(ENTRIES)), "a.rar").text == TEXTS
    assert read(gzip.compress(ENTRIES["表.csv"])).text == "指标\t值\n能耗\t3"


@has_bsdtar
def test_rar_and_7z(tmp_path: Path) -> None:
    assert read(rar(ENTRIES), "附件.rar").text == TEXTS
    found = read(seven(ENTRIES, tmp_path), "附件.7z")
    assert (found.type, found.text) == ("7z", TEXTS)


@pytest.mark.parametrize(("head", "kind"), [(b"Rar!\x1a\x07\x00", "rar"), (b"7z\xbc\xaf\x27\x1c", "7z")])
def test_without_the_program_the_status_names_it(head: bytes, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda _: None)
    assert read(head + b"....").status == f"unreadable: {kind}, which needs bsdtar"


@has_bsdtar
@pytest.mark.parametrize("data", [b"Rar!\x1a\x07\x00....", b"7z\xbc\xaf\x27\x1c" + b"\1" * 90, rar(ENTRIES)[:60]])
def test_a_damaged_archive_says_so(data: bytes) -> None:
    assert read(data).status.startswith("unreadable: damaged")


def test_archives_keep_to_the_limits() -> None:
    assert read(gzip.compress(b"\0" * 30_000_000)).status == "too large: packed more than 200 to 1"
    many = tar({f"{n}.txt": b"" for n in range(30)})
    assert read(many, limits=Limits(entries=20)).status == "too large: more than 20 entries"
    assert (
        read(tar({"a": tar({"b": tar({"c": tar(ENTRIES)})})})).status == "too large: archives nested more than 2 deep"
    )
    assert read(tar({"a.txt": b"x" * 5_000}), limits=Limits(unpacked=4_000)).status.startswith("too large")


@has_bsdtar
def test_what_the_program_unpacks_is_bounded() -> None:
    big = rar({"a.txt": "节".encode() * 50_000})
    assert read(big, limits=Limits(unpacked=20_000)).status == "too large: more than 20,000 bytes unpacked"
