"""www.mofcom.gov.cn, Ministry of Commerce. CMS: Hanweb JPAAS (`platforms/jpaas`).

Diary
* List 部令公告 (2026-07, seen): the entries are filled by the unit that a script names; what the page itself holds are
  the eight explanations in its margin.
* List 政策发布 `/zcfb/index.html` (reported): `ul.policy-list li` with the document, its explanation, a day in `span`.
* Documents (reported by eight collectors, 2020 to 2026; not seen): metas ArticleTitle and PubDate, text in
  `.art-con.art-con-bottonmLine`, on some with number and 发文日期 in its first lines.
"""

from __future__ import annotations

from functools import partial

from parsers.general import widened
from parsers.platforms import form, jpaas

SOURCE = "mofcom"
HOSTS = ("mofcom.gov.cn",)

role = widened(jpaas.role)
parse_listing = partial(jpaas.listing, source=SOURCE)
parse_document = partial(form.read, source=SOURCE, form=form.Form((".art-con",), (".art-title", "h1"), name="art"))
