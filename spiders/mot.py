"""Ministry of Transport: consultations (a page seen, the list reported). Its policy lists were not seen."""

from policy import Floors, Section, Source
from spiders.base import PolicySpider


class MotSpider(PolicySpider):
    """Consultations."""

    SOURCE = Source(
        name="mot",
        title=("交通运输部", "交通運輸部", "Ministry of Transport"),
        hosts=("www.mot.gov.cn", "mot.gov.cn"),
        sections=(Section("yjzj", "https://www.mot.gov.cn/hudong/yijianzhengji/index.html", "consultations"),),
        floors=Floors(links_per_listing=3, weekly_max=40, quiet_days=90, fill=(("title", 1.0), ("published_on", 0.95))),
    )
