"""What a page may cost: bounds on size, nesting and attributes, checked before a parser builds a tree.

An HTML5 parser walks its stack of open elements at most tags, and rebuilds all open formatting elements at most
blocks: a few megabytes of nested tags take it minutes and gigabytes. The scan below estimates both costs from above
in one linear pass; a page beyond the bounds is a `NotADocument`. The dearest page seen has 3,400 tags and 300 kB.
"""

from __future__ import annotations

import re

from policy import NotADocument

MAX_BYTES = 5_000_000
MAX_LINKS = 20_000
MAX_SANITISED = 1_000_000
MAX_STEPS = 100_000_000
MAX_REBUILDS = 2_000_000
MAX_ATTRIBUTES = 3_000
MAX_DEPTH = 1_000
_FREE_TAGS = 2_000
_LONG_STRETCH = 8_000

_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)")
_OPENS = re.compile(r"(?!script|style)[a-zA-Z]")
_GAP = re.compile(r"[\s/]+")
_NAMES = re.compile(r"\w+")
_UNNESTED = frozenset(
    _NAMES.findall(
        "area base br col embed hr img input link meta param source track wbr"
        " p li dt dd td th tr tbody thead tfoot caption colgroup option"
    )
)
_FORMATTING = frozenset(_NAMES.findall("a b big code em font i nobr s small strike strong tt u"))
_BEGIN, _GO_ON = ("".join(sorted({name[at : at + 1] for name in _FORMATTING})) for at in (0, 1))
_MAYBE_FORMATTING = re.compile(rf"<[{_BEGIN}{_BEGIN.upper()}][{_GO_ON}{_GO_ON.upper()}\s/>]")  # an estimate from above


def check_size(url: str, body: bytes) -> None:
    """Raise `NotADocument` for a body larger than any page should be."""
    if len(body) > MAX_BYTES:
        raise NotADocument(url, f"{len(body)} bytes; a page of more than {MAX_BYTES} is not read")


def check_markup(url: str, html: str) -> None:
    """Raise `NotADocument` for markup that would cost a parser more than the bounds."""
    _check_attributes(url, html)
    tags = html.count("<")
    if tags > _FREE_TAGS:
        formatting = len(_MAYBE_FORMATTING.findall(html))
        if tags * tags > 2 * MAX_STEPS or tags * formatting > MAX_REBUILDS:
            _check_nesting(url, html)


def _check_attributes(url: str, html: str) -> None:
    """Look into every stretch after a tag's beginning that is too long to be a usual tag and its text."""
    at = html.find("<")
    while 0 <= at < len(html) - _LONG_STRETCH:
        following = html.rfind("<", at + 1, at + _LONG_STRETCH)
        if following < 0:
            following = html.find("<", at + 1)
            stretch = html[at + 1 : following if following >= 0 else len(html)]
            if _OPENS.match(stretch) and len(_GAP.findall(stretch)) > MAX_ATTRIBUTES:
                raise NotADocument(url, f"a tag with more than {MAX_ATTRIBUTES} attributes: <{stretch[:40]}")
        at = following


def _check_nesting(url: str, html: str) -> None:
    """Sum up the open elements at every tag; a closing tag counts only where it matches the last one opened."""
    stack: list[str] = []
    formatting = steps = rebuilds = 0
    for slash, written in _TAG.findall(html):
        name = written.lower()
        steps += len(stack)
        rebuilds += formatting
        if steps > MAX_STEPS or rebuilds > MAX_REBUILDS or len(stack) > MAX_DEPTH:
            raise NotADocument(url, f"tags nested {len(stack)} deep")
        if name in _UNNESTED:
            continue
        if not slash:
            stack.append(name)
            formatting += name in _FORMATTING
        elif stack and stack[-1] == name:
            stack.pop()
            formatting -= name in _FORMATTING
