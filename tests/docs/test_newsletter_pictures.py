"""The pictures of docs/newsletter.md and docs/ja: an issue at 600 and 360 pixels, light and dark, and its preview.

They are drawn into a scratch directory; with DOCS_PICTURES=docs/pictures they are drawn there.
"""

import os
import shutil
import struct
import threading
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import sync_playwright

from analysis import read
from command._preview import serving
from newsletter.drafting import draft, gather
from newsletter.edited import issuefile
from newsletter.issue import Publisher
from newsletter.shapes import render
from newsletter.shapes.render import Letterhead
from policy import Dated
from tests.newsletter.conftest import Desk, document

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
ARGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
pytestmark = pytest.mark.skipif(not CHROMIUM, reason="no Chromium on this machine: apt-get install chromium")
HEIGHT = 1500
LARGEST = 150_000  # bytes of a picture
SITE = "https://policy.assoc.example/"


@pytest.fixture(scope="module")
def browser():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def draft_text(tmp_path_factory):
    desk = Desk(tmp_path_factory.mktemp("pictures") / "z.db")
    storage = document(
        1, "关于加快推动新型储能高质量发展的指导意见", "2026-11-18", issuers=("国家发展和改革委员会", "国家能源局"),
        number="发改能源〔2026〕1号", kind="指导意见",
        text="为推动新型储能高质量发展，构建新型电力系统，提出如下意见。\n一、发展目标\n到2030年，新型储能装机规模达到3亿千瓦以上。",
    )  # fmt: skip
    market = document(
        2, "关于做好全国碳排放权交易市场数据质量监督管理工作的通知", "2026-11-19", issuers=("生态环境部",), kind="通知",
        number="环气候〔2026〕2号",
        text="为加强全国碳排放权交易市场数据质量监督管理，现就有关工作通知如下。\n请于2026年12月31日前将自查情况书面报送我部。",
    )  # fmt: skip
    hydrogen = document(
        3, "关于公开征求《可再生能源制氢项目碳减排核算指南（征求意见稿）》意见的通知", "2026-11-20", kind="征求意见稿",
        issuers=("生态环境部",), comments_due_on=Dated("2026-12-14", "text"),
        text="为规范可再生能源制氢项目碳减排核算，我部组织编制了指南，现公开征求意见。",
    )  # fmt: skip
    desk.save("2026-11-21T06:00:00Z", *((each, read(each)) for each in (storage, market, hydrogen)))
    conn = desk.connect()
    issue = gather.issue(conn, gather.Ask("2026-11-16", "2026-11-22", "2026-11-22"))
    issue = replace(issue, number=12, publisher=Publisher("○○協議会", "事務局 office@assoc.example"))
    text = draft.markdown(issue, gather.area_names(conn, "ja"))
    conn.close()
    return text


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [600, 360])
def test_pictures(browser, draft_text, tmp_path, width, scheme):
    page = browser.new_page(viewport={"width": width, "height": HEIGHT}, color_scheme=scheme)
    page.set_content(render.html(issuefile.parse(draft_text, "2026-11"), Letterhead("", SITE, SITE)))
    target = kept(page.screenshot(), tmp_path, f"newsletter-{width}-{scheme}")
    page.close()
    assert struct.unpack(">II", target.read_bytes()[16:24]) == (width, HEIGHT)


def test_the_preview_follows_the_file(browser, draft_text, tmp_path):
    file = tmp_path / "2026-11.md"
    file.write_text(draft_text, encoding="utf-8")
    server = serving(file, 0, tmp_path / "none.db")
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    page = browser.new_page(viewport={"width": 1340, "height": 760})
    page.goto(f"http://127.0.0.1:{server.server_port}/")
    mail = page.frame_locator("#wide")
    mail.get_by_text("第12号").first.wait_for()
    page.get_by_text("確認すること").wait_for()
    page.locator("#notes li").first.wait_for()
    kept(page.screenshot(), tmp_path, "preview")
    file.write_text(draft_text.replace("第{number}号", "特別号"), encoding="utf-8")
    mail.get_by_text("特別号").first.wait_for(timeout=15_000)
    file.write_text(draft_text.replace("<!-- /item -->", "", 1), encoding="utf-8")
    page.locator("#notes .fault").wait_for(timeout=15_000)
    assert "終わりの印" in page.locator("#notes .fault").inner_text()
    kept(page.screenshot(), tmp_path, "preview-fault")
    page.close()
    server.shutdown()
    server.server_close()
    thread.join()


def kept(png, tmp_path, name):
    """The picture in 128 colours, in the folder of the docs where it is asked for."""
    target = Path(os.environ.get("DOCS_PICTURES") or tmp_path) / f"{name}.png"
    shot = Image.open(BytesIO(png)).convert("RGB").quantize(128, dither=Image.Dither.NONE)
    shot.save(target, optimize=True)
    assert 10_000 < target.stat().st_size <= LARGEST  # an empty page is a tenth of that
    return target
