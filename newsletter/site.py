"""The newsletter's corner of the site, as an ASGI ring: the archive, its feed, and the page where members leave."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, MutableMapping
from pathlib import Path
from typing import Any

from newsletter.sending import unsubscribe

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
App = Callable[[Scope, Callable[[], Awaitable[Message]], Callable[[Message], Awaitable[None]]], Awaitable[None]]

ROOT = "/newsletter/"
FILE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,80}\.html|feed\.xml")
POLICY = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
TYPES = {".html": "text/html; charset=utf-8", ".xml": "application/atom+xml; charset=utf-8"}


def ring(app: App, *, key: str, state: Path, forget: Callable[[str], None] = lambda member: None) -> App:
    """`app` with /newsletter/ in front of it. Without a key nobody can leave by the site; the archive is there.

    `forget`: see `unsubscribe.answer`.
    """

    async def ringed(scope: Scope, receive: Any, send: Any) -> None:
        path = scope.get("path", "")
        if scope["type"] != "http" or not path.startswith(ROOT):
            await app(scope, receive, send)
            return
        status, kind, body = answer(scope["method"], path, key=key, state=state, forget=forget)
        headers = [
            (b"content-type", kind.encode()),
            (b"content-length", str(len(body)).encode()),
            (b"content-security-policy", POLICY.encode()),
            (b"cache-control", b"no-store" if path.startswith(unsubscribe.PATH) else b"max-age=300"),
        ]
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else body})

    return ringed


def answer(
    method: str, path: str, *, key: str, state: Path, forget: Callable[[str], None] = lambda member: None
) -> tuple[int, str, bytes]:
    """Status, content type and body for a path under /newsletter/."""
    if path.startswith(unsubscribe.PATH):
        status, page = unsubscribe.answer(
            method, path.removeprefix(unsubscribe.PATH), key=key, state=state, forget=forget
        )
        return status, TYPES[".html"], page.encode()
    name = path.removeprefix(ROOT) or "index.html"
    file = state / "archive" / name
    if method not in ("GET", "HEAD") or not FILE.fullmatch(name) or not file.is_file():
        return 404, "text/plain; charset=utf-8", b"Not found"
    return 200, TYPES[file.suffix], file.read_bytes()
