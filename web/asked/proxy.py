"""Behind another server: the public address of the site, and requests as if they had come to it directly."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from web.asgi import App, Message, Receive, Scope, Send


@dataclass(frozen=True, slots=True)
class Place:
    """Where the site stands: `origin` is scheme and host, `base` the path before all of its paths (``/china``)."""

    origin: str
    base: str


def place(url: str) -> Place:
    """The place that a public address names. Raises ValueError where it is none: https://host or https://host/path/."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment or parts.username:
        raise ValueError(f"{url}: no public address; it is like https://host/ or https://host/path/")
    return Place(f"{parts.scheme}://{parts.netloc}", parts.path.rstrip("/"))


def behind(app: App, there: Place) -> App:
    """`app` asked under its public address, whether the server in front takes the path before it away or not."""
    scheme, _, host = there.origin.partition("://")

    async def asked(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            headers = [(name, value) for name, value in scope["headers"] if name.lower() != b"host"]
            path = _without(str(scope["path"]), there.base)
            scope = {**scope, "scheme": scheme, "path": path, "headers": [*headers, (b"host", host.encode("idna"))]}
            if scope.get("raw_path") is not None:
                scope["raw_path"] = _without(scope["raw_path"].decode("latin-1"), there.base).encode("latin-1")
        await app(scope, receive, lambda message: send(_led(message, there.base)))

    return asked


def _led(message: Message, base: str) -> Message:
    """An answer that leads elsewhere on this site leads below `base`; Datasette's redirects forget it."""
    if message["type"] != "http.response.start":
        return message
    headers = [
        (
            name,
            base.encode() + value
            if name.lower() == b"location" and _is_outside(value.decode("latin-1"), base)
            else value,
        )
        for name, value in message["headers"]
    ]
    return {**message, "headers": headers}


def _is_outside(path: str, base: str) -> bool:
    return path.startswith("/") and not path.startswith("//") and path != base and not path.startswith(base + "/")


def _without(path: str, base: str) -> str:
    """`path` below `base`, or as it is where it does not lie there."""
    return path.removeprefix(base) or "/" if path == base or path.startswith(base + "/") else path
