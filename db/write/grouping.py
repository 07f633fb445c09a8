"""Which pages are one document: a function of the set of pages, whatever order they came in. Pure.

Pages meet in blocks that share a key. The rules are asked from the strongest to the weakest; at each, pages join that
contradict nobody in the other's document. A page that fits two documents which cannot be one joins neither.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from hashlib import blake2b
from itertools import combinations
from typing import get_args

from db.write.identity import Facts, Lines, Rule, contradiction, rule, serial

RULES: tuple[str, ...] = get_args(Rule)
MAX_BLOCK = 200  # pages that share a key; more are a list that repeats one title, and the key joins none of them
_BY_PLACE = 2  # rules that a contradiction does not overrule: a person's line, the address


@dataclass(frozen=True, slots=True)
class Group:
    """The places of the pages of one document among those that were given, and by which rule each belongs to it."""

    members: tuple[int, ...]
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Apart:
    """A page that fits a page of another document (places as in `Group`) and why it is not of it, for a person."""

    page: int
    other: int
    why: str


@dataclass(frozen=True, slots=True)
class Grouped:
    """The documents, and what was kept apart although a rule would join it."""

    groups: tuple[Group, ...]
    apart: tuple[Apart, ...]


def block_keys(page: Facts) -> set[int]:
    """The keys of a page: two pages can only be one document if they share one, or by a person's line."""
    found: list[tuple[str, ...]] = [("url", page.url_key)]
    if page.number_key:
        found += [(serial(page.number_key), page.title_key), (serial(page.number_key), page.plan_key or page.title_key)]
    found += [(name, page.title_key, day) for name, day in (("s", page.signed_on), ("d", page.published_on)) if day]
    return {int.from_bytes(blake2b("|".join(key).encode(), digest_size=7).digest(), "big") for key in found}


def grouped(pages: Sequence[Facts], lines: Lines, crowded: Set[int] = frozenset()) -> Grouped:
    """The documents that these pages make up. `crowded` keys are those of more than `MAX_BLOCK` pages."""
    order = sorted(range(len(pages)), key=lambda n: (pages[n].url_key, n))
    sorted_pages = [pages[n] for n in order]
    links = _links(sorted_pages, lines, crowded)
    clusters = _Clusters(sorted_pages, lines)
    for level in range(len(RULES)):
        clusters.join([pair for pair, by in links.items() if by == level], strict=level >= _BY_PLACE)
    groups = tuple(_group(members, links, order) for members in clusters.members())
    apart = (Apart(order[n], order[m], why) for n, m, why in clusters.apart(links))
    return Grouped(groups, tuple(sorted(apart, key=lambda found: (found.page, found.other))))


def _group(members: Sequence[int], links: dict[tuple[int, int], int], order: Sequence[int]) -> Group:
    best: dict[int, int] = {}
    for pair in combinations(members, 2):
        for n in pair if pair in links else ():
            best[n] = min(best.get(n, len(RULES)), links[pair])
    rules = tuple(RULES[best[n]] if n in best else "first" for n in members)
    return Group(tuple(order[n] for n in members), rules)


def _links(pages: Sequence[Facts], lines: Lines, crowded: Set[int]) -> dict[tuple[int, int], int]:
    """The pairs of pages that a rule joins, with the place of the rule."""
    blocks: dict[int, list[int]] = defaultdict(list)
    places: dict[str, list[int]] = defaultdict(list)
    for n, page in enumerate(pages):
        places[page.url_key].append(n)
        for key in block_keys(page) - crowded:
            blocks[key].append(n)
    links: dict[tuple[int, int], int] = {}
    for block in blocks.values():
        for pair in combinations(block, 2) if len(block) <= MAX_BLOCK else ():
            if pair not in links and (by := rule(pages[pair[0]], pages[pair[1]])):
                links[pair] = RULES.index(by)
    for n, page in enumerate(pages):
        for other in lines.joined(page.url_key):
            links |= {(min(n, m), max(n, m)): 0 for m in places.get(other, ())}
    return links


class _Clusters:
    """Pages on their way to documents; a cluster is named by the first of its pages."""

    def __init__(self, pages: Sequence[Facts], lines: Lines) -> None:
        self._pages, self._lines = pages, lines
        self._home = list(range(len(pages)))
        self._members = {n: [n] for n in self._home}

    def members(self) -> list[list[int]]:
        """The pages of each cluster."""
        return [sorted(found) for found in self._members.values()]

    def join(self, pairs: Sequence[tuple[int, int]], *, strict: bool) -> None:
        """Join the clusters of these pairs; `strict`: only what contradicts nobody, and fits one document only."""
        fits = self._fits if strict else self._not_apart
        edges = sorted({(min(a, b), max(a, b)) for n, m in pairs if (a := self._home[n]) != (b := self._home[m])})
        edges = [edge for edge in edges if fits(*edge)]
        torn = _torn(edges, fits) if strict else set()
        for a, b in edges:
            one, other = sorted((self._home[a], self._home[b]))
            if one != other and not {a, b} & torn and fits(one, other):
                for n in self._members[other]:
                    self._home[n] = one
                self._members[one] += self._members.pop(other)

    def apart(self, links: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int, str]]:
        """Once for two clusters: a page of the smaller one, the page of the other that it fits, and what forbids it."""
        told: set[tuple[int, int]] = set()
        for a, b in sorted(links):
            one, other = (self._home[n] for n in (a, b))
            if one == other or not self._not_apart(one, other) or (min(one, other), max(one, other)) in told:
                continue
            told.add((min(one, other), max(one, other)))
            is_smaller = len(self._members[one]) < len(self._members[other])
            yield (a, b, self._why(one, other)) if is_smaller else (b, a, self._why(one, other))

    def _why(self, a: int, b: int) -> str:
        pairs = ((self._pages[n], self._pages[m]) for n in self._members[a] for m in self._members[b])
        return next((why for pair in pairs if (why := contradiction(*pair))), "fits-two")

    def _not_apart(self, a: int, b: int) -> bool:
        keys = {self._pages[n].url_key for n in self._members[b]}
        return not any(self._lines.apart(self._pages[n].url_key, keys) for n in self._members[a])

    def _fits(self, a: int, b: int) -> bool:
        pages = self._pages
        return self._not_apart(a, b) and not any(
            contradiction(pages[n], pages[m]) for n in self._members[a] for m in self._members[b]
        )


def _torn(edges: Sequence[tuple[int, int]], fits: Callable[[int, int], bool]) -> set[int]:
    """Clusters that fit two others which cannot be one."""
    near: dict[int, set[int]] = defaultdict(set)
    for a, b in edges:
        near[a].add(b)
        near[b].add(a)
    apart = {pair for pair in _pairs_within(near) if not fits(*pair)}
    if not apart:
        return set()
    return {n for n, others in near.items() if any(pair in apart for pair in combinations(sorted(others), 2))}


def _pairs_within(near: dict[int, set[int]]) -> Iterator[tuple[int, int]]:
    """All pairs of clusters that a chain of edges connects."""
    seen: set[int] = set()
    for start in near:
        if start in seen:
            continue
        chain, waiting = {start}, [start]
        while waiting:
            fresh = near[waiting.pop()] - chain
            chain |= fresh
            waiting += fresh
        seen |= chain
        yield from combinations(sorted(chain), 2)
