"""How a regulation arranges things and whom it is for from a threshold on: 配额实行免费分配, 排放达到X以上的企业."""

from __future__ import annotations

import re
from collections.abc import Iterable

from translation import units
from translation.brief.clauses import worded
from translation.wording import Lang, catalogue, say

THRESHOLD = re.compile(
    r"(?P<what>[^，。；年度]{2,12}?)(?:达到?|超过)(?P<amount>\d[\d.]*)(?P<unit>万吨二氧化碳当量|吨标准煤|万吨标准煤|万吨|吨)(?:（[^（）]*）)?(?:及)?以上的(?P<whom>[^，。；的（）]{2,40})"
)
ARRANGED = {
    "at_most": re.compile(r"^(?P<what>[^，]{2,24}?)按?不超过(?P<of>[^，]{2,16}?)的(?P<share>\d[\d.]*%)"),
    "introduced": re.compile(r"^(?:国家|本[省市县区]|全[省市])(?:应当|应)?(?:实行|推行)(?P<how>[^，的]{3,30})"),
    "carried": re.compile(
        r"^(?:(?:国家|本[省市县区]|全[省市])?对)?(?P<what>[^，的]{2,20}?)(?:应当|应)?(?<!并)(?:实行|推行)(?P<how>[^，]{2,30})"
    ),
    "ways": re.compile(r"(?:采取|通过)(?P<ways>[^。]{4,70}?)等(?:多种)?[^，。]{0,6}方式"),
    "sets_up": re.compile(r"^(?:国家|本省|本市|本县)(?:建立健全|建立|健全|完善)(?P<what>[^，]{3,40})$"),
    "supports": re.compile(r"^(?:本[^，。；]{1,4})?(?:重点|优先)?支持(?P<what>.{4,50}?)等?$"),
}
"""Forms of a clause that says how a regulation arranges things."""
LATER = re.compile(r"逐步(?:推行|实行|建立|实施)(?P<how>[^，。]{4,30})$")


def arranged(zh: str, lang: Lang) -> str:
    """How a thing is arranged: 配额实行免费分配, 采取…等方式, 重点支持…; empty for all other forms."""
    first, *rest = re.split(r"[，；。]", zh)
    for name, form in ARRANGED.items():
        if found := form.search(zh if name == "ways" else first):
            parts = {
                key: value if key == "share" else _ways(value, lang) if key == "ways" else worded(value, lang)
                for key, value in found.groupdict().items()
                if value
            }
            if all(parts.values()):
                said = str(catalogue(lang)["brief"]["arranged"][name]).format(**parts)
                return say(lang, "brief.joint").join([said, *_later(rest, lang)])
    return ""


def _ways(zh: str, lang: Lang) -> str:
    """Ways in a row, each an action or a thing by itself; empty where one is unknown."""
    said = [worded(part, lang, action=True, known=True) for part in zh.split("、")]
    return say(lang, "brief.joint").join(said) if all(said) else ""


def _later(clauses: Iterable[str], lang: Lang) -> list[str]:
    """What is arranged step by step later: 逐步推行有偿分配."""
    found = (LATER.search(clause) for clause in clauses)
    told = (worded(one["how"], lang) for one in found if one)
    return [str(catalogue(lang)["brief"]["arranged"]["later"]).format(how=how) for how in told if how][:1]


def threshold(zh: str, lang: Lang) -> str:
    """Those above a threshold: 排放达到2.6万吨二氧化碳当量及以上的企业; empty where the text has none."""
    found = THRESHOLD.search("".join(zh.split()))
    what, whom = (worded(found["what"], lang), worded(found["whom"], lang)) if found else ("", "")
    if not found or not what or not whom:
        return ""
    amount = units.amount([float(found["amount"])], found["unit"], lang)
    return say(lang, "brief.threshold", what=what, amount=amount, whom=whom)
