"""Our few static files, at addresses that carry a hash of their content so that browsers may keep them for ever."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

STATIC_DIR = Path(__file__).parents[1] / "static"
TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".ico": "image/x-icon",
    ".png": "image/png",
}


@dataclass(frozen=True, slots=True)
class Asset:
    """One static file as it is sent."""

    body: bytes
    content_type: str
    url: str


@cache
def asset(name: str) -> Asset | None:
    """The file called `name` (``site.css``), None where we have no such file."""
    path = STATIC_DIR / name
    if path.parent != STATIC_DIR or path.suffix not in TYPES or not path.is_file():
        return None
    body = path.read_bytes()
    return Asset(body, TYPES[path.suffix], f"/static/{path.stem}.{sha256(body).hexdigest()[:10]}{path.suffix}")


def by_url(path: str) -> Asset | None:
    """The file at an address made by `asset`, or at its plain name."""
    stem, _, rest = path.rpartition("/")[2].partition(".")
    suffix = "." + rest.rpartition(".")[2]
    return asset(stem + suffix)


def url(name: str) -> str:
    """The address of a file that must be there."""
    found = asset(name)
    if found is None:
        raise FileNotFoundError(STATIC_DIR / name)
    return found.url
