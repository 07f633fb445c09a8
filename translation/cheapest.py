"""The cheapest way to cut a text into words: what the Japanese and the English rules share."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Protocol, TypeVar


class _Word(Protocol):
    @property
    def zh(self) -> str: ...


TIE = 1e-9
"""What a sum of the same prices may differ by; of two ways that cost the same, the long word comes first."""
LATE = 1e-7
"""What a single character costs more for each place that it stands later: 水 | 污染物, not 水污染 | 物."""
W = TypeVar("W", bound=_Word)


def cheapest(text: str, candidates: Callable[[str, int], Iterable[tuple[W, float]]]) -> list[W]:
    """The words of the least price in all. `candidates` gives words that begin at a place, with prices."""
    best: list[tuple[float, list[W]]] = [(0.0, []), *((float("inf"), []) for _ in text)]
    for at in range(len(text)):
        cost, path = best[at]
        for word, price in candidates(text, at):
            end = at + len(word.zh)
            total = cost + price + (LATE * at if end == at + 1 else 0)
            if total <= best[end][0] + TIE:
                best[end] = (total, [*path, word])
    return best[-1][1]
