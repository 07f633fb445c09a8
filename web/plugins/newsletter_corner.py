"""Puts the newsletter's archive and its leaving page under /newsletter/ of the site."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from datasette import hookimpl

from newsletter import site
from web.asked import follow
from web.server.hooks import public_address


@hookimpl  # type: ignore[untyped-decorator]
def asgi_wrapper(datasette: Any) -> Any:
    """Key and state directory are those of `zhengce newsletter send`."""
    key = os.environ.get("ZHENGCE_MAIL_KEY", "")
    state = Path(os.environ.get("ZHENGCE_NEWSLETTER_STATE", "newsletter-state"))

    def forget(member: str) -> None:
        mail = follow.following(datasette, public_address(datasette))
        if mail:
            mail.followers.forget(member)

    return lambda app: site.ring(app, key=key, state=state, forget=forget)
