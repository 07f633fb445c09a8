"""Topics: what member companies follow. A title shows them; where it shows none, the headings of the text do.

Topics decide no scope, and a document may bear none. What is mentioned in running text is no topic.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice

from analysis.labels import opening_labels
from analysis.labels import title_labels as titles
from analysis.labels.rules import DATA, Rules, load, read
from policy import Evidence, Label, taxonomy

FACET = "topic"
SURE = 0.7
GIVEN = 0.5
IN_HEADING = IN_OPENING = 0.6  # given, but unsure
SHORT = 1500  # characters of a text that is about what its opening speaks of
DENSE = (15.0, 2)  # hits per 1,000 characters and different terms below which an opening shows no topic
AROUND = 24
HEADINGS = 400  # looked at, from the top
TREATED = ("tasks", "projects", "duties", "requirements", "annex", "other")  # roles of sections that treat a subject
LEAST_HITS = 3  # words of a topic in the part under a heading that shows it
LEAST_SHARE, LONG_PART = 0.02, 700  # of the text, or in characters: a smaller part is mentioned, not treated
MUCH = (
    5,
    10.0,
    0.04,
)  # hits, hits per 1,000 characters and share of a part that shows a topic its heading does not name
DEEPEST = 3  # level of a heading that is a task of its own
EVIDENCE_KEPT = 4


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the text, its offset there, and the part below it."""

    text: str
    offset: int
    part: str


@cache
def rules() -> Rules:
    """The concepts of topics, under the masks of all rules."""
    return replace(read([DATA / "topics.toml"], taxonomy.by_id()), masks=load().masks)


def topics(title: str, text: str = "", headings: Iterable[Heading] = (), *, title_field: str = "title") -> list[Label]:
    """The topics of a document of the field, in the order of the taxonomy.

    The opening of a short text (news, replies, letters) adds what it speaks of most; `headings` count where neither
    shows a topic. `title_field` says where the title was read (``text`` where the text's own heading is the title
    that names no subject).
    """
    found = _gathered(((title, 0, title_field, 1.0),))
    if len(text) <= SHORT:
        for subject in opening_labels.subjects(text, rules(), DENSE):
            proof = Evidence(subject.term, "text", subject.offset, _around(text, subject.offset))
            found.setdefault(subject.label, Label(subject.label, FACET, IN_OPENING, (proof,), sure=False))
    if not found:
        found = _by_headings(islice(headings, HEADINGS))
    order = {label.id: n for n, label in enumerate(taxonomy.load())}
    return sorted((label for label in found.values() if label.score >= GIVEN), key=lambda label: order[label.id])


def _around(text: str, offset: int) -> str:
    return " ".join(text[max(0, offset - AROUND) : offset + 2 * AROUND].split())


def _by_headings(headings: Iterable[Heading]) -> dict[str, Label]:
    """The topics of headings whose parts go on speaking of them, and of parts that speak of one thing most.

    A part that names a word once, or that is a crumb of a long text, treats nothing.
    """
    every = list(headings)
    whole = max((heading.offset + len(heading.part) for heading in every), default=1)
    found: dict[str, Label] = {}
    for heading in every:
        share = len(heading.part) / whole
        hits = {id: sum(map(heading.part.count, terms)) for id, terms in _terms().items() if terms}
        named = _gathered([(heading.text, heading.offset, "text", IN_HEADING)])
        if share >= LEAST_SHARE or len(heading.part) >= LONG_PART:
            found = {id: label for id, label in named.items() if hits[id] >= LEAST_HITS} | found
        most = max(hits, key=lambda id: hits[id])
        if most not in found and _is_full_of(hits[most], len(heading.part), share):
            proof = Evidence(heading.text, "text", heading.offset, heading.text)
            found[most] = Label(most, FACET, IN_HEADING, (proof,), sure=False)
    return found


def _is_full_of(hits: int, length: int, share: float) -> bool:
    least, dense, large = MUCH
    return hits >= least and hits * 1000 >= dense * length and share >= large and length < LONG_PART


@cache
def _terms() -> dict[str, frozenset[str]]:
    """The words of each topic."""
    return {
        label: frozenset(
            term for concept in rules().concepts if label in dict(concept.labels) for term in concept.terms
        )
        for label in taxonomy.by_id()
    }


def _gathered(lines: Iterable[tuple[str, int, str, float]]) -> dict[str, Label]:
    """By label the strongest reason as its score, with up to `EVIDENCE_KEPT` proofs."""
    found: dict[str, Label] = {}
    for text, offset, where, weight in lines:
        for shown in titles.concepts(text, rules()):
            proof = Evidence(shown.term, where, offset + shown.offset, " ".join(text.split()))
            for label, strength in shown.concept.labels:
                known = found.get(label) or Label(label, FACET, 0.0, ())
                score = max(known.score, round(strength * weight, 3))
                proofs = (*known.evidence, proof)[:EVIDENCE_KEPT]
                found[label] = Label(label, FACET, score, proofs, sure=score >= SURE)
    return found
