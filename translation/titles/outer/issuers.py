"""The bodies in front of a title, by the Japanese names of the agencies' table."""

from __future__ import annotations

import re
from dataclasses import dataclass

from policy import agencies, glossary
from translation.titles.words.kanji import to_kanji
from translation.titles.words.tokens import numeral

AGENCY = re.compile(r"(?:部门?|省|市|区|州|县|司|委|局|厅|会|院|署|室|办|中心|政府|中央|银行|总社|公司|小组|法院)$")
OWN_NAME = re.compile(
    r"(?:全国|国家|中国|中央|中华|国务院)[\u4e00-\u9fff]{2,16}(?:委员会|协会|联合会|总社|总局|学会|总会)|[省市区县](?:人民)?政府"
)
"""What no table has and is called by its characters: a national body, the government of a place that is not named."""
ET_AL = re.compile(r"等([一二三四五六七八九十\d]*)(?:个)?(?:部门|单位|部委)?(?:办公厅|办公室|综合司)?$")
STATE = "中华人民共和国"
PLACE = re.compile(r"(?:中共)?(?P<place>[\u4e00-\u9fff]{2,7}?(?:省|市|自治区))")
BETWEEN = re.compile(r"[ 、，]|和(?=国家|中国)|会同(?!有关)")


@dataclass(frozen=True, slots=True)
class Named:
    """Japanese names of issuers; `front` is how they are written before a title: 国家発展改革委員会等9部門."""

    names: tuple[str, ...]
    front: str


def read(text: str) -> Named | None:
    """The issuers of a text that names nothing else; None where it is something else."""
    written = agencies.split(text) if "等" not in text else ()
    full = (
        written
        if len(written) > 1 or STATE in text
        else [name for name in BETWEEN.split(_parted(text.strip())) if name]
    )
    if not all(AGENCY.search(ET_AL.sub("", name)) or name_of(ET_AL.sub("", name)) for name in full):
        return None
    names = tuple(ja for name in full if (ja := name_of(ET_AL.sub("", name))))
    others = ET_AL.search(full[-1]) if full else None
    count = f"等{numeral(others[1])}部門" if others and others[1] else "等" if others else ""
    return Named(names, "、".join(names) + count if names else "")


def _parted(text: str) -> str:
    """Bodies of one place that are written together, with blanks: 广州市财政局广州市教育局."""
    found = PLACE.match(text)
    return re.sub(rf"(?<=[委局厅会院办])(?={found['place']})", " ", text) if found else text


def name_of(zh: str) -> str:
    """The Japanese name of a body; "" for one that neither the agencies nor the glossary know."""
    agency = agencies.lookup(zh)
    if agency and agency.ja:
        return to_kanji(agency.ja)
    term = glossary.by_zh().get(zh)
    if term and term.kind == "issuer":
        return term.ja
    return to_kanji(zh) if OWN_NAME.fullmatch(zh) else ""
