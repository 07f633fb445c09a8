"""How many pages a list has and which follows: from the scripts that write its page numbers, else from a link 下一页.

Seen: `createPageHTML(9, 0, "index", "html")` in comments, too (pages, this one from 0, name, extension: TRS on NDRC,
MEE, MOF); `createPageHTML('page_div',5, 1,'fg','shtml',89)` (place, pages, this one from 1 …: UCAP on CSRC);
`var countPage = 25`, `var currentPage = 0` (TRS on MEE, MEM). Page k+1 of a list is `index_k.html`.
"""

from __future__ import annotations

import re
from urllib.parse import urljoin

_GAP = r"\s{0,9}"
_WORD = rf"{_GAP}[\"']([\w./-]{{1,60}})[\"']{_GAP}"
_WHOLE = rf"{_GAP}[\"']?(\d{{1,5}})[\"']?{_GAP}"
_CALL = re.compile(rf"createPage\w{{0,20}}\({_WHOLE},{_WHOLE},{_WORD},{_WORD}")
_PLACED = re.compile(rf"createPage\w{{0,20}}\({_WORD},{_WHOLE},{_WHOLE},{_WORD},{_WORD}")
_COUNT = re.compile(r"\bcountPage\s{0,9}=\s{0,9}[\"']?(\d{1,5})")
_CURRENT = re.compile(r"\bcurrentPage\s{0,9}=\s{0,9}[\"']?(\d{1,5})")
_EXTENSION = re.compile(r"[\"'.](s?html?)[\"']")
NEXT = re.compile(r"^[\s>›»]{0,3}(?:下一?[页頁]|后一?页)[\s>›»]{0,3}$")


def by_script(html: str, base: str) -> tuple[int | None, str | None]:
    """The page count that a script states, and the address of the next page; None where there is none."""
    if placed := _PLACED.search(html):
        return _following(base, int(placed[2]), int(placed[3]), f"{placed[4]}_{{}}.{placed[5]}", last=int(placed[2]))
    call, count, current = (pattern.search(html) for pattern in (_CALL, _COUNT, _CURRENT))
    stated = count or call
    if not stated:
        return None, None
    pages = int(stated[1])
    now = int(current[1] if current else call[2] if call else 0)
    extension = _EXTENSION.search(html, stated.end())
    form = f"{call[3]}_{{}}.{call[4]}" if call else f"index_{{}}.{extension[1] if extension else 'shtml'}"
    return _following(base, pages, now, form, last=pages - 1)


def _following(base: str, pages: int, now: int, form: str, last: int) -> tuple[int, str | None]:
    return pages, urljoin(base, form.format(now + 1)) if now < last else None
