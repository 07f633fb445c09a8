"""Queries for the site, the feeds and the newsletter. Each takes a connection of `db.connect` and answers records.

No query reads the clock: the caller says what today is. None sets a time limit: that is the caller's too.
"""

from db.queries.bitmaps import afresh, answered, keep
from db.queries.compared import compared
from db.queries.consultations import consultation_ids, consultations
from db.queries.document import document, version_text
from db.queries.duties import agency, duties_due, duties_of
from db.queries.found import passages_found
from db.queries.health import health, issues, runs, source_names
from db.queries.news import change_ids, changes, count_changes, due_event, events, news, only
from db.queries.overview import (
    agencies,
    count_targets,
    label_counts,
    number_ids,
    numbers,
    results,
    review,
    review_keys,
    review_of,
    target_choices,
    targets,
)
from db.queries.passages import Sought, count_passages, passage_documents, passages, passages_of
from db.queries.rows import by_ids, count_documents, document_dates, highest_id, labels, proofs
from db.queries.series import series
from db.queries.shown import Filters
from db.queries.suggestions import suggestions
from db.queries.timeline import among, timeline, view_ids

__all__ = [
    "Filters",
    "Sought",
    "afresh",
    "agencies",
    "agency",
    "among",
    "answered",
    "by_ids",
    "change_ids",
    "changes",
    "compared",
    "consultation_ids",
    "consultations",
    "count_changes",
    "count_documents",
    "count_passages",
    "count_targets",
    "document",
    "document_dates",
    "due_event",
    "duties_due",
    "duties_of",
    "events",
    "health",
    "highest_id",
    "issues",
    "keep",
    "label_counts",
    "labels",
    "news",
    "number_ids",
    "numbers",
    "only",
    "passage_documents",
    "passages",
    "passages_found",
    "passages_of",
    "proofs",
    "results",
    "review",
    "review_keys",
    "review_of",
    "runs",
    "series",
    "source_names",
    "suggestions",
    "target_choices",
    "targets",
    "timeline",
    "version_text",
    "view_ids",
]
