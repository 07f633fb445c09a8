"""Texts that make a pattern work hard, told from the pattern itself, and how its time grows with them."""

from __future__ import annotations

import re
import signal
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser
from typing import Any

LENGTH = 2048  # characters of a run whose cost is compared with that of a run twice as long
MOST = 200  # texts that one pattern is tried with; of more, every so many
FLOOR = 0.001  # seconds; below this for a run, growth is not to be told from noise
DEAR = 0.2  # seconds for a run: no need for a ratio
CONFIRMED = 4  # measurements that must all say that the time grows too fast
Cost = Callable[[int], float]
SAMPLES = "甲a1 \n,-"  # what a class is tried with that only says what it does not hold
CATEGORIES = {
    codes.CATEGORY_DIGIT: "1",
    codes.CATEGORY_SPACE: " \n",
    codes.CATEGORY_WORD: "a甲1",
    codes.CATEGORY_NOT_DIGIT: "a甲",
    codes.CATEGORY_NOT_SPACE: "a甲1",
    codes.CATEGORY_NOT_WORD: " ,",
}
REPEATS = (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT)
MANY = 24  # the most words, prefixes or letters of one pattern that are tried


def members(items: Iterable[tuple[Any, Any]]) -> list[str]:
    """Characters that stand for a class: its letters, the first of each range, samples of each category."""
    found: list[str] = []
    turned = False
    for kind, value in items:
        if kind is codes.NEGATE:
            turned = True
        elif kind is codes.LITERAL:
            found.append(chr(value))
        elif kind is codes.RANGE:
            found.append(chr(value[0]))
        elif kind is codes.CATEGORY:
            found += CATEGORIES[value]
    return [one for one in SAMPLES if one not in found] if turned else found


def letters(tree: Any) -> Iterator[str]:
    """A sample of every class that a pattern names, and every single letter."""
    for kind, value in tree:
        if kind is codes.IN:
            yield from members(value)
        elif kind is codes.ANY:
            yield from "甲 "
        elif kind is codes.NOT_LITERAL:
            yield from (one for one in SAMPLES if ord(one) != value)
        elif kind is codes.LITERAL:
            yield chr(value)
        for inner in below(kind, value):
            yield from letters(inner)


def below(kind: Any, value: Any) -> list[Any]:
    """The patterns inside one node of a pattern."""
    if kind in REPEATS:
        return [value[2]]
    if kind is codes.BRANCH:
        return list(value[1])
    if kind is codes.GROUPREF_EXISTS:
        return [one for one in value[1:] if one is not None]
    place = {codes.SUBPATTERN: 3, codes.ASSERT: 1, codes.ASSERT_NOT: 1}.get(kind)
    return [value[place]] if place is not None else [value] if kind is codes.ATOMIC_GROUP else []


def words(tree: Any) -> list[str]:
    """Short texts that a pattern matches, looking around left out: one part is varied at a time."""
    parts = [samples(kind, value) for kind, value in tree]
    first = [part[0] for part in parts]
    varied = ("".join([*first[:at], other, *first[at + 1 :]]) for at, part in enumerate(parts) for other in part[1:])
    return ["".join(first), *islice(varied, MANY)]


def samples(kind: Any, value: Any) -> list[str]:
    """Texts that one node of a pattern takes, the shortest first."""
    if kind in (codes.LITERAL, codes.NOT_LITERAL, codes.IN, codes.ANY):
        return list(islice(letters([(kind, value)]), MANY)) or [""]
    if kind in REPEATS:
        once = words(value[2])
        return [one * value[0] for one in once] if value[0] else ["", *once]
    if kind in (codes.ASSERT, codes.ASSERT_NOT):
        return [""]
    return [one for inner in below(kind, value) for one in words(inner)][:MANY] or [""]


def repeats(tree: Any, before: str = "") -> Iterator[tuple[str, list[str]]]:
    """For each repeat of a pattern: a text that leads to it, and texts that it takes."""
    for kind, value in tree:
        if kind in REPEATS:
            yield before, words(value[2])
        for inner in below(kind, value):
            yield from repeats(inner, before)
        before += samples(kind, value)[0]


def attacks(pattern: re.Pattern[Any]) -> Iterator[tuple[str, str, str]]:
    """(what leads there, what is repeated, what breaks it off) for a pattern."""
    text = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
    tree = parser.parse(text, pattern.flags & ~re.UNICODE if isinstance(pattern.pattern, bytes) else pattern.flags)
    places = list(repeats(tree))
    runs = list(islice(dict.fromkeys(letters(tree)), MANY))
    runs += [word for word in dict.fromkeys(w for _, found in places for w in found) if len(word) > 1][:MANY]
    runs += [word for word in words(tree)[:4] if word]
    leads = list(dict.fromkeys(["", *(before for before, _ in places)]))[:MANY]
    every = [(before, run, end) for before in leads for run in dict.fromkeys(runs) for end in ("\n", "\x01x")]
    yield from every[:: 1 + len(every) // MOST]


def cost_of(pattern: re.Pattern[Any], attack: tuple[str, str, str]) -> Cost:
    """Seconds of a pattern for a run of a length: the dearer of searching everywhere and matching the whole."""

    def cost(length: int) -> float:
        before, run, after = attack
        written = before + (run * (length // len(run) + 1))[:length] + after
        text: Any = written.encode("latin-1", "replace") if isinstance(pattern.pattern, bytes) else written
        begun = time.thread_time()
        for _ in pattern.finditer(text):
            pass
        middle = time.thread_time()
        pattern.fullmatch(text)
        return max(middle - begun, time.thread_time() - middle)

    return cost


def cost_of_call(call: Callable[[str], object], attack: tuple[str, str, str]) -> Cost:
    """Seconds of a call with a run of a length."""

    def cost(length: int) -> float:
        before, run, after = attack
        text = before + (run * (length // len(run) + 1))[:length] + after
        begun = time.thread_time()
        call(text)
        return time.thread_time() - begun

    return cost


class TooDear(Exception):
    """The processor time of one run is used up."""


@contextmanager
def limited() -> Iterator[None]:
    """Break off after DEAR seconds of processor time: the loop of `re` looks for signals, others may not."""

    def stop(number: int, frame: object) -> None:
        raise TooDear

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, DEAR)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def grows(cost: Cost, length: int = LENGTH) -> str:
    """Why the time grows faster than the text; empty where it does not.

    The whole run is not tried where its parts say enough. What grows with the square and takes less than a sixteenth
    of `FLOOR` for a quarter of the run, or a quarter of it for half the run, is below `FLOOR` for the whole. And what
    takes less than 2.4 times as long for half as for a quarter takes less than three times as long for the whole as for
    half: of a sum of a linear and a square part, the square one is at most a third of what half the run takes.
    """
    try:
        with limited():
            if (quarter := cost(length // 4)) < FLOOR / 16 or (half := cost(length // 2)) < FLOOR / 4:
                return ""
            if half < 2.4 * quarter:
                return ""
            once = cost(length)
    except TooDear:
        return f"more than {DEAR} s for {length} characters"
    if once < FLOOR or (once < 3 * half and half < 3 * quarter):
        return ""
    for _ in range(CONFIRMED):
        once, twice = (min(cost(size) for _ in range(3)) for size in (length, 2 * length))
        if twice <= 3 * once:
            return ""
    return f"{twice / once:.1f} times for twice {length} characters"


def fault(pattern: re.Pattern[Any]) -> str:
    """The first text, if any, that a pattern takes too long over."""
    for attack in attacks(pattern):
        why = grows(cost_of(pattern, attack))
        if why:
            return f"{why}: {attack}"
    return ""
