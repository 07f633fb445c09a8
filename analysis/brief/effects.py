"""From when a document is in force and until when, as dates where its words give dates."""

from __future__ import annotations

import re
from typing import Any

from analysis.text.markers import numeral

_DAY = r"(20\d\d|19\d\d)年(\d{1,2})月(\d{1,2})日"
_SINCE = re.compile(rf"[自从]{_DAY}")
_UNTIL = re.compile(rf"(?:至|有效期(?:限)?(?:至|到)){_DAY}")
_VALID = re.compile(r"有效期(?:限)?(?:为)?([\d一二三四五六七八九十]{1,3})年")
_ON_ISSUE = re.compile(r"[自从](?:印发|发布|公布|公告|颁布|下发)之日起")
_TRIAL = re.compile(r"试行|暂行")


def effect_of(title: str, words: str | None, status: str | None) -> dict[str, Any] | None:
    """The slots of the fact `effect`; None where neither words nor title say anything of it."""
    words = words or ""
    since, until, valid = _SINCE.search(words), _UNTIL.search(words), _VALID.search(words)
    found = {
        "since": _iso(since),
        "until": _iso(until),
        "valid": f"{valid[1]}年" if valid else None,
        "years": numeral(valid[1]) if valid else None,
        "on_issue": _ON_ISSUE.search(words) is not None,
        "trial": trial.group() if (trial := _TRIAL.search(f"{title}{status or ''}")) else None,
        "words": words or None,
    }
    return found if words or found["trial"] else None


def _iso(found: re.Match[str] | None) -> str | None:
    if found is None:
        return None
    year, month, day = map(int, found.groups())
    return f"{year}-{month:02}-{day:02}" if 1 <= month <= 12 and 1 <= day <= 31 else None
