"""The site in a real browser: the ways that people go, on phone and desktop, light and dark, without scripts too."""

from __future__ import annotations

import shutil
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdf
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.web import seed

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
ARGS = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--no-first-run",
]  # fmt: skip
NARROWEST, PHONE, DESKTOP = ({"width": width, "height": 800} for width in (320, 360, 1280))
PATHS = (
    "/", "/timeline", "/timeline?q=氢能", "/map", "/targets", "/consultations", "/calendar", "/agencies", "/review",
    "/health", "/feeds", "/api", "/help", "/method", "/follow?label=hydrogen",
    "/passages", "/compare?documents=1,2,45",
    "/targets?indicator=可再生能源制氢量",
)  # fmt: skip
LAYOUT_SHIFT = """new Promise(done => {
    let sum = 0;
    new PerformanceObserver(list => list.getEntries().forEach(e => { sum += e.value; }))
        .observe({type: "layout-shift", buffered: true});
    requestAnimationFrame(() => setTimeout(() => done(sum), 100));
})"""
pytestmark = pytest.mark.skipif(not CHROMIUM, reason="no Chromium on this machine: apt-get install chromium")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGS)
        yield browser
        browser.close()


def context(browser: Browser, **more: Any) -> BrowserContext:
    """A reader: Japanese, on a desktop, unless said otherwise."""
    return browser.new_context(**{"viewport": DESKTOP, "locale": "ja-JP", **more})


@pytest.fixture
def page(browser: Browser, site: str) -> Iterator[Page]:
    reader = context(browser, base_url=site)
    yield reader.new_page()
    reader.close()


def all_paths(ids: dict[str, int]) -> list[str]:
    document = f"/documents/{ids[seed.HYDROGEN]}"
    return [*PATHS, document, f"{document}/outline", f"/documents/{ids['关于测试文件第2号的通知']}/diff", "/none"]


@pytest.mark.parametrize("word", ["氢能", "水素", "发改能源[2026]901号"])
def test_finds_a_document(page: Page, word: str) -> None:
    page.goto("/")
    page.get_by_role("searchbox").fill(word)
    page.get_by_role("button", name="検索", exact=True).click()
    page.get_by_role("link", name=seed.HYDROGEN).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(seed.HYDROGEN)


def test_the_first_result_is_few_keys_from_the_address_bar(page: Page) -> None:
    page.goto("/timeline?q=氢能")
    for key in ("Tab", "Tab", "Enter", "Tab"):
        page.keyboard.press(key)
    assert page.evaluate("document.activeElement.closest('.row') === document.querySelector('.row')")


def test_a_filtered_view_can_be_shared(page: Page, browser: Browser, site: str) -> None:
    page.goto("/timeline")
    page.locator(".facet").get_by_role("link", name="水素").click()
    page.locator(".facet").get_by_role("link", name="意見募集稿").click()
    rows = page.locator(".row h3")
    expect(rows).to_have_count(2)
    titles = rows.all_text_contents()
    other = context(browser, locale="zh-CN", java_script_enabled=False)
    theirs = other.new_page()
    theirs.goto(page.url)
    assert theirs.locator(".row h3").all_text_contents() == titles
    expect(theirs.locator("html")).to_have_attribute("lang", "zh-Hans")
    other.close()


def test_reads_why_a_label_was_given(page: Page, ids: dict[str, int]) -> None:
    page.goto("/timeline?label=hydrogen&kind=通知")
    page.get_by_text("分類の根拠").click()
    expect(page.get_by_text("…绿氢的一节…")).to_be_visible()
    page.get_by_text("分類の根拠").click()
    expect(page.get_by_text("…绿氢的一节…")).to_be_hidden()
    page.goto(f"/documents/{ids[seed.HYDROGEN]}")
    page.locator("#labels dd a").first.click()
    marked = page.locator("mark:target")
    expect(marked).to_be_in_viewport()


