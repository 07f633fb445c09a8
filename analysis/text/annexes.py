"""Annexes: the title of one whose text is there, and the list of annexes, which is none."""

from __future__ import annotations

import re

from analysis.text.wording import Wording

_TITLE_ENDS = re.compile(
    r"(?:表|名单|方案|办法|标准|要点|清单|目录|指南|规划|计划|内容|规范|意见|说明|细则|规定|模板|提纲|承诺书|[)）])$"
)
_NOT_A_TITLE = re.compile(r"序号|单位[：:]|表\d|填报|[一二三四五六七八九十]{1,3}、|第[一二]|[（(][一二]|\d")
_GOES_ON = tuple("“”‘’的中所列、，。；）)和及或与为是")  # behind the mark: a sentence that names the annex
_LONGEST = 60
_LINES = 3


def annex_title(text: str, start: int, limit: int) -> Wording:
    """The title behind an annex mark that ends at `start`, over up to three lines, before the next mark at `limit`."""
    if text[start : start + 1] in _GOES_ON:
        return Wording(None, start, start, follows=False)
    while start < limit and text[start] in " \t\u3000\xa0\n：:":
        start += 1
    title, end = "", start
    for _ in range(_LINES):
        stop = text.find("\n", end, limit)
        stop = limit if stop < 0 else stop
        line = text[end:stop].strip()
        ended = _TITLE_ENDS.search(title) and not _TITLE_ENDS.search(line)
        if title and (ended or _NOT_A_TITLE.match(line)):
            break
        if not line or len(title) + len(line) > _LONGEST or line[-1] in "。；;，,：:":
            break
        title, end = title + line, stop
        if stop >= limit:
            break
        end = stop + 1
    end = max(start, end)
    return Wording(title or None, start, end, follows=False)
