"""Ministry of Industry and Information Technology. No page of the site was seen: all reconstructed, fails loudly."""

from policy import Floors, Section, Source
from spiders.base import PolicySpider


class MiitSpider(PolicySpider):
    """Released documents (address reported, not seen)."""

    SOURCE = Source(
        "miit",
        ("工业和信息化部", "工業信息化部", "Ministry of Industry and Information Technology"),
        ("www.miit.gov.cn", "miit.gov.cn"),
        (Section("wjfb", "https://www.miit.gov.cn/zwgk/zcwj/wjfb/index.html", "released documents"),),
        Floors(links_per_listing=5, quiet_days=60, fill=(("title", 1.0), ("published_on", 0.95))),
    )
