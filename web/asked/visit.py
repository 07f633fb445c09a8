"""What one request asks for, without the server that carries it: language, address, arguments."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any
from urllib.parse import parse_qsl, quote, urlencode

from newsletter.follow_by_mail.following import Following
from web.asked.proxy import Place
from web.spoken.i18n import COOKIE, Lang, as_lang, negotiate

LONGEST_ADDRESS = 4000  # characters of a query string; more is nobody's view
HOST = re.compile(r"[A-Za-z0-9.\-]{1,200}(:\d{1,5})?|\[[0-9A-Fa-f:]{2,45}\](:\d{1,5})?")
Value = str | int | None


@dataclass(frozen=True, slots=True)
class Visit:
    """One request. `pairs` are the arguments in their order; `origin` is scheme and host without a slash.

    `base` is what stands before all paths of a site that is not at the root of its host (``/china``), else empty.
    `notices` say what of the address was left out; `contact` is whom readers may ask, empty where nobody is named.
    `form` are the fields of a form that was sent, None where none was, `client` who sent it; `following` is there where
    the operator has set up mail for followers.
    """

    path: str
    pairs: tuple[tuple[str, str], ...]
    lang: Lang
    lang_asked: Lang | None
    origin: str
    today: str
    variables: Mapping[str, str]
    base: str = ""
    notices: tuple[str, ...] = ()
    contact: str = ""
    form: tuple[tuple[str, str], ...] | None = None
    client: str = ""
    following: Following | None = None

    @property
    def site(self) -> str:
        """The site's address without a slash at the end; paths of pages follow it."""
        return self.origin + self.base

    def noticed(self, text: str) -> Visit:
        """The same visit with another notice."""
        return replace(self, notices=(*self.notices, text))

    def arg(self, name: str, default: str = "") -> str:
        """The first value of an argument, without blanks around it."""
        return next((value.strip() for key, value in self.pairs if key == name), default)

    def args(self, name: str) -> tuple[str, ...]:
        """All different, non-empty values of an argument."""
        return tuple(dict.fromkeys(v.strip() for key, v in self.pairs if key == name and v.strip()))

    def link(self, path: str, **params: Value) -> str:
        """An address of this site that keeps the language which the address asked for."""
        pairs = [(key.rstrip("_"), str(value)) for key, value in params.items() if value not in (None, "")]
        return self.address(path, pairs)

    def address(self, path: str, pairs: list[tuple[str, str]]) -> str:
        """`path` with arguments, the language among them where the address of this page has one."""
        asked = [("lang", self.lang_asked)] if self.lang_asked else []
        return encoded(self.base + path, (*pairs, *asked))

    def here(self, lang: Lang | None = None) -> str:
        """This page, without a language in its address or with the one given."""
        pairs = [(key, value) for key, value in self.pairs if key != "lang" and value]
        if lang:
            pairs.append(("lang", lang))
        return encoded(self.base + self.path, tuple(pairs))


@lru_cache(maxsize=8192)  # a page has hundreds of links, and most of them are on the next page too
def encoded(path: str, pairs: tuple[tuple[str, str], ...]) -> str:
    """`path` with its arguments as an address."""
    return f"{path}?{urlencode(pairs, quote_via=quote)}" if pairs else path


def from_request(request: Any, today: str, there: Place | None = None, contact: str = "") -> Visit:
    """The visit of a Datasette request; `there` is the site's public address when it is behind another server."""
    query = request.query_string[:LONGEST_ADDRESS]
    pairs = tuple(parse_qsl(query, keep_blank_values=True, errors="replace", max_num_fields=None))[:200]
    asked = as_lang(dict(pairs).get("lang"))
    return Visit(
        path=request.path,
        pairs=pairs,
        lang=negotiate(asked, request.cookies.get(COOKIE), request.headers.get("accept-language")),
        lang_asked=asked,
        origin=there.origin if there else _origin(request.scheme, request.host),
        today=today,
        variables=request.url_vars,
        base=there.base if there else "",
        contact=contact,
    )


def _origin(scheme: str, host: str) -> str:
    """Scheme and host; a host that is no host name (it comes from the client) is not repeated."""
    return f"{scheme if scheme in ('http', 'https') else 'http'}://{host if HOST.fullmatch(host) else 'localhost'}"
