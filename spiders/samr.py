"""State Administration for Market Regulation: released documents and consultations (a page seen, lists reported)."""

from policy import Floors, Section, Source
from spiders.base import PolicySpider


class SamrSpider(PolicySpider):
    """What must be released, of which few documents are of the field, and consultations."""

    SOURCE = Source(
        name="samr",
        title=("市场监管总局", "市場監督管理総局", "State Administration for Market Regulation"),
        hosts=("www.samr.gov.cn", "samr.gov.cn"),
        sections=(
            Section("fdzdgknr", "https://www.samr.gov.cn/zw/zfxxgk/fdzdgknr/index.html", "released documents"),
            Section("zjdc", "https://www.samr.gov.cn/hd/zjdc/index.html", "consultations"),
        ),
        floors=Floors(
            links_per_listing=3, weekly_max=150, quiet_days=60, fill=(("title", 1.0), ("published_on", 0.95))
        ),
    )
