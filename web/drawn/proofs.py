"""Labels of a document for reading: those that the text shows, each with the labels that follow from it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from db.queries.shown import LabelProof
from policy import Evidence


@dataclass(frozen=True, slots=True)
class Shown:
    """A passage that proves a label: `field` and `offset` of its first term, and all `terms` that stand in it."""

    field: str
    offset: int
    passage: str
    terms: tuple[str, ...]


def passages(evidence: Iterable[Evidence]) -> list[Shown]:
    """Each passage once, with all that was read in it, in the order of the evidence."""
    together: dict[tuple[str, str], list[Evidence]] = {}
    for item in evidence:
        together.setdefault((item.field, item.passage), []).append(item)
    return [
        Shown(field, items[0].offset, passage, tuple(dict.fromkeys(item.term for item in items)))
        for (field, passage), items in together.items()
    ]


def chains(proofs: Sequence[LabelProof]) -> list[tuple[LabelProof, list[LabelProof]]]:
    """Labels with evidence of their own in their order, and with each what follows from it, however far."""
    there = {proof.label.id for proof in proofs}
    roots = [proof for proof in proofs if proof.derived_from not in there or proof.derived_from == proof.label.id]
    seen = {proof.label.id for proof in roots}
    found = []
    for root in roots:
        following: list[LabelProof] = []
        from_here = {root.label.id}
        while more := [p for p in proofs if p.derived_from in from_here and p.label.id not in seen]:
            following += more
            from_here |= {p.label.id for p in more}
            seen |= from_here
        found.append((root, following))
    return found
