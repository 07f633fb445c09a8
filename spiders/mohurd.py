"""Ministry of Housing and Urban-Rural Development: its library (address of the list reported)."""

from policy import Floors, Section, Source
from spiders.base import PolicySpider


class MohurdSpider(PolicySpider):
    """Library of documents."""

    SOURCE = Source(
        name="mohurd",
        title=("住房城乡建设部", "住宅都市農村建設部", "Ministry of Housing and Urban-Rural Development"),
        hosts=("www.mohurd.gov.cn", "mohurd.gov.cn"),
        sections=(Section("wjk", "https://www.mohurd.gov.cn/gongkai/zc/wjk/index.html", "library of documents"),),
        floors=Floors(links_per_listing=5, weekly_max=60, quiet_days=60, fill=(("title", 1.0), ("published_on", 0.95))),
    )
