"""What the addresses of a site's documents and listings have in common, as patterns made from one of each."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlsplit

_VARYING = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{16,}|\d+", re.IGNORECASE)
_EXTENSION = re.compile(r"\.s?html?$", re.IGNORECASE)
_FOLDER = r"(?:/|/(?:index|default)(?:_\d+)?\.s?html?)$"
_BARE_FOLDER = r"(?:/|/[^/.]+|/(?:index|default)(?:_\d+)?\.s?html?)$"  # for sites that leave the last slash out
_INDEX = re.compile(r"(?:index|default)(?:_\d+)?\.s?html?", re.IGNORECASE)


class NoFormError(ValueError):
    """The two addresses cannot be distinguished by their form."""


@dataclass(frozen=True, slots=True)
class Forms:
    """Patterns for addresses as `searched` gives them; a document's is tried first."""

    document: str
    listing: str
    with_query: bool

    def is_document(self, url: str) -> bool:
        """Whether an address has the form of the site's documents."""
        return bool(re.search(self.document, searched(url, self.with_query)))


def searched(url: str, with_query: bool) -> str:
    """What the patterns are searched in: the path, with the query where only that distinguishes pages."""
    parts = urlsplit(url)
    return f"{parts.path}?{parts.query}" if with_query and parts.query else parts.path


def forms(listing: str, document: str) -> Forms:
    """The forms of a listing's and a document's address. Raises `NoFormError` where one pattern would take both.

    Numbers, hashes and dates vary from document to document, the words around them do not. Folders in front of the
    last part that varies are left open: other sections and offices of a site have the same form.
    """
    parts = urlsplit(document)
    segments = [part for part in parts.path.split("/") if part]
    varying = [i for i, part in enumerate(segments) if _VARYING.search(_EXTENSION.sub("", part))]
    if not varying and parts.query:
        return _checked(Forms(_query_form(segments, parts.query), _listing_form(listing), True), listing)
    start = varying[-1] if varying else len(segments) - 1
    while start >= 0:
        tail = segments[start:] if varying else [*segments[start:-1], ""]
        found = Forms("".join(map(_segment, tail)) + "$", _listing_form(listing), False)
        if not found.is_document(listing):
            return found
        start -= 1
    raise NoFormError(f"{listing} and {document} have the same form")


def parent(*hosts: str) -> str | None:
    """The domain that all these host names lie under, if it has three parts or more: ``mof.gov.cn``."""
    names = [host.removeprefix("www.").split(".")[::-1] for host in hosts]
    shared = []
    for parts in zip(*names, strict=False):
        if len(set(parts)) > 1:
            break
        shared.append(parts[0])
    return ".".join(reversed(shared)) if len(shared) > 2 and not shared[-1].isdigit() else None


def _checked(found: Forms, listing: str) -> Forms:
    if found.is_document(listing):
        raise NoFormError(f"{listing} has the form of a document: {found.document}")
    return found


def _segment(part: str) -> str:
    """``/t20260703_3992823.htm`` as ``/t\\d+_\\d+\\.s?html?``; an empty part means any page of its folder."""
    if not part:
        return r"/[^/]+"
    stem = _EXTENSION.sub("", part)
    pieces, at = [], 0
    for found in _VARYING.finditer(stem):
        pieces += [re.escape(stem[at : found.start()]), _any_like(found[0])]
        at = found.end()
    return "/" + "".join(pieces) + re.escape(stem[at:]) + (r"\.s?html?" if stem != part else "")


def _any_like(text: str) -> str:
    if text.isdigit() and len(text) < 16:
        return r"\d+"
    return r"[0-9a-f-]{36}" if "-" in text else r"[0-9a-f]{16,}"


def _query_form(segments: list[str], query: str) -> str:
    """The page and the argument that names the document: the last one with a number or a hash."""
    names = [name for name, value in parse_qsl(query) if _VARYING.search(value)]
    if not names:
        raise NoFormError(f"nothing in {'/'.join(segments)}?{query} varies from document to document")
    return f"/{re.escape(segments[-1] if segments else '')}\\?(?:[^#]*&)?{re.escape(names[-1])}="


def _listing_form(url: str) -> str:
    """Any folder and its index pages; a listing with a file name of its own: that file and its further pages."""
    parts = urlsplit(url)
    last = parts.path.rpartition("/")[2]
    if not last or _INDEX.fullmatch(last):
        return _FOLDER
    if "." not in last and not parts.query:
        return _BARE_FOLDER
    stem = _EXTENSION.sub("", last)
    return f"/{re.escape(stem)}" + (r"(?:_\d+)?\.s?html?$" if stem != last else r"(?:\?|$)")
