"""As a new user: from the demo, four questions, each answered within three clicks, on a phone."""

from __future__ import annotations

import csv
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
ARGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
pytestmark = pytest.mark.skipif(not CHROMIUM, reason="no Chromium on this machine: apt-get install chromium")


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address that the demo prints."""
    database = tmp_path_factory.mktemp("demo") / "zhengce.db"
    command = [sys.executable, "-m", "crawler"]
    subprocess.run([*command, "demo", "--no-serve", "--db", str(database)], check=True, capture_output=True)
    serve = [*command, "serve", "--db", str(database), "--port", "0"]
    process = subprocess.Popen(serve, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout
        found = re.search(r"http://\S+", process.stdout.readline())
        assert found
        yield found.group()
    finally:
        process.kill()
        process.communicate()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGS)
        yield browser
        browser.close()


def reader(browser: Browser, demo: str, locale: str, width: int) -> Iterator[Page]:
    """The first page for a reader of a language."""
    context = browser.new_context(viewport=ViewportSize(width=width, height=740), locale=locale)
    page = context.new_page()
    page.goto(demo)
    yield page
    context.close()


@pytest.fixture
def home(browser: Browser, demo: str) -> Iterator[Page]:
    """The first page, on a phone, in Japanese."""
    yield from reader(browser, demo, "ja-JP", 360)


@pytest.fixture
def desk(browser: Browser, demo: str) -> Iterator[Page]:
    """The first page, on a desk, in English."""
    yield from reader(browser, demo, "en-GB", 1280)


def test_what_is_new_this_week_on_hydrogen(home: Page) -> None:
    home.get_by_role("group", name="主題別の新着").get_by_role("link", name="水素").click()
    titles = home.locator("#new h3").all_text_contents()
    assert titles
    assert all("氢" in title for title in titles)


def test_why_is_it_tagged_so(home: Page) -> None:
    home.locator("#new h3 a", has_text="氢能产业").first.click()
    home.get_by_role("link", name="分類の根拠").click()
    proof = home.locator("#labels .why > div", has_text="水素").first
    assert "氢" in proof.locator("mark").first.inner_text()


def test_what_does_it_set_for_2030(home: Page) -> None:
    home.locator("#new h3 a", has_text="氢能产业").first.click()
    home.get_by_role("link", name=re.compile("目標値 ")).click()
    rows = home.locator("#targets tbody tr").all_inner_texts()
    assert any("2030" in row and "万吨/年" in row for row in rows)


def test_what_may_i_still_comment_on(home: Page) -> None:
    assert home.locator("#open .due h3").count() > 0
    home.get_by_role("link", name="意見募集一覧").click()
    assert "日後に締切" in home.locator("main section").first.inner_text()


def test_in_english_what_is_new_on_storage(desk: Page) -> None:
    desk.get_by_role("link", name="Timeline").click()
    desk.locator(".facet").get_by_role("link", name=re.compile("storage")).first.click()
    titles = desk.locator(".rows h3 + .ja").all_text_contents()
    assert titles
    assert any("torage" in title for title in titles)


def test_in_english_who_must_do_what_by_when(desk: Page) -> None:
    desk.get_by_role("link", name="Agencies").click()
    row = desk.locator("tbody tr").filter(
        has=desk.get_by_role("link", name="National Development and Reform Commission")
    )
    row.first.get_by_role("link", name="Duties").click()
    cells = desk.locator("#duties tbody tr").first.locator("td")
    assert "draft" in cells.nth(0).inner_text()  # the task, told in English
    assert "National Development and Reform Commission" in cells.nth(2).inner_text()


def test_in_english_how_the_share_of_non_fossil_energy_changed_over_the_documents(desk: Page) -> None:
    desk.get_by_role("link", name="Targets").click()
    desk.get_by_role("link", name="share of non-fossil energy consumption", exact=True).click()
    assert desk.locator("svg.points a").count() >= 3
    rows = desk.locator("table tbody tr").all_inner_texts()
    assert len({row for row in rows if "2030" in row and "25%" in row}) > 1


def test_in_english_take_it_all_home(desk: Page) -> None:
    desk.get_by_role("link", name="Timeline").click()
    said = desk.locator(".head p").first.inner_text()
    with desk.expect_download() as download:
        desk.get_by_role("link", name="CSV", exact=True).click()
    rows = list(csv.DictReader(download.value.path().read_text(encoding="utf-8-sig").splitlines(keepends=True)))
    assert said.startswith(f"{len(rows)} documents")
