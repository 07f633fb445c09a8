"""State Council Information Office: white papers. It answers programs with a challenge (521); that is recorded."""

from __future__ import annotations

from policy import Floors, Section, Source
from spiders.base import PolicySpider

SITE = "http://www.scio.gov.cn"


class ScioSpider(PolicySpider):
    """White papers of all years; a few a year."""

    SOURCE = Source(
        name="scio",
        title=("国务院新闻办公室", "国務院新聞弁公室", "State Council Information Office"),
        hosts=("www.scio.gov.cn", "scio.gov.cn"),
        sections=(Section("zfbps", f"{SITE}/zfbps/", "white papers"),),
        floors=Floors(links_per_listing=1, weekly_max=10, quiet_days=180, fill=(("title", 1.0), ("text", 0.9))),
    )
