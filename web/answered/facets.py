"""The choices beside the timeline: what each filter would leave, as links."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from db.queries.health import SourceName
from db.queries.shown import Choice, Filters, LabelInfo, TimelinePage
from web.answered.render import source_name, word
from web.asked import view
from web.asked.visit import Visit
from web.spoken.i18n import Lang, catalogue
from web.spoken.told import issuer_text

LABEL_FACETS = ("system", "action", "theme", "topic", "guideline")
OTHER_FACETS = ("issuer", "kind", "status", "source", "year")
GROUPS = ("N.field", "N.sector", "N.support")
MOST = 24  # choices of a facet that are shown; a search narrows the rest


@dataclass(frozen=True, slots=True)
class Item:
    """One choice; with `heading` a group of the choices that follow, which can be chosen as a whole.

    `href` is empty where it would lead to a view without documents.
    """

    text: str = ""
    n: int = 0
    href: str = ""
    on: bool = False
    sub: bool = False
    zh: bool = False
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Facet:
    """One group of choices. `open`: shown unfolded at first."""

    name: str
    entries: tuple[Item, ...]
    open: bool
    coloured: bool


@dataclass(frozen=True, slots=True)
class Chip:
    """What the view is narrowed by; `href` takes it away."""

    text: str
    href: str
    css: str


def link(visit: Visit, filters: Filters, path: str = "/timeline") -> str:
    """The address of a view."""
    return visit.address(path, view.pairs(filters))


def facets(
    visit: Visit,
    filters: Filters,
    result: TimelinePage,
    labels: Mapping[str, LabelInfo],
    sources: Mapping[str, SourceName],
) -> list[Facet]:
    """All facets of a view. Labels without a document stay, so that gaps are seen; other values do not."""
    counts = {choice.value: choice.n for choice in result.choices.get("label", ())}
    found = []
    for facet in LABEL_FACETS:
        own = [label for label in labels.values() if label.facet == facet]
        entries = tuple(_label_items(visit, filters, own, counts))
        wide = facet in ("system", "theme", "topic") or any(item.on for item in entries)
        found.append(Facet(facet, entries, wide, coloured=True))
    for facet in OTHER_FACETS:
        entries = tuple(_value_items(visit, filters, facet, result.choices.get(facet, ()), sources))
        found.append(Facet(facet, entries, facet == "kind" or any(item.on for item in entries), coloured=False))
    return [facet for facet in found if facet.entries]


def _label_items(
    visit: Visit, filters: Filters, labels: Sequence[LabelInfo], counts: Mapping[str, int]
) -> Iterable[Item]:
    """Labels of one facet in their order, grouped by parent."""
    group = None
    for label in labels:
        if label.parent != group:
            group = label.parent
            if group in GROUPS:
                href = link(visit, view.toggled(filters, "label", group))
                yield Item(word(visit.lang, "group", group), 0, href, group in filters.labels, heading=True)
        n, on = counts.get(label.id, 0), label.id in filters.labels
        href = link(visit, view.toggled(filters, "label", label.id)) if n or on else ""
        yield Item(label_name(label, visit.lang), n, href, on, sub=group in GROUPS)


def _value_items(
    visit: Visit, filters: Filters, facet: str, choices: Sequence[Choice], sources: Mapping[str, SourceName]
) -> Iterable[Item]:
    """Values of one facet: years newest first, the others by number."""
    order = (
        sorted(choices, key=lambda c: c.value, reverse=True) if facet == "year" else sorted(choices, key=lambda c: -c.n)
    )
    chosen = getattr(filters, view.LISTS[facet])
    for choice in [c for i, c in enumerate(order) if i < MOST or c.value in chosen]:
        href = link(visit, view.toggled(filters, facet, choice.value))
        text = _value_name(visit.lang, facet, choice.value, sources)
        yield Item(text, choice.n, href, choice.value in chosen, zh=facet == "issuer" and text == choice.value)


def instead(
    visit: Visit, filters: Filters, other: Filters, labels: Mapping[str, LabelInfo], sources: Mapping[str, SourceName]
) -> str:
    """How a view is called that is offered instead of another one: by its other words, or by what it leaves out."""
    say = catalogue(visit.lang).ugettext
    if other.text != filters.text:
        return say("Search for “%(text)s”") % {"text": other.text}
    kept = set(view.chosen(other))
    shown = zip(chips(visit, filters, labels, sources), view.chosen(filters), strict=True)
    dropped = [chip.text for chip, pair in shown if pair not in kept]
    return say("Without %(what)s") % {"what": ", ".join(dropped)}


def chips(
    visit: Visit, filters: Filters, labels: Mapping[str, LabelInfo], sources: Mapping[str, SourceName]
) -> list[Chip]:
    """What the view is narrowed by, each with the address of the view without it."""
    found = []
    for name, value in view.chosen(filters):
        label = labels.get(value) if name == "label" else None
        text = label_name(label, visit.lang) if label else _chip_text(visit.lang, name, value, sources)
        found.append(Chip(text, link(visit, view.without(filters, name, value)), f"f-{label.facet}" if label else ""))
    return found


def _chip_text(lang: Lang, name: str, value: str, sources: Mapping[str, SourceName]) -> str:
    """The words of a chip that is no label."""
    if value in GROUPS:
        return word(lang, "group", value)
    if name == "q":
        return f"“{value}”"
    if name in ("since", "until"):
        return f"{value} →" if name == "since" else f"→ {value}"
    return _value_name(lang, name, value, sources)


def _value_name(lang: Lang, facet: str, value: str, sources: Mapping[str, SourceName]) -> str:
    """A value of a facet in the reader's language."""
    if facet == "issuer":
        return issuer_text(value, lang)
    return source_name(sources, value, lang) if facet == "source" else word(lang, facet, value)


def label_name(label: LabelInfo, lang: Lang) -> str:
    """The label's name in the reader's language."""
    return str(getattr(label, lang))


def narrowed_to_year(filters: Filters, year: str) -> Filters:
    """The view of one year only; of all years again where it was that one."""
    years = () if filters.years == (year,) else (year,)
    return replace(filters, years=years, since=None, until=None)
