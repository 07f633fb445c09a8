"""www.samr.gov.cn, State Administration for Market Regulation. CMS: Hanweb JPAAS (`platforms/jpaas`).

Diary
* Consultation (one of 2026 seen, trimmed): metas, text in `.Three_xilan_07`. Files in `ul.contentLeft0102box` beside it
  (reported). Lists are filled by a unit (reported; its rows for consultations show a period instead of a day).
* What must be released, `/zw/zfxxgk/fdzdgknr/` (reported by three collectors, not seen): a unit whose answer holds a
  table of running number, link and day.
"""

from __future__ import annotations

from functools import partial

from parsers.general import widened
from parsers.platforms import form, jpaas

SOURCE = "samr"
HOSTS = ("samr.gov.cn",)

role = widened(jpaas.role)
parse_listing = partial(jpaas.listing, source=SOURCE)
parse_document = partial(form.read, source=SOURCE, form=form.Form((".Three_xilan_07",), files="ul.contentLeft0102box"))
