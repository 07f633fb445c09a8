"""The site over one database file, as a Datasette that needs no command line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from datasette.app import Datasette

from web.answered.database import Followed
from web.asked.proxy import place
from web.server.hooks import DATABASE, PLUGIN

HERE = Path(__file__).parents[1]
METADATA = HERE / "datasette_metadata.json"
SETTINGS = {
    "suggest_facets": False,  # measured: 452 ms to 9 ms at 100,000 rows
    "sql_time_limit_ms": 1500,
    "facet_time_limit_ms": 300,
    "max_returned_rows": 1000,
    "default_page_size": 50,
    "allow_download": False,
    "allow_csv_stream": True,
    "max_csv_mb": 50,
    "default_cache_ttl": 60,
    "num_sql_threads": 4,
    "truncate_cells_html": 300,
}


def build(  # noqa: PLR0913  # what one site may differ in from another
    path: str | Path,
    *,
    url: str | None = None,
    today: str | None = None,
    immutable: bool = False,
    allow_sql: bool = False,
    contact: str = "",
) -> Datasette:
    """The site over the database at `path`, which is only read.

    `url` is the public address when another server is in front (ValueError where it is none), `today` a fixed date
    (tests). `immutable` says that nobody writes the file while it is served: faster, and wrong while a crawl runs.
    `allow_sql` lets visitors write SQL: one call of an SQL function can take hours and cannot be broken off, so only
    where all are trusted. `contact` is whom readers may ask.
    """
    metadata: dict[str, Any] = json.loads(METADATA.read_text(encoding="utf-8"))
    options = {key: value for key, value in (("url", url), ("today", today), ("contact", contact)) if value}
    if options:
        metadata["plugins"] = {PLUGIN: options}
    metadata["allow_sql"] = allow_sql
    quiet_errors()
    settings = {**SETTINGS, "base_url": f"{place(url).base}/"} if url else SETTINGS
    datasette = Datasette([], metadata=metadata, settings=settings, plugins_dir=str(HERE / "plugins"))
    datasette.remove_database("_memory")
    datasette.add_database(Followed(datasette, path=str(path), is_mutable=not immutable), name=DATABASE)
    return datasette


def quiet_errors() -> None:
    """Where `rich` is installed Datasette prints all local variables at every 404: not on our console."""
    from datasette import handle_exception  # not at the top: it must not be loaded before Datasette's plugins

    handle_exception.rich = None
