"""The lines by which a person decides what the rules got wrong, ready to be copied into the editorial folder."""

from __future__ import annotations

import json
from collections.abc import Sequence

from db.queries.shown import ReviewRow, Row
from policy.reasons import COPY


def labels(document: Row, *, add: Sequence[str] = (), remove: Sequence[str] = ()) -> str:
    """The entry of ``settled.toml`` that changes labels of a document."""
    return _settled(document, f"add = {_text(list(add))}\nremove = {_text(list(remove))}\n")


def scope(document: Row, decided: str) -> str:
    """The entry of ``settled.toml`` that puts a document ``in`` or ``out``."""
    return _settled(document, f"scope = {_text(decided)}\n")


def copies(kind: str, urls: Sequence[str]) -> str:
    """The entry of ``identity.toml`` by which pages are one document (``join``) or never are (``split``)."""
    return f'[[{kind}]]\nurls = {_text(list(urls))}\nwhy = ""\n'


def choices(item: ReviewRow) -> tuple[str, ...]:
    """The entries that settle one line of the review queue, one for each way to decide it."""
    if item.what == "scope":
        return scope(item.document, "in"), scope(item.document, "out")
    if item.what.startswith(COPY):
        urls = (item.document.url, item.what.removeprefix(COPY))
        return copies("join", urls), copies("split", urls)
    return labels(item.document, add=[item.what]), labels(item.document, remove=[item.what])


def _settled(document: Row, what: str) -> str:
    return f'[[settled]]\nurl = {_text(document.url)}\ntitle = {_text(document.title)}\n{what}reason = ""\n'


def _text(value: object) -> str:
    """JSON's texts and lists of texts are TOML's, too."""
    return json.dumps(value, ensure_ascii=False)
