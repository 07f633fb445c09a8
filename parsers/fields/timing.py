"""The dates that a document sets in its own words, put into its record."""

from __future__ import annotations

from dataclasses import replace

from parsers.fields import deadlines, expiry, kinds, signature, terms
from policy import Dated, Document

MAX_TEXT = 2_000_000  # characters of a text in which its signature is looked for


def from_text(title: str, text: str, *, date: str | None, number: str | None, issuers: tuple[str, ...]) -> Document:
    """The record of a document of which only this is known: signed on the day of its own signature, else on `date`."""
    signed = signature.find(tuple(text[:MAX_TEXT].split("\n"))) if text else None
    day = Dated(date, "given") if date else None
    return timed(
        Document(
            source="",
            url="",
            template="",
            title=title,
            number=number,
            issuers=issuers,
            signed_on=Dated(signed.iso, "signature") if signed else day,
            published_on=day,
            text=text,
        )
    )


def timed(document: Document) -> Document:
    """The document with its kind and status, when it is in force and how long, and until when comments are taken.

    Kind and status that the page gave stay. A draft is not in force; what explains another document asks for nothing.
    """
    kind = document.kind or kinds.kind(document.title, document.number)
    signed, shown = document.signed_on, document.published_on or document.issued_on
    day = signed.iso if signed else None
    draft = kind == "征求意见稿"
    effective = None if draft else terms.effective_on(document.text, day, document.title)
    own = terms.before_reprint(document.title, document.text)
    ends = None if draft else expiry.expires_on(own, effective.iso if effective else None, document.title)
    due = None
    if kind != "解读":
        due = deadlines.consultation_ends(document.title, document.text, shown.iso if shown else None)
    return replace(
        document,
        kind=kind,
        status=document.status or kinds.status(document.title),
        effective_on=effective,
        expires_on=ends,
        comments_due_on=due,
    )
