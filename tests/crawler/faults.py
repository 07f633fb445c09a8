"""The ways in which a site can break, each with the outcome that it must have here."""

from __future__ import annotations

import asyncio
import gzip
import socket
import ssl
import struct
from collections.abc import Callable
from dataclasses import dataclass

from tests.crawler.site import LIST, Asked, Behaviour, Site, Writer, answer, document, listing, path

BAD = path(2)  # the second of three documents on each faulty site
ROBOTS = "/robots.txt"
DAY = "2026-11-01"
CHALLENGE = (
    "<script>document.cookie=('_')+('_')+'jsl=1;path=/';location.href=location.pathname+location.search</script>"
)
LOGIN = (
    "<html><head><title>用户登录</title></head><body><form action='/login'>用户名 <input name=u>"
    "密码 <input type='password' name=p><button>登录</button></form></body></html>"
)
ERROR_PAGE = (
    "<html><head><title>404</title></head><body><h1>抱歉，您访问的页面不存在</h1><a href='/'>首页</a></body></html>"
)
SHELL = (
    "<!DOCTYPE html><html><head><title></title></head><body><div id='app'></div>"
    "<script src='/app.js'></script></body></html>"
)

CHANGED = document("变", DAY).replace("article_con", "neirong")
FOREIGN = answer("", "302 Found", Location="http://[::1]:9/x.pdf")


@dataclass(frozen=True)
class Fault:
    """`outcome` is the kind of the issue, or ``stored`` / ``missing`` where none is due. `bound` limits its time.

    `silent` is the path that never answers: only there does the time-out come soon, on a busy machine as well.
    """

    name: str
    outcome: str
    bound: str
    put: Callable[[Site], None]
    where: str = "page"
    others_stored: int = 2
    silent: str = ""


def page(behaviour: Behaviour) -> Callable[[Site], None]:
    """The second document behaves so."""

    def put(site: Site) -> None:
        site.pages[BAD] = behaviour

    return put


def at(where: str, behaviour: Behaviour) -> Callable[[Site], None]:
    """The answer at a path of the site behaves so."""

    def put(site: Site) -> None:
        site.pages[where] = behaviour

    return put


def file(behaviour: Behaviour) -> Callable[[Site], None]:
    """The second document is well and links to a file that behaves so."""

    def put(site: Site) -> None:
        site.pages[BAD] = answer(document(f"关于节能附件{site.port}的通知", DAY, files=(("./P02026.pdf", "附件"),)))
        site.pages[f"{LIST}202611/P02026.pdf"] = behaviour

    return put


async def silence(asked: Asked, writer: Writer) -> None:
    await asyncio.sleep(60)


async def reset(asked: Asked, writer: Writer) -> None:
    raw = writer.get_extra_info("socket")
    raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()


async def trickle(asked: Asked, writer: Writer) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    while not writer.is_closing():
        writer.write(b" ")
        await writer.drain()
        await asyncio.sleep(0.2)


async def endless(asked: Asked, writer: Writer) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    while not writer.is_closing():
        writer.write(b"<p>more</p>" * 3000)
        await writer.drain()


async def garbage(asked: Asked, writer: Writer) -> None:
    writer.write(b"SSH-2.0-OpenSSH_9.2\r\n\x00\x01\x02\x03")


async def cut_short(asked: Asked, writer: Writer) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 90000\r\n\r\n<html><body>")


async def huge(asked: Asked, writer: Writer) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 52428801\r\n\r\n")
    while not writer.is_closing():
        writer.write(b"0" * 65536)
        await writer.drain()


def busy_once() -> Behaviour:
    """503 with Retry-After the first time, well afterwards."""
    times = []

    async def behave(asked: Asked, writer: Writer) -> None:
        times.append(asked)
        first = answer("busy", "503 Service Unavailable", Retry_After="1")
        well = answer(document("关于繁忙之后的通知", DAY))
        await (first if len(times) == 1 else well)(asked, writer)

    return behave


def loop() -> Behaviour:
    return answer("", "302 Found", Location=BAD)


def damaged_gzip() -> bytes:
    return gzip.compress(document("坏", DAY).encode())[:-200] + b"\x00" * 60


def wrong_charset() -> Behaviour:
    body = document("关于编码的通知", DAY).replace('charset="UTF-8"', 'charset="gb2312"').encode("gb18030")
    return answer(body, Content_Type="text/html; charset=iso-8859-1")


def head(*lines: str) -> Behaviour:
    """A good page under a head with these lines among its own."""
    body = document("关于坏行之下的通知", DAY).encode()
    own = f"Content-Type: text/html; charset=utf-8\r\nContent-Length: {len(body)}\r\n"
    written = "HTTP/1.1 200 OK\r\n" + "".join(f"{line}\r\n" for line in lines) + own + "\r\n"

    async def behave(asked: Asked, writer: Writer) -> None:
        writer.write(written.encode() + body)

    return behave


def coded(coding: str) -> Behaviour:
    """A good page as it is, said to be packed."""
    return answer(document(f"关于{coding}的通知", DAY), Content_Encoding=coding)


def to_login(site: Site) -> None:
    site.pages[BAD] = answer("", "302 Found", Location="/login/")
    site.pages["/login/"] = answer(LOGIN)


