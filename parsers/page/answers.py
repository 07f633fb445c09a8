"""JSON answers: read or named as no document, their texts without NULs and lone surrogates."""

from __future__ import annotations

import json
from typing import Any

from parsers.page.encoding import scrub
from policy import NotADocument


def load(url: str, text: str) -> Any:
    """The value of an answer; what is not JSON, or nested without end, is a `NotADocument`."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise NotADocument(url, f"not JSON: {error}") from error


def string(row: dict[str, Any], *keys: str) -> str:
    """The first of these keys that holds a text, else an empty one."""
    return next((scrub(value) for key in keys if isinstance(value := row.get(key), str) and value), "")
