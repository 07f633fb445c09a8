"""`zhengce serve`: the site over one database."""

from __future__ import annotations

import socket
import sqlite3
from pathlib import Path
from typing import Any
from urllib.parse import quote

import click

from db.file.migrations import check_current
from db.store_errors import StoreError

HOST = "127.0.0.1"
QUEUE = 1024  # connections that may wait in the kernel; BACKLOG of them are taken at a time
GRACE = 5  # seconds that answers have to end after Ctrl-C
HELP = """Serve the searchable timeline over a database, until Ctrl-C.

\b
The database is only read; a crawl may write it meanwhile.
  zhengce serve                        http://127.0.0.1:8001/ over zhengce.db
  zhengce serve --db demo.db --port 0  any free port; the address is printed
"""


@click.command(help=HELP)
@click.option("--db", default="zhengce.db", show_default=True, type=click.Path(path_type=Path), help="Database.")
@click.option("--port", default=8001, show_default=True, type=click.IntRange(0, 65535), help="0 takes any free port.")
@click.option("--host", default=HOST, show_default=True, help="0.0.0.0 lets other machines in.")
@click.option(
    "--url", default=None, help="Public address, when another server is in front: https://host/ or https://host/path/."
)
@click.option("--contact", default="", envvar="ZHENGCE_CRAWL_CONTACT", help="Whom readers may ask: mail or address.")
@click.option("--immutable", is_flag=True, help="Nobody writes the database meanwhile: needs no lock, is faster.")
@click.option("--allow-sql", is_flag=True, help="Let visitors write SQL. For a desk of your own: a query can stop it.")
def command(db: Path, port: int, host: str, **site: Any) -> None:
    """Serve until interrupted; its help is `HELP`."""
    check_database(db, site["immutable"])
    check_url(site["url"])
    run(db, listen(host, port), **site)


def check_database(path: Path, immutable: bool = False) -> None:
    """Raise a readable error where `path` is not a database of this tracker, or one of another release."""
    if not path.is_file():
        raise click.ClickException(f"{path}: no such database; `zhengce crawl --db {path}` or `zhengce demo` makes one")
    try:
        mode = "immutable=1" if immutable else "mode=ro"
        conn = sqlite3.connect(f"file:{quote(str(path.absolute()))}?{mode}", uri=True)
        try:
            conn.execute("SELECT id, sort_on FROM documents LIMIT 1")
            check_current(conn, path)
        finally:
            conn.close()
    except StoreError as error:
        raise click.ClickException(str(error)) from error
    except sqlite3.DatabaseError as error:
        raise click.ClickException(f"{path}: not a database of this tracker ({error})") from error


def check_url(url: str | None) -> None:
    """Raise a readable error where `url` is given and no public address."""
    from web.asked.proxy import place

    try:
        if url:
            place(url)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--url") from error


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens, or a readable error where the port is taken."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)  # else asyncio sets no TCP_NODELAY
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen(128)
    except OSError as error:
        listener.close()
        raise click.ClickException(f"{host}:{port} cannot be listened on ({error.strerror}); try --port 0") from error
    return listener


def run(path: Path, listener: socket.socket, **site: Any) -> None:
    """Serve until interrupted, `site` as in `web.server.app.build`. The address is printed when the site can answer."""
    import uvicorn

    from web.server.app import build
    from web.server.connections import BACKLOG, Bounded, limits_here

    class Here(Bounded):
        limits = limits_here()

    host, port = listener.getsockname()[:2]
    address = f"http://{'127.0.0.1' if host == '0.0.0.0' else host}:{port}/"  # noqa: S104  # compared, not bound

    class Server(uvicorn.Server):
        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets=sockets)
            listener.listen(QUEUE)
            click.echo(f"Serving {path} at {address}  (Ctrl-C stops)")

    app = build(path, **site).app()
    config = uvicorn.Config(
        app, http=Here, ws="none", backlog=BACKLOG, timeout_graceful_shutdown=GRACE, log_level="warning",
        lifespan="on", server_header=False,
    )  # fmt: skip
    Server(config).run(sockets=[listener])
