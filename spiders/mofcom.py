"""Ministry of Commerce: policies (reported), orders and announcements (the list seen, its unit reported)."""

from policy import Floors, Section, Source
from spiders.base import PolicySpider


class MofcomSpider(PolicySpider):
    """Policies of all departments, orders and announcements."""

    SOURCE = Source(
        name="mofcom",
        title=("商务部", "商務部", "Ministry of Commerce"),
        hosts=("www.mofcom.gov.cn", "mofcom.gov.cn"),
        sections=(
            Section("zcfb", "https://www.mofcom.gov.cn/zcfb/index.html", "policies of all departments"),
            Section("blgg", "http://www.mofcom.gov.cn/zcfb/blgg/", "orders and announcements"),
        ),
        floors=Floors(links_per_listing=5, weekly_max=60, quiet_days=60, fill=(("title", 1.0), ("published_on", 0.9))),
    )