T, L = "timeout × retries", "at once"
FAULTS = (
    Fault("page: no answer", "timeout", T, page(silence), silent=BAD),
    Fault("page: connection reset", "reset", T, page(reset)),
    Fault("page: slow trickle", "timeout", T, page(trickle), silent=BAD),
    Fault("page: not HTTP at all", "reset", T, page(garbage)),
    Fault("page: 503 with Retry-After, then well", "stored", "Retry-After, at most retry_longest", page(busy_once())),
    Fault("page: 500 for ever", "server error", "retries", page(answer("oops", "500 Internal Server Error"))),
    Fault("page: 403", "Blocked", L, page(answer("no", "403 Forbidden"))),
    Fault("page: 404", "missing", L, page(answer("no", "404 Not Found"))),
    Fault("page: 304 to a first request", "not modified", L, page(answer("", "304 Not Modified", ETag='"a"'))),
    Fault("page: 412", "Blocked", L, page(answer(CHALLENGE, "412 Precondition Failed"))),
    Fault("page: 521 challenge", "Blocked", L, page(answer(CHALLENGE, "521 Unknown"))),
    Fault("page: challenge with 200", "Blocked", L, page(answer(CHALLENGE))),
    Fault("page: redirect loop", "redirect loop", "5 redirects", page(loop())),
    Fault("page: redirect to a login", "Blocked", L, to_login),
    Fault("page: redirect to a machine inside", "foreign host", L, page(answer("", "302 Found", Location="http://169.254.169.254/"))),
    Fault("page: redirect to a file", "redirect", L, page(answer("", "302 Found", Location="file:///etc/passwd"))),
    Fault("page: shorter than its length", "cut short", T, page(cut_short)),
    Fault("page: damaged gzip", "damaged", L, page(answer(damaged_gzip(), Content_Encoding="gzip"))),
    Fault("page: a content coding that nobody knows", "stored", L, page(coded("utf-8"))),
    Fault("page: content coding none", "stored", L, page(coded("none"))),
    Fault("page: gzip declared, none sent", "stored", L, page(coded("gzip"))),
    Fault("page: deflate declared, none sent", "stored", L, page(coded("deflate"))),
    Fault("page: a header line without a colon", "stored", L, page(head("X-Powered-By ASP.NET"))),
    Fault("page: a header with blanks or Chinese in its name", "stored", L, page(head("Bad Name: 1", "编码: 2"))),
    Fault("page: header lines continued from nothing", "stored", L, page(head("  lost", "no colon", "\tlost too"))),
    Fault("page: a second length that is no number", "stored", L, page(head("Content-Length: none"))),
    Fault("page: gzip bomb", "too large", L, page(answer(gzip.compress(b"0" * (60 << 20)), Content_Encoding="gzip"))),
    Fault("page: error page with 200", "NotADocument", L, page(answer(ERROR_PAGE))),
    Fault("page: empty shell with 200", "NotADocument", L, page(answer(SHELL))),
    Fault("page: empty 200", "NotADocument", L, page(answer(""))),
    Fault("page: wrong charset in the header", "stored", L, page(wrong_charset())),
    Fault("page: 50 MB", "too large", L, page(huge)),
    Fault("page: endless", "too large", L, page(endless)),
    Fault("page: changed template", "PageChanged", L, page(answer(CHANGED)), "page", 3),  # one record is provisional
    Fault("page: cut off in the middle", "NotADocument", L, page(answer(document("断", DAY)[:600]))),
    Fault("file: HTML instead of a PDF", "NotADocument", L, file(answer(ERROR_PAGE)), "file", 3),
    Fault("file: 304 to a first request", "not modified", L, file(answer("", "304 Not Modified")), "file", 3),
    Fault("file: 500", "HTTP error", "retries", file(answer("", "500 Internal Server Error")), "file", 3),
    Fault("file: leads to a foreign host", "foreign host", L, file(FOREIGN), "file", 3),
    Fault("listing: shrinks to zero", "PageChanged", L, at(LIST, answer(listing([]))), "listing", 0),
    Fault("listing: 304 to a first request", "not modified", L, at(LIST, answer("", "304 Not Modified")), "listing", 0),
    Fault("listing: 503", "server error", "retries", at(LIST, answer("busy", "503 Service Unavailable")), "listing", 0),
    Fault("robots.txt: 503", "robots unavailable", L, at(ROBOTS, answer("", "503 Busy")), "robots", 0),
    Fault("robots.txt: 403", "stored", L, at(ROBOTS, answer("", "403 Forbidden")), "robots", 2),
    Fault("robots.txt: no answer", "timeout", T, at(ROBOTS, silence), "robots", 0, ROBOTS),
)  # fmt: skip


def well(site: Site, name: str) -> None:
    """A list of three good documents."""
    titles = [f"关于{name}第{n}件的通知" for n in (1, 2, 3)]
    site.pages[LIST] = answer(listing([(path(n), title, DAY) for n, title in enumerate(titles, 1)]))
    for n, title in enumerate(titles, 1):
        site.pages[path(n)] = answer(document(title, DAY))


def self_signed(host: str) -> ssl.SSLContext:
    """A server whose certificate nobody vouches for."""
    import trustme

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    trustme.CA().issue_cert(host).configure_cert(context)
    return context
