"""All that the analysis finds in one document, put together."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import TypeVar

from analysis.brief.compose import brief
from analysis.brief.source import Source
from analysis.brief.tasks import tasks
from analysis.facts.ties.relations import relations
from analysis.facts.values.targets import amounts
from analysis.labels.passages import passages_under
from analysis.labels.settled import NOTHING, Decisions
from analysis.labels.tagger import tag
from analysis.text.outline import outline
from analysis.text.twins import is_prose, is_twin
from policy import Document, Reading, Relation, Target
from policy.sections import Duty, Passage, Section

MOST_FILES = 12  # annexed files that are read for more than labels
MOST_PASSAGES = 400  # that are kept of a document
_FEW_TASKS = 2  # a covering letter names no more
N = TypeVar("N", bound=Target)
P = TypeVar("P", bound=Section | Duty | Target | Relation | Passage)


def read(
    document: Document,
    attachments: Sequence[str] = (),
    decisions: Decisions = NOTHING,
    recognised: Collection[int] = (),
) -> Reading:
    """Read a document. `attachments` are the texts of its files, in the order of `document.attachments`, empty where a
    file has none; numbers of those that were `recognised` from a scan (counted from 1) are unsure.

    `decisions` of persons win over the rules of labels. Outline, duties, targets, relations and brief come from the
    document's own text and from the files that add to it; `within` says from which, and offsets hold there. A file that
    repeats the page, a form and a list of names add nothing.
    """
    written = _year(document)
    sources = list(_sources(document, attachments, written))
    doubtful = {f"attachment:{number}" for number in recognised}
    tagging = tag(
        document.title,
        document.text,
        number=document.number,
        issuers=document.issuers,
        subject=document.subject,
        attachments=attachments,
        url=document.url,
        decisions=decisions,
        sections=sources[0].outline.sections,
    )
    return Reading(
        scope=tagging.scope,
        scope_reason=tagging.scope_reason,
        labels=tagging.labels,
        relations=_relations(sources),
        targets=_once(((s.within, target) for s in sources for target in s.targets), doubtful),
        results=_once(((s.within, result) for s in sources for result in s.results), doubtful),
        sections=tuple(_placed(part, s.within) for s in sources for part in s.outline.sections),
        duties=tuple(_placed(duty, s.within) for s in sources for duty in s.outline.duties),
        passages=tuple(islice(_passages(sources), MOST_PASSAGES)) if tagging.scope != "out" else (),
        brief=brief(
            document.title,
            _by_substance(sources),
            status=document.status,
            written=written,
            comments=document.comments_due_on,
        ),
    )


def _placed(found: P, within: str) -> P:
    """What was found in a text, with that text; most is of the page itself and says so already."""
    return found if found.within == within else replace(found, within=within)


def _sources(document: Document, attachments: Sequence[str], written: int | None) -> Iterator[Source]:
    """The document's own text, and the texts of its files that say more."""
    yield _source("text", document.title, document.text, document.kind, written)
    known = [document.text]
    for n, text in islice(((n, text) for n, text in enumerate(attachments, 1) if text), MOST_FILES):
        if is_prose(text) and not any(is_twin(text, of=other) for other in known):
            known.append(text)
            name = document.attachments[n - 1].name if n <= len(document.attachments) else document.title
            yield _source(f"attachment:{n}", name, text, None, written)


def _source(within: str, title: str, text: str, kind: str | None, written: int | None) -> Source:
    aimed, reached = amounts(text, title=title, written=written)
    return Source(
        within, title, text, outline(title, text, written=written), aimed, reached, relations(title, text, kind)
    )


def _by_substance(sources: Sequence[Source]) -> list[Source]:
    """The own text first, unless it is a letter that hands on what its files hold."""
    own, *files = sources
    if not files:
        return [own]
    fullest = max(files, key=lambda source: len(tasks(source.outline)))
    if len(tasks(own.outline)) > _FEW_TASKS or len(tasks(fullest.outline)) <= _FEW_TASKS:
        return [own, *files]
    return [fullest, own, *(source for source in files if source is not fullest)]


def _passages(sources: Sequence[Source]) -> Iterator[Passage]:
    """The passages of all texts that bear a label."""
    for source in sources:
        for passage in passages_under(source.text, source.outline.sections, source.title):
            if passage.labels:
                yield _placed(passage, source.within)


def _once(numbers: Iterable[tuple[str, N]], doubtful: Collection[str]) -> tuple[N, ...]:
    """The numbers of all texts with the text of each, each once; those of `doubtful` texts are unsure."""
    found: dict[tuple[object, ...], N] = {}
    for within, number in numbers:
        slots = (number.indicator, number.comparator, number.value, number.unit, number.year, number.scope)
        placed = _placed(number, within)
        found.setdefault(slots, replace(placed, sure=False) if within in doubtful else placed)
    return tuple(found.values())


def _relations(sources: Sequence[Source]) -> tuple[Relation, ...]:
    """The relations of all texts, one for each cited document: the first that says more than that it is cited."""
    found: dict[tuple[str | None, str | None], Relation] = {}
    for source in sources:
        for relation in source.relations:
            key = (relation.title, relation.number)
            known = found.get(key)
            if known is None or (known.type == "cites" and relation.type != "cites"):
                found[key] = _placed(relation, source.within)
    return tuple(found.values())


def _year(document: Document) -> int | None:
    """The year in which a document was signed, issued or published, by the first of these dates that it has."""
    dated = document.signed_on or document.issued_on or document.published_on
    return int(dated.iso[:4]) if dated else None
