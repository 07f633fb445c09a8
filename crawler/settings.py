"""How Scrapy is set for us: polite, bounded, without cookies, the same for all sources."""

from __future__ import annotations

from importlib.metadata import version
from typing import Any

from crawler.config import Config

ROBOTS_NAME = "zhengce"  # the name by which robots.txt may address us
HOOKS = "crawler.middlewares"


def user_agent(config: Config) -> str:
    """Who we are and whom to ask: honest, and the same to every site."""
    return f"{ROBOTS_NAME}/{version('zhengce')} (policy tracker; +{config.crawl.contact})"


def settings(config: Config, *, replay: bool) -> dict[str, Any]:
    """Scrapy settings for a live run, or for a replay: the same but without waiting."""
    common: dict[str, Any] = {
        "USER_AGENT": user_agent(config),
        "DEFAULT_REQUEST_HEADERS": {
            "Accept": "text/html,application/json;q=0.9,*/*;q=0.8",
            "Accept-Language": "zh-CN",
            "Accept-Encoding": "gzip, deflate, br",
        },
        "ROBOTSTXT_OBEY": False,  # our own middleware obeys it by RFC 9309
        "COOKIES_ENABLED": False,
        "TELNETCONSOLE_ENABLED": False,
        "REMOTE_CONTROL_ENABLED": False,
        "MEMUSAGE_ENABLED": False,
        "RETRY_ENABLED": False,  # Patience does it
        "METAREFRESH_ENABLED": False,
        "COMPRESSION_ENABLED": False,  # Unpack does it
        "REFERER_ENABLED": True,
        "WARN_ON_GENERATOR_RETURN_VALUE": False,  # it looks at the source of each callback at each call
        "REDIRECT_MAX_TIMES": 5,
        "HTTPERROR_ALLOW_ALL": True,  # the spiders name every answer
        "DOWNLOAD_MAXSIZE": config.crawl.max_mb << 20,
        "DOWNLOAD_WARNSIZE": 0,
        "DOWNLOAD_TIMEOUT": config.crawl.timeout,
        "DNS_TIMEOUT": 20,
        "DOWNLOAD_VERIFY_CERTIFICATES": True,
        "CONCURRENT_REQUESTS": 2,  # of one source: what waits in line is still asked when a host is closed
        "CONCURRENT_REQUESTS_PER_DOMAIN": 1,
        "DEPTH_LIMIT": 2000,  # of following pages: an endless listing ends
        "LOG_ENABLED": False,  # crawler.logs does it
        "LOG_INSTALL_ROOT_HANDLER": False,
        "STATS_DUMP": False,
        "ITEM_PIPELINES": {"crawler.running.pipelines.Keeper": 100},
        "SPIDER_MIDDLEWARES": {"scrapy.spidermiddlewares.httperror.HttpErrorMiddleware": None},
        "DOWNLOADER_MIDDLEWARES": {
            "scrapy.downloadermiddlewares.offsite.OffsiteMiddleware": None,  # it lets dont_filter requests pass
            f"{HOOKS}.gate.HostGate": 50,
            f"{HOOKS}.rhythm.Rhythm": 60,
            f"{HOOKS}.patience.Patience": 90,
            f"{HOOKS}.robots.Robots": 100,
            f"{HOOKS}.unpack.Unpack": 590,
            "scrapy.downloadermiddlewares.redirect.RedirectMiddleware": None,
            f"{HOOKS}.redirects.Redirects": 600,
            f"{HOOKS}.keep.Keep": 950,
        },
    }
    return common | (_replayed() if replay else _live(config))


def _live(config: Config) -> dict[str, Any]:
    handler = "crawler.running.lenient.Handler"
    return {
        "DOWNLOAD_HANDLERS": {"http": handler, "https": handler},
        "DOWNLOAD_DELAY": config.crawl.delay / 0.75,
        "DOWNLOAD_DELAY_JITTER": 0.25,  # so that the shortest pause is still crawl.delay
        "AUTOTHROTTLE_ENABLED": config.crawl.delay > 0,
        "AUTOTHROTTLE_START_DELAY": config.crawl.delay / 0.75,
        "AUTOTHROTTLE_MAX_DELAY": 60.0,
        "CLOSESPIDER_TIMEOUT": config.crawl.run_hours * 3600,
    }


def _replayed() -> dict[str, Any]:
    handler = "crawler.running.replay.ReplayHandler"
    return {
        "DOWNLOAD_DELAY": 0,
        "CONCURRENT_REQUESTS": 16,
        "CONCURRENT_REQUESTS_PER_DOMAIN": 16,
        "DOWNLOAD_HANDLERS": {"http": handler, "https": handler},
    }
