"""www.mot.gov.cn, Ministry of Transport. CMS: TRS (`platforms/trs`).

Diary
* Consultation (one of 2026 seen, trimmed, without metas): `h1.article-title`, `#article-content` with the files in a
  list after the text, `span.publish-date`, `span.source`. Without the trimming there may be metas.
* List of consultations (reported, not seen): `ul.news-list li.news-item > a.news-link`, `.news-title` after a mark
  [进行中] or [已结束], `.news-date`; entries without a mark are reports on what came in; links to CAAC and the railway
  administration are among them. Reconstructed.
* Policy documents on xxgk.mot.gov.cn (reported, the list by three collectors, not seen): `#xxgkzn_list_tbody_ID tr`,
  of running number, link, document number and day; text in `#Zoom`, metas ArticleTitle and PubDate.
"""

from __future__ import annotations

from functools import partial

from parsers.general import widened
from parsers.platforms import form, trs
from parsers.platforms.entries import listing

SOURCE = "mot"
HOSTS = ("mot.gov.cn",)

role = widened(trs.role)
parse_listing = partial(listing, source=SOURCE, item="ul.news-list li, #xxgkzn_list_tbody_ID tr", title=".news-title")
parse_document = partial(
    form.read,
    source=SOURCE,
    form=form.Form(("#article-content", "#Zoom"), ("h1.article-title",), ".publish-date, .article-meta .source"),
)
