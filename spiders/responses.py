"""What came back, as Scrapy has it, made what `served` reads."""

from __future__ import annotations

from scrapy.http import Response

from spiders.served import Answer

CONDITIONS = {b"If-None-Match", b"If-Modified-Since"}


def answer(response: Response, list_date: str | None) -> Answer:
    """The answer with what the middlewares noted of it; `list_date` as the listing showed it."""
    return Answer(
        url=response.url,
        asked=response.meta.get("asked", response.url),
        role=response.meta["role"],
        status=response.status,
        body=response.body,
        content_type=_header(response, "Content-Type"),
        etag=_header(response, "ETag"),
        last_modified=_header(response, "Last-Modified"),
        raw=response.meta.get("raw"),
        seen_at=response.meta.get("seen_at"),
        list_date=list_date,
        archived="not archived" not in response.flags,
        conditional=bool(response.request and CONDITIONS & response.request.headers.keys()),
    )


def _header(response: Response, name: str) -> str | None:
    value = response.headers.get(name)
    return value.decode("latin-1") if value else None
