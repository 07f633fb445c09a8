"""A value with what it is of, and which of several values belongs to which of several names or years."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from analysis.facts.values import names
from analysis.facts.values.places import leading
from analysis.facts.values.quantities import DATA, Quantity
from analysis.facts.values.years import years

COUNTS = re.compile(rf"(?:{names.longest_first(DATA['words']['counts'])})$")
PER_HEAD = ("人均", "户均", "亩均")


class Clause(NamedTuple):
    """A value with its indicator (canonical where it is known), scope and the kind of verb between the two.

    `name` is scope and indicator as written; `word` the verb, empty where there is none; `making` says that things are
    counted that are to be made; `head` is the end of the name where it was taken from a clause before. `year_index`
    says which of several years before 分别 the value is for, counted back from the last one (-1).
    """

    name: str
    indicator: str
    scope: str | None
    verb: str
    value: Quantity
    lead: str
    word: str = ""
    making: bool = False
    head: str = ""
    year_index: int | None = None
    end: int = 0


class Before(NamedTuple):
    """What a sentence said before a run of values: `done` is where the run before ended, `last` its clause.

    `topic` is what the paragraph is about, where no clause says what a value is of. `told`: the section is a report,
    so that an amount needs no verb. `mentioned` is the last clause of the sentence before, which 这一比例 means.
    """

    done: int = 0
    last: Clause | None = None
    topic: str = ""
    told: bool = False
    mentioned: Clause | None = None


def share_out(found: list[str], group: list[Quantity], verb: str, raw: str, *, each: bool) -> Iterator[Clause]:
    """Which value belongs to which name or year: in their order where 分别 says so, else all to the one name."""
    by_year = each and len(found) == 1 and (len(group) > 1 or len(years(raw)) > 1)
    if by_year and len(group) == 1:
        count = len(years(raw))
        rows = [(found[0], group[0], index - count) for index in range(count)]
    elif by_year:
        rows = [(found[0], _like(group, value), index - len(group)) for index, value in enumerate(group)]
    elif len(group) == 1:
        rows = [(name, group[0], 0) for name in found]
    elif each and len(found) == len(group):
        rows = [(name, _like(group, value), 0) for name, value in zip(found, group, strict=True)]
    else:
        rows = [("、".join(found), value, 0) for value in group]
    shared = None
    for whole, value, index in rows:
        name = names.without_counted_examples(whole)
        scope, indicator = names.scoped(name)
        several = len(found) > 1 or "、" in indicator
        if scope is None and several and (scope := leading(indicator)):
            indicator = indicator.removeprefix(scope)
        scope = shared = scope or shared
        counts = COUNTS.search(value.unit) is not None
        if names.is_name(indicator, counts=counts):
            yield Clause(name, indicator, scope, verb, value, raw, year_index=index or None, end=value.end)


def _like(group: list[Quantity], value: Quantity) -> Quantity:
    """A bound before the first value, or behind the last alone, holds for all: 分别超过90%、75%, 15%、20%以上."""
    if value.pre or value.post:
        return value
    alone = not any(other.post for other in group[:-1])
    return value._replace(pre=group[0].pre, post=group[-1].post if alone else "")
