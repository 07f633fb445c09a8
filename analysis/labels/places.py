"""Is a document local? Told by its issuers, its number, its title, and last by how its text speaks of its place."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache

from analysis.labels.rules import DATA
from policy import Evidence

TEXT_HEAD = 3000
OWN_WORDS_NEEDED = 3  # different words
OF_ITSELF_NEEDED = 4  # times that a text says "our province" and the like
_ENDINGS = "省|市|壮族自治区|回族自治区|维吾尔自治区|自治区|自治州|州|县|区|地区|盟|生产建设兵团"
_OWN_BODY = re.compile(r"^(?:中共)?(?:省|市|自治区|自治州|州|县|区)(?!场)[\u4e00-\u9fff]*(?:政府|委|厅|局|办|领导小组)")
_BEFORE_PLACE = re.compile(r"(?:关于|印发|发布|转发|公布|的通知|《|[“”‘’]|中共)$")
_NATIONAL_BODY = re.compile(r"^(?:国家|中国|国务院)|交易所|大学|研究院|学会|协会")
_NOT_OWN = re.compile(r"批复|复函|督察|约谈|通报|等地|等省")
_NAMED_LIKE_IT = (  # 太湖, 上海证券交易所
    *("湖", "江", "河", "山", "口"),
    *("证券", "期货", "石油天然气交易", "环境能源交易", "绿色交易"),
)
_TO_PLACE = re.compile(r"支持|同意|设立|推动|在$")  # another body speaks of the place


@cache
def _data() -> dict[str, object]:
    return tomllib.loads((DATA / "places.toml").read_text(encoding="utf-8"))


def _words(key: str) -> tuple[str, ...]:
    value = _data()[key]
    return tuple(value.split()) if isinstance(value, str) else tuple(value)  # type: ignore[arg-type]  # TOML lists


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    names = "|".join(sorted((*_words("provinces"), *_words("cities")), key=len, reverse=True))
    national = "|".join(_words("national_numbers"))
    number = rf"^(?!{national})[{_data()['letters']}][^〔\[（(\d]{{0,8}}[{_data()['bodies']}]"
    return re.compile(rf"({names})({_ENDINGS})?"), re.compile(rf"^({'|'.join(_words('national'))})"), re.compile(number)


@cache
def _of_itself() -> re.Pattern[str]:
    """全市 and the like, but not 安全市场 and 安全区域."""
    return re.compile(rf"(?<![安完健基日根资])(?:{'|'.join(_words('itself'))})(?![场域])")


def local(title: str, issuers: Sequence[str], number: str | None, text: str) -> Evidence | None:
    """Why the document is a place's own, or None. Arguments are without blanks."""
    place, _, own_number = _patterns()
    for issuer in issuers:
        if _NATIONAL_BODY.search(issuer):
            continue
        if (found := place.search(issuer)) or (found := _OWN_BODY.search(issuer)):
            return Evidence(found[0], "issuer", found.start(), issuer)
    if number and (found := own_number.search(number)):
        return Evidence(found[0], "number", 0, number)
    if issuers or (number and _is_national(number)):
        return None
    return _in_title(title) or (None if _is_another_body_s(title) else _in_text(text))


def _is_national(number: str) -> bool:
    return number.startswith(_words("national_numbers"))


def _is_another_body_s(title: str) -> bool:
    """A national body's document, or one that supports or allows a place to do something."""
    place, national, _ = _patterns()
    return bool(national.search(title)) or any(
        _TO_PLACE.search(title[: found.start()]) for found in place.finditer(title)
    )


def _in_title(title: str) -> Evidence | None:
    place, national, _ = _patterns()
    if national.search(title) or _NOT_OWN.search(title):
        return None
    for found in place.finditer(title):
        before = title[: found.start()]
        at_start = (not before or _BEFORE_PLACE.search(before)) and _stands_alone(title, found)
        named = found[2] and found[2] not in ("区", "州")
        if (at_start or named) and not _TO_PLACE.search(before):
            return Evidence(found[0], "title", found.start(), title)
    own = _of_itself().search(title)
    return Evidence(own[0], "title", own.start(), title) if own else None


def _stands_alone(title: str, found: re.Match[str]) -> bool:
    """A well-known place without 省 or 市. A river or a lake that is named like a place does not count."""
    known = found[1] in _words("provinces") or found[1] in _words("alone")
    after = title[found.end() :]
    return bool(found[2] or known) and not after.startswith(_NAMED_LIKE_IT)


def _in_text(text: str) -> Evidence | None:
    head = text[:TEXT_HEAD]
    if "各省、自治区、直辖市" in head:
        return None
    hits = [(head.find(word), word) for word in _words("own") if word in head]
    of_itself = [(found.start(), found[0]) for found in _of_itself().finditer(text)]
    if len(hits) < OWN_WORDS_NEEDED and len(of_itself) < OF_ITSELF_NEEDED:
        return None
    offset, word = min(hits or of_itself)
    return Evidence(word, "text", offset, text[max(0, offset - 20) : offset + 40])
