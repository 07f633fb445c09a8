"""Reports of a year: what was carried out and what is planned next, an annual report with its year behind."""

from __future__ import annotations

import re

from translation.english.outer.sheet import Sheet

ANNUAL = re.compile(r"^(?P<what>[^，。]{6,60}?)(?P<year>(?:19|20)\d\d)年?度报告$")
EXECUTED = re.compile(
    r"^关于(?P<done>\d{4})年(?P<what>[^的]{2,30}?)执行情况(?:与|和|及)(?P<next>\d{4})年(?P<draft>[^的]{2,30}?)草案的报告$"
)
"""The report on the plan or the budget that a congress hears every year."""


def report(text: str, sheet: Sheet) -> str:
    """A report on a plan of one year and the draft of the next, or of a year; the empty text for all else."""
    if annual := ANNUAL.match(text):
        return f"{sheet.phrase(annual['what'])}: {annual['year']} annual report"
    found = EXECUTED.match(text)
    if not found:
        return ""
    what, draft = (sheet.phrase(found[part]).removeprefix("the ") for part in ("what", "draft"))
    return f"report on the implementation of the {found['done']} {what} and on the draft {found['next']} {draft}"
