"""www.most.gov.cn, Ministry of Science and Technology. CMS: TRS (`platforms/trs`).

Diary
* List 法规政策 (2026, seen): `ul.a_list > li`, the day before the link for desks and after it for phones, no paging.
* Document (one of 2026 seen): box of facts `table.xxgk_detail_table1` by label, `.xxgk_title`, `#Zoom`, metas. 发布日期
  of the box is the day of the page, 成文日期 that of the paper. Other templates were not seen and fail loudly.
"""

from __future__ import annotations

from functools import partial

from parsers.general import widened
from parsers.platforms import form, trs
from parsers.platforms.entries import listing

SOURCE = "most"
HOSTS = ("most.gov.cn",)

role = widened(trs.role)
parse_listing = partial(listing, source=SOURCE, item="ul.a_list > li, ul.list_common > li")
parse_document = partial(
    form.read,
    source=SOURCE,
    form=form.Form(("#Zoom",), (".xxgk_title", "h1"), box="table.xxgk_detail_table1"),
)
