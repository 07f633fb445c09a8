"""Reading a page: all fields and the whole text, against the same reading with BeautifulSoup over html.parser.

Both sides run the same parsers over the same pages; only the engine under the selectors is exchanged (`_soup`), and
both must give the same record, which is checked on every page. The first row is the reading itself: decoding, bounds,
selectors, fields, issuers, signature, text, attachments. The second is `parsers.parse` whole, with what never touches
the markup or is nh3's alone: the sanitised copy, the kind, dates in force, deadlines; it is the same for both engines.
The pages are those that the ministries served where they are at hand, else the reconstructed ones.
"""

from __future__ import annotations

import gc
from contextlib import ExitStack
from dataclasses import replace
from statistics import median
from time import perf_counter
from unittest import mock

import parsers
from bench import _soup
from policy import Document
from tests.parsers.material import body_of, reconstructed, served

TURNS = 7
TARGET = 15


def pages() -> list[tuple[str, bytes]]:
    """Documents to read: address and bytes."""
    found = [(line["url"], body_of(line)) for line in served("document")]
    return found or [
        (expected["url"], body)
        for _, expected, body in reconstructed()
        if "record" in expected and expected["record"]["kind"] != "listing"
    ]


def turn(material: list[tuple[str, bytes]]) -> tuple[list[float], list[Document]]:
    """Milliseconds and record of every page; garbage is not collected meanwhile (as `timeit` does it)."""
    gc.collect()
    gc.disable()
    times, records = [], []
    for url, body in material:
        start = perf_counter()
        record = parsers.parse(url, body)
        times.append(1000 * (perf_counter() - start))
        assert isinstance(record, Document)
        records.append(replace(record, html=""))
    gc.enable()
    return times, records


def compare() -> str:
    """All pages with one engine, then with the other, in turns; medians over the turns, ratio of the sums."""
    material = pages()
    fast, slow = [], []
    for _ in range(TURNS):
        times, ours = turn(material)
        fast.append(times)
        with mock.patch("parsers.page.select.LexborHTMLParser", _soup.parse):
            times, theirs = turn(material)
        slow.append(times)
        assert ours == theirs
    ours_ms, theirs_ms = ([median(times) for times in zip(*side, strict=True)] for side in (fast, slow))
    middle = median(b / a for a, b in zip(ours_ms, theirs_ms, strict=True))
    count = len(material)
    return (
        f"{sum(theirs_ms) / sum(ours_ms):.1f} × ({sum(ours_ms) / count:.2f} ms against "
        f"{sum(theirs_ms) / count:.2f} ms a page, {count} pages; median page {middle:.1f} ×)"
    )


def _nothing(*given: object, **named: object) -> None:
    """In place of a step; a mock object would itself cost time."""


def _no_html(html: str, base: str) -> str:
    return ""


def only_reading() -> ExitStack:
    """Leave out what does not depend on the engine: sanitising, kind, dates in force, deadlines."""
    stack = ExitStack()
    stack.enter_context(mock.patch("parsers.page.body.sanitise", _no_html))
    steps = ("terms.effective_on", "terms.before_reprint", "expiry.expires_on", "deadlines.consultation_ends")
    for name in (*steps, "kinds.kind", "kinds.status"):
        stack.enter_context(mock.patch(f"parsers.fields.{name}", _nothing))
    return stack


def measure() -> list[tuple[str, str, str]]:
    """(work, figure, target) rows for the table of docs/performance.md."""
    with only_reading():
        reading = compare()
    return [
        ("reading a page, fields and text; the same with BeautifulSoup html.parser", reading, f"≥ {TARGET} ×"),
        ("the whole `parse`, with sanitised HTML and dates in force; the same", compare(), "–"),
    ]
