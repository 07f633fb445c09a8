"""The files of a new source, filled in as far as its two pages show what belongs there."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

from crawler.scaffold import address_forms, page_forms
from crawler.scaffold.file_texts import PARSER, SPIDER, TEST
from parsers.page import bounds, refusal
from parsers.page.encoding import text_of
from parsers.page.select import Page, folder
from policy import PageError, agencies

NAME = re.compile(r"[a-z][a-z0-9]{1,15}")
STATE = "中华人民共和国"


class ScaffoldError(Exception):
    """The files cannot be written; `str()` says why."""


def write(root: Path, name: str, listing: tuple[str, bytes], document: tuple[str, bytes]) -> list[Path]:
    """Write spider, parser, both pages and a test into the checkout at `root`; nothing is overwritten.

    Listing and document are (address, bytes). Raises `ScaffoldError`.
    """
    _check(name, listing[0], document[0])
    try:
        forms = address_forms.forms(listing[0], document[0])
        pages = (_page(*listing, is_listing=True), _page(*document))
        found = page_forms.look(*pages, forms)
    except address_forms.NoFormError as error:
        raise ScaffoldError(f"role() cannot be written: {error}") from None
    except PageError as error:
        raise ScaffoldError(f"{error.url}: {error.reason}") from None
    words = _words(name, listing[0], document[0], forms, found) | _titles(name, pages)
    kept = root / "tests" / "pages" / name
    files = {
        root / "spiders" / f"{name}.py": SPIDER.format(**words).encode(),
        root / "parsers" / "sites" / f"{name}.py": PARSER.format(**words).encode(),
        root / "tests" / "parsers" / f"test_{name}.py": TEST.format(**words).encode(),
        kept / "list-1.html": listing[1],
        kept / "document-1.html": document[1],
    }
    taken = [path for path in files if path.exists()]
    if taken:
        raise ScaffoldError(f"{taken[0]} exists; nothing was written")
    for path, content in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return list(files)


def _check(name: str, listing: str, document: str) -> None:
    if not NAME.fullmatch(name):
        raise ScaffoldError(f"{name!r}: a source's name is a short word of small letters and digits")
    for url in (listing, document):
        if urlsplit(url).scheme not in ("http", "https") or not urlsplit(url).hostname:
            raise ScaffoldError(f"not a web address: {url}")
    if any(set(url) & set("\"'\\\n{}") for url in (listing, document)):
        raise ScaffoldError("an address with quotes, braces or backslashes is not written into code")


def _page(url: str, content: bytes, *, is_listing: bool = False) -> Page:
    """A page as the parsers would open it. Raises `PageError` for one that is a challenge, a shell or too large."""
    bounds.check_size(url, content)
    html, raw = text_of(content)
    refusal.explain(url, html)
    return Page(url, html, folder(url) if is_listing else url, raw)


def _words(
    name: str, listing: str, document: str, forms: address_forms.Forms, found: page_forms.Found
) -> dict[str, str]:
    """What the texts are filled in with."""
    names = [urlsplit(url).hostname or "" for url in (listing, document)]
    domain = address_forms.parent(*names)
    shown = f' or record.dated(page.text("{found.date}"), "page")' if found.date else ""
    return {
        "name": name,
        "cls": name.capitalize(),
        "host": domain or names[1],
        "hosts": _tuple(_hosts(domain, *(urlsplit(url).netloc.lower() for url in (listing, document)), *found.hosts)),
        "parser_hosts": _tuple((domain,) if domain else tuple(dict.fromkeys(names))),
        "listing": listing,
        "document": document,
        "document_form": forms.document,
        "listing_form": forms.listing,
        "searched": 'urlsplit(url)._replace(scheme="", netloc="", fragment="").geturl()'
        if forms.with_query
        else "urlsplit(url).path",
        "item": found.item or "li",
        "title": found.title or "h1",
        "body": found.body or "article",
        "published": f"trs.published(page){shown}",
    }


def _hosts(domain: str | None, own: str, document: str, *listed: str) -> tuple[str, ...]:
    """The listing's host, and all below the domain where documents are on other hosts of it."""
    if domain and any(host != own and host.endswith("." + domain) for host in (document, *listed)):
        return (own, f".{domain}")
    return tuple(dict.fromkeys((own, document)))


def _titles(name: str, pages: tuple[Page, Page]) -> dict[str, str]:
    """The names of the body whose site it is: the one with this home page, else the one that the page names."""
    host = urlsplit(pages[0].url).hostname or ""
    named = next((page.meta["SiteName"] for page in pages if "SiteName" in page.meta), "")
    at_home = (agency for agency in agencies.known() if _is_home(agency, host))
    found = next(at_home, None) or (agencies.lookup(named.removeprefix(STATE)) if named else None)
    if found is None or not found.ja or not found.en:
        return dict.fromkeys(("zh", "ja", "en"), name)
    return {"zh": found.name, "ja": found.ja, "en": found.en}


def _is_home(agency: agencies.Agency, host: str) -> bool:
    """Whether a host is that of the agency's home page, or below it."""
    home = (urlsplit(agency.url).hostname or "").removeprefix("www.")
    return bool(home) and (host.removeprefix("www.") == home or (home.count(".") > 1 and host.endswith("." + home)))


def _tuple(words: tuple[str, ...]) -> str:
    """A tuple of words as Python code."""
    return "(" + ", ".join(f'"{word}"' for word in words) + ("," if len(words) == 1 else "") + ")"
