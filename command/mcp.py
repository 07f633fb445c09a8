"""`zhengce mcp`: the tracker as tools for assistants."""

from __future__ import annotations

import logging
import socket
import sys
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import click

from command.serve import GRACE, HOST, check_database, listen

if TYPE_CHECKING:
    from starlette.applications import Starlette

CHINA = ZoneInfo("Asia/Shanghai")  # deadlines end with the day there
HELP = """Answer assistants that call tools, by the Model Context Protocol.

\b
The database is only read; a crawl may write it meanwhile.
  zhengce mcp                to one client over standard input and output
  zhengce mcp --http 8002    to clients on this machine at http://127.0.0.1:8002/mcp
"""


@click.command(help=HELP)
@click.option("--db", default="zhengce.db", show_default=True, type=click.Path(path_type=Path), help="Database.")
@click.option("--http", "port", type=click.IntRange(0, 65535), help="Port on this machine; 0 takes any free one.")
def command(db: Path, port: int | None) -> None:
    """Answer until the client leaves, or until interrupted; its help is `HELP`."""
    try:
        from assistant import server
    except ModuleNotFoundError as error:
        if error.name is None or error.name.partition(".")[0] not in ("mcp", "mcp_types", "pydantic", "starlette"):
            raise
        raise click.ClickException("This needs the extra `mcp`: pip install 'zhengce[mcp]'") from error
    check_database(db)
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr)
    service = server.build(db.absolute(), _today)
    if port is not None:
        _serve_http(server.http_app(service), listen(HOST, port), db)
        return
    import anyio

    anyio.run(partial(server.serve_stdio, service))


def _today() -> str:
    return datetime.now(CHINA).date().isoformat()


def _serve_http(app: Starlette, listener: socket.socket, db: Path) -> None:
    """Serve until interrupted. The address is printed when requests are answered."""
    import uvicorn

    from web.server.connections import BACKLOG, Bounded, limits_here

    class Here(Bounded):
        limits = limits_here()

    address = f"http://{HOST}:{listener.getsockname()[1]}/mcp"

    class Server(uvicorn.Server):
        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets=sockets)
            click.echo(f"Serving {db} to assistants at {address}  (Ctrl-C stops)")

    config = uvicorn.Config(
        app, http=Here, ws="none", backlog=BACKLOG, timeout_graceful_shutdown=GRACE, log_level="warning",
        lifespan="on", server_header=False,
    )  # fmt: skip
    Server(config).run(sockets=[listener])
