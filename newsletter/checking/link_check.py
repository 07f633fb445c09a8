"""Whether the addresses of an issue answer: each asked once, in the background, a host at most once in 1.5 seconds."""

from __future__ import annotations

import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterable
from urllib.parse import urlsplit

TIMEOUT = 15
PAUSE = 1.5
GONE = frozenset({404, 410})
MOST = 400
"""Addresses asked in one run of the preview."""


def asked(url: str, user_agent: str) -> str:
    """What is wrong with an address: ``404``, ``no answer``; empty where it answers or refuses programs."""
    request = urllib.request.Request(url, method="HEAD", headers={"User-Agent": user_agent})  # noqa: S310 - see `look`
    try:
        with urllib.request.urlopen(request, timeout=TIMEOUT):  # noqa: S310
            return ""
    except urllib.error.HTTPError as error:
        return str(error.code) if error.code in GONE else ""
    except (OSError, ValueError):
        return "no answer"


class LinkCheck:
    """Asks what it has not asked before; `failed` grows while an issue is looked at."""

    def __init__(self, ask: Callable[[str], str], pause: float = PAUSE) -> None:
        self.failed: dict[str, str] = {}
        self._ask = ask
        self._pause = pause
        self._seen: set[str] = set()
        self._waiting: list[str] = []
        self._last: dict[str, float] = {}
        self._lock = threading.Lock()
        self._worker: threading.Thread | None = None

    def look(self, urls: Iterable[str]) -> None:
        """Ask these addresses (http and https alone) in the background."""
        with self._lock:
            new = [url for url in dict.fromkeys(urls) if url not in self._seen and len(self._seen) < MOST]
            self._seen.update(new)
            self._waiting += [url for url in new if url.startswith(("http://", "https://"))]
            if self._waiting and (self._worker is None or not self._worker.is_alive()):
                self._worker = threading.Thread(target=self._work, daemon=True)
                self._worker.start()

    def wait(self) -> None:
        """Until all that was asked has been answered."""
        if self._worker:
            self._worker.join()

    def _work(self) -> None:
        while True:
            with self._lock:
                if not self._waiting:
                    self._worker = None
                    return
                url = self._waiting.pop(0)
            host = urlsplit(url).netloc
            time.sleep(max(0.0, self._last.get(host, 0.0) + self._pause - time.monotonic()))
            self._last[host] = time.monotonic()
            if why := self._ask(url):
                self.failed[url] = why
