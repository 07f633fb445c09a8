"""HTTP as browsers take it: a bad line in the head of an answer is passed over, the answer is not lost.

Scrapy's parser passes over lines without a colon. Ours takes its place, and passes over what else is no header: a line
continued from nothing, a name that is no name, a length that is no number.
"""

from __future__ import annotations

import re

from scrapy.core.downloader.handlers import http11

_NAME = re.compile(rb"[!#$%&'*+\-.^_`|~0-9A-Za-z]{1,200}")
_LENGTH = b"content-length"


class Parser(http11._LenientHTTPClientParser):
    """The parser of one answer; it has no state of its own, since Scrapy makes its parsers into this class."""

    def lineReceived(self, line: bytes) -> None:  # noqa: N802  # Twisted's name
        """One line of the head."""
        if line[:1] not in (b" ", b"\t") or self._partialHeader is not None:
            super().lineReceived(line)

    def headerReceived(self, name: bytes, value: bytes) -> None:  # noqa: N802  # Twisted's name
        """One header; of several lengths that say the same, one."""
        name = name.strip()
        if _NAME.fullmatch(name) and not self._misleads(name.lower(), value):
            super().headerReceived(name, value)  # type: ignore[no-untyped-call]  # Twisted's code is not typed

    def _misleads(self, name: bytes, value: bytes) -> bool:
        """Whether a header of the connection says what it cannot say."""
        if name == _LENGTH:
            return not value.isdigit() or value in (self.connHeaders.getRawHeaders(_LENGTH) or ())
        return name == b"transfer-encoding" and value.lower() != b"chunked"


class Handler(http11.HTTP11DownloadHandler):
    """Scrapy's handler; loading it puts our parser in the place of Scrapy's."""


http11._LenientHTTPClientParser = Parser  # type: ignore[misc]  # Scrapy looks it up here for each answer
