"""What of an entry goes into which column. Pure."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import TypeVar

from db.handover import Entry
from db.write.identity import Facts, plan_key, title_key
from db.write.sameness import content_hash
from policy import Document, Reading, addresses, agencies, numbers
from policy.facts import OF_PUBLICATION, dates_read, strings
from policy.records import GENERAL

T = TypeVar("T")


def clean(value: T) -> T:
    """The value without NULs and lone surrogates, which SQLite cannot keep; records and tuples are cleaned inside."""
    if isinstance(value, str):
        if "\0" in value:
            value = value.replace("\0", "")  # type: ignore[assignment]  # still a str
        try:
            str(value).encode()
        except UnicodeEncodeError:
            return str(value).encode("utf-8", "replace").decode()  # type: ignore[return-value]  # T is str here
        return value
    if isinstance(value, tuple):
        return tuple(clean(item) for item in value)  # type: ignore[return-value]  # T is this tuple
    if is_dataclass(value) and not isinstance(value, type):
        old = {f.name: getattr(value, f.name) for f in fields(value)}
        new = {name: clean(item) for name, item in old.items()}
        changed = {name: item for name, item in new.items() if item is not old[name] and item != old[name]}
        return replace(value, **changed) if changed else value
    return value


def cleaned(entry: Entry) -> Entry:
    """The entry without what SQLite cannot keep. A reading quotes the page, so only the page is looked at."""
    text = "".join(strings(entry.document))
    try:
        text.encode()
    except UnicodeEncodeError:
        return clean(entry)
    return clean(entry) if "\0" in text else entry


def body_hash(text: str) -> str:
    """Of the text alone, for comparing copies."""
    return hashlib.sha256("".join(text.split()).encode("utf-8", "replace")).hexdigest()[:32]


def issuers_of(names: tuple[str, ...]) -> tuple[str, ...]:
    """Canonical names of the issuers, in the order of the page."""
    return tuple(dict.fromkeys(agencies.canonical(name) for name in names if name.strip()))


def number_key(number: str | None) -> str | None:
    """The key under which a number is found, None without one."""
    return (numbers.key(number) or None) if number else None


def publication_row(entry: Entry) -> dict[str, str | None]:
    """The columns of the publications table that come from the page (not its ids and times of sight)."""
    document = entry.document
    files = [(file.url, file.name) for file in document.attachments]
    return {fact.name: fact.cell(getattr(document, fact.name)) for fact in OF_PUBLICATION} | {
        "number": numbers.normalise(document.number) if document.number else None,
        "issuers": "、".join(issuers_of(document.issuers)),
        "url_key": addresses.canonical(document.url),
        "dates_read": places(document),
        "list_date": entry.list_date,
        "url_date": addresses.date_in(document.url),
        "content_hash": content_hash(document.title, document.text, files),
    }


def places(record: Document | Reading) -> str:
    """Where the dates of a record were read, as the column ``dates_read`` holds it."""
    found = dates_read(record)
    return json.dumps({name: {k: v for k, v in read.items() if v} for name, read in found.items()}, ensure_ascii=False)


def facts(row: Mapping[str, str | None], text: str) -> Facts:
    """What identity is decided on, from a publication's columns and its text."""
    return Facts(
        url_key=row["url_key"] or "",
        source=row["source"] or "",
        title_key=title_key(row["title"] or ""),
        plan_key=plan_key(row["title"] or ""),
        number_key=number_key(row["number"]),
        status=row["status"],
        issuers=frozenset((row["issuers"] or "").split("、")) - {""},
        signed_on=row["signed_on"],
        published_on=row["published_on"],
        index_number=row["index_number"] or None,
        body_hash=body_hash(text),
        text=text,
    )


def sort_date(row: Mapping[str, str | None], first_seen: str) -> str:
    """What the timeline sorts by: published, else issued, signed, the address's or list's date, else first sight."""
    names = ("published_on", "issued_on", "signed_on", "url_date", "list_date")
    return next((value for name in names if (value := row[name])), first_seen[:10])


def _own_hosts(issuers: str) -> tuple[str, ...]:
    """The hosts of the issuers' own sites, first issuer first."""
    hosts = []
    for name in issuers.split("、"):
        agency = agencies.lookup(name) if name else None
        hosts.append(addresses.canonical(agency.url).split("/")[2] if agency and agency.url else "")
    return tuple(hosts)


def address_order(url: str) -> tuple[bool, bool, str]:
    """Sort key of the addresses of one page: the canonical form, then https, then as it is written."""
    bare, plain = (form.rpartition("://")[2] for form in (url, addresses.canonical(url)))
    return bare.removeprefix("www.") != plain, not url.startswith("https://"), url


def _is_of(host: str, site: str) -> bool:
    """Whether a host is a body's own: gov.cn is the State Council's, but what ends in it is any ministry's."""
    return bool(site) and (host == site or (site.count(".") > 1 and host.endswith("." + site)))


def main_order(row: Mapping[str, str | None], issuers: str) -> tuple[object, ...]:
    """Sort key of publications: read by a template, the first issuer's own site, the next issuers', the address, age.

    `issuers` are those of all copies together. Does not depend on the order in which the copies were read.
    """
    host = "".join((row["url_key"] or "").split("/")[2:3])
    own = next((place for place, site in enumerate(_own_hosts(issuers)) if _is_of(host, site)), 99)
    day = row["published_on"] or row["issued_on"] or row["signed_on"] or "9999"
    return (
        row["template"] == GENERAL,
        own,
        *address_order(row["url"] or "")[:2],
        day,
        row["url_key"] or "",
        row["url"] or "",
    )
