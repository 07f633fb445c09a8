"""Named outcomes of a page that cannot become a record.

Each error says what was expected, what was found and where, so that an issue row
needs no traceback to be understood.
"""

from __future__ import annotations

from policy.plain import visible
from policy.records import Document, Listing


class PageError(Exception):
    """A page that did not become a record. `str()` is one line: name, address, reason."""

    def __init__(self, url: str, reason: str) -> None:
        url, reason = visible(url), visible(reason)
        super().__init__(url, reason)
        self.url = url
        self.reason = reason

    @property
    def name(self) -> str:
        """The name under which the outcome is stored and printed, e.g. ``PageChanged``."""
        return type(self).__name__

    def __str__(self) -> str:
        return f"{self.name}: {self.url}: {self.reason}"


class PageChanged(PageError):
    """The page has the expected address but not the expected template.

    `selector` is what was looked for, `expected` and `found` are counts or short texts. `provisional` is the record
    that the general reader gives for the page meanwhile, if it gives one.
    """

    provisional: Document | Listing | None = None

    def __init__(self, url: str, selector: str, expected: str, found: str) -> None:
        super().__init__(url, f"{selector}: expected {expected}, found {found}")
        self.selector = selector
        self.expected = expected
        self.found = found


class Blocked(PageError):
    """The site refused or challenged a program (521 script, 412, 403, login page)."""


class NotADocument(PageError):
    """Answered, but not with a document: empty shell, error page served with 200, a file that is HTML."""


class UnknownPage(PageError):
    """No parser knows this address or this template."""


class NotAPolicy(PageError):
    """A page that is read well and is no policy (a video, a news round-up). Counted, not reported."""
