"""Ministry of Ecology and Environment. The `/zcwj/` lists lead into the formal documents under `/xxgk2018/`."""

from __future__ import annotations

from policy import Floors, Section, Source
from spiders.base import PolicySpider

SITE = "https://www.mee.gov.cn"


class MeeSpider(PolicySpider):
    """Policy lists, consultations and press; laws, approvals and reprinted comment are left to others."""

    SOURCE = Source(
        name="mee",
        title=("生态环境部", "生態環境部", "Ministry of Ecology and Environment"),
        hosts=("www.mee.gov.cn", "mee.gov.cn"),
        sections=(
            Section("zyygwj", f"{SITE}/zcwj/zyygwj/", "papers of the Central Committee and the State Council"),
            Section("gwywj", f"{SITE}/zcwj/gwywj/", "papers of the State Council, on any subject"),
            Section("ling", f"{SITE}/zcwj/bwj/ling/", "ministry orders"),
            Section("gg", f"{SITE}/zcwj/bwj/gg/", "announcements"),
            Section("wj", f"{SITE}/zcwj/bwj/wj/", "ministry documents"),
            Section("han", f"{SITE}/zcwj/bwj/han/", "ministry letters"),
            Section("bgt-wj", f"{SITE}/zcwj/bgtwj/wj/", "general office documents"),
            Section("bgt-han", f"{SITE}/zcwj/bgtwj/han/", "general office letters"),
            Section("zcjd", f"{SITE}/zcwj/zcjd/", "interpretations"),
            Section("yjzj", f"{SITE}/hdjl/yjzj/", "consultations"),
            Section("xwfb", f"{SITE}/ywdt/xwfb/", "press releases"),
            Section("zbft", f"{SITE}/ywdt/zbft/", "press conferences"),
        ),
        floors=Floors(
            links_per_listing=3,
            weekly_min=1,
            weekly_max=120,
            quiet_days=14,
            fill=(("title", 1.0), ("published_on", 0.6), ("text", 0.95)),
        ),
    )
