"""Labels of a document with their evidence, and whether it belongs to the field at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from analysis.labels import body_labels as bodies
from analysis.labels import derive, opening_labels, passages, places, topics, treated
from analysis.labels import title_labels as titles
from analysis.labels.rules import load
from analysis.labels.scores import HEADING_LENGTH, Item, Scores
from analysis.labels.settled import NOTHING, Decisions, Settled
from analysis.text.outline import outline
from policy import Evidence, Label, Scope, reasons, taxonomy
from policy.sections import Section

SURE = 0.7
OF_PASSAGES = 0.6  # a label that passages of a general report bear: given, but unsure
REPEATED = 3  # passages that make a label one of the whole report
QUOTED, AROUND = 120, 24
EVIDENCE_KEPT = 4
HEAD = 6000  # characters of a text in which a place speaks of itself
DENSE, KINDS = 35.0, 12  # a text about the field although its title does not say so: hits per 1,000, different terms
SOME, SOME_KINDS = 6.0, 8


@dataclass(frozen=True, slots=True)
class Tagging:
    """The labels and the scope of a document. A document in doubt with labels is probably in."""

    scope: Scope
    scope_reason: str
    labels: tuple[Label, ...] = ()

    @property
    def in_scope(self) -> bool:
        """Whether it is to be counted as a document of the field."""
        return self.scope == "in" or (self.scope == "unsure" and bool(self.labels))


def tag(  # noqa: PLR0913  # the fields that a document can have
    title: str,
    body: str = "",
    *,
    number: str | None = None,
    issuers: Sequence[str] = (),
    subject: str | None = None,
    attachments: Sequence[str] = (),
    url: str | None = None,
    decisions: Decisions = NOTHING,
    sections: Sequence[Section] | None = None,
) -> Tagging:
    """Tag a document. `attachments` are the texts of its files; all but the title may be missing.

    `sections` are those of the text's outline, where the caller has it.

    `decisions` of persons win over the rules. A document of the field bears at least one label: the best one, unsure,
    where none is strong enough.
    """
    item = Item(title, body, number, issuers, subject, attachments, url, sections)
    scores = Scores(load())
    text = scores.read(item)
    decision = decisions.look_up(title, number, url)
    scope, reason = _scope(item, scores, text)
    if decision is not None and (decision.scope or decision.add):
        scope, reason = decision.scope or "in", reasons.written("settled", decision.reason)
    if decision is None and titles.is_general(title, scores.rules) and (found := _general(item)):
        return found
    if scope == "out" or (scope == "unsure" and not scores.speaks):
        return Tagging(scope, reason)
    shown = scores.shown() or sorted(scores.doubt, key=scores.score)[-1:]
    place = places.local(_plain(title), [_plain(name) for name in issuers], number, _plain(body[:HEAD]))
    if place is not None:
        where = {"title": title, "text": body[:HEAD]}.get(place.field)
        if where is not None:
            place = replace(place, offset=_origin(where, place.offset))
        scores.add("N.local", 1.0, place)
        shown = [*dict.fromkeys([*shown, "N.local"])]
    labels = _labels(shown, scores, decision)
    return Tagging(scope, reason, (*labels, *_topics(item, scores, decision)))


def _general(item: Item) -> Tagging | None:
    """A general report by its passages of the field: the labels that several of them bear, unsure; None without any."""
    sections = outline(item.title, item.body).sections if item.sections is None else item.sections
    found = passages.passages_under(item.body, sections, item.title)
    if not found:
        return None
    share = sum(len(passage.text) for passage in found) / max(1, len(item.body))
    proofs: dict[str, list[Evidence]] = {}
    for passage in found:
        for label in passage.labels:
            quote = " ".join(passage.text.split())[:QUOTED]
            proofs.setdefault(label, []).append(Evidence(quote[:AROUND], "text", passage.at, quote))
    most = max(map(len, proofs.values()), default=0)
    known = taxonomy.by_id()
    labels = tuple(
        Label(label, known[label].facet, OF_PASSAGES, tuple(proofs[label][:EVIDENCE_KEPT]), sure=False)
        for label in known
        if label in proofs and len(proofs[label]) >= min(REPEATED, most)
    )
    return Tagging("in", reasons.written("passages", str(len(found)), f"{share:.0%}"), labels)


def _topics(item: Item, scores: Scores, decision: Settled | None) -> Iterator[Label]:
    """The topics of a document of the field, but for what a person settled otherwise."""
    title, field = item.title, "title"
    if scores.blank:
        title, field = opening_labels.heading(item.body, HEADING_LENGTH), "text"
    headings = _headings(item)
    settled_ids = (*decision.add, *decision.remove) if decision else ()
    for label in topics.topics(title, item.body, headings, title_field=field):
        if label.id not in settled_ids:
            yield label


def _headings(item: Item) -> Iterator[treated.Heading]:
    """The headings of what the text treats; asked for only where nothing nearer shows a topic."""
    sections = outline(item.title, item.body).sections if item.sections is None else item.sections
    for place, section in enumerate(sections):
        if section.heading and section.role in topics.TREATED and section.level <= topics.DEEPEST:
            following = (later.at for later in sections[place + 1 :] if later.level <= section.level)
            begins = _behind_blanks(item.body, section.at + len(section.marker))
            yield treated.Heading(section.heading, begins, next(following, len(item.body)))


def _behind_blanks(text: str, at: int) -> int:
    """Where the next character stands that is no blank: a page may have a heading on the line below its mark."""
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _plain(text: str) -> str:
    return "".join(text.split())


def _origin(text: str, offset: int) -> int:
    """The place in `text` of the character that is number `offset` when blanks are left out."""
    return next(islice((at for at, char in enumerate(text) if not char.isspace()), offset, None), 0)


def _scope(item: Item, scores: Scores, text: bodies.Body) -> tuple[Scope, str]:
    """In, out or unsure, with the reason as `policy.reasons` writes it."""
    if refused := titles.refusal(item.title, scores.rules):
        return "out", reasons.written("other-field", refused[1], refused[0].name)
    best = max(scores.doubt, key=scores.score, default="")
    if scores.by_title and scores.score(best) >= SURE:
        proof = scores.evidence[best][0]
        return "in", reasons.written("title-shows" if proof.field == "title" else "text-shows", proof.term)
    if scores.speaks:
        word = scores.evidence[best][0].term if best else None
        return "unsure", reasons.written("only", word) if word else reasons.written("only-number")
    said = reasons.written("dense-text", f"{text.density:.0f}")
    if text.density >= DENSE and text.kinds >= KINDS:
        return "in", said
    if text.density >= SOME and text.kinds >= SOME_KINDS:
        return "unsure", said
    return "out", reasons.written("nothing")


def _labels(shown: Sequence[str], scores: Scores, decision: Settled | None) -> tuple[Label, ...]:
    """The labels that the fields show, what a person settled, and what follows from both."""
    added: Iterable[str] = decision.add if decision else ()
    removed: Iterable[str] = decision.remove if decision else ()
    labels = [_label(label, scores) for label in shown if label not in removed and label not in added]
    if decision is not None:
        proof = (Evidence("settled", "review", 0, decision.reason),)
        labels += [Label(label, taxonomy.by_id()[label].facet, 1.0, proof) for label in added]
    labels += [label for label in derive.derived(labels, frozenset(scores.concepts)) if label.id not in removed]
    order = taxonomy.places()
    return tuple(sorted(labels, key=lambda label: order[label.id]))


def _label(label: str, scores: Scores) -> Label:
    score = scores.score(label)
    evidence = tuple(scores.evidence[label][:EVIDENCE_KEPT])
    return Label(label, taxonomy.by_id()[label].facet, score, evidence, sure=score >= SURE)
