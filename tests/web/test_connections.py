"""Clients that are slow to ask or to listen, and too many of them."""

from __future__ import annotations

import contextlib
import os
import resource
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
import uvicorn

from tests.web import seed
from web.server.app import build
from web.server.connections import Bounded, Limits

PATIENCE = 20.0  # seconds that a test waits for what must come much sooner


@pytest.fixture
def port(database: Path) -> Iterator[int]:
    """A server that waits 0.3 s for a request, 0.5 s for a listener, and holds four connections."""
    quick = type("Quick", (Bounded,), {"limits": Limits(most=4, asking=0.3, listening=0.5)})
    listener = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(build(database, today=seed.TODAY).app(), http=quick, log_level="error", lifespan="on")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    yield int(listener.getsockname()[1])
    server.should_exit = True
    thread.join(timeout=PATIENCE)
    listener.close()


def connected(port: int, *said: bytes) -> socket.socket:
    client = socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)
    for part in said:
        client.sendall(part)
    return client


def is_let_go(client: socket.socket) -> bool:
    """Waits until the server ends the connection."""
    try:
        while client.recv(65536):
            pass
    except ConnectionError:
        return True
    except TimeoutError:
        return False
    return True


@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"GET /timeline HT",
        b"GET / HTTP/1.1\r\nHost: x\r\nX-One: 1\r\n",
        b"POST /timeline HTTP/1.1\r\nHost: x\r\nContent-Length: 90\r\n\r\nhalf",
    ],
)
def test_a_request_that_does_not_end_is_let_go(port: int, said: bytes) -> None:
    with connected(port, said) as client:
        assert is_let_go(client)


def test_a_byte_now_and_then_buys_no_time(port: int) -> None:
    with connected(port, b"GET / HTTP/1.1\r\nX: ") as client:
        with contextlib.suppress(ConnectionError):
            for _ in range(int(PATIENCE * 10)):
                client.sendall(b"a")
                client.settimeout(0.1)
                with contextlib.suppress(TimeoutError):
                    if not client.recv(1):
                        return
        client.settimeout(PATIENCE)
        assert is_let_go(client)


def test_the_second_request_of_a_connection_has_its_own_time(port: int) -> None:
    whole = b"GET /robots.txt HTTP/1.1\r\nHost: x\r\n\r\n"
    with connected(port) as client:
        for _ in range(3):
            client.sendall(whole)
            answer = b""
            while not answer.endswith(b"sitemap.xml\n"):
                answer += client.recv(65536)
        client.sendall(whole[:20])
        assert is_let_go(client)


def test_who_asks_for_much_and_takes_nothing_is_let_go(port: int) -> None:
    """Answers are not piled up for a client that reads none of them: the connection ends."""
    with socket.socket() as client:
        client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        client.connect(("127.0.0.1", port))
        client.settimeout(0.1)
        ask = b"GET /static/site.css HTTP/1.1\r\nHost: x\r\nAccept-Encoding: identity\r\n\r\n" * 50
        assert is_let_go_asking(client, ask)


def is_let_go_asking(client: socket.socket, ask: bytes) -> bool:
    """Asks again and again, reading nothing, until the server ends the connection."""
    blocked = 0
    while blocked < PATIENCE * 10:
        try:
            client.sendall(ask)
        except TimeoutError:
            blocked += 1
        except ConnectionError:
            return True
    return False


def test_the_longest_silent_makes_room_for_who_asks(port: int) -> None:
    crowd = [connected(port) for _ in range(12)]
    assert httpx.get(f"http://127.0.0.1:{port}/timeline", timeout=PATIENCE).status_code == 200
    assert all(is_let_go(client) for client in crowd)
    for client in crowd:
        client.close()


def test_eleven_hundred_half_open_connections_stop_nobody(database: Path) -> None:
    """The server may open 256 files: each connection would be one."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if hard != resource.RLIM_INFINITY and hard < 2000:
        pytest.skip(f"this process may open {hard} files only")
    resource.setrlimit(resource.RLIMIT_NOFILE, (2000, hard))
    command = [sys.executable, "-m", "crawler", "serve", "--db", str(database), "--port", "0"]
    process = subprocess.Popen(
        ["bash", "-c", 'ulimit -n 256; exec "$@"', "-", *command],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )
    crowd: list[socket.socket] = []
    try:
        assert process.stdout
        assert process.stderr
        address = next(word for word in process.stdout.readline().split() if word.startswith("http://"))
        port = int(address.rstrip("/").rpartition(":")[2])
        for _ in range(1100):
            crowd.append(connected(port, b"GET / HTTP/1.1\r\nX-Half: "))
            if len(crowd) % 275 == 0:
                assert httpx.get(address + "timeline", timeout=PATIENCE).status_code == 200
        process.send_signal(signal.SIGINT)
        errors = process.communicate(timeout=PATIENCE)[1]
    finally:
        process.kill()
        for client in crowd:
            client.close()
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    assert "Too many open files" not in errors
    assert "Traceback" not in errors
