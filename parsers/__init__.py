"""Pages into records: pure functions, one module a site, found by their host.

A site module says `SOURCE`, `HOSTS`, `role(url)`, `parse_listing(page)`, `parse_document(page)`; and `BELOW = False`
where hosts below its own have other templates, which the general reader reads.
Any module of `parsers/sites/` that has `HOSTS` is a site; no list has to be edited.

The general reader is imported where a page needs it: the process that reads one attachment would wait as long for its
library as for all else.
"""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache, lru_cache
from typing import Protocol, cast
from urllib.parse import urlsplit

from parsers import sites
from parsers.fields.timing import from_text
from parsers.page import bounds, door, refusal
from parsers.page.encoding import decode, text_of
from parsers.page.file_links import FILE
from parsers.page.select import Page, folder
from policy import Document, Listing, PageChanged, PageError, UnknownPage, characters

__all__ = ["Site", "all_sites", "decode", "for_keeping", "from_text", "parse", "role", "site_of"]


class Site(Protocol):
    """What a site module offers."""

    SOURCE: str
    HOSTS: tuple[str, ...]

    def role(self, url: str) -> str | None:
        """`listing`, `document` or None for an address."""

    def parse_listing(self, page: Page) -> Listing:
        """The links of a list, feed or search answer."""

    def parse_document(self, page: Page) -> Document:
        """One document."""


@cache
def all_sites() -> tuple[Site, ...]:
    """All modules of `parsers/sites/`."""
    names = (m.name for m in pkgutil.iter_modules(sites.__path__) if not m.name.startswith("_"))
    modules = (importlib.import_module(f"{sites.__name__}.{name}") for name in sorted(names))
    return tuple(cast(Site, module) for module in modules if hasattr(module, "HOSTS"))


def site_of(url: str) -> Site | None:
    """The site of this address: of the very host, or, where the site has `BELOW`, of one of three parts above it."""
    return _site_of_host((urlsplit(url).hostname or "").lower())


@lru_cache(maxsize=256)
def _site_of_host(host: str) -> Site | None:
    for site in all_sites():
        for known in site.HOSTS:
            if host == known or (getattr(site, "BELOW", True) and known.count(".") > 1 and host.endswith("." + known)):
                return site
    return None


def role(url: str) -> str | None:
    """`file`, `listing` or `document`, by the address alone; None where no parser knows it."""
    try:
        return _role(site_of(url), url)
    except ValueError:
        return None


def _role(site: Site | None, url: str) -> str | None:
    parts = urlsplit(url)
    if FILE.search(parts.path):
        return "file"
    if site is None:
        from parsers import general

        return general.role(url) if general.reads((parts.hostname or "").lower()) else None
    return site.role(url)


def for_keeping(url: str, body: bytes) -> bytes:
    """The body as it may be archived: a site that echoes the caller's network address has it taken out."""
    try:
        clean = getattr(site_of(url), "for_keeping", None)
    except ValueError:
        return body
    return cast(bytes, clean(body)) if clean else body


def parse(
    url: str, body: bytes, *, status: int = 200, content_type: str | None = None, base_url: str | None = None
) -> Document | Listing:
    """The record of a page as it was served, or a `PageError` that says why there is none.

    A government host without a parser is read by the general reader, and so is a known page that fits no template:
    its `PageChanged` carries the provisional record.
    `base_url` is for saved pages whose relative links a collector rewrote.
    """
    bounds.check_size(url, body)
    refusal.check_status(url, status)
    refusal.check_file(url, body)
    html, raw = text_of(body, content_type)
    if raw is None or characters.may_hold_radicals(body):
        html, raw = characters.without_references(characters.without_radicals(html)), None
    try:
        site = site_of(url)
        kind = _role(site, url)
    except ValueError:
        site = kind = None
    if kind not in ("listing", "document"):
        refusal.explain(url, html)
        raise UnknownPage(url, "no parser for this host" if kind is None else "a file's address, but a page")
    try:
        if kind == "listing":
            refusal.check_page(url, html)
        refusal.check_whole(url, html)
        page = Page(url, html, folder(base_url or url) if kind == "listing" else base_url or url, raw)
        if site is None:
            from parsers import general

            return door.cleaned(general.parse(page, general.source_of((urlsplit(url).hostname or "").lower()), kind))
        return door.cleaned(site.parse_listing(page) if kind == "listing" else site.parse_document(page))
    except PageError as error:
        refusal.explain(url, html)
        if site is not None and isinstance(error, PageChanged):
            error.provisional = _provisional(Page(url, html, base_url or url), site.SOURCE, kind)
        raise


def _provisional(page: Page, source: str, kind: str) -> Document | Listing | None:
    """What the general reader makes of a page that fits no template; None where it is of the other kind or none."""
    from parsers import general

    try:
        found = general.parse(page, source, kind)
    except PageError:
        return None
    return door.cleaned(found) if isinstance(found, Listing) == (kind == "listing") else None
