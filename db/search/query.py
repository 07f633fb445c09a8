"""The query language: words, "exact words", −without, and filters. Pure: text in, record out; never an error.

节能 减排                 both words, anywhere in the document
"节能 减排"               exactly so
碳市场 -电力              with the first, without the second
issuer:生态环境部 kind:通知 label:N.steel source:mee status:试行
number:国发〔2021〕23号   or simply 国发[2021]23号, 国发2021 23
from:2021-07 to:2022      by the date that the timeline shows
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from db.search.fold import fold
from db.search.tokens import runs

MAX_LENGTH = 500  # characters of a query
MAX_PARTS = 32  # words and filters of a query
FILTERS = ("issuer", "number", "kind", "label", "from", "to", "source", "status")

_PART = re.compile(
    r"""(?P<minus>[-−－–](?=\S))?
        (?:(?P<filter>[A-Za-z]{2,6})[:：])?
        (?:"(?P<quoted>[^"]*)(?:"|$)|“(?P<curly>[^”]*)”(?=\s|$)|(?P<plain>[^\s"]+))""",
    re.VERBOSE,
)
_NUMBER = re.compile(
    r"(?P<prefix>[㐀-鿿]{1,14})(?:\s{0,4}(?P<open>[〔\[(【﹝]))?\s{0,4}(?P<year>(?:19|20)\d\d)"
    r"(?:\s{0,4}[〕\])】﹞])?(?:\s{0,4}第)?\s{0,4}(?P<serial>\d{1,5})(?:\s{0,4}号)?(?!\d)"
)
_ERAS = {"令和": 2018, "平成": 1988}  # the year before the first
_ERA = re.compile(r"(令和|平成) ?(\d{1,2}|元) ?年")
_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
           "december")  # fmt: skip
_ENGLISH_DATE = re.compile(r"(?:(\d{1,2}) )?([a-z]{3,9})\.?(?: (\d{1,2}),?)? (\d{4})")
_DATE = re.compile(r"(\d{4})(?:[-/.年]?(\d{1,2})(?:[-/.月]?(\d{1,2})日?|月)?|年)?")


@dataclass(frozen=True, slots=True)
class Word:
    """A word to look for. `exact` words (in quotes) are not translated; `without` ones must be absent."""

    text: str
    exact: bool = False
    without: bool = False


@dataclass(frozen=True, slots=True)
class Filter:
    """A condition on a field. Dates (``from``, ``to``) are ISO, as precise as they were written."""

    name: str
    value: str
    without: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """A parsed query. `message` says what could not be understood; None if all was."""

    words: tuple[Word, ...] = ()
    filters: tuple[Filter, ...] = ()
    numbers: tuple[str, ...] = ()
    message: str | None = None

    @property
    def empty(self) -> bool:
        """Whether it asks for nothing."""
        return not (self.words or self.filters)


def parse(text: str) -> Query:
    """Read a query as typed. Whatever it is, the answer is a query, perhaps an empty one with a message."""
    text = " ".join(text.replace("\0", " ").split())
    if len(text) > MAX_LENGTH:
        return Query(message=f"The query is too long: {len(text)} characters, at most {MAX_LENGTH} are read.")
    words: list[Word] = []
    filters: list[Filter] = []
    messages: list[str] = []
    parts = list(_PART.finditer(text))
    if len(parts) > MAX_PARTS:
        return Query(message=f"The query has {len(parts)} words, at most {MAX_PARTS} are read.")
    for item in _items(parts):
        if isinstance(item, str):
            messages.append(item)
        elif isinstance(item, Filter):
            filters.append(item)
        else:
            words.append(item)
    if not words and not filters and not messages:
        messages.append("Type a word: the query holds no letter and no digit." if text else "Type a word.")
    return Query(tuple(words), tuple(filters), _numbers(text), " ".join(messages) or None)


def _items(parts: Iterable[re.Match[str]]) -> Iterator[Word | Filter | str]:
    """Words, filters and messages in their order; NOT takes away what follows it, AND says nothing new."""
    negate = False
    for part in parts:
        operator = None if part["minus"] else part["plain"]
        if operator in ("AND", "&&"):
            continue
        if operator == "NOT":
            negate = True
            continue
        item = _item(part)
        if item is not None:
            yield replace(item, without=True) if negate and not isinstance(item, str) else item
        negate = False


def _item(part: re.Match[str]) -> Word | Filter | str | None:
    """A word, a filter, a message about it, or None for mere punctuation."""
    exact = part["plain"] is None
    value = next(v for v in (part["quoted"], part["curly"], part["plain"]) if v is not None)
    name = (part["filter"] or "").lower()
    without = part["minus"] is not None
    if value[:-1].lower() in FILTERS and value[-1:] in (":", "："):
        return f"{value[:-1].lower()}: wants a value."
    if name in FILTERS:
        if name in ("from", "to"):
            day = date_in(value)
            return Filter(name, day, without) if day else f"{name}: wants a date such as 2021, 2021-07 or 2021-07-15."
        return Filter(name, value, without) if runs(value) else f"{name}: wants a value."
    if name:
        value = f"{name} {value}"
    return Word(value, exact, without) if runs(value) else None


def date_in(text: str) -> str | None:
    """An ISO date, as precise as the words: 2021, 2021-7, 2021/07/01, 2021年7月, 令和3年7月, July 2021, 1 July 2021.

    None if it is none.
    """
    folded = " ".join(fold(text).split())
    english = _ENGLISH_DATE.fullmatch(folded)
    if english:
        first, name, second, year = english.groups()
        month = next((n for n, full in enumerate(_MONTHS, 1) if full.startswith(name)), 0)
        parts = [year, str(month), first or second] if month else []
    else:
        era = _ERA.match(folded)
        plain = f"{_ERAS[era[1]] + int(era[2].replace('元', '1'))}年{folded[era.end() :]}" if era else folded
        match = _DATE.fullmatch("".join(plain.split()))
        parts = list(match.groups()) if match else []
    return _iso(parts)


def _iso(parts: Sequence[str | None]) -> str | None:
    if not parts:
        return None
    year, month, day = parts
    if (month and not 1 <= int(month) <= 12) or (day and not 1 <= int(day) <= 31):
        return None
    return "-".join([str(year), *(f"{int(part):02}" for part in (month, day) if part)])


def _numbers(text: str) -> tuple[str, ...]:
    """Document numbers in the query, however written, in the form 国发〔2021〕23号."""
    return tuple(canonical_number(match) for match in _NUMBER.finditer(fold(text)))


def canonical_number(match: re.Match[str]) -> str:
    """The usual form of a number that `_NUMBER` found."""
    return f"{match['prefix']}〔{match['year']}〕{int(match['serial'])}号"


def number_in(text: str) -> str | None:
    """The document number that `text` is, in the usual form, or None if it is something else."""
    match = _NUMBER.fullmatch(fold(text).strip())
    return canonical_number(match) if match else None
