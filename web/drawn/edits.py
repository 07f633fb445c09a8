"""The fewest insertions and deletions that make one sequence of another (Myers 1986), within a bounded work.

`difflib` takes time with the cube of what a hostile text repeats; here the work is the length times the number of
edits, and where a budget of steps does not reach, there is no answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

Block = tuple[int, int, int]
"""Where an equal run begins in the old and in the new sequence, and its length."""


@dataclass(slots=True)
class Budget:
    """Steps of comparing that are left; one takes about half a microsecond."""

    left: int
    short: bool = False  # it did not reach somewhere

    def take(self, steps: int) -> bool:
        """Whether so many were left."""
        self.left -= steps
        self.short = self.short or self.left < 0
        return self.left >= 0

    def spend(self, part: Budget) -> None:
        """Count what is left of a part that was taken out of it."""
        self.left += part.left
        self.short = self.short or part.short

    def part(self, most: int) -> Budget:
        """A budget of its own for one comparison, taken out of this one; `spend` gives back what it left."""
        share = min(most, max(self.left, 0))
        self.left -= share
        return Budget(share)


def equal_runs(old: Sequence[object], new: Sequence[object], budget: Budget) -> list[Block] | None:
    """The runs that stay, in order, with an empty one at the end; None where the budget does not reach."""
    most = min(len(old), len(new))
    head = next((i for i in range(most) if old[i] != new[i]), most)
    tail = next((i for i in range(most - head) if old[-1 - i] != new[-1 - i]), most - head)
    middle = _matches(old[head : len(old) - tail], new[head : len(new) - tail], budget)
    if middle is None:
        return None
    blocks = [(0, 0, head), *((i + head, j + head, size) for i, j, size in middle)]
    blocks.append((len(old) - tail, len(new) - tail, tail))
    return [*(block for block in blocks if block[2]), (len(old), len(new), 0)]


def _matches(old: Sequence[object], new: Sequence[object], budget: Budget) -> list[Block] | None:
    reached = {1: 0}  # diagonal (old minus new) -> how far the old sequence is used up on it
    history: list[dict[int, int]] = []
    for edits in range(len(old) + len(new) + 1):
        history.append(dict(reached))
        low, high = -edits + 2 * max(0, edits - len(new)), edits - 2 * max(0, edits - len(old))
        if not budget.take(2 + high - low):
            return None
        for diagonal in range(low, high + 1, 2):
            start = x = _step(reached, diagonal, edits)[1]
            while x < len(old) and x - diagonal < len(new) and old[x] == new[x - diagonal]:
                x += 1
            if not budget.take(x - start):
                return None
            reached[diagonal] = x
            if x >= len(old) and x - diagonal >= len(new):
                return _walked_back(history, len(old), len(new))
    return []


def _step(reached: dict[int, int], diagonal: int, edits: int) -> tuple[int, int]:
    """The diagonal from which this one is entered with one more edit, and where: the further one of its neighbours."""
    inserted, deleted = reached.get(diagonal + 1, -1), reached.get(diagonal - 1, -1)
    if diagonal == -edits or (diagonal != edits and deleted < inserted):
        return diagonal + 1, inserted
    return diagonal - 1, deleted + 1


def _walked_back(history: list[dict[int, int]], x: int, y: int) -> list[Block]:
    blocks: list[Block] = []
    for edits in range(len(history) - 1, -1, -1):
        before, entered = _step(history[edits], x - y, edits)
        run = x - entered
        if run:
            blocks.append((x - run, y - run, run))
        x = history[edits].get(before, 0)
        y = x - before
    return blocks[::-1]
