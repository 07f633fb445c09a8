"""From a query to the expression that SQLite's full-text index understands. What is typed never reaches its parser."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from db.search import tokens
from db.search.expand import Expansion, Known, groups
from db.search.fold import fold
from db.search.query import Filter, Query, number_in, parse
from policy import agencies, numbers, taxonomy

_NEAR = "{title number issuers}"
_EVERY = f'facets : ("{tokens.ALL}" OR "{tokens.OUT}")'
FIRST_YEAR, LAST_YEAR = 1900, 2099


@dataclass(frozen=True, slots=True)
class Match:
    """An expression for ``documents_fts MATCH`` (None: nothing to look for) and what the reader has to know about it.

    `near` is the same for documents that have all the words in title, number and issuers (None: there is no word).
    `texts` are the texts that may occur, for passages and highlighting. `numbers` are the keys of the document numbers
    that were typed: their documents come first.
    """

    expression: str | None
    near: str | None = None
    texts: tuple[str, ...] = ()
    expansions: tuple[Expansion, ...] = ()
    message: str | None = None
    numbers: tuple[str, ...] = ()

    @property
    def far(self) -> str:
        """The expression for documents that match, but not by `near`."""
        return f"({self.expression}) NOT ({self.near})"


def build(query: Query, known: Known, *, everything: bool = False) -> Match:
    """The expression for a parsed query. `known` says whether a text occurs at all (see `db.search.expand.groups`).

    `everything` also finds documents out of scope, which no page shows.
    """
    if query.empty:
        return Match(None, message=query.message)
    sought = _sought(query, known)
    words = " AND ".join(dict.fromkeys(sought.parts))
    messages = [query.message] if query.message else []
    limits, negative = _limits(query, messages, everything=everything)
    return Match(
        _within(words, limits, negative),
        _within(f"{_NEAR} : ({words})", limits, negative) if words else None,
        tuple(dict.fromkeys(sought.texts)),
        tuple(dict.fromkeys(sought.expansions)),
        " ".join(messages) or None,
        tuple(numbers.key(number) for number in query.numbers),
    )


@dataclass(frozen=True, slots=True)
class _Sought:
    """What must occur: `parts` are expressions of which each must match, `texts` what they look for."""

    parts: list[str]
    texts: list[str]
    expansions: list[Expansion]


def _sought(query: Query, known: Known) -> _Sought:
    """The words that are wanted, with what they were expanded to."""
    found = groups([w for w in query.words if not w.without], known)
    sought = _Sought([], [], [])
    for group in found:
        sought.parts.append(_any_of([_all_of(texts) for texts in group.alternatives]))
        sought.texts.extend(text for texts in group.alternatives for text in texts)
        sought.expansions.extend(group.expansions)
    if not query.numbers or any(w.exact or w.without for w in query.words):
        return sought
    return _or_numbers(sought, query)


def _or_numbers(sought: _Sought, query: Query) -> _Sought:
    """The words as they were typed, or the document numbers that they are."""
    written = " ".join(w.text for w in query.words)
    numbers = [Expansion(written, number, "number") for number in query.numbers if number != written]
    parts = [_any_of([" AND ".join(sought.parts), _all_of(query.numbers)])] if sought.parts else []
    return _Sought(parts, [*sought.texts, *query.numbers], sought.expansions + numbers)


def _limits(query: Query, messages: list[str], *, everything: bool) -> tuple[list[str], list[str]]:
    """What the filters ask for, and what must not occur; adds to `messages` what is unknown."""
    negative = [phrase for w in query.words if w.without and (phrase := tokens.phrase(w.text))]
    if not everything:
        negative.append(f'facets : "{tokens.OUT}"')
    limits: list[str] = []
    for item in query.filters:
        (negative if item.without else limits).append(_filter(item, query.filters, messages))
    return limits, negative


def _within(words: str, limits: list[str], negative: list[str]) -> str:
    expression = " AND ".join(dict.fromkeys(part for part in (words, *limits) if part)) or _EVERY
    return f"({expression}) NOT {_any_of(negative)}" if negative else expression


def fts_expression(known: Known) -> Callable[[object], str]:
    """The SQL function of one argument, a query as typed: an expression that is always valid.

    What cannot be understood finds nothing; an empty query finds everything. Documents out of scope are left to the
    table that is asked: the timeline does not hold them.
    """

    def expression(text: object) -> str:
        typed = "" if text is None else str(text)
        if not typed.strip():
            return _EVERY
        return build(parse(typed), known, everything=True).expression or f'facets : "{tokens.NONE}"'

    return expression


def _any_of(expressions: Iterator[str] | list[str]) -> str:
    parts = list(dict.fromkeys(part for part in expressions if part))
    return parts[0] if len(parts) == 1 else f"({' OR '.join(parts)})"


def _all_of(texts: tuple[str, ...]) -> str:
    phrases = [phrase for text in texts if (phrase := tokens.phrase(text))]
    return phrases[0] if len(phrases) == 1 else f"({' AND '.join(phrases)})"


def _facet(name: str, value: str) -> str:
    return f'facets : "{tokens.facet(name, value)}"'


def _filter(item: Filter, every: tuple[Filter, ...], messages: list[str]) -> str:
    """The expression of one filter; adds to `messages` what is unknown."""
    if item.name in ("from", "to"):
        return _dates(item, every)
    if item.name == "issuer":
        body = agencies.english().get(item.value.lower())
        names = dict.fromkeys((item.value, body.name if body else agencies.canonical(item.value)))
        return _any_of([f"issuers : {tokens.phrase(name)}" for name in names])
    if item.name == "number":
        return f"number : {tokens.phrase(number_in(item.value) or item.value)}"
    if item.name == "label":
        ids = _labels().get(fold(item.value), ())
        if not ids:
            messages.append(f"No label is called {item.value}.")
        return _any_of([_facet("label", id) for id in ids or (item.value,)])
    return _facet(item.name, item.value)


def _dates(item: Filter, every: tuple[Filter, ...]) -> str:
    """The days between the latest ``from:`` and the earliest ``to:`` of the query."""
    same = [f for f in every if f.name in ("from", "to") and f.without == item.without]
    since = max((f.value for f in same if f.name == "from"), default="")
    until = min((f.value for f in same if f.name == "to"), default="")
    found = " OR ".join(f'"{token}"' for token in date_range(since, until))
    return f"facets : ({found})"


@cache
def _labels() -> dict[str, tuple[str, ...]]:
    """Every name of a label, folded -> ids of the labels with that name."""
    table: dict[str, tuple[str, ...]] = {}
    for label in taxonomy.load():
        for name in (label.id, label.parent or "", label.zh, label.ja, label.en):
            key = fold(name)
            id = label.parent if label.parent and name == label.parent else label.id
            if key and id not in table.get(key, ()):
                table[key] = (*table.get(key, ()), id)
    return table


def date_tokens(iso: str) -> list[str]:
    """The facet tokens of a date: its decade, year, month and day, as far as it is known."""
    year, month, day = (iso + "--").split("-")[:3]
    found = [tokens.facet("decade", year[:3]), tokens.facet("year", year)]
    if month:
        found.append(tokens.facet("month", year + month))
    if day:
        found.append(tokens.facet("day", year + month + day))
    return found


def date_range(since: str, until: str) -> list[str]:
    """The fewest facet tokens that together cover the days from `since` to `until` (ISO, any precision, '' = open)."""
    low = (since or f"{FIRST_YEAR}") + "-01-01"[max(0, len(since or "0000") - 4) :]
    high = (until or f"{LAST_YEAR}") + "-12-31"[max(0, len(until or "0000") - 4) :]
    found: list[str] = []
    year = max(int(low[:4]), FIRST_YEAR)
    while year <= min(int(high[:4]), LAST_YEAR):
        first, last = f"{year}-01-01", f"{year}-12-31"
        if year % 10 == 0 and first >= low and f"{year + 9}-12-31" <= high:
            found.append(tokens.facet("decade", str(year)[:3]))
            year += 10
            continue
        if first >= low and last <= high:
            found.append(tokens.facet("year", str(year)))
        else:
            found += _months(year, low, high)
        year += 1
    return found or [tokens.NONE]


def _months(year: int, low: str, high: str) -> Iterator[str]:
    for month in range(1, 13):
        first, last = f"{year}-{month:02}-01", f"{year}-{month:02}-31"
        if first >= low and last <= high:
            yield tokens.facet("month", first[:7].replace("-", ""))
        elif last >= low and first <= high:
            days = (f"{year}-{month:02}-{day:02}" for day in range(1, 32))
            yield from (tokens.facet("day", d.replace("-", "")) for d in days if low <= d <= high)
