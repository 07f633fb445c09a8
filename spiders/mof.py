"""Ministry of Finance: what all departments release, on one list (seen)."""

from policy import Floors, Section, Source
from spiders.base import PolicySpider


class MofSpider(PolicySpider):
    """Policies of all departments."""

    SOURCE = Source(
        name="mof",
        title=("财政部", "財政部", "Ministry of Finance"),
        hosts=("www.mof.gov.cn", ".mof.gov.cn"),
        sections=(Section("zcfb", "http://www.mof.gov.cn/zhengwuxinxi/zhengcefabu/", "policies of all departments"),),
        floors=Floors(
            links_per_listing=10, weekly_max=60, quiet_days=30, fill=(("title", 1.0), ("published_on", 0.95))
        ),
    )
