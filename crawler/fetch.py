"""One page by hand, politely: for `zhengce doctor` and `zhengce new-source`, which ask for very few."""

from __future__ import annotations

from urllib.parse import urlsplit

import httpx
from protego import Protego

from crawler.config import Config
from crawler.settings import ROBOTS_NAME, user_agent


class FetchError(Exception):
    """The page could not or may not be fetched; `str()` says why."""


def fetch(url: str, config: Config) -> httpx.Response:
    """The answer for `url` if robots.txt (RFC 9309) lets us ask. Raises `FetchError`."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise FetchError(f"not a web address: {url}")
    host = f"{parts.scheme}://{parts.netloc}"
    headers = {"User-Agent": user_agent(config)}
    with httpx.Client(headers=headers, timeout=config.crawl.timeout, max_redirects=5) as client:
        robots = _get(client, f"{host}/robots.txt", config)
        if robots.status_code >= 500:
            raise FetchError(f"{host}/robots.txt answers {robots.status_code}: nothing may be asked")
        rules = Protego.parse(robots.text if robots.status_code < 400 else "")
        if not rules.can_fetch(url, ROBOTS_NAME):
            raise FetchError(f"{host}/robots.txt forbids {parts.path}")
        return _get(client, url, config)


def _get(client: httpx.Client, url: str, config: Config) -> httpx.Response:
    limit = config.crawl.max_mb << 20
    try:
        with client.stream("GET", url, follow_redirects=urlsplit(url).path == "/robots.txt") as response:
            body = bytearray()
            for chunk in response.iter_bytes():
                body += chunk
                if len(body) > limit:
                    raise FetchError(f"{url}: more than {config.crawl.max_mb} MB")
    except httpx.HTTPError as error:
        raise FetchError(f"{url}: {type(error).__name__}: {error}") from None
    plain = [(name, value) for name, value in response.headers.items() if name.lower() != "content-encoding"]
    return httpx.Response(response.status_code, headers=plain, content=bytes(body), request=response.request)
