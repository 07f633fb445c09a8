"""Gathers what the fields of a document say for each label: title, number, subject, issuer, text, attachments."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from analysis.labels import body_labels as bodies
from analysis.labels import opening_labels
from analysis.labels import title_labels as titles
from analysis.labels.rules import Pointer, Rules
from policy import Evidence, taxonomy
from policy.sections import Section

EMITTED = 0.5  # a label with this score is given
POINTER = 0.3
POINTER_BESIDE_TITLE = 0.1  # in a facet for which the title already shows a label
WEAK_TITLE = 1.6  # how much more the text counts where the title shows no label
HEADING_OF_TEXT = 0.9  # the text's own heading, where the title says nothing
HEADING_LENGTH = 160
SUBJECT = 0.38  # the opening of such a text: twice as much for the strongest label of a facet, less for its followers
ATTACHMENT = 0.3
SHORT = 1500  # characters of news and letters, which are about what they open with, whatever their title is about
LETTER = 600  # a text of up to so many characters is a covering letter: its files are the document
AROUND = 24


@dataclass(frozen=True, slots=True)
class Item:
    """The fields of a document that the tagger reads; `sections` where its outline is known already."""

    title: str
    body: str = ""
    number: str | None = None
    issuers: Sequence[str] = ()
    subject: str | None = None
    attachments: Sequence[str] = ()
    url: str | None = None
    sections: Sequence[Section] | None = None


@dataclass(slots=True)
class Scores:
    """Scores and evidence of labels while they are gathered.

    `by_title` says that the title (or the heading of the text) shows a label, `speaks` that it or the number or the
    subject at least speaks for the field; `blank` that the title names no subject; `concepts` are the names of what
    the title shows.
    """

    rules: Rules
    doubt: dict[str, float] = field(default_factory=dict)
    evidence: dict[str, list[Evidence]] = field(default_factory=dict)
    concepts: set[str] = field(default_factory=set)
    by_title: bool = False
    speaks: bool = False
    blank: bool = False

    def add(self, label: str, weight: float, evidence: Evidence) -> None:
        """One more reason for a label: reasons join as independent ones do."""
        self.doubt[label] = self.doubt.get(label, 1.0) * (1.0 - weight)
        self.evidence.setdefault(label, []).append(evidence)

    def score(self, label: str) -> float:
        """The strength of a label, from 0 to 1."""
        return round(1.0 - self.doubt.get(label, 1.0), 3)

    def shown(self) -> list[str]:
        """The labels that are strong enough to be given."""
        return [label for label in self.doubt if self.score(label) >= EMITTED]

    def read(self, item: Item) -> bodies.Body:
        """Score every field of a document; returns what its text says, that of a covering letter's file included."""
        self._title(item.title, "title", 1.0)
        self.blank = not self.shown() and titles.says_nothing(item.title, self.rules)
        if self.blank:
            self._title(opening_labels.heading(item.body, HEADING_LENGTH), "text", HEADING_OF_TEXT)
            if not self.shown():
                self._opening(item, opening_labels.BLANK)
        elif not self.speaks or 0 < len(item.body) <= SHORT:
            self._opening(item, opening_labels.UNKNOWN)
        self.by_title = bool(self.shown())
        self._pointers(item)
        factor = 1.0 if self.by_title else WEAK_TITLE
        body = bodies.read(item.body, self.rules)
        self._text("text", item.body, body, factor)
        letter = len(item.body) <= LETTER
        for number, text in enumerate(item.attachments, 1):
            file = bodies.read(text, self.rules)
            self._text(f"attachment:{number}", text, file, factor if letter else factor * ATTACHMENT)
            body = max(body, file, key=lambda read: read.kinds) if letter else body
        return body

    def _title(self, text: str, where: str, weight: float) -> None:
        for shown in titles.concepts(text, self.rules):
            evidence = Evidence(shown.term, where, shown.offset, " ".join(text.split()))
            for label, strength in shown.concept.labels:
                self.add(label, strength * weight, evidence)
            self.concepts.add(shown.concept.name)
            self.speaks = True

    def _opening(self, item: Item, least: tuple[float, int]) -> None:
        """What the text is about, or that of the file under a covering letter."""
        texts = [("text", item.body)]
        if len(item.body) <= LETTER:
            texts += [(f"attachment:{number}", text) for number, text in enumerate(item.attachments, 1)]
        for where, text in texts:
            found = opening_labels.subjects(text, self.rules, least)
            for subject in found:
                evidence = Evidence(subject.term, where, subject.offset, _passage(text, subject.offset, subject.term))
                self.add(subject.label, SUBJECT * (1 + subject.share), evidence)
            if found:
                self.speaks = True
                return

    def _pointers(self, item: Item) -> None:
        number = item.number or ""
        prefix = max((p for n in self.rules.numbers for p in n.terms if number.startswith(p)), key=len, default="")
        told = [(n, Evidence(prefix, "number", 0, number)) for n in self.rules.numbers if prefix in n.terms]
        told += _words("subject", item.subject or "", self.rules.subjects)
        told += _words("issuer", "、".join(item.issuers), self.rules.issuers)
        facets = {taxonomy.by_id()[label].facet for label in self.shown()}
        for pointer, evidence in told:
            for label in pointer.labels:
                known = taxonomy.by_id()[label].facet in facets
                self.add(label, POINTER_BESIDE_TITLE if known else POINTER, evidence)
            self.speaks |= pointer.scope

    def _text(self, where: str, text: str, read: bodies.Body, factor: float) -> None:
        """Each label gets the strongest of its concepts: many weak mentions are not many proofs."""
        best: dict[str, tuple[float, bodies.Mark]] = {}
        for mark in read.marks:
            for label, strength in mark.concept.labels:
                weight = mark.strength * strength * factor
                if weight > best.get(label, (0.0, mark))[0]:
                    best[label] = (weight, mark)
        for label, (weight, mark) in best.items():
            passage = _passage(text, mark.offset, mark.term)
            self.add(label, weight, Evidence(mark.term, where, mark.offset, passage))


def _passage(text: str, offset: int, term: str) -> str:
    return " ".join(text[max(0, offset - AROUND) : offset + len(term) + AROUND].split())


def _words(where: str, value: str, pointers: Sequence[Pointer]) -> list[tuple[Pointer, Evidence]]:
    """The pointers with a term in a subject or issuer field."""
    found = ((pointer, next((term for term in pointer.terms if term in value), None)) for pointer in pointers)
    return [(pointer, Evidence(word, where, value.index(word), value)) for pointer, word in found if word]
