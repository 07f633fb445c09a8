"""All that the analysis finds in one document, put together."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.tagger import tag
from policy import Document, Reading


def read(document: Document, attachments: Sequence[str] = ()) -> Reading:
    """Read a document. `attachments` are the texts of its files, in the order of `document.attachments`."""
    tagging = tag(
        document.title,
        document.text,
        number=document.number,
        issuers=document.issuers,
        subject=document.subject,
        attachments=attachments,
        url=document.url,
    )
    return Reading(scope=tagging.scope, scope_reason=tagging.scope_reason, labels=tagging.labels)
