"""Behind another server that gives the site a path of its own: every link leads to a page, and none out of the path."""

from __future__ import annotations

import http.server
import re
import socket
import threading
import urllib.error
import urllib.request
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urljoin, urlsplit

import pytest
import uvicorn
from bs4 import BeautifulSoup

from tests.web import seed
from web.asked.proxy import Place, place
from web.server.app import build

INNER = re.compile(r"/documents_fts_|\.blob")  # tables inside the index of words: not of this test
PUBLIC = "https://policy.example/china/"
ALIKE = 5  # addresses of one path that are followed; numbers and names of tables count as one


class Proxy(http.server.BaseHTTPRequestHandler):
    """A server that hands what lies below /china/ on to the site, and nothing else."""

    protocol_version = "HTTP/1.1"
    behind = ""
    strips = True

    def do_GET(self) -> None:
        if not self.path.startswith("/china/"):
            self.send_error(404, "not of this site")
            return
        path = self.path.removeprefix("/china") if self.strips else self.path
        try:
            with urllib.request.build_opener(Stay).open(self.behind + path) as found:
                status, headers, body = found.status, found.headers, found.read()
        except urllib.error.HTTPError as error:
            status, headers, body = error.code, error.headers, error.read()
        self.send_response(status)
        for name, value in headers.items():
            if name.lower() in ("content-type", "location", "set-cookie", "link"):
                self.send_header(name, value)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


class Stay(urllib.request.HTTPRedirectHandler):
    """Redirects are for the visitor."""

    def redirect_request(self, *_: object) -> None:
        return None


@pytest.fixture(scope="module")
def proxies(database: Path) -> Iterator[list[str]]:
    """The addresses of two servers in front: one takes the path away, one leaves it."""
    app = build(database, url=PUBLIC, today=seed.TODAY).app()
    fronts: list[http.server.ThreadingHTTPServer] = []
    with socket.create_server(("127.0.0.1", 0)) as listener:
        server = uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="on"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        for strips in (True, False):
            behind = f"http://127.0.0.1:{listener.getsockname()[1]}"
            handler = type("Here", (Proxy,), {"behind": behind, "strips": strips})
            fronts.append(http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler))
            threading.Thread(target=fronts[-1].serve_forever, daemon=True).start()
        yield [f"http://127.0.0.1:{front.server_address[1]}" for front in fronts]
        for front in fronts:
            front.shutdown()
            front.server_close()
        server.should_exit = True
        thread.join(timeout=10)


@pytest.fixture
def proxy(proxies: list[str]) -> str:
    """The one that takes the path away."""
    return proxies[0]


def ask(proxy: str, path: str) -> tuple[int, str, str]:
    """Status, content type and text (or where it leads to) of a path at the proxy."""
    try:
        with urllib.request.build_opener(Stay).open(proxy + quote(path, safe="/?&=%~:,+;@()")) as answer:
            return answer.status, answer.headers["content-type"] or "", answer.read().decode("utf-8", "replace")
    except urllib.error.HTTPError as error:
        return error.code, "", error.headers.get("location", "")


def links(page: str, text: str) -> Iterator[str]:
    """All addresses of this site in a page, as paths with their arguments."""
    soup = BeautifulSoup(text, "html.parser")
    for name in ("href", "src", "action", "data-why", "data-brush"):
        for tag in soup.find_all(attrs={name: True}):
            if tag.name == "meta":
                continue
            parts = urlsplit(urljoin(f"{PUBLIC.rstrip('/')[:-6]}{page}", str(tag[name])))
            if parts.netloc == "policy.example":
                yield parts.path + (f"?{parts.query}" if parts.query else "")


def shape(address: str) -> str:
    path = re.sub(r"\d+|%[0-9A-F]{2}", "N", address.partition("?")[0])
    return re.sub(r"/zhengce/\w+", "/zhengce/T", path)


def test_all_links_stay_below_the_path_and_lead_to_pages(proxy: str) -> None:
    waiting, seen = ["/china/"], {"/china/"}
    alike: Counter[str] = Counter()
    while waiting:
        address = waiting.pop()
        status, kind, text = ask(proxy, address)
        assert status in (200, 301, 302), (address, status)
        found = links(address, text) if kind.startswith("text/html") else ()
        for link in [text] if status != 200 else found:
            assert link.startswith(("/china/", PUBLIC)), (address, link)
            if link not in seen and alike[shape(link)] < ALIKE and not INNER.search(link):
                alike[shape(link)] += 1
                seen.add(link)
                waiting.append(link)
    assert len(seen) > 100, alike


def test_it_is_the_same_where_the_path_is_left(proxies: list[str]) -> None:
    taken, left = proxies
    for path in (
        "/china/",
        "/china/timeline?q=%E6%B0%A2",
        "/china/documents/1",
        "/china/zhengce/documents.json?_size=5",
    ):
        one, other = (re.sub(r'"query_ms": [\d.]+', "", ask(proxy, path)[2]) for proxy in (left, taken))
        assert one == other, path


@pytest.mark.parametrize("path", ["/china/zhengce/", "/china/timeline/"])
def test_a_slash_too_many_leads_below_the_path(proxies: list[str], path: str) -> None:
    for proxy in proxies:
        assert ask(proxy, path)[2] == path.rstrip("/")


def test_data_and_feeds_name_public_addresses(proxy: str) -> None:
    table = ask(proxy, "/china/zhengce/documents.json?_size=5")[2]
    assert re.search(rf'"next_url": "{PUBLIC}zhengce/documents\.json\?', table)
    for path in (
        "timeline.json",
        "feeds/atom.xml",
        "feeds/feed.json",
        "feeds/calendar.ics",
        "sitemap.xml",
        "robots.txt",
    ):
        text = ask(proxy, f"/china/{path}")[2].replace("\r\n ", "")
        assert PUBLIC in text, path
        assert not re.search(r"policy\.example/(?!china/)", text), path
        assert "127.0.0.1" not in text, path


def test_the_language_is_remembered_below_the_path_only(proxy: str) -> None:
    with urllib.request.urlopen(f"{proxy}/china/timeline?lang=zh") as answer:
        assert "Path=/china/" in answer.headers["set-cookie"]


@pytest.mark.parametrize(
    "url", ["policy.example", "ftp://a.example/", "https:///x", "https://a.example/?x=1", "https://u@a.example"]
)
def test_what_is_no_public_address_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match="no public address"):
        place(url)


def test_the_place_of_an_address() -> None:
    assert place("https://policy.example:8443/china/") == Place("https://policy.example:8443", "/china")
    assert place("http://policy.example") == Place("http://policy.example", "")
