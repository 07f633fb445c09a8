"""How messages to a webhook are signed, by the Standard Webhooks specification."""

from __future__ import annotations

import base64
import hashlib
import hmac

PREFIX = "whsec_"
SHORTEST_KEY = 24  # bytes


def key_of(secret: str) -> bytes:
    """The key of ``whsec_…`` (base64). Raises ValueError for another form or a short one."""
    if not secret:
        return b""
    try:
        key = base64.b64decode(secret.removeprefix(PREFIX), validate=True)
    except ValueError:
        key = b""
    if not secret.startswith(PREFIX) or len(key) < SHORTEST_KEY:
        raise ValueError(f"a secret is {PREFIX} and at least {SHORTEST_KEY} bytes in base64")
    return key


def signature(key: bytes, id: str, timestamp: int, body: str) -> str:
    """``v1,…``: HMAC-SHA256 of id, timestamp (seconds of Unix) and body."""
    signed = hmac.new(key, f"{id}.{timestamp}.{body}".encode(), hashlib.sha256).digest()
    return f"v1,{base64.b64encode(signed).decode()}"
