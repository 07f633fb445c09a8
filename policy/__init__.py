"""The words that every room speaks: records, named errors, sources.

Standard library only; nothing here imports another room.
"""

from policy.errors import (
    Blocked,
    NotADocument,
    NotAPolicy,
    PageChanged,
    PageError,
    UnknownPage,
)
from policy.reading import (
    Evidence,
    Label,
    Reading,
    Relation,
    RelationType,
    Result,
    Scope,
    Target,
)
from policy.records import (
    MAX_TITLE,
    Attachment,
    AttachmentText,
    Dated,
    Document,
    Interpretation,
    Link,
    Listing,
    is_over,
)
from policy.source import Floors, Section, Source

__all__ = [
    "MAX_TITLE",
    "Attachment",
    "AttachmentText",
    "Blocked",
    "Dated",
    "Document",
    "Evidence",
    "Floors",
    "Interpretation",
    "Label",
    "Link",
    "Listing",
    "NotADocument",
    "NotAPolicy",
    "PageChanged",
    "PageError",
    "Reading",
    "Relation",
    "RelationType",
    "Result",
    "Scope",
    "Section",
    "Source",
    "Target",
    "UnknownPage",
    "is_over",
]
