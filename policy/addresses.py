"""Addresses: one canonical form for the copies of a page, and the date that an address carries.

Facts of the sites: MEE serves a traditional-character gate (``big5.mee.gov.cn/gate/big5/…``) and copies with ``_wh`` or
``_ext`` before the suffix; gov.cn keeps one id under ``content/`` and ``zhengceku/``; hosts answer with and without
``www.`` and under ``m.``; pages call themselves http on https sites.
"""

from __future__ import annotations

import re
from datetime import date
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit, urlunsplit

MAX_URL = 2_000  # longer addresses are only cut and tidied
_GATE = re.compile(r"^/gate/(?:big5|gb)/([^/]+)(/.*)?$")
_COPY = re.compile(r"_(?:wh|ext|ext_\d+|wap|m)(?=\.s?html?$)")
_PAGING = re.compile(r"/(?:index|default)\.(?:s?html?|jsp)$")
_MOBILE_HOST = re.compile(r"^(?:www|m|wap|3g)\.")
_LIBRARY = re.compile(r"^(?:/zhengce)/(?:content|zhengceku)/((?:\d{4}-\d\d/\d\d|\d{6})/content_\d+)\.html?$")
_TRACKING = ("utm_", "from", "isappinstalled", "spm", "share", "scene", "clicktime", "enterid")
_TO_QUOTE = re.compile(r"[^!-~]|[\"<>\[\]\\\\^`{|}']")
_SESSION = re.compile(r";jsessionid=[^?#/]{0,200}", re.IGNORECASE)
_LIES_THERE = re.compile(r"\.(?!(?:jsp|do|action|php|cgi)$|aspx?$|s?html?$)\w{2,5}$", re.IGNORECASE)
_TOKEN = re.compile(
    r"(?:_|t|ts|r|v|ver|version|time|timestamp|date|rnd|rand|random|nonce|nocache|expires?|sid|jsessionid|session\w{0,9}|"
    r"(?:access_?)?token|auth\w{0,9}|sign|signature|sig|ticket|x-amz-[\w-]{1,30}|\w{0,9}accesskeyid)=",
    re.IGNORECASE,
)
_AS_IS = "%/?:@!$&'()*+,;=~-._"
_SAFE = "/:@!$&'()*+,;=~-._"


def with_slashes(url: str) -> str:
    """The address with slashes for the backslashes of its path, as browsers read them."""
    end = min(at for mark in "?#" if (at := url.find(mark)) >= 0) if "?" in url or "#" in url else len(url)
    return url[:end].replace("\\", "/") + url[end:]


def as_sent(url: str) -> str:
    """An absolute address as a browser sends it: line ends left out, what is no character of addresses as %XX in UTF-8.

    Scrapy sends it unchanged, so that what was asked for is known again by the address that the page gave.
    """
    if not _TO_QUOTE.search(url):
        return url
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    path, query, inside = (quote(part, safe=_AS_IS) for part in (parts.path, parts.query, parts.fragment))
    return urlunsplit((parts.scheme, parts.netloc, path, query.replace("'", "%27"), inside))


def canonical(url: str) -> str:
    """The address that all copies of one page share: ``https://host/path`` without ``www.``, gates and twins.

    Tracking parameters are dropped; other parameters stay, in order of their names. Of the fragments only the path of
    a single-page application stays (NDRC's consultations: `sa.html#/id`). Never raises.
    """
    text = "".join(url[:MAX_URL].split())
    try:
        parts = urlsplit(text if "//" in text else "//" + text)
        host, path, query = (parts.hostname or "").rstrip("."), parts.path, parts.query
        port = parts.port
    except ValueError:
        return text
    gate = _GATE.match(path)
    if gate:
        host, path = gate[1].lower(), gate[2] or "/"
    host = _MOBILE_HOST.sub("", host.lower()) + (f":{port}" if port not in (None, 80, 443) else "")
    path = _path(host, path)
    pairs = sorted((k, v) for k, v in parse_qsl(query, keep_blank_values=True) if not k.lower().startswith(_TRACKING))
    inside = f"#{parts.fragment}" if parts.fragment.startswith("/") else ""
    return f"https://{host}{path}" + (f"?{urlencode(pairs)}" if pairs else "") + inside


def of_file(url: str) -> str:
    """The address of a file without what changes from day to day: the query of one that lies there, tokens, sessions.

    >>> of_file("http://www.mee.gov.cn/a.pdf?t=2"), of_file("https://mee.gov.cn/down.do?id=5&token=ab")
    ('https://mee.gov.cn/a.pdf', 'https://mee.gov.cn/down.do?id=5')
    """
    address, _, query = canonical(_SESSION.sub("", url)).partition("?")
    if _LIES_THERE.search(address):
        return address
    kept = [pair for pair in query.split("&") if pair and not _TOKEN.match(pair)]
    return address + ("?" + "&".join(kept) if kept else "")


def _path(host: str, path: str) -> str:
    path = re.sub(r"/{2,}", "/", quote(unquote(path), safe=_SAFE)) or "/"
    path = _resolve(path)
    path = _COPY.sub("", path)
    path = _PAGING.sub("/", path)
    library = _LIBRARY.match(path) if host == "gov.cn" else None
    return f"/zhengce/content/{library[1]}.htm" if library else path


def _resolve(path: str) -> str:
    if "/." not in path:
        return path
    kept: list[str] = []
    for piece in path.split("/"):
        if piece == "..":
            if len(kept) > 1:
                kept.pop()
        elif piece != ".":
            kept.append(piece)
    return "/".join(kept) or "/"


_DATES = (
    re.compile(r"[/_][tTWP]0?((?:19|20)\d\d)(\d\d)(\d\d)"),  # t20260914_1166201, W020260914597…, P020260211543…
    re.compile(r"/((?:19|20)\d\d)-(\d\d)-(\d\d)(?=[/_.])"),
    re.compile(r"/((?:19|20)\d\d)-(\d\d)/(\d\d)(?=/)"),
    re.compile(r"/((?:19|20)\d\d)/(\d\d)/(\d\d)(?=/)"),
    re.compile(r"/((?:19|20)\d\d)/(\d\d)(\d\d)(?=/)"),
    re.compile(r"/((?:19|20)\d\d)(\d\d)(\d\d)(?=[/_])"),
    re.compile(r"/((?:19|20)\d\d)-?(\d\d)(?=/)"),
)


def date_in(url: str) -> str | None:
    """The date that the address carries: a day (``t20260914_…``), a month (``/202307/``), or None.

    A day that the calendar does not have is no date. It is a fourth date beside signed, issued and published.
    """
    path = url[:MAX_URL].split("?", 1)[0].split("#", 1)[0]
    for form in _DATES:
        for found in form.finditer(path):
            year, month, *rest = (int(group) for group in found.groups())
            try:
                day = date(year, month, rest[0] if rest else 1)
            except ValueError:
                continue
            return day.isoformat() if rest else day.isoformat()[:7]
    return None
