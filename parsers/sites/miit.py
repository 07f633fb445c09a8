"""www.miit.gov.cn, Ministry of Industry and Information Technology. CMS: Hanweb JPAAS (`platforms/jpaas`).

Diary
* Documents `/…/art/YYYY/art_<32 hex>.html` (two of 2026 seen) with `#con_title`, `#con_time`, `#con_con` and the metas
  ArticleTitle, PubDate, ContentSource; a picture page (一图读懂) holds nothing but pictures.
* The list of consultations is filled by a unit (its answer seen); the home page holds its lists itself (seen). Whether
  each list page names its unit as MOFCOM's does: one page of MIIT names units of its margin so (seen), lists not seen.
* The library of documents is the search of the page 文件发布 in category 57 (`platforms/jsearch`): reported by six
  collectors since 2020; one of 2026 asks for category 51 instead.
"""

from __future__ import annotations

from functools import partial

from parsers.general import widened
from parsers.page.select import Page
from parsers.platforms import form, jpaas, jsearch
from policy import Listing

SOURCE = "miit"
HOSTS = ("miit.gov.cn",)

role = widened(jpaas.role)
parse_document = partial(
    form.read, source=SOURCE, form=form.Form(("#con_con",), ("#con_title",), "#con_time, .cinfo", name="art")
)


def parse_listing(page: Page) -> Listing:
    """A page with its items or its unit, the unit's answer, or one of the library."""
    read = jsearch.listing if jsearch.is_answer(page.url) else jpaas.listing
    return read(page, SOURCE)
