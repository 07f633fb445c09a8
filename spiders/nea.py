"""National Energy Administration: shells that name their feeds (addresses reported, the feed's form seen)."""

from policy import Floors, Section, Source
from spiders.base import PolicySpider

SITE = "https://www.nea.gov.cn/policy"


class NeaSpider(PolicySpider):
    """Newest documents, notices and announcements."""

    SOURCE = Source(
        "nea",
        ("国家能源局", "国家能源局", "National Energy Administration"),
        ("www.nea.gov.cn", "nea.gov.cn", "zfxxgk.nea.gov.cn"),
        tuple(Section(name, f"{SITE}/{name}.htm", holds) for name, holds in (("zxwj", "newest"), ("tz", "notices"))),
        Floors(links_per_listing=10, quiet_days=30, fill=(("title", 1.0), ("published_on", 0.95))),
    )
