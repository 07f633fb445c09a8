"""Sentences that the store and the crawl write in English, in the reader's language: why a query was not understood,
why a source is below its floor. A sentence that is not known here is shown as it is.
"""

from __future__ import annotations

import re

from web.spoken.i18n import Lang, catalogue


def _r(form: str) -> str:
    """Mark a sentence for the catalogues (keyword ``_r`` of the extractor)."""
    return form


SENTENCES = (
    # of queries (db/search)
    _r("The query is too long: %(length)s characters, at most %(most)s are read."),
    _r("The query has %(number)s words, at most %(most)s are read."),
    _r("Type a word: the query holds no letter and no digit."),
    _r("Type a word."),
    _r("%(filter)s: wants a value."),
    _r("%(filter)s: wants a date such as 2021, 2021-07 or 2021-07-15."),
    _r("No label is called %(label)s."),
    # of sources (crawler/watching/health.py)
    _r("listing none could be read"),
    _r("listing %(section)s: %(links)s links, %(least)s are the least"),
    _r("nothing new for %(days)s days, %(most)s are the most"),
    _r("%(number)s documents of the last 7 days, %(least)s are the least"),
    _r("%(number)s documents of the last 7 days, %(most)s are the most"),
    _r("not read for %(days)s days"),
    _r("last read on %(day)s, which is still to come: a clock was or is wrong"),
    _r("%(field)s filled on %(filled)s of %(number)s newest pages, %(least)s are the least"),
)
PLACE = re.compile(r"%\((\w+)\)s")
LONGEST_VALUE = 200  # characters of what a sentence speaks of
JOINTS = ("; ", " ")


def told(text: str, lang: Lang) -> str:
    """Sentences one after the other (joined by blanks or ``; ``) in a language; the rest of an unknown one as it is."""
    said, at = "", 0
    while at < len(text):
        form, found = next(((form, found) for form in SENTENCES if (found := _read(form, text, at))), ("", None))
        if not found:
            return said + text[at:]
        values, end = found
        joint = next((joint for joint in JOINTS if text.startswith(joint, end)), "")
        said += str(catalogue(lang).ugettext(form)) % values + joint
        at = end + len(joint)
    return said


def _read(form: str, text: str, at: int) -> tuple[dict[str, str], int] | None:
    """The values of the sentence `form` that begins at `at`, and its end; None where another one stands there."""
    first, *pieces = PLACE.split(form)
    if not text.startswith(first, at):
        return None
    values, at = {}, at + len(first)
    for name, words in zip(pieces[::2], pieces[1::2], strict=True):
        end = text.find(words, at, at + LONGEST_VALUE + len(words))
        if end <= at:
            return None
        values[name], at = text[at:end], end + len(words)
    return (values, at) if at == len(text) or text.startswith(JOINTS, at) else None
