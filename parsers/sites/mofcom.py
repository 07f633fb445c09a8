"""www.mofcom.gov.cn, Ministry of Commerce. CMS: Hanweb JPAAS (`platforms/jpaas`).

Diary
* List 部令公告 (2026-07, seen): the entries are filled by the unit that a script names; what the page itself holds are
  the eight explanations in its margin.
* No document was seen: the general reader reads them, and their records are provisional.
"""

from __future__ import annotations

from functools import partial

from parsers.general import article, widened
from parsers.platforms import jpaas

SOURCE = "mofcom"
HOSTS = ("mofcom.gov.cn",)

role = widened(jpaas.role)
parse_listing = partial(jpaas.listing, source=SOURCE)
parse_document = partial(article.parse_document, source=SOURCE)
