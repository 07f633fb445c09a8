"""Reading apart gives the same as reading here, and a reader that dies costs one attachment."""

from __future__ import annotations

import pytest

from parsers.files import Limits, read, read_apart
from tests.files import attachment_files as build


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (build.pdf(), "附件 1.pdf"),
        (build.packed({"甲.pdf": build.pdf(), "乙.docx": build.word()}), "附件.zip"),
        (build.pdf(lines=(), image=True), "--help\x00.p\ud800df"),
        (build.word(), "a.docx"),
        (b"<html></html>", "a.pdf"),
        (b"", ""),
    ],
)
def test_reading_apart_gives_the_same(data: bytes, name: str) -> None:
    assert read_apart(data, name) == read(data, name)


def test_a_reader_without_memory_costs_one_attachment() -> None:
    assert read_apart(build.pdf() + b"%" * 20_000_000, memory=1_000_000).status == "unreadable: the reader crashed"


def test_a_reader_that_never_answers_is_ended() -> None:
    assert read_apart(build.pdf(), limits=Limits(seconds=-7.49)).status.startswith("unreadable: more than")
