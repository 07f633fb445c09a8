"""What an address asks for that is not there: unknown filters, dates that are none, labels that nobody knows.

A page says so in a notice and leaves it out; data answer 400, so that no program takes everything for something.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date

from db.queries.addressed import NAMES as VIEW
from web.asked.view import date_or_none
from web.asked.visit import Visit
from web.spoken.i18n import LANGS, NAMES, as_lang, catalogue

PAGED = ("page", "size")
NUMBERS = ("indicator", "year", "label", *PAGED)
ACCEPTED: Mapping[str, tuple[str, ...]] = {  # by the path without .json, .csv …
    "/": ("since", "label"),
    "/timeline": (*VIEW, *PAGED),
    "/follow": VIEW,
    "/targets": NUMBERS,
    "/results": NUMBERS,
    "/passages": ("q", "label", "year", "document", *PAGED),
    "/compare": ("documents", "facet", "q"),
    "/consultations": ("label", *PAGED),
    "/calendar": ("since", "label", "size"),
    "/review": PAGED,
    "/feeds/atom": VIEW,
    "/feeds/feed": VIEW,
    "/feeds/passages": ("q", "label", "year", "document"),
    "/feeds/calendar": VIEW,
    "/feeds/changes": ("since", "after", "size"),
    "/map": (), "/agencies": (), "/health": (), "/feeds": (), "/api": (), "/help": (), "/method": (),
}  # fmt: skip
# What others hang on an address that is passed on, and what any page of ours takes.
PASSING = re.compile(r"utm_\w{1,40}|fbclid|gclid|_|sql")
DATA = re.compile(r"\.(?:json|csv|xml|ics|ris|bib|docx)$")
FORM = re.compile(r"(?:\.csl)?\.\w{2,4}$")
WHOLE = re.compile(r"[0-9]{1,11}")
CHOICES = {"scope": ("in", "unsure", "out"), "order": ("new", "rank")}
LONGEST_SHOWN = 60
MOST = 8


def is_data(path: str) -> bool:
    """Whether a program reads the answer."""
    return DATA.search(path) is not None


def notices(visit: Visit, labels: Collection[str]) -> list[str]:
    """What of the address is left out, in the reader's language, each once. `labels` are the ids of the taxonomy."""
    return list(dict.fromkeys(_found(visit, labels)))[:MOST]


def _found(visit: Visit, labels: Collection[str]) -> Iterator[str]:
    say = catalogue(visit.lang).ugettext
    accepted = ACCEPTED.get(FORM.sub("", visit.path))
    for name, given in visit.pairs:
        value = given.strip()
        shown = {"name": name[:LONGEST_SHOWN], "value": value[:LONGEST_SHOWN]}
        if name == "lang":
            if value and as_lang(value) is None:
                names = ", ".join(NAMES[lang] for lang in LANGS)
                yield say("“%(value)s” is no language of this site; it has %(names)s.") % {**shown, "names": names}
        elif accepted is None or PASSING.fullmatch(name):
            continue
        elif name not in accepted:
            yield say("This page has no filter called “%(name)s”; it was left out.") % shown
        elif value and name == "label" and value not in labels:
            yield say("There is no label “%(value)s”.") % shown
        elif value and name in CHECKS and not CHECKS[name](value):
            yield say("“%(value)s” is no value of “%(name)s”; it was left out.") % shown


def _is_day(text: str) -> bool:
    """An ISO date of any precision that there is."""
    iso = date_or_none(text)
    try:
        return iso is not None and bool(date.fromisoformat((iso + "-01-01")[:10]))
    except ValueError:
        return False


def _is_one_of(name: str) -> Callable[[str], bool]:
    return lambda text: text in CHOICES[name]


def _is_whole(text: str) -> bool:
    return WHOLE.fullmatch(text) is not None and int(text) > 0


CHECKS: Mapping[str, Callable[[str], bool]] = {
    "since": _is_day,
    "until": _is_day,
    "year": lambda text: len(text) == 4 and WHOLE.fullmatch(text) is not None,
    "page": _is_whole,
    "size": _is_whole,
    "document": _is_whole,
    "after": lambda text: WHOLE.fullmatch(text) is not None,
    "scope": _is_one_of("scope"),
    "order": _is_one_of("order"),
}
