"""The HTML issue in a real browser: at mail width and on a phone, light and dark."""

from __future__ import annotations

import shutil

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from newsletter.edited import issuefile
from newsletter.shapes import render
from newsletter.shapes.render import Letterhead
from tests.newsletter.issues import ISSUE

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
ARGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
pytestmark = pytest.mark.skipif(not CHROMIUM, reason="no Chromium on this machine: apt-get install chromium")
LONG = "https://www.mee.gov.cn/" + "xxgk2018/" * 12 + "W020210329546745446406.pdf"


@pytest.fixture(scope="module")
def browser():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGS)
        yield browser
        browser.close()


@pytest.fixture(params=[(width, scheme) for width in (600, 360) for scheme in ("light", "dark")], ids=str)
def page(browser, request):
    width, scheme = request.param
    page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    text = ISSUE.replace("原文：[mee.gov.cn]", f"添付：<{LONG}>\n原文：[mee.gov.cn]")
    page.set_content(
        render.html(issuefile.parse(text, "x"), Letterhead("エネルギー", unsubscribe="https://site.example/u/abc"))
    )
    page.scheme = scheme
    yield page
    page.close()


def test_nothing_is_wider_than_the_window(page):
    widths = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert widths[0] <= widths[1]


def test_the_paper_follows_the_readers_scheme(page):
    red = page.evaluate("getComputedStyle(document.querySelector('.sheet')).backgroundColor.match(/\\d+/)[0]")
    assert (int(red) > 128) == (page.scheme == "light")


def test_contrast_and_structure_hold(page):
    found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa"]})
    assert found.violations_count == 0, found.generate_report()


def test_no_script_of_a_title_runs(page):
    assert page.evaluate("document.scripts.length") == 0
