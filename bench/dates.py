"""Dates: the own grammar beside dateparser with ``languages=["zh"]``, the same texts in the same run."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence

import dateparser

from parsers.fields import dates

TARGET = 100
TEXTS = (
    "2021年10月26日",
    "2021年01月05日",
    "2021 年 10 月 26 日",
    "2021-10-26",
    "2021/10/26",
    "2021.10.26",
    "２０２１年１０月２６日",
    "二〇二一年十月二十四日",
    "二○二一年十二月三十一日",
    "2021年9月",
    "2021-10-26 08:30:00",
    "2021-10-26T08:30:00+08:00",
)


def _calls_per_second(read: Callable[[str], object], rounds: int) -> float:
    started = time.perf_counter()
    for _ in range(rounds):
        for text in TEXTS:
            read(text)
    return rounds * len(TEXTS) / (time.perf_counter() - started)


def _other(text: str) -> object:
    return dateparser.parse(text, languages=["zh"])


def ratios(turns: int = 5) -> Sequence[tuple[float, float]]:
    """Calls per second of the own grammar and of dateparser, in turns, after one warm-up of both."""
    _calls_per_second(dates.read, 10)
    _calls_per_second(_other, 1)
    return [(_calls_per_second(dates.read, 500), _calls_per_second(_other, 5)) for _ in range(turns)]


def measure() -> list[tuple[str, str, str]]:
    """(work, figure, target) rows for the table of docs/performance.md; medians of five turns."""
    pairs = ratios()
    own, other = statistics.median(p[0] for p in pairs), statistics.median(p[1] for p in pairs)
    ratio = statistics.median(p[0] / p[1] for p in pairs)
    return [
        (
            f"dates, {len(TEXTS)} written forms: {own:,.0f} calls a second, dateparser {other:,.0f}",
            f"{ratio:.0f} ×",
            f"≥ {TARGET} ×",
        )
    ]


if __name__ == "__main__":
    for row in measure():
        print(" | ".join(row))
