"""`zhengce newsletter preview`: the issue in a browser while it is edited."""

from __future__ import annotations

import os
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import click

from command._newsletter import connected, db_option

if TYPE_CHECKING:
    from newsletter.checking.link_check import LinkCheck
    from newsletter.checking.preview import Preview
    from newsletter.checking.proofs import Note
    from newsletter.edited.issuefile import IssueFile

HOST = "127.0.0.1"


@click.command("preview")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--port", type=click.IntRange(0, 65535), default=8002, show_default=True)
@click.option("--links", is_flag=True, help="Ask each address once whether it answers (needs the network).")
@db_option
def preview_command(file: Path, port: int, links: bool, db: Path) -> None:
    """Show the issue in FILE as members will see it, at http://127.0.0.1:8002/; saving the file shows it anew.

    Beside it stands what to look at: broken markers, unknown words, items that say nothing, pages that are gone (with
    --links also those that do not answer now), how long the mail is.
    """
    server = serving(file, port, db, _checking() if links else None)
    click.echo(f"http://{HOST}:{server.server_port}/  (Ctrl+C ends it)")
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        pass
    finally:
        server.server_close()


def _checking() -> LinkCheck:
    """Asks addresses under the name of the crawl."""
    from crawler import config
    from crawler.settings import user_agent
    from newsletter.checking.link_check import LinkCheck, asked

    try:
        name = user_agent(config.load(os.environ))
    except config.ConfigError as error:
        raise click.ClickException(str(error)) from error
    return LinkCheck(lambda url: asked(url, name))


def serving(file: Path, port: int, db: Path, links: LinkCheck | None = None) -> ThreadingHTTPServer:
    """The server, for this computer alone; the database is asked where it is there."""
    from newsletter.checking.preview import Preview
    from newsletter.checking.proofs import notes
    from newsletter.edited.blocks import URL

    def look(issue: IssueFile) -> list[Note]:
        failed: dict[str, str] = {}
        if links is not None:
            links.look(url for block in issue.blocks for url in URL.findall(block.text))
            failed = dict(links.failed)
        if not db.exists():
            return notes(issue, None, failed)
        with connected(db) as conn:
            return notes(issue, conn, failed)

    try:
        return ThreadingHTTPServer((HOST, port), _handler(Preview(file, look)))
    except OSError as error:
        raise click.ClickException(f"port {port}: {error.strerror}; --port takes another") from error


def _handler(preview: Preview) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            host = self.headers.get("Host", "").rpartition(":")[0]
            if host not in (HOST, "localhost"):  # another site's name for this computer
                self.send_error(403)
                return
            answer = preview.answer(parts.path, parts.query)
            body = answer.body.encode()
            self.send_response(answer.status)
            for name, value in (
                ("Content-Type", f"{answer.type}; charset=utf-8"),
                ("Content-Length", str(len(body))),
                ("Content-Security-Policy", answer.policy),
                ("X-Content-Type-Options", "nosniff"),
                ("Cache-Control", "no-store"),
            ):
                self.send_header(name, value)
            self.end_headers()
            with suppress(ConnectionError):  # the browser has gone on to something else
                self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Nothing: the page asks once a second."""

    return Handler
