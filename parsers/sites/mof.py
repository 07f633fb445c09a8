"""www.mof.gov.cn, Ministry of Finance, and the sites of its departments below mof.gov.cn. CMS: TRS (`platforms/trs`).

Diary
* List 政策发布 (2026-07, seen): `ul.xwfb_listbox > li`, `createPageHTML(20, 0, …)`; it leads to the departments' hosts
  (szs., jrs. …), whose pages share one template.
* Documents (two of 2026 seen): metas, `h2.title_con`, `.my_doccontent` (absent on one), 发布日期 in `.docreltime`,
  files in `.gu-download`. 来源 is a department. Older templates were not seen and fail loudly.
"""

from __future__ import annotations

from functools import partial

from parsers.general import widened
from parsers.platforms import form, trs
from parsers.platforms.entries import listing

SOURCE = "mof"
HOSTS = ("mof.gov.cn",)

role = widened(trs.role)
parse_listing = partial(listing, source=SOURCE, item="ul.xwfb_listbox > li")
parse_document = partial(
    form.read,
    source=SOURCE,
    form=form.Form((".my_doccontent", ".my_conboxzw"), ("h2.title_con",), ".docreltime", files=".gu-download"),
)
