"""Pictures of the site over the demo's database, for the docs. Written by `make docs` only."""

from __future__ import annotations

import re
import shutil
import socket
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Literal

import pytest
import uvicorn
from PIL import Image
from playwright.sync_api import Browser, ViewportSize, sync_playwright

from web.server.app import build

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "pictures"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
ARGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
LARGEST = 150_000  # bytes of a picture
DESKTOP, PHONE = (1280, 860), (360, 740)
PICTURES: tuple[tuple[str, str, str, Literal["light", "dark"], tuple[int, int]], ...] = (
    ("home", "/", "ja-JP", "light", DESKTOP),
    ("timeline", "/timeline", "ja-JP", "light", DESKTOP),
    ("map", "/map", "en-GB", "light", DESKTOP),
    ("document", "/documents/{hydrogen}", "ja-JP", "light", DESKTOP),
    ("consultations", "/consultations", "zh-CN", "light", DESKTOP),
    ("targets", "/targets?year=2030", "ja-JP", "light", DESKTOP),
    ("health", "/health", "en-GB", "light", DESKTOP),
    ("timeline-dark", "/timeline?label=hydrogen", "zh-CN", "dark", DESKTOP),
    ("home-phone", "/", "ja-JP", "light", PHONE),
    ("document-phone-dark", "/documents/{hydrogen}", "zh-CN", "dark", PHONE),
)


@pytest.fixture(autouse=True)
def asked_for(request: pytest.FixtureRequest) -> None:
    """Pictures change with every font and browser, so that they are made when someone asks for them."""
    if not any("docs" in str(arg) for arg in request.config.invocation_params.args):
        pytest.skip("pictures are made by `make docs`")
    if not CHROMIUM:
        pytest.skip("no Chromium on this machine: apt-get install chromium")


@pytest.fixture
def demo(tmp_path: Path) -> Iterator[tuple[str, int]]:
    """The demo's site and the id of its newest document on hydrogen."""
    database = tmp_path / "zhengce.db"
    subprocess.run([sys.executable, "-m", "crawler", "demo", "--no-serve", "--db", str(database)], check=True)
    conn = sqlite3.connect(database)
    newest = "SELECT max(id) FROM documents WHERE title LIKE '%氢能%' AND kind = '通知'"
    hydrogen = conn.execute(newest).fetchone()[0]
    conn.close()
    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(build(database).app(), log_level="error"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{listener.getsockname()[1]}", hydrogen
    server.should_exit = True
    thread.join(timeout=10)
    listener.close()


@pytest.fixture
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGS)
        yield browser
        browser.close()


def test_pictures_of_the_pages(browser: Browser, demo: tuple[str, int]) -> None:
    site, hydrogen = demo
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, path, locale, scheme, (width, height) in PICTURES:
        size = ViewportSize(width=width, height=height)
        context = browser.new_context(viewport=size, locale=locale, color_scheme=scheme)
        page = context.new_page()
        page.goto(site + path.format(hydrogen=hydrogen))
        shot = Image.open(BytesIO(page.screenshot())).convert("RGB").quantize(128, dither=Image.Dither.NONE)
        shot.save(FOLDER / f"{name}.png", optimize=True)
        context.close()
        assert (FOLDER / f"{name}.png").stat().st_size <= LARGEST, name
    shown = set(re.findall(r"pictures/([\w-]+)\.png", (FOLDER.parent / "site.md").read_text(encoding="utf-8")))
    assert shown == {name for name, *_ in PICTURES}
