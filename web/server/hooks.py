"""What the site adds to Datasette: its pages, its search words in SQL and its ring of headers."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from datasette import hookimpl
from datasette.utils.asgi import AsgiFileDownload, Response

from db import connect_functions, queries
from db.file.time_limit import limited
from web.answered import statements, streaming
from web.answered.answer import Answer, File, NoSuchPage, Stream, redirect
from web.asgi import App
from web.asked import arguments, follow, proxy
from web.asked.visit import Visit, from_request
from web.server import errors, middleware
from web.server.routes import ROUTES, Page

DATABASE = "zhengce"
PLUGIN = "zhengce-site"  # section of the metadata: url (public address), today (fixed date of the tests)
SEARCHED = ("timeline", "documents", "new_documents")
SEARCH = {
    "title": "Search / 検索",
    "description": "Title, number, issuers, text, attachments; any Chinese word / 題名・番号・機関・本文・添付を検索",
    "sql": "SELECT d.id, d.sort_on, d.title, d.number, d.issuers, d.kind, d.url FROM documents_fts f"
    " JOIN documents d ON d.id = f.rowid WHERE documents_fts MATCH escape_fts(:q) AND d.scope <> 'out'"
    " ORDER BY d.sort_on DESC, d.id DESC LIMIT 200",
    "params": ["q"],
}
CHINA = ZoneInfo("Asia/Shanghai")  # deadlines end with the day there
# Datasette's own pages show paths, settings, plugins, threads and permissions, and let visitors log in: none of that.
CLOSED = r"^/-/(?!static/|static-plugins/|versions(\.json)?$)"


@hookimpl(trylast=True)  # type: ignore[untyped-decorator]  # last: Datasette registers its own escape_fts
def prepare_connection(conn: sqlite3.Connection) -> None:
    """Let SQL and Datasette's own search box speak the query language of the store."""
    connect_functions(conn)


@hookimpl  # type: ignore[untyped-decorator]
def get_metadata() -> dict[str, object]:
    """Search boxes and the query of that name: plain Datasette, which has not our words in SQL, must not offer them."""
    tables = {name: {"fts_table": "documents_fts", "fts_pk": "id"} for name in SEARCHED}
    return {"databases": {DATABASE: {"tables": tables, "queries": {"search": SEARCH}}}}


@hookimpl  # type: ignore[untyped-decorator]
def register_routes(datasette: Any) -> list[tuple[str, Callable[..., Awaitable[Response]]]]:
    """All pages, feeds and files of the site; what is neither ours nor Datasette's gets our page for that."""
    names = "|".join(map(re.escape, {DATABASE, *datasette.databases}))
    unknown = rf"^/(?!-/|({names})(/|\.|$)).+"
    return [(pattern, _serve(page)) for pattern, page in (*ROUTES, (CLOSED, _unknown), (unknown, _unknown))]


@hookimpl(trylast=True)  # type: ignore[untyped-decorator]  # the outermost ring
def asgi_wrapper(datasette: Any) -> Callable[[App], App]:
    """Headers, compression and conditional answers around everything; inside, requests are for the public address."""
    there = _place(datasette)
    return lambda app: middleware.ring(proxy.behind(app, there) if there else app)


@hookimpl  # type: ignore[untyped-decorator]
def skip_csrf(datasette: Any, scope: dict[str, Any]) -> bool:
    """Our forms need no token against forgery: they ask for a mail only, or hold their secret in the address."""
    return re.search(follow.PATHS, scope["path"]) is not None


@hookimpl(tryfirst=True)  # type: ignore[untyped-decorator]
def handle_exception(datasette: Any, request: Any, exception: Exception) -> Response | None:
    """A page of ours that fails says so without its insides; Datasette notes the fault and keeps its own pages."""
    ours = any(re.search(pattern, request.path) for pattern, _ in ROUTES)
    return _response(errors.broken(_visit(request, datasette))) if ours else None


