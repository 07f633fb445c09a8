"""National Bureau of Statistics: the yearly communiqué (address reported, nothing seen; no parser of its own)."""

from policy import Floors, Section, Source
from spiders.base import PolicySpider


class StatsSpider(PolicySpider):
    """The national communiqué of each year; no other statistics."""

    SOURCE = Source(
        name="stats",
        title=("国家统计局", "国家統計局", "National Bureau of Statistics"),
        hosts=("www.stats.gov.cn", "stats.gov.cn"),
        sections=(Section("ndtjgb", "https://www.stats.gov.cn/sj/tjgb/ndtjgb/qgndtjgb/", "yearly communiqués"),),
        floors=Floors(links_per_listing=3, weekly_max=5, quiet_days=400, fill=(("title", 1.0), ("published_on", 0.95))),
    )
