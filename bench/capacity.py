"""How many sources one machine reads in a night at the polite rhythm: a simulation on loopback.

Many sites are crawled at once by one process with a short delay, so that the processor is what limits; from the
processor's time per page follows how many sources fit at the real rhythm (one request in delay / 0.75 seconds).
"""

from __future__ import annotations

import json
import tempfile
from contextlib import ExitStack
from time import process_time

from crawler.config import Config
from tests.crawler import loopback
from tests.crawler.loopback import Job
from tests.crawler.site import LIST, Site, answer, document, listing, path
from tests.forks import Fork

SOURCES = 24
DOCUMENTS = 20
NIGHT_HOURS = 8
TEXT = "为推动节能降碳，到2025年单位国内生产总值能源消耗比2020年下降13.5%，现将有关事项通知如下。" * 60


def timed(job: Job) -> None:
    """Crawl, and print behind the counts how many processor seconds that took."""
    start = process_time()
    loopback.main(job)
    print(process_time() - start)


def crawl(sources: int, documents: int) -> float:
    """Processor seconds of a crawl of so many sources, in a process that had loaded the program."""
    with ExitStack() as stack:
        sites = {f"s{n}": stack.enter_context(Site(host=f"127.0.2.{n + 1}")) for n in range(sources)}
        for name, site in sites.items():
            titles = {n: f"关于{name}第{n}项节能降碳工作的通知" for n in range(documents)}
            site.pages[LIST] = answer(listing([(path(n), title, "2026-11-01") for n, title in titles.items()]))
            for n, title in titles.items():
                site.pages[path(n)] = answer(document(title, "2026-11-01", f"{name}{n}。{TEXT}"))
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        job = Job({name: ([site.netloc], [site.root + LIST]) for name, site in sites.items()}, folder)
        with Fork(timed, job) as process:
            out, err = process.communicate()
            assert process.returncode == 0, err
    counts, seconds = map(json.loads, out.splitlines()[-2:])
    assert all(count["new"] == documents for count in counts.values()), counts
    return float(seconds)


def measure() -> list[tuple[str, str, str]]:
    """(work, figure, target)."""
    idle, busy = crawl(1, 1), crawl(SOURCES, DOCUMENTS)
    pages = SOURCES * (DOCUMENTS + 1) - 2
    each = (busy - idle) / pages
    pause = Config().crawl.delay / 0.75
    at_once = int(pause / each)
    nightly = int(NIGHT_HOURS * 3600 / pause)
    work = f"crawl (fetch, archive, parse, analyse, store; {SOURCES} sources of {DOCUMENTS} documents on loopback)"
    return [
        (f"{work}: processor time a page", f"{each * 1000:.0f} ms", "stated"),
        (f"{work}: share of the pause between two requests to a host", f"{each / pause:.1%} of {pause:.1f} s", "≤ 2 %"),
        (
            "sources that one processor reads at once at that pause",
            f"{at_once}, {nightly:,} pages of each in {NIGHT_HOURS} hours",
            "stated",
        ),
    ]


if __name__ == "__main__":
    print(measure())
