"""The whole spider (fetch, archive, parse, analyse, store) beside a bare Scrapy spider that fetches the same pages.

Both run on loopback in a process of their own, one request at a time, no delay, in turns; process start is not counted.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from statistics import median

from tests.crawler.loopback import Job
from tests.crawler.site import LIST, Site, answer, document, listing, path

DOCUMENTS = 200
ROUNDS = 3
TARGET = 1.3
TEXT = "为推动节能降碳，到2025年单位国内生产总值能源消耗比2020年下降13.5%，现将有关事项通知如下。" * 60
BARE = """
import sys, time, scrapy
from scrapy.crawler import AsyncCrawlerProcess
class Bare(scrapy.Spider):
    name = "bare"
    start_urls = [sys.argv[1]]
    def parse(self, response):
        yield from response.follow_all(css="ul.u-list > li > a, a.next", callback=self.parse)
process = AsyncCrawlerProcess({
    "LOG_ENABLED": False, "CONCURRENT_REQUESTS": 2, "CONCURRENT_REQUESTS_PER_DOMAIN": 1, "TELNETCONSOLE_ENABLED": False,
})
process.crawl(Bare)
started = time.perf_counter()
process.start()
print(time.perf_counter() - started)
"""


def fill(site: Site) -> None:
    """One list and its documents, of the size that ministries' pages have."""
    titles = {n: f"关于推进第{n}项节能降碳工作的通知" for n in range(DOCUMENTS)}
    site.pages[LIST] = answer(listing([(path(n), title, "2026-11-01") for n, title in titles.items()]))
    for n, title in titles.items():
        site.pages[path(n)] = answer(document(title, "2026-11-01", f"第{n}号。{TEXT}"))


def bare(site: Site) -> float:
    """Seconds of the bare spider."""
    command = [sys.executable, "-c", BARE, site.root + LIST]
    return float(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def whole(site: Site) -> float:
    """Seconds of ours, all documents stored."""
    with tempfile.TemporaryDirectory() as folder:
        job = Job({"one": ([site.netloc], [site.root + LIST])}, folder)
        done = job.run()
    assert done["one"]["new"] == DOCUMENTS, done
    return float(done["one"]["seconds"])


def measure() -> list[tuple[str, str, str]]:
    """(work, figure, target)."""
    with Site() as site:
        fill(site)
        pairs = [(bare(site), whole(site)) for _ in range(ROUNDS)]
    ours, theirs = median(p[1] for p in pairs), median(p[0] for p in pairs)
    figure = f"{ours / theirs:.2f} × ({ours:.2f} s against {theirs:.2f} s, {DOCUMENTS} pages, medians of {ROUNDS})"
    return [("whole spider (fetch, archive, parse, analyse, store); bare Scrapy spider", figure, f"≤ {TARGET} ×")]


if __name__ == "__main__":
    print(measure())
