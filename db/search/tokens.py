"""Characters to tokens: overlapping pairs, so that every substring of two or more characters is an exact phrase.

The text 碳达峰、碳中和 is indexed as ``碳达 达峰 峰 碳中 中和 和``: letters and digits of any script form runs, each
run gives its pairs and then its last character alone. So a word of two or more characters is a phrase of pairs,
a single character is the prefix query ``碳*``, and a word never matches across punctuation, a blank or a line end.
Latin letters and digits are cut alike: ``co2`` is found in CO2减排, and ``carbon`` in carbonate, as with any
substring search.
Punctuation inside a query matches any punctuation: 碳达峰、碳中和 also finds 碳达峰，碳中和.
"""

from __future__ import annotations

import re
from operator import add

from db.search.fold import fold

# Changes with the way tokens are cut: an index that was cut otherwise is rebuilt.
SCHEME = "pairs-2"
# Facets (kind, label, date …) are tokens of their own column. Their first character (private use) is in no word.
MARK = "\ue000"
ALL = f"{MARK}all"  # every document in view
OUT = f"{MARK}out"  # every document out of scope: found when asked for, shown on no page of its own accord
NONE = f"{MARK}none"

_RUN = re.compile(r"[^\W_]+")


def runs(text: str) -> list[str]:
    """The folded runs of letters and digits in `text`."""
    return _RUN.findall(fold(text))


def index_tokens(text: str) -> str:
    """What the index stores for `text`: tokens divided by blanks.

    >>> index_tokens("碳达峰、CO2")
    '碳达 达峰 峰 co o2 2'
    """
    return " ".join([" ".join(map(add, run, run[1:] + " ")) for run in runs(text)]).replace("  ", " ").rstrip()


def phrase(text: str) -> str | None:
    """The full-text phrase that finds `text`, or None when it holds no letter and no digit.

    >>> phrase("碳达峰"), phrase("碳"), phrase("!?")
    ('"碳达 达峰"', '"碳" *', None)
    """
    found = runs(text)
    if not found:
        return None
    *before, last = found
    tokens = [token for run in before for token in (*map(add, run, run[1:]), run[-1])]
    if len(last) == 1:
        return f'"{" ".join([*tokens, last])}" *'
    return f'"{" ".join([*tokens, *map(add, last, last[1:])])}"'


def facet(name: str, value: str) -> str:
    """The token of a facet value, e.g. of ``kind`` 通知. Characters that divide tokens are written as their code."""
    safe = "".join(c if c.isalnum() else f"·{ord(c):x}·" for c in fold(value))
    return f"{MARK}{name}·{safe}"
