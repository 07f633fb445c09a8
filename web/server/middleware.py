"""The outermost ring of the server: safe headers on everything, compression, and 304 for what the reader has."""

from __future__ import annotations

import gzip
import re
from hashlib import blake2b

import brotli  # type: ignore[import-untyped]  # has no stubs

from web.answered import spreadsheet
from web.answered.answer import COMMON_HEADERS, CSP_DATASETTE
from web.asgi import App, Message, Receive, Scope, Send

TEXTS = re.compile(rb"text/|application/(json|atom\+xml|feed\+json|xml)|image/svg")
MARK = spreadsheet.BOM.encode()
SMALL = 600  # bytes below which compression gains nothing
BROTLI_QUALITY = 4  # as fast as gzip 6 and a fifth smaller


def ring(app: App) -> App:
    """`app` with safe headers, compression and conditional answers."""

    async def ringed(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
            return
        await app(scope, receive, _Finisher(scope, send))

    return ringed


class _Finisher:
    """Holds the start of an answer back until its first body part shows whether the whole is at hand."""

    def __init__(self, scope: Scope, send: Send) -> None:
        self.asked = {name.lower(): value for name, value in scope.get("headers") or []}
        self.send = send
        self.start: Message | None = None
        self.as_sheet = str(scope.get("path", "")).endswith(".csv")

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.start = message
            return
        if message["type"] == "http.response.body" and self.start is not None:
            start, self.start = self.start, None
            headers = {name.lower(): value for name, value in start["headers"] if name.lower() != b"set-cookie"}
            cookies = [(name, value) for name, value in start["headers"] if name.lower() == b"set-cookie"]
            add_safety(headers)
            whole = not message.get("more_body")
            message = self.sheet(message, headers)
            body, status = message.get("body", b""), start["status"]
            if whole and body and status == 200:
                body, status = self.finish(headers, body)
            await self.send({**start, "status": status, "headers": [*headers.items(), *cookies]})
            await self.send({**message, "body": body})
            return
        await self.send(self.sheet(message))

    def sheet(self, message: Message, headers: dict[bytes, bytes] | None = None) -> Message:
        """A part of Datasette's CSV (whole rows) as a spreadsheet may have it; `headers` come with the first part."""
        body = message.get("body", b"")
        if headers is not None:
            kind = headers.get(b"content-type", b"")
            ours = body.startswith(MARK)
            self.as_sheet = self.as_sheet and not ours and kind.startswith((b"text/csv", b"text/plain"))
        if not self.as_sheet:
            return message
        return {**message, "body": (MARK if headers is not None else b"") + spreadsheet.guarded(body)}

    def finish(self, headers: dict[bytes, bytes], body: bytes) -> tuple[bytes, int]:
        """Body and status of a whole answer: 304 without body for a reader who has it, else compressed."""
        headers[b"etag"] = b'W/"' + blake2b(body, digest_size=12).hexdigest().encode() + b'"'
        if headers[b"etag"] in self.asked.get(b"if-none-match", b""):
            headers.pop(b"content-length", None)
            return b"", 304
        if len(body) >= SMALL and TEXTS.match(headers.get(b"content-type", b"")) and b"content-encoding" not in headers:
            body = compress(headers, body, self.asked.get(b"accept-encoding", b""))
        headers[b"content-length"] = str(len(body)).encode()
        return body, 200


def add_safety(headers: dict[bytes, bytes]) -> None:
    """The common headers; a page that names no policy of its own is Datasette's and gets the wider one."""
    for name, value in COMMON_HEADERS.items():
        headers.setdefault(name.encode(), value.encode())
    if headers.get(b"content-type", b"").startswith(b"text/html"):
        headers.setdefault(b"content-security-policy", CSP_DATASETTE.encode())


def compress(headers: dict[bytes, bytes], body: bytes, accepted: bytes) -> bytes:
    """`body` as small as the reader's program allows; says so in `headers`."""
    vary = headers.get(b"vary", b"")
    headers[b"vary"] = b", ".join(part for part in (vary, b"Accept-Encoding") if part)
    if b"br" in accepted:
        headers[b"content-encoding"] = b"br"
        return bytes(brotli.compress(body, mode=brotli.MODE_TEXT, quality=BROTLI_QUALITY))
    if b"gzip" in accepted:
        headers[b"content-encoding"] = b"gzip"
        return gzip.compress(body, compresslevel=5, mtime=0)
    return body
