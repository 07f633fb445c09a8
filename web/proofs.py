"""Labels of a document for reading: those that the text shows, each with the labels that follow from it."""

from __future__ import annotations

from collections.abc import Sequence

from db.queries.shown import LabelProof


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
