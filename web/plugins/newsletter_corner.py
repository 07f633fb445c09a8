"""Puts the newsletter's archive and its leaving page under /newsletter/ of the site."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from datasette import hookimpl

from newsletter import site


@hookimpl  # type: ignore[untyped-decorator]
def asgi_wrapper(datasette: Any) -> Any:
    """Key and state directory are those of `zhengce newsletter send`."""
    key = os.environ.get("ZHENGCE_MAIL_KEY", "")
    state = Path(os.environ.get("ZHENGCE_NEWSLETTER_STATE", "newsletter-state"))
    return lambda app: site.ring(app, key=key, state=state)
