"""www.miit.gov.cn, Ministry of Industry and Information Technology. CMS: Hanweb JPAAS (`platforms/jpaas`).

Diary
* Documents `/…/art/YYYY/art_<32 hex>.html` (two of 2026 seen) with `#con_title`, `#con_time`, `#con_con` and the metas
  ArticleTitle, PubDate, ContentSource; a picture page (一图读懂) holds nothing but pictures.
* The list of consultations is filled by a unit (its answer seen); the home page holds its lists itself (seen). Whether
  each list page names its unit as MOFCOM's does: one page of MIIT names units of its margin so (seen), lists not seen.
"""

from __future__ import annotations

from functools import partial

from parsers.general import widened
from parsers.platforms import form, jpaas

SOURCE = "miit"
HOSTS = ("miit.gov.cn",)

role = widened(jpaas.role)
parse_listing = partial(jpaas.listing, source=SOURCE)
parse_document = partial(
    form.read, source=SOURCE, form=form.Form(("#con_con",), ("#con_title",), "#con_time, .cinfo", name="art")
)
