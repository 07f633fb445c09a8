"""A replay of several captures of one page: the earlier ones are read before the newest, each on its own day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from crawler.context import Context
from crawler.rebuilding.readers import read_batch
from crawler.warc.archive_index import key
from crawler.warc.archive_reader import Record
from db import Entry
from spiders.items import DocumentRead, FileRead, Item, Missing, Trouble


def sights(run: Context, item: Item) -> Iterator[Item | Entry]:
    """What the earlier captures of the item's page held, oldest first; each page is asked for once a run.

    Captures that the store has seen already, and those that broke, say nothing: what counts of faults is the newest.
    """
    url = item.asked if isinstance(item, DocumentRead) else getattr(item, "url", "")
    if run.replay is None or not isinstance(item, DocumentRead | FileRead | Missing | Trouble) or key(url) in run.told:
        return
    run.told.add(key(url))
    since = run.store.last_asked(url)
    for place in run.replay.earlier(url):
        if place.fetched_at > since:
            for read in read_batch([Record(place.path.name, place.offset, place.page())], run.editorial):
                if isinstance(read.item, Entry):
                    yield replace(read.item, list_date=getattr(item, "list_date", None))
                elif isinstance(read.item, FileRead | Missing):
                    yield read.item
