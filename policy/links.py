"""Which addresses of a page may be links: those of its own site and of the bodies that we know."""

from __future__ import annotations

from functools import cache
from urllib.parse import urlsplit

from policy import agencies

_SECOND = frozenset("gov com org net edu ac mil".split())  # noqa: SIM905  # names under cn that belong to nobody


def site(url: str) -> str:
    """The domain that one body holds (ndrc.gov.cn); empty where an address says less or other than its host.

    That is so for a name or password before the host (``https://www.ndrc.gov.cn@evil.example/``), a host in other
    letters than ASCII, a number for a host and everything that is no http.
    """
    try:
        parts = urlsplit(url)
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return ""
    names = host.split(".")
    odd = "@" in parts.netloc or "\\" in url or port not in (None, 80, 443) or not host.isascii() or "xn--" in host
    if parts.scheme not in ("http", "https") or odd or len(names) < 2 or not names[-1].isalpha():
        return ""
    return ".".join(names[-3 if names[-1] == "cn" and names[-2] in _SECOND else -2 :])


@cache
def _official() -> frozenset[str]:
    return frozenset(filter(None, (site(agency.url) for agency in agencies.known())))


def is_own(url: str, *homes: str) -> bool:
    """Whether an address lies on the site of one of `homes` or of a body that we know."""
    found = site(url)
    return bool(found) and (found in _official() or any(found == site(home) for home in homes))


def host(url: str) -> str:
    """The host where an address really leads, without www."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
