"""One page by hand, politely: for `zhengce doctor` and `zhengce new-source`, which ask for very few."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import SplitResult, urljoin, urlsplit

import httpx
from protego import Protego

from crawler.config import Config
from crawler.settings import ROBOTS_NAME, user_agent

REDIRECTS = 5  # of robots.txt, RFC 9309
UNAVAILABLE = "robots unavailable"
PORTS = {"http": 80, "https": 443}


class FetchError(Exception):
    """The page could not or may not be fetched; `str()` says why.

    `kind` is ``robots`` (forbidden), ``robots unavailable`` (so nothing may be asked) or ``no answer``.
    """

    def __init__(self, why: str, kind: str = "no answer") -> None:
        super().__init__(why)
        self.kind = kind


Keep = Callable[[httpx.Response], None]


def fetch(url: str, config: Config, keep: Keep = lambda answer: None) -> httpx.Response:
    """The answer for `url` if robots.txt (RFC 9309) lets us ask. Raises `FetchError`.

    `keep` is given every answer, that for robots.txt too, their bodies without Content-Encoding.
    """
    parts = _parts(url)
    if parts is None:
        raise FetchError(f"not a web address: {url}")
    host = f"{parts.scheme}://{parts.netloc}"
    headers = {"User-Agent": user_agent(config)}
    with httpx.Client(headers=headers, timeout=config.crawl.timeout) as client:
        robots = _robots(client, f"{host}/robots.txt", config, keep)
        if robots.status_code >= 500:
            raise FetchError(f"{host}/robots.txt answers {robots.status_code}: nothing may be asked", UNAVAILABLE)
        rules = Protego.parse(robots.text if robots.status_code < 400 else "")
        if not rules.can_fetch(url, ROBOTS_NAME):
            raise FetchError(f"{host}/robots.txt forbids {parts.path}", "robots")
        return _get(client, url, config, keep)


def _parts(url: str) -> SplitResult | None:
    """The parts of a web address; None for anything else."""
    try:
        parts = urlsplit(url)
        known = parts.scheme in PORTS and bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        return None
    return parts if known else None


def _robots(client: httpx.Client, url: str, config: Config, keep: Keep) -> httpx.Response:
    """The answer for robots.txt. Redirects are followed on its own host only: another host's word is not its own."""
    asked = url
    for _ in range(REDIRECTS + 1):
        answer = _get(client, url, config, keep)
        if not answer.has_redirect_location:
            return answer
        where = answer.headers["Location"]
        following = _joined(url, where)
        if following is None or not _is_same_host(url, following):
            raise FetchError(f"{asked} leads to another host, {where[:200]!r}: nothing may be asked", UNAVAILABLE)
        url = following
    raise FetchError(f"{asked} leads from redirect to redirect: nothing may be asked", UNAVAILABLE)


def _joined(base: str, where: str) -> str | None:
    try:
        return urljoin(base, where)
    except ValueError:
        return None


def _is_same_host(here: str, there: str) -> bool:
    """The same host and port, or the step from http to https."""
    one, other = _parts(here), _parts(there)
    if one is None or other is None or one.hostname != other.hostname:
        return False
    ports = (one.port or PORTS[one.scheme], other.port or PORTS[other.scheme])
    return ports[0] == ports[1] or ports == (80, 443)


def _get(client: httpx.Client, url: str, config: Config, keep: Keep) -> httpx.Response:
    limit = config.crawl.max_mb << 20
    try:
        with client.stream("GET", url) as response:
            body = bytearray()
            for chunk in response.iter_bytes():
                body += chunk
                if len(body) > limit:
                    raise FetchError(f"{url}: more than {config.crawl.max_mb} MB")
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise FetchError(f"{url}: {type(error).__name__}: {error}") from None
    plain = [(name, value) for name, value in response.headers.items() if name.lower() != "content-encoding"]
    answer = httpx.Response(response.status_code, headers=plain, content=bytes(body), request=response.request)
    keep(answer)
    return answer
