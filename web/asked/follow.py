"""Following by mail as this process has it set up, and the forms that visitors send; nothing else here takes a POST."""

from __future__ import annotations

import os
import time
from typing import Any
from urllib.parse import parse_qsl
from weakref import WeakKeyDictionary

from newsletter.follow_by_mail.following import Following, from_environment

MOST_BYTES = 16_384  # of a form: room for every label
MOST_FIELDS = 500
FORM = "application/x-www-form-urlencoded"
PATHS = r"^/follow(/|$)"
Pairs = tuple[tuple[str, str], ...]

_known: WeakKeyDictionary[Any, Following | None] = WeakKeyDictionary()


def following(datasette: Any, site: str = "") -> Following | None:
    """What a server was started with, made once: it counts how often somebody asks. `site` is its public address."""
    if datasette not in _known:
        _known[datasette] = from_environment(os.environ, site, time.time)
    return _known[datasette]


async def form(request: Any) -> Pairs | None:
    """The fields of a form; None where it is too large or none."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    body, more = b"", True
    while more:
        message = await request.receive()
        body += message.get("body", b"")
        more = message["type"] == "http.request" and message.get("more_body", False)
        if len(body) > MOST_BYTES:
            return None
    if not body:
        return ()
    if kind != FORM:
        return None
    try:
        return tuple(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=MOST_FIELDS))
    except ValueError:
        return None
