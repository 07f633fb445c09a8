"""A site on loopback that behaves as a test wants, over raw sockets: good pages, and every way to be broken."""

from __future__ import annotations

import asyncio
import ssl
import threading
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from html import escape

Writer = asyncio.StreamWriter


@dataclass
class Asked:
    """One request as it came."""

    path: str
    headers: dict[str, str]


Behaviour = Callable[[Asked, Writer], Awaitable[None]]


def answer(body: bytes | str = b"", status: str = "200 OK", **headers: str) -> Behaviour:
    """A well-formed answer. Header names are given with underscores."""
    data = body.encode() if isinstance(body, str) else body
    fields = {"Content_Type": "text/html; charset=utf-8", "Content_Length": str(len(data))} | headers
    head = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in fields.items() if value)

    async def behave(asked: Asked, writer: Writer) -> None:
        writer.write(f"HTTP/1.1 {status}\r\n{head}Connection: close\r\n\r\n".encode() + data)

    return behave


def conditional(body: str, tag: str, **headers: str) -> Behaviour:
    """An answer with an ETag that is 304 to who has it."""

    async def behave(asked: Asked, writer: Writer) -> None:
        known = asked.headers.get("if-none-match") == tag
        await (answer(b"", "304 Not Modified", ETag=tag) if known else answer(body, ETag=tag, **headers))(asked, writer)

    return behave


@dataclass
class Site:
    """A server in a thread of its own. `pages`: path → behaviour; other paths are 404. `asked` holds all requests."""

    host: str = "127.0.0.1"
    tls: ssl.SSLContext | None = None
    pages: dict[str, Behaviour] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    port: int = 0

    @property
    def netloc(self) -> str:
        return f"{self.host}:{self.port}"

    @property
    def root(self) -> str:
        return f"{'https' if self.tls else 'http'}://{self.netloc}"

    def count(self) -> Counter[str]:
        return Counter(asked.path for asked in self.asked)

    def __enter__(self) -> Site:
        self._loop = asyncio.new_event_loop()
        self._writers: set[Writer] = set()
        ready = threading.Event()

        def run() -> None:
            asyncio.set_event_loop(self._loop)
            self._server = self._loop.run_until_complete(asyncio.start_server(self._serve, self.host, 0, ssl=self.tls))
            self.port = self._server.sockets[0].getsockname()[1]
            ready.set()
            self._loop.run_forever()
            self._loop.run_until_complete(self._close())
            self._loop.close()

        self._thread = threading.Thread(target=run, daemon=True)
        self._thread.start()
        ready.wait()
        return self

    def __exit__(self, *reason: object) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()

    async def _close(self) -> None:
        """Leave no socket behind, whatever the connections were doing."""
        self._server.close()
        serving = asyncio.all_tasks() - {asyncio.current_task()}
        for task in serving:
            task.cancel()
        await asyncio.gather(*serving, return_exceptions=True)
        for writer in self._writers:
            writer.transport.abort()
        for _ in range(3):  # a transport closes its socket in a later turn of the loop
            await asyncio.sleep(0)

    async def _serve(self, reader: asyncio.StreamReader, writer: Writer) -> None:
        self._writers.add(writer)
        try:
            await self._talk(reader, writer)
        except (ConnectionError, asyncio.IncompleteReadError, ssl.SSLError):
            pass
        finally:
            writer.close()

    async def _talk(self, reader: asyncio.StreamReader, writer: Writer) -> None:
        first = await reader.readexactly(1)
        if first == b"\x16":  # the hello of TLS, sent to a plain server
            writer.write(b"HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n")
            return
        head = (first + await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        headers = dict(line.lower().split(": ", 1) for line in head[1:] if ": " in line)
        asked = Asked(head[0].split(" ")[1], headers)
        self.asked.append(asked)
        await self.pages.get(asked.path, answer("not here", "404 Not Found"))(asked, writer)
        await writer.drain()


MENU = "".join(f"<li>{word}</li>" for word in ("首页", "机构设置", "新闻动态", "政务公开") * 9)
LIST = "/xxgk/zcfb/tz/"


def listing(items: list[tuple[str, str, str]], page: int = 1, pages: int = 1) -> str:
    """A list page as NDRC builds them; items are (address, title, YYYY-MM-DD)."""
    rows = "".join(
        f'<li><a href="{url}" target="_blank" title="{escape(title)}">{escape(title)}</a>'
        f"<span>{day.replace('-', '/')}</span><div class='popbox'><ul></ul></div></li>"
        for url, title, day in items
    )
    script = f'<script><!--\ncreatePageHTML({pages}, {page - 1}, "index", "html");\n//--></script>'
    return (
        '<!DOCTYPE html><html><head><meta charset="UTF-8"><title>通知-国家发展和改革委员会</title></head>'
        f'<body><ul class="menu">{MENU}</ul><div class="list"><ul class="u-list">{rows}</ul></div>'
        f'<div class="page">{script}</div></body></html>'
    )


def document(title: str, day: str, text: str = "", files: tuple[tuple[str, str], ...] = ()) -> str:
    """A document page as NDRC builds them."""
    links = "<BR>".join(f'<a href="{url}">{name}</a>' for url, name in files)
    body = text or "为推动节能降碳，现将有关事项通知如下。" * 12
    return f"""<!DOCTYPE html><html><head><meta charset="UTF-8"><title>【{title}】-国家发展和改革委员会 </title>
<meta name="ColumnName" content="通知"><meta name="ArticleTitle" content="{title}">
<meta name="PubDate" content="{day} 09:00:00"></head><body><div class="container">
<div class="path"><a href="../">通知</a></div><div class="article"><div class="article_l">
<h2 class="article_title">{title}</h2><div class="shezhi"><div class="time">发布时间：{day.replace("-", "/")}</div>
<div class="ly laiyuantext">来源：<span>国家发展改革委</span></div></div>
<div class="article_con"><div class=TRS_Editor><p>{body}</p>
<p style="text-align: right;">国家发展改革委</p><p style="text-align: right;">2026年11月1日</p></div></div>
<div class="attachment"><div class="attachment_l">附件：</div><div class="attachment_r"><p>{links}</p></div></div>
</div><div class="article_r"><div class="xgwz" style="display:none"><ul></ul></div></div></div></div></body></html>"""


def path(number: int) -> str:
    """Address of the document of this number."""
    return f"{LIST}202611/t20261101_{1400000 + number}.html"
