"""What changed between two texts: by paragraph, and within a changed paragraph by character."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markupsafe import Markup, escape

from web.drawn.edits import Budget, equal_runs

CONTEXT = 1  # unchanged paragraphs that are shown around a change
STEPS = 400_000  # of comparing for one page, about 0.2 s; beyond it paragraphs, then all, are shown as replaced
STEPS_OF_ONE = 40_000  # of comparing for one paragraph
MOST_PARAGRAPHS = 4000
SHORTEST = 2  # characters that stay within a changed paragraph to be shown as such

Change = tuple[bool, int, int, int, int]
"""Whether it stays, and from where to where it reaches in the old and in the new sequence."""


def compare(old: str, new: str) -> tuple[Markup, int, bool]:
    """The changes as HTML, how many paragraphs changed, and whether some are shown coarser than they could be."""
    before, after = _paragraphs(old), _paragraphs(new)
    lines: list[Markup] = []
    changed, budget = 0, Budget(STEPS)
    for stays, i1, i2, j1, j2 in _changes(before, after, budget):
        if stays:
            lines += _unchanged(before[i1:i2], first=i1 == 0, last=i2 == len(before))
            continue
        changed += max(i2 - i1, j2 - j1)
        pairs = min(i2 - i1, j2 - j1)
        for k in range(pairs):
            lines += _rewritten(before[i1 + k], after[j1 + k], budget)
        lines += [Markup('<p class="del">{}</p>').format(text) for text in before[i1 + pairs : i2]]
        lines += [Markup('<p class="ins">{}</p>').format(text) for text in after[j1 + pairs : j2]]
    return Markup("\n").join(lines), changed, budget.short


def _changes(old: Sequence[object], new: Sequence[object], budget: Budget, shortest: int = 1) -> Iterator[Change]:
    """What stays and what is replaced, in order; all is replaced where the budget does not reach."""
    i = j = 0
    for at, to, size in equal_runs(old, new, budget) or [(len(old), len(new), 0)]:
        if size < shortest and at < len(old) and to < len(new):
            continue
        if at > i or to > j:
            yield False, i, at, j, to
        if size:
            yield True, at, at + size, to, to + size
        i, j = at + size, to + size


def _paragraphs(text: str) -> list[str]:
    """Paragraphs without blanks around them."""
    return [line.strip() for line in text.split("\n") if line.strip()][:MOST_PARAGRAPHS]


def _unchanged(texts: list[str], *, first: bool, last: bool) -> list[Markup]:
    """A little of what did not change, the rest as a count."""
    head = [] if first else texts[:CONTEXT]
    tail = [] if last else texts[max(CONTEXT if not first else 0, len(texts) - CONTEXT) :]
    hidden = len(texts) - len(head) - len(tail)
    gap = [Markup('<p class="gap">… {} …</p>').format(hidden)] if hidden > 0 else []
    return [*map(_plain, head), *gap, *map(_plain, tail)]


def _plain(text: str) -> Markup:
    """An unchanged paragraph."""
    return Markup("<p>{}</p>").format(text)


def _rewritten(old: str, new: str, budget: Budget) -> list[Markup]:
    """A paragraph before and after, with what differs marked; as a whole where the budget is used up."""
    before, after, own = [], [], budget.part(STEPS_OF_ONE)
    changes = list(_changes(old, new, own, SHORTEST))
    budget.spend(own)
    for stays, i1, i2, j1, j2 in changes:
        if stays:
            before.append(escape(old[i1:i2]))
            after.append(escape(new[j1:j2]))
            continue
        before.append(Markup("<del>{}</del>").format(old[i1:i2]) if i2 > i1 else Markup())
        after.append(Markup("<ins>{}</ins>").format(new[j1:j2]) if j2 > j1 else Markup())
    return [
        Markup('<p class="{}">{}</p>').format(how, Markup().join(parts))
        for how, parts in (("del", before), ("ins", after))
    ]
