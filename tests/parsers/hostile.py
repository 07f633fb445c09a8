"""Ways to spoil a page, and what must hold whatever comes: a record or a named error, within the stated bounds.

Also a fuzz target: `python -m tests.parsers.hostile [SECONDS] [SEED]` spoils the pages of tests/pages at random until
the time is over and prints the first input that breaks the rule (kept under the system's temporary folder).
"""

from __future__ import annotations

import random
import re
import sys
import tempfile
import time
import unicodedata
from collections.abc import Callable
from pathlib import Path

import parsers
from policy import Document, Listing, PageError
from tests.parsers.material import reconstructed

MAX_TEXT = 8_000_000
TURNS = ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")  # Unicode's names for what turns the writing
UNSEEN = frozenset(
    c
    for c in map(chr, range(sys.maxunicode + 1))
    if c not in "\n\t\r"
    and (unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") or unicodedata.bidirectional(c) in TURNS)
)
TAG = re.compile(rb"<[^<>]{1,80}>")
ODD = [
    b"\0",
    b"\xff\xfe",
    b"\xed\xa0\x80",
    b"&#xD800;",
    b"\\ud800",
    b"<!--",
    b"-->",
    b"<![CDATA[",
    b"</html>",
    b"&#x202e;",
    b"\xc2\x9b31m",
    b"\xe2\x81\xa7",
    b"<table>",
]
ODD += [
    b"</td>",
    b"<script>",
    b'"',
    b"'",
    b"=",
    b"\x80",
    "〔２０２６〕".encode(),
    "令第号".encode(),
    b"1e999",
    b"null",
    b"[]",
]


def target(url: str, data: bytes) -> None:
    """The rule: `parse` gives a record whose texts can be stored, or a `PageError`; anything else is a defect."""
    try:
        record = parsers.parse(url, data)
    except PageError as error:
        str(error).encode()
        return
    if isinstance(record, Document):
        assert len(record.text) <= MAX_TEXT
        texts = [record.title, record.text, record.html, record.number or "", *record.issuers, *record.keywords]
        texts += [text for file in record.attachments for text in (file.url, file.name)]
    else:
        assert isinstance(record, Listing)
        texts = [text for link in record.links for text in (link.url, link.title, link.date or "", link.number or "")]
    assert not UNSEEN & set("".join(texts))
    "".join(texts).encode()


def cut(data: bytes, rng: random.Random) -> bytes:
    return data[: rng.randrange(len(data) + 1)]


def hole(data: bytes, rng: random.Random) -> bytes:
    start = rng.randrange(len(data) + 1)
    return data[:start] + data[start + rng.randrange(len(data) + 1) :]


def swap(data: bytes, rng: random.Random) -> bytes:
    tags = list(TAG.finditer(data))
    if len(tags) < 2:
        return data
    one, two = sorted(rng.sample(tags, 2), key=lambda tag: tag.start())
    return data[: one.start()] + two[0] + data[one.end() : two.start()] + one[0] + data[two.end() :]


def insert(data: bytes, rng: random.Random) -> bytes:
    at = rng.randrange(len(data) + 1)
    return data[:at] + rng.choice(ODD) * rng.choice([1, 1, 3, 500]) + data[at:]


def repeat(data: bytes, rng: random.Random) -> bytes:
    start = rng.randrange(len(data) + 1)
    piece = data[start : start + rng.randrange(400)]
    return data[:start] + piece * rng.choice([2, 30, 300]) + data[start:]


def flip(data: bytes, rng: random.Random) -> bytes:
    spoiled = bytearray(data)
    for _ in range(rng.randrange(1, 20)):
        if spoiled:
            spoiled[rng.randrange(len(spoiled))] = rng.randrange(256)
    return bytes(spoiled)


def mixed(data: bytes, rng: random.Random) -> bytes:
    """One half UTF-8, the other GB18030."""
    half = rng.randrange(len(data) + 1)
    return data[:half] + data[half:].decode("utf-8", "replace").encode("gb18030", "replace")


SPOILERS: list[Callable[[bytes, random.Random], bytes]] = [cut, hole, swap, insert, repeat, flip, mixed]


def spoil(data: bytes, rng: random.Random) -> bytes:
    """One to five spoilers after one another."""
    for _ in range(rng.randrange(1, 6)):
        data = rng.choice(SPOILERS)(data, rng)
    return data


def main(seconds: float, seed: int) -> int:
    """Spoil pages until the time is over; 1 at the first input that breaks the rule."""
    rng, pages = random.Random(seed), [(expected["url"], body) for _, expected, body in reconstructed()]
    end, rounds = time.monotonic() + seconds, 0
    while time.monotonic() < end:
        url, data = rng.choice(pages)
        spoiled = spoil(data, rng)
        try:
            target(url, spoiled)
        except Exception:
            kept = Path(tempfile.gettempdir()) / f"zhengce-hostile-{seed}-{rounds}.bin"
            kept.write_bytes(spoiled)
            print(f"{url}\n{kept}", file=sys.stderr)
            raise
        rounds += 1
    print(f"{rounds} spoiled pages, every one a record or a named error")
    return 0


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1]) if len(sys.argv) > 1 else 60, int(sys.argv[2]) if len(sys.argv) > 2 else 1))
