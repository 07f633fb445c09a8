"""Dates: the own grammar beside dateparser with ``languages=["zh"]`` and beside a plain regular expression.

Compared are only texts that all three read alike; how many each of them reads of all forms is stated.
"""

from __future__ import annotations

import re
import statistics
import time
from collections.abc import Callable, Sequence

import dateparser

from parsers.fields import dates

TARGET = 100
FORMS = {
    "2021年10月26日": "2021-10-26",
    "2021年01月05日": "2021-01-05",
    "2021 年 10 月 26 日": "2021-10-26",
    "2021-10-26": "2021-10-26",
    "2021/10/26": "2021-10-26",
    "2021.10.26": "2021-10-26",
    "２０２１年１０月２６日": "2021-10-26",
    "二〇二一年十月二十四日": "2021-10-24",
    "二○二一年十二月三十一日": "2021-12-31",
    "2021年9月": "2021-09",
    "2021-10-26 08:30:00": "2021-10-26",
    "2021-10-26T08:30:00+08:00": "2021-10-26",
}


def _calls_per_second(read: Callable[[str], object], texts: Sequence[str], rounds: int) -> float:
    started = time.perf_counter()
    for _ in range(rounds):
        for text in texts:
            read(text)
    return rounds * len(texts) / (time.perf_counter() - started)


PLAIN = re.compile(r"(\d{4})[年/.-](\d{1,2})[月/.-](\d{1,2})日?")


def _other(text: str) -> str | None:
    found = dateparser.parse(text, languages=["zh"])
    return found.date().isoformat() if found else None


def _plain(text: str) -> str | None:
    found = PLAIN.search(text)
    return f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}" if found else None


READERS: dict[str, Callable[[str], object]] = {"own": dates.read, "dateparser": _other, "regex": _plain}


def alike() -> tuple[str, ...]:
    """The forms that all readers answer alike."""
    return tuple(text for text in FORMS if len({read(text) for read in READERS.values()}) == 1)


def speeds(turns: int = 5) -> dict[str, float]:
    """Calls a second of each reader over the forms that all answer alike: medians of turns, after one warm-up."""
    texts = alike()
    rounds = {"own": 500, "dateparser": 5, "regex": 500}
    found: dict[str, list[float]] = {name: [] for name in READERS}
    for turn in range(turns + 1):
        for name, read in READERS.items():
            speed = _calls_per_second(read, texts, rounds[name])
            found[name] += [speed] if turn else []
    return {name: statistics.median(values) for name, values in found.items()}


def measure() -> list[tuple[str, str, str]]:
    """(work, figure, target) rows for the table of docs/performance.md."""
    speed, texts = speeds(), alike()
    right = {name: sum(read(text) == iso for text, iso in FORMS.items()) for name, read in READERS.items()}
    each = ", ".join(f"{name} {n}" for name, n in right.items())
    ratio = speed["own"] / speed["dateparser"]
    return [
        (f"dates: of {len(FORMS)} written forms right", each, "all by the own grammar"),
        (
            f"dates, the {len(texts)} forms that all answer alike: {speed['own']:,.0f} calls a second,"
            f" dateparser {speed['dateparser']:,.0f}",
            f"{ratio:.0f} ×",
            f"≥ {TARGET} ×",
        ),
        (
            f"the same beside one plain regular expression, {speed['regex']:,.0f} calls a second",
            f"{speed['own'] / speed['regex']:.2f} ×",
            "stated",
        ),
    ]


if __name__ == "__main__":
    for row in measure():
        print(" | ".join(row))
