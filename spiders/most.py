"""Ministry of Science and Technology: laws, rules and normative documents (seen)."""

from policy import Floors, Section, Source
from spiders.base import PolicySpider


class MostSpider(PolicySpider):
    """Rules and policies."""

    SOURCE = Source(
        name="most",
        title=("科技部", "科学技術部", "Ministry of Science and Technology"),
        hosts=("www.most.gov.cn", "most.gov.cn"),
        sections=(Section("fgzc", "https://www.most.gov.cn/xxgk/xinxifenlei/fdzdgknr/fgzc/", "rules and policies"),),
        floors=Floors(
            links_per_listing=5, weekly_max=40, quiet_days=180, fill=(("title", 1.0), ("published_on", 0.95))
        ),
    )
