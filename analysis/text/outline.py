"""The outline of a document: its parts with level, mark, heading, role and place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from analysis.text.duties import duties
from analysis.text.headings import Line, lines_of, own_lines, unmarked
from analysis.text.marked import Found, marked
from analysis.text.nesting import DEEPEST
from analysis.text.plain import Plain, plain
from analysis.text.roles import Form, form, is_notice, role
from analysis.text.sentences import KEPT_TEXT, MAX_TEXT
from analysis.text.statements import addressees, effect, goal_spans, goals, principles
from policy.sections import Duty, Goal, Role, Section

_LEAST_ALONE = 3
_LOOK = 50_000  # characters below a heading in which headings without number are looked for
_MOST = 3_000  # parts of a document that are kept


@dataclass(frozen=True, slots=True)
class Outline:
    """The parts of a document in their order, and what they say.

    `addressees` are the groups of the 主送 line; `effect` the words that say from when the document is in force, with
    `effect_at` their place; `form` what kind of document it is and `articles` how many it has; `goal_spans` are where
    goals are set, as (start, end).
    """

    sections: tuple[Section, ...] = ()
    addressees: tuple[str, ...] = ()
    principles: tuple[str, ...] = ()
    goals: tuple[Goal, ...] = ()
    duties: tuple[Duty, ...] = ()
    effect: str | None = None
    effect_at: int = -1
    form: Form = "plan"
    articles: int = 0
    goal_spans: tuple[tuple[int, int], ...] = ()


def outline(title: str, body: str, *, written: int | None = None) -> Outline:
    """The outline of `body`. A text without headings has an empty one; levels that jump are flattened.

    `written` is the year of the document, in which a day without year lies.
    """
    parts = _parts(title, body) if len(body) <= KEPT_TEXT else _read(title, body)
    text = body[:MAX_TEXT]
    words = effect(text)
    return Outline(
        sections=parts.sections,
        addressees=addressees(body),
        principles=principles(parts.sections),
        goals=goals(parts.text, parts.sections),
        duties=duties(text, parts.sections, written=written),
        effect=words[0] if words else None,
        effect_at=words[1] if words else -1,
        form=parts.form,
        articles=parts.articles,
        goal_spans=tuple(goal_spans(parts.sections)),
    )


class _Parts(NamedTuple):
    text: str
    sections: tuple[Section, ...]
    form: Form
    articles: int


def _read(title: str, body: str) -> _Parts:
    page = plain(body[:MAX_TEXT], notice=is_notice(title))
    numbered, articles = marked(title, page)
    found = _with_unmarked(page, numbered)[:_MOST]
    kind = form(title, articles)
    return _Parts(page.text, tuple(_sections(found, kind, len(page.text))), kind, articles)


_parts = lru_cache(maxsize=2)(_read)  # labels and facts ask for the parts of the same text, one after the other


def _with_unmarked(page: Plain, numbered: list[Found]) -> list[Found]:
    """The marked parts, and the headings without number between them, or of a text that has no marks at all."""
    if not numbered and (open_ones := _alone(page)):
        return open_ones
    first = numbered[0].at if numbered else len(page.text)
    found = _own_lines(lines_of(page.text, page.starts, first))
    places: dict[int, int] = {-1: -1}
    of_articles = any(part.articles or part.kind == "article" for part in numbered)
    for place, part in enumerate(numbered):
        places[place] = len(found)
        parent = places[part.parent]
        found.append(part if part.parent == parent else part._replace(parent=parent))
        end = numbered[place + 1].at if place + 1 < len(numbered) else len(page.text)
        if not (of_articles and part.kind in {"article", "chapter", "section", "part"}):
            found += _between(page.text, found[-1], end, len(found))
    return found


def _alone(page: Plain) -> list[Found]:
    """The headings without number of a text without marks, where there are several: two may be chance."""
    end = min(len(page.text), page.starts + _LOOK)
    found = unmarked(page.text, lines_of(page.text, page.starts, end), end)
    whole = [one for one in found if not one.marker and not one.below]
    return (
        [Found(1, "open", "", one.heading, one.at, one.end, -1) for one in whole] if len(whole) >= _LEAST_ALONE else []
    )


def _between(text: str, above: Found, end: int, place: int) -> list[Found]:
    """The headings without number from the wording of the part `above` to `end`; the first is the `place`-th part."""
    found: list[Found] = []
    lines = lines_of(text, above.begins, end)
    own = {line.at: line for line in _own_lines(lines)}
    parent = place - 1
    for at, stop in pairwise([above.begins, *own, end]):
        if at in own:
            above, parent = own[at], place + len(found)
            found.append(above)
        begins = max(at, above.begins)
        until = min(stop, begins + _LOOK)
        inner = lines if not own and until == end else lines_of(text, begins, until)
        for heading in unmarked(text, inner, until):
            level = min(above.level + 1 + heading.below, DEEPEST)
            found.append(Found(level, "open", heading.marker, heading.heading, heading.at, heading.end, parent))
    return found


def _own_lines(lines: Sequence[Line]) -> list[Found]:
    return [Found(1, "line", "", line.heading, line.at, line.end, -1) for line in own_lines(lines)]


def _sections(found: list[Found], kind: Form, size: int) -> Iterator[Section]:
    roles: list[Role] = []
    for place, part in enumerate(found):
        above = roles[part.parent] if part.parent >= 0 else None
        own = "annex" if part.kind == "annex" else role(part.heading, above, kind, box=part.kind == "box")
        roles.append(own)
        ends = found[place + 1].at if place + 1 < len(found) else size
        yield Section(part.level, part.marker, part.heading, own, part.at, part.begins, ends, part.articles)
