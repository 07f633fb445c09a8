"""Ministry of Transport: policy documents (reported), consultations (a page seen, the list reported)."""

from policy import Floors, Section, Source
from spiders.base import PolicySpider


class MotSpider(PolicySpider):
    """Policy documents and consultations."""

    SOURCE = Source(
        name="mot",
        title=("交通运输部", "交通運輸部", "Ministry of Transport"),
        hosts=("www.mot.gov.cn", "mot.gov.cn", "xxgk.mot.gov.cn"),
        sections=(
            Section("zcwj", "https://xxgk.mot.gov.cn/2020/zhengce/qtwjlist.html", "policy documents"),
            Section("yjzj", "https://www.mot.gov.cn/hudong/yijianzhengji/index.html", "consultations"),
        ),
        floors=Floors(links_per_listing=3, weekly_max=40, quiet_days=90, fill=(("title", 1.0), ("published_on", 0.95))),
    )
