"""www.mohurd.gov.cn, Ministry of Housing and Urban-Rural Development. CMS: Hanweb JPAAS (`platforms/jpaas`).

Diary
* Document of the library 文件库 (one of 2026 seen, trimmed): metas (ArticleTitle with a blank where it was folded),
  text in `.editor-content`. The library's list is filled by a unit (reported).
"""

from __future__ import annotations

from functools import partial

from parsers.general import widened
from parsers.platforms import form, jpaas

SOURCE = "mohurd"
HOSTS = ("mohurd.gov.cn",)

role = widened(jpaas.role)
parse_listing = partial(jpaas.listing, source=SOURCE)
parse_document = partial(form.read, source=SOURCE, form=form.Form((".editor-content",)))