def test_a_link_into_the_folded_text_unfolds_it(page: Page, site: str, ids: dict[str, int]) -> None:
    page.goto(f"/documents/{ids[seed.HYDROGEN]}")
    rest = page.locator("#rest")
    if rest.count():
        expect(rest).not_to_have_attribute("open", "")


def test_opens_a_difference(page: Page, ids: dict[str, int]) -> None:
    page.goto(f"/documents/{ids['关于测试文件第2号的通知']}")
    page.get_by_role("link", name="変更点").click()
    expect(page.locator(".diff ins").first).to_be_visible()


def test_finds_the_feed_of_a_view(page: Page) -> None:
    page.goto("/timeline?label=hydrogen")
    address = page.get_by_role("link", name="Atom", exact=True).get_attribute("href")
    assert address
    answer = page.request.get(address)
    assert answer.headers["content-type"].startswith("application/atom+xml")
    assert seed.HYDROGEN in answer.text()


def test_switches_language_and_stays_there(page: Page) -> None:
    page.goto("/timeline?label=hydrogen")
    page.get_by_role("link", name="中文").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("时间线")
    page.goto("/map")
    expect(page.get_by_role("heading", level=1)).to_have_text("1+N 政策体系")


def test_copies_a_citation(browser: Browser, site: str, ids: dict[str, int]) -> None:
    reader = context(browser, permissions=["clipboard-read", "clipboard-write"])
    page = reader.new_page()
    page.goto(f"{site}/documents/{ids[seed.HYDROGEN]}")
    page.locator("[data-copy=cite-ja]").click()
    expect(page.locator("[data-copy=cite-ja]")).to_have_text("✓")
    assert page.evaluate("navigator.clipboard.readText()").startswith("【2026年11月20日】")
    reader.close()


def test_draws_over_years(page: Page) -> None:
    page.goto("/timeline")
    bars = page.locator("svg.years a")
    first, last = bars.nth(bars.count() - 3).bounding_box(), bars.nth(bars.count() - 2).bounding_box()
    assert first
    assert last
    page.mouse.move(first["x"] + 5, first["y"] + 40)
    page.mouse.down()
    page.mouse.move(last["x"] + 20, last["y"] + 40, steps=4)
    with page.expect_navigation():
        page.mouse.up()
    assert "since=2024" in page.url
    assert "until=2025" in page.url


QUESTIONS = {
    "what is new this week on hydrogen": ["link:水素"],
    "why is it tagged so": [f"link:{seed.HYDROGEN}", "link:分類の根拠"],
    "what does it set for 2030": [f"link:{seed.HYDROGEN}", "link:目標値 1件"],
    "what may I still comment on": ["link:意見募集"],
}
ANSWERS = {
    "what is new this week on hydrogen": "#new h3",
    "why is it tagged so": "#labels mark",
    "what does it set for 2030": "#targets td",
    "what may I still comment on": ".due h3",
}


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("scripts", [True, False])
def test_the_four_questions_take_three_clicks_at_most(
    browser: Browser, site: str, question: str, scripts: bool
) -> None:
    reader = context(browser, java_script_enabled=scripts, viewport=PHONE)
    page = reader.new_page()
    page.goto(site)
    clicks = QUESTIONS[question]
    assert len(clicks) <= 3
    for click in clicks:
        page.get_by_role("link", name=click.removeprefix("link:")).first.click()
    answers = page.locator(ANSWERS[question])
    answers.first.wait_for(state="attached")  # a click does not wait for the page that it leads to
    assert "氢" in " ".join(answers.all_text_contents())
    reader.close()


