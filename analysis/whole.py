"""All that the analysis finds in one document, put together."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.brief.summary import summary
from analysis.facts.relations import relations
from analysis.facts.targets import amounts
from analysis.labels.tagger import tag
from policy import Document, Reading


def read(document: Document, attachments: Sequence[str] = ()) -> Reading:
    """Read a document. `attachments` are the texts of its files, in the order of `document.attachments`.

    The files help to tag. Relations, targets and the summary come from the document's own text, in which their offsets
    hold.
    """
    tagging = tag(
        document.title,
        document.text,
        number=document.number,
        issuers=document.issuers,
        subject=document.subject,
        attachments=attachments,
        url=document.url,
    )
    targets, results = amounts(document.text, title=document.title, written=_year(document))
    return Reading(
        scope=tagging.scope,
        scope_reason=tagging.scope_reason,
        labels=tagging.labels,
        relations=relations(document.title, document.text, document.kind),
        targets=targets,
        results=results,
        summary=summary(document.title, document.text),
    )


def _year(document: Document) -> int | None:
    """The year in which a document was signed, issued or published, by the first of these dates that it has."""
    dated = document.signed_on or document.issued_on or document.published_on
    return int(dated.iso[:4]) if dated else None
