"""Topics: what member companies follow. A title shows them; where it shows none, the parts of the text do.

Topics decide no scope, and a document may bear none. What is mentioned in running text is no topic.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from analysis.labels import opening_labels
from analysis.labels import title_labels as titles
from analysis.labels.rules import of_topics
from analysis.labels.treated import Heading, treated
from policy import Evidence, Label, taxonomy

FACET = "topic"
SURE = 0.7
GIVEN = 0.5
IN_PART = IN_OPENING = 0.6  # given, but unsure
SHORT = 1500  # characters of a text that is about what its opening speaks of
DENSE = (15.0, 2)  # hits per 1,000 characters and different terms below which an opening shows no topic
AROUND = 24
HEADINGS = 400  # looked at, from the top
TREATED = ("tasks", "projects", "duties", "requirements", "annex", "other")  # roles of sections that treat a subject
OVERALL = {"beautiful-china"}  # topics of plans and codes that treat others part by part
DEEPEST = 3  # level of a heading that is a task of its own
EVIDENCE_KEPT = 4


def topics(title: str, text: str = "", headings: Iterable[Heading] = (), *, title_field: str = "title") -> list[Label]:
    """The topics of a document of the field, in the order of the taxonomy.

    The opening of a short text (news, replies, letters) adds what it speaks of most; the parts under `headings` count
    where neither shows a topic, or none but an overall one. `title_field` says where the title was read (``text`` where
    the text's own heading is the title that names no subject).
    """
    found = _of_title(title, title_field)
    if len(text) <= SHORT:
        for subject in opening_labels.subjects(text, of_topics(), DENSE):
            proof = Evidence(subject.term, "text", subject.offset, _around(text, subject.offset))
            found.setdefault(subject.label, Label(subject.label, FACET, IN_OPENING, (proof,), sure=False))
    if found.keys() <= OVERALL:
        for id, proofs in treated(text, list(islice(headings, HEADINGS)), of_topics()).items():
            found.setdefault(id, Label(id, FACET, IN_PART, tuple(proofs[:EVIDENCE_KEPT]), sure=False))
    order = taxonomy.places()
    return sorted((label for label in found.values() if label.score >= GIVEN), key=lambda label: order[label.id])


def _around(text: str, offset: int) -> str:
    return " ".join(text[max(0, offset - AROUND) : offset + 2 * AROUND].split())


def _of_title(title: str, where: str) -> dict[str, Label]:
    """By label the strongest reason as its score, with up to `EVIDENCE_KEPT` proofs."""
    found: dict[str, Label] = {}
    for shown in titles.concepts(title, of_topics()):
        proof = Evidence(shown.term, where, shown.offset, " ".join(title.split()))
        for label, strength in shown.concept.labels:
            known = found.get(label) or Label(label, FACET, 0.0, ())
            score = max(known.score, strength)
            proofs = (*known.evidence, proof)[:EVIDENCE_KEPT]
            found[label] = Label(label, FACET, score, proofs, sure=score >= SURE)
    return found