@pytest.mark.parametrize(("locale", "scheme"), [("ja-JP", "light"), ("zh-CN", "dark"), ("en-GB", "light")])
def test_every_page_fits_is_accessible_and_asks_no_one_else(
    browser: Browser, site: str, ids: dict[str, int], locale: str, scheme: str
) -> None:
    reader = context(browser, color_scheme=scheme, locale=locale)
    page = reader.new_page()
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text) if "404" not in message.text else None)
    for path in all_paths(ids):
        page.set_viewport_size(DESKTOP)
        page.goto(site + path)
        for size in (DESKTOP, PHONE, NARROWEST):
            page.set_viewport_size(size)
            assert page.evaluate("document.documentElement.scrollWidth") <= size["width"], (path, size)
            if size is not NARROWEST:
                found = Axe().run(page).response["violations"]
                assert [(v["id"], v["nodes"][0]["html"][:120]) for v in found] == [], (path, size)
    assert {url.split("/")[2] for url in asked} == {site.split("/")[2]}
    assert said == []
    reader.close()


@pytest.mark.parametrize("locale", ["ja-JP", "zh-CN", "en-GB"])
@pytest.mark.parametrize("width", [360, 1280])
def test_a_reader_without_scripts_goes_from_a_search_to_the_outline(
    browser: Browser, site: str, ids: dict[str, int], locale: str, width: int
) -> None:
    reader = context(
        browser, viewport={"width": width, "height": 800}, locale=locale, java_script_enabled=False, base_url=site
    )
    page = reader.new_page()
    page.goto("/")
    page.get_by_role("searchbox").fill("氢能产业试验行动方案")
    page.get_by_role("search").get_by_role("button").click()
    page.locator(".rows h3 a").first.click()
    page.locator("#outline a[href*='/outline']").click()
    expect(page.locator(".outline").first).to_contain_text("总体要求")
    expect(page.locator("html")).to_have_attribute("lang", {"zh-CN": "zh-Hans"}.get(locale, locale[:2]))
    reader.close()


def test_hostile_words_stay_words(browser: Browser, site: str, ids: dict[str, int]) -> None:
    reader = context(browser)
    page = reader.new_page()
    page.on("dialog", lambda dialog: pytest.fail(f"a page of the ministry ran a script: {dialog.message}"))
    title = next(title for title in ids if title.startswith("恶意标题"))
    for path in ("/", "/timeline", "/targets", "/agencies", "/health", f"/documents/{ids[title]}", "/zhengce/timeline"):
        page.goto(site + path)
        page.wait_for_load_state("networkidle")
    reader.close()


def test_nothing_moves_while_a_page_loads(page: Page, ids: dict[str, int]) -> None:
    for path in ("/", "/timeline", f"/documents/{ids[seed.HYDROGEN]}"):
        page.goto(path)
        shift = page.evaluate(LAYOUT_SHIFT)
        assert shift < 0.01, path


def test_a_document_is_printed_with_its_brief_first_and_its_whole_text(
    browser: Browser, site: str, ids: dict[str, int], tmp_path: Path
) -> None:
    reader = context(browser, java_script_enabled=False)
    page = reader.new_page()
    page.goto(f"{site}/documents/{ids[seed.HYDROGEN]}")
    page.emulate_media(media="print")
    expect(page.locator(".masthead")).to_be_hidden()
    expect(page.locator(".printed")).to_be_visible()
    page.pdf(path=tmp_path / "document.pdf", prefer_css_page_size=True)
    sheets = [sheet.extract_text() for sheet in pypdf.PdfReader(tmp_path / "document.pdf").pages]
    assert "2030年：" in sheets[0]
    whole = unicodedata.normalize("NFKC", "".join("".join(sheets).split()))  # PDF programs write radicals
    assert whole.count("完善标准体系") == seed.TEXT.count("完善标准体系")  # most of it is folded away on the screen
    reader.close()


def test_on_a_phone_number_copies_and_changes_come_before_sharing(
    browser: Browser, site: str, ids: dict[str, int]
) -> None:
    reader = context(browser, viewport=PHONE)
    page = reader.new_page()
    page.goto(f"{site}/documents/{ids[seed.HYDROGEN]}")
    places = ("header .num", "#brief", "#outline", "#duties", "#text", "#copies", "#history", "#cite")
    tops = [(page.locator(place).first.bounding_box() or {"y": -1})["y"] for place in places]
    assert tops == sorted(tops)
    assert tops[0] < PHONE["height"]
    reader.close()
