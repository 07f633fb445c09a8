"""Ministry of Industry and Information Technology. Pages and one unit were seen, the lists were not."""

from parsers.platforms import jsearch
from policy import Floors, Section, Source
from spiders.base import PolicySpider

SITE = "https://www.miit.gov.cn"


class MiitSpider(PolicySpider):
    """Documents, library and explanations (addresses reported), consultations (two pages and the unit seen)."""

    SOURCE = Source(
        "miit",
        ("工业和信息化部", "工業信息化部", "Ministry of Industry and Information Technology"),
        ("www.miit.gov.cn", "miit.gov.cn"),
        (
            Section("wjfb", f"{SITE}/zwgk/zcwj/wjfb/index.html", "released documents"),
            Section("library", jsearch.address(SITE, "110000000000000", "57"), "library of documents"),
            Section("zcjd", f"{SITE}/zwgk/zcjd/index.html", "explanations"),
            Section("yjzj", f"{SITE}/gzcy/yjzj/index.html", "consultations"),
        ),
        Floors(links_per_listing=5, quiet_days=60, fill=(("title", 1.0), ("published_on", 0.95))),
    )
