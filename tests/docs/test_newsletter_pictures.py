"""The pictures of docs/newsletter.md: an issue at 600 and 360 pixels, light and dark.

They are drawn into a scratch directory; with DOCS_PICTURES=docs/pictures they are drawn there.
"""

import os
import shutil
import struct
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from newsletter import draft, gather, issuefile, render
from policy import Dated, Target
from policy.sections import BriefFact
from tests.newsletter.conftest import Desk, document, reading

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
ARGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
pytestmark = pytest.mark.skipif(not CHROMIUM, reason="no Chromium on this machine: apt-get install chromium")
HEIGHT = 1500


@pytest.fixture(scope="module")
def page_html(tmp_path_factory):
    desk = Desk(tmp_path_factory.mktemp("pictures") / "z.db")
    saying = "到2030年，新型储能装机规模达到3亿千瓦以上。"
    storage = document(
        1, "关于加快推动新型储能高质量发展的指导意见", "2026-11-18", issuers=("国家发展和改革委员会", "国家能源局"),
        number="发改能源〔2026〕1号", kind="指导意见", text=saying,
    )  # fmt: skip
    read = reading("N.energy", "clean-energy")
    told = BriefFact("targets", saying, 0)
    target = Target("新型储能装机规模", "≥", 3, "亿千瓦", 2030, None, None, 0, saying)
    market = document(
        2, "关于做好全国碳排放权交易市场数据质量监督管理工作的通知", "2026-11-19", issuers=("生态环境部",), kind="通知",
        number="环气候〔2026〕2号",
    )  # fmt: skip
    hydrogen = document(
        3, "关于公开征求《可再生能源制氢项目碳减排核算指南（征求意见稿）》意见的通知", "2026-11-20", kind="征求意见稿",
        issuers=("生态环境部",), comments_due_on=Dated("2026-12-14", "text"),
    )  # fmt: skip
    desk.save(
        "2026-11-21T06:00:00Z",
        (storage, type(read)("in", "test", read.labels, (), (target,), brief=(told,))),
        (market, reading("N.carbon-market", "climate", targets=False)),
        (hydrogen, reading("N.carbon-market", "hydrogen", targets=False)),
    )
    conn = desk.connect()
    issue = gather.issue(conn, gather.Ask("2026-11-16", "2026-11-22", "2026-11-22"))
    text = draft.markdown(issue, gather.area_names(conn, "ja"))
    conn.close()
    return render.html(issuefile.parse(text, "2026-11"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [600, 360])
def test_pictures(page_html, tmp_path, width, scheme):
    target = Path(os.environ.get("DOCS_PICTURES") or tmp_path) / f"newsletter-{width}-{scheme}.png"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGS)
        page = browser.new_page(viewport={"width": width, "height": HEIGHT}, color_scheme=scheme)
        page.set_content(page_html)
        page.screenshot(path=target)
        browser.close()
    png = target.read_bytes()
    assert struct.unpack(">II", png[16:24]) == (width, HEIGHT)
    assert len(png) > 50_000  # an empty page is a tenth of that
