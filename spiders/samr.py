"""State Administration for Market Regulation: consultations (a page seen, the list reported)."""

from policy import Floors, Section, Source
from spiders.base import PolicySpider


class SamrSpider(PolicySpider):
    """Consultations."""

    SOURCE = Source(
        name="samr",
        title=("市场监管总局", "市場監督管理総局", "State Administration for Market Regulation"),
        hosts=("www.samr.gov.cn", "samr.gov.cn"),
        sections=(Section("zjdc", "https://www.samr.gov.cn/hd/zjdc/index.html", "consultations"),),
        floors=Floors(links_per_listing=3, weekly_max=60, quiet_days=60, fill=(("title", 1.0), ("published_on", 0.95))),
    )
