"""One name for each way in which a request can fail before there is a page."""

from __future__ import annotations

from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
)

_NAMES: tuple[tuple[type[BaseException], str], ...] = (
    (CannotResolveHostError, "dns"),
    (DownloadConnectionRefusedError, "refused"),
    (DownloadTimeoutError, "timeout"),
    (DownloadCancelledError, "too large"),
    (ResponseDataLossError, "cut short"),
)
_TLS = ("SSL", "TLS", "certificate", "VerificationError")


class Refused(IgnoreRequest):
    """A request that the crawler itself does not send. `issue` says whether a person must know of this one."""

    def __init__(self, kind: str, detail: str, *, issue: bool) -> None:
        super().__init__(f"{kind}: {detail}")
        self.kind = kind
        self.detail = detail
        self.issue = issue


def name(error: BaseException) -> str:
    """``dns``, ``refused``, ``timeout``, ``reset``, ``tls``, ``too large``, ``cut short``, ``redirect loop`` …"""
    if isinstance(error, Refused):
        return error.kind
    for kind, word in _NAMES:
        if isinstance(error, kind):
            return word
    text = f"{error} {error.__cause__ or ''}"
    if isinstance(error, DownloadFailedError):
        return "tls" if any(word in text for word in _TLS) else "reset"
    if isinstance(error, IgnoreRequest) and "redirections" in text:
        return "redirect loop"
    return type(error).__name__
