"""The plugin that ``datasette --plugins-dir web/plugins`` finds; all it does is in `web.server.hooks`."""

from web.server.hooks import (
    asgi_wrapper,
    get_metadata,
    handle_exception,
    prepare_connection,
    register_routes,
    skip_csrf,
)

__all__ = [
    "asgi_wrapper",
    "get_metadata",
    "handle_exception",
    "prepare_connection",
    "register_routes",
    "skip_csrf",
]