def _serve(page: Page) -> Callable[..., Awaitable[Response]]:
    """A Datasette view that reads and renders `page` in a thread with a read-only connection."""

    async def view(request: Any, datasette: Any) -> Response:
        visit = _visit(request, datasette)
        if request.method == "POST" and visit.following and re.search(follow.PATHS, visit.path):
            sent = await follow.form(request)
            if sent is None:
                return Response.text("This is no form of ours.", status=400)
            visit = replace(visit, form=sent, client=(request.scope.get("client") or ("",))[0])
        elif request.method not in ("GET", "HEAD"):
            return Response.text("This site is read-only.", status=405, headers={"allow": "GET, HEAD"})
        database = _database(datasette)
        answer: Answer | Stream | File = await database.execute_fn(lambda conn: _answer(page, conn, visit))
        if isinstance(answer, Answer):
            return _response(answer)
        if isinstance(answer, File):
            return AsgiFileDownload(str(answer.path), answer.path.name, answer.content_type)
        return streaming.response(answer, database, request)

    return view


def _unknown(conn: sqlite3.Connection, visit: Visit) -> Answer:
    """An address with a slash too many leads to the one without; any other one names nothing."""
    if visit.path.endswith("/"):
        return redirect(replace(visit, path="/" + visit.path.strip("/")).here(visit.lang_asked))
    raise NoSuchPage(visit.path)


def _answer(page: Page, conn: sqlite3.Connection, visit: Visit) -> Answer | Stream | File:
    """The answer of a page, or the error page for what can go wrong in it."""
    try:
        queries.keep(conn)
        with limited(conn):
            if visit.arg(statements.ASKED) != "1":
                return _asked(page, conn, visit)
            with statements.heard(conn) as asked:
                page(conn, visit)
            return statements.shown(visit, asked)
    except NoSuchPage:
        return errors.not_found(visit)
    except sqlite3.OperationalError as error:
        if "interrupted" in str(error):
            return errors.too_slow(visit)
        if "no such table" in str(error):
            return errors.no_database(visit)
        raise


def _asked(page: Page, conn: sqlite3.Connection, visit: Visit) -> Answer | Stream | File:
    """The answer of a page; what of the address it cannot do is said on it, and refused where it is data."""
    told = arguments.notices(visit, _known_labels(conn)) if visit.pairs else []
    if told and arguments.is_data(visit.path):
        return errors.refused(told)
    return page(conn, replace(visit, notices=tuple(told)))


def _known_labels(conn: sqlite3.Connection) -> set[str]:
    """Labels and their parents, which are groups of them."""
    labels = queries.labels(conn)
    return set(labels) | {label.parent for label in labels.values() if label.parent}


def _database(datasette: Any) -> Any:
    """The policy database: the one of that name, else the first that Datasette was given."""
    return datasette.databases.get(DATABASE) or datasette.get_database()


def _visit(request: Any, datasette: Any) -> Visit:
    """The visit, with the settings that the metadata may give."""
    config = datasette.plugin_config(PLUGIN) or {}
    today = config.get("today") or datetime.now(CHINA).date().isoformat()
    there = _place(datasette)
    mail = follow.following(datasette, public_address(datasette))
    return replace(from_request(request, today, there, str(config.get("contact") or "")), following=mail)


def public_address(datasette: Any) -> str:
    """The site's public address without a slash at the end; empty where the operator gave none."""
    there = _place(datasette)
    return f"{there.origin}{there.base}" if there else ""


def _place(datasette: Any) -> proxy.Place | None:
    """The public address that the metadata gives."""
    url = (datasette.plugin_config(PLUGIN) or {}).get("url")
    return proxy.place(url) if url else None


def _response(answer: Answer) -> Response:
    """Our answer as a response of Datasette."""
    return Response(answer.body, answer.status, dict(answer.headers), answer.content_type)
