"""Document numbers (文号): one grammar for all their written forms.

Three families: the letter number ``国办发明电〔2018〕15号`` with any bracket, the order or announcement
``生态环境部令第26号`` / ``公告2021年第21号``, and the order with its number first ``2026年第41号令``.
Index numbers such as ``000014672/2021-01023`` belong to none of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from policy import agencies, numerals

MAX_TEXT = 2_000_000  # characters of a text that `find` looks at
_OPEN = "〔［\\[﹝（(【〖「『〈《<{｛"
_CLOSE = "〕］\\]﹞）)】〗」』〉》>}｝"
_HAN = r"\u4e00-\u9fff"
_NUMERAL = "〇○零一二三四五六七八九十百"
_GAP = r"\s{0,4}"
_SERIAL = rf"(?:\d{{1,5}}(?:-\d{{1,3}})?|[{_NUMERAL}]{{1,6}})"

_YEAR = r"(?P<year>(?:[1１][9９]|[2２][0０])\d{2})"

# 国 办 发, or the letters before the bracket; the text behind them.
_SPACED = rf"(?<![{_HAN}])[{_HAN}](?:[ \t\u3000\xa0]{{1,2}}[{_HAN}](?![{_HAN}])){{1,12}}"
_CODE = rf"(?P<prefix>{_SPACED}|[{_HAN}][{_HAN}A-Za-z]{{0,24}}){_GAP}"
_BRACKET = (
    rf"[{_OPEN}]{_GAP}{_YEAR}{_GAP}年?{_GAP}[{_CLOSE}]{_GAP}第?{_GAP}(?P<serial>\d{{1,5}}(?:-\d{{1,3}})?){_GAP}号"
)
_BODIES = rf"(?P<prefix>(?:[{_HAN}][{_HAN}\s、，]{{0,200}})?)"
_WORD = (
    rf"(?P<word>令(?<![责法指禁司勒]令)|公告(?<![责法指禁司勒]公告)|通告(?<![责法指禁司勒]通告)){_GAP}"
    rf"(?:[{_OPEN}]?{_GAP}{_YEAR}{_GAP}(?:年|[{_CLOSE}]){_GAP}、?)?"
    rf"第{_GAP}(?P<serial>{_SERIAL}){_GAP}号(?!令)"
)
_LETTER, _LETTER_TAIL, _CODE_END = re.compile(_CODE + _BRACKET), re.compile(_BRACKET), re.compile(_CODE + "$")
_ORDER, _ORDER_TAIL, _BODIES_END = re.compile(_BODIES + _WORD), re.compile(_WORD), re.compile(_BODIES + "$")
_NUMBER_FIRST = rf"(?:{_YEAR}{_GAP}年{_GAP})?第{_GAP}(?P<serial>{_SERIAL}){_GAP}号{_GAP}(?P<word>令|公告|通告)"
_YEAR_FIRST, _WHOLE_YEAR_FIRST = re.compile(_NUMBER_FIRST), re.compile(_BODIES + _NUMBER_FIRST)
_YEAR_FIRST_END = re.compile(rf"号{_GAP}(?:令|公告|通告)")  # a text without it has none of the year first
# Words that can come before a number in running text and are no part of it; the prefix begins after the last one.
_BEFORE = re.compile(
    "按照|根据|依据|参照|遵照|执行|落实|贯彻|废止|修改|转发|印发|发布|公布|文件|文号|通知|意见|函告|批复|规定|办法|方案|公告|决定|"
    "详见|参见|及其|以及|或者|关于|其中|现行|原有|同时|继续|适用|符合|满足|对照|结合|会同|下达|下发|附件|编号|字号|号|"
    "自(?!然资)|经(?=国|中|发改|环|财政)|[和与及或见以按由为将在从至到于的了是等即被其各凡如因]"
)
_OTHERS = re.compile(r"等[一二三四五六七八九十两\d]{0,3}个?(?:部门|部委|单位)\s{0,2}$")  # 国家发展改革委等三部门令
_LONGEST_OTHERS, _LONGEST_NAME = 12, 30  # characters of 等三部门, and of a body's name
_RULING = re.compile(
    "按照|根据|依据|参照|遵照|执行|落实|贯彻|废止|修改|转发|印发|发布|公布|符合|满足|详见|关于|以及|适用"
)
_NAME_ENDS = "府部厅局委会署院行办室"
# The first characters of the usual prefixes; where a title runs into its number, the number begins at one of them.
_USUAL_START = re.compile(
    "国[办发函科能资市卫环统林税知]|中[办发]|厅[字发]|发改|环|工信|财|建|交|水|农|商|科|教|自然资|林|气|海|质|市监|人社|民|公|应急|"
    "银|证监|税|[京津沪渝冀晋辽吉黑苏浙皖闽赣鲁豫鄂湘粤桂琼川贵云陕甘青蒙藏宁新][政府发环办]"
)


@dataclass(frozen=True, slots=True)
class Found:
    """A number in a text, normalised; ``text[start:end]`` is how it is written there."""

    number: str
    start: int
    end: int


def _tight(text: str) -> str:
    return "".join(text.split())


def _digits(text: str) -> str:
    return "".join(str(int(c)) if c.isdecimal() else c for c in text)


def _issuers(prefix: str) -> str:
    """Names before 令 or 公告, letter-spaced ones closed up, divided by one blank, 等三部门 behind them."""
    others = _OTHERS.search(prefix)
    return " ".join(agencies.split(prefix)) + (_tight(others[0]) if others else "")


def _letter(match: re.Match[str], prefix: str) -> str:
    return f"{_tight(prefix)}〔{_digits(match['year'])}〕{_digits(match['serial'])}号"


def _order(match: re.Match[str], prefix: str) -> str:
    year = f"{_digits(match['year'])}年" if match["year"] else ""
    return f"{prefix}{match['word']}{year}第{_digits(match['serial'])}号"


def _year_first(match: re.Match[str], prefix: str = "") -> str:
    year = f"{_digits(match['year'])}年" if match["year"] else ""
    return f"{_issuers(prefix)}{year}第{_digits(match['serial'])}号{match['word']}"


def normalise(written: str) -> str:
    """The number in the house's form: 〔〕 brackets, narrow digits, no stray blanks. Other text is only tidied."""
    text = " ".join(written[:1000].split())
    order = _ORDER.fullmatch(text)  # asked first: 中国人民银行令〔2021〕第4号 has a bracket too
    if order:
        return _order(order, _issuers(order["prefix"]))
    letter = _LETTER.fullmatch(text)
    if letter:
        return _letter(letter, letter["prefix"])
    year_first = _WHOLE_YEAR_FIRST.fullmatch(text)
    return _year_first(year_first, year_first["prefix"]) if year_first else text


def is_number(written: str) -> bool:
    """Whether the whole text is one document number."""
    text = " ".join(written[:1000].split())
    return any(form.fullmatch(text) for form in (_LETTER, _ORDER, _WHOLE_YEAR_FIRST))


def _letter_prefix(prefix: str) -> int:
    """How many characters of a run of Chinese before the bracket are no part of the number."""
    start = 0
    for word in _BEFORE.finditer(prefix):
        rest = _tight(prefix[word.end() :])
        if rest and (len(rest) > 1 or rest in "国环税财"):
            start = word.end()
    if len(prefix) - start > 9:
        usual = _USUAL_START.search(prefix, len(prefix) - 8)
        start = usual.start() if usual else start
    return start


def bodies_before(text: str, end: int) -> int:
    """Where the bodies begin that are named up to `end`, those before 等三部门 too; `end` where none is known."""
    others = _OTHERS.search(text, max(0, end - _LONGEST_OTHERS), end)
    start, at = end, others.start() if others else _without_gap(text, end)
    while (begin := _name_before(text, at)) < at:
        start, at = begin, _without_gap(text, begin)
    return start


def _without_gap(text: str, at: int) -> int:
    while at > 0 and (text[at - 1].isspace() or text[at - 1] in "、，"):
        at -= 1
    return at


def _name_before(text: str, end: int) -> int:
    """Where the known bodies begin that end at `end`, else one that is local or follows known ones; `end` if none."""
    start = agencies.trailing(text, end)
    if start < end:
        return start
    run = re.split(rf"[^{_HAN}]", text[max(0, end - _LONGEST_NAME) : end])[-1]
    name = run[max((word.end() for word in _RULING.finditer(run)), default=0) :]
    if len(name) < 2 or name[-1] not in _NAME_ENDS:
        return end
    begin = end - len(name)
    before = _without_gap(text, begin)
    goes_on = before < begin and agencies.trailing(text, before) < before  # 卫生部、某部令
    return begin if goes_on or agencies.lookup(name) else end


def _order_prefix(text: str, end: int) -> int:
    """Where the issuing bodies before 令 or 公告 at `end` begin in the text."""
    start = bodies_before(text, end)
    if start < end:
        return start
    bodies = _BODIES_END.search(text[max(0, end - 40) : end])
    run = re.split(r"[\s、，]", bodies["prefix"])[-1] if bodies else ""
    return end - len(run[_letter_prefix(run) :]) if len(run) <= 16 else end


def _letters(text: str) -> Iterator[Found]:
    for match in _LETTER_TAIL.finditer(text):
        begin = max(0, match.start() - 64)
        code = _CODE_END.search(text[begin : match.start()])
        if code:
            start = begin + code.start() + _letter_prefix(code["prefix"])
            yield Found(_letter(match, text[start : match.start()]), start, match.end())


def find(text: str) -> list[Found]:
    """All document numbers of a text in their order. Looks at `MAX_TEXT` characters."""
    text = text[:MAX_TEXT]
    found = list(_letters(text))
    for match in _ORDER_TAIL.finditer(text):
        start = _order_prefix(text, match.start())
        found.append(Found(_order(match, _issuers(text[start : match.start()])), start, match.end()))
    if _YEAR_FIRST_END.search(text):
        for match in _YEAR_FIRST.finditer(text):
            start = bodies_before(text, match.start())
            found.append(Found(_year_first(match, text[start : match.start()]), start, match.end()))
    return sorted(found, key=lambda f: (f.start, -f.end))


def _arabic(serial: str) -> str:
    """第四十一号 as 41; digits lose leading zeros."""
    if serial[0].isdecimal():
        return "-".join(str(int(part)) for part in serial.split("-"))
    return str(numerals.value(serial))


_TYPED = re.compile(  # as people type it into a search box: 国发2021 23, 国发〔2021〕23, 国发202123
    rf"(?P<prefix>[{_HAN}]{{1,12}})\s?[{_OPEN}]?{_YEAR}[{_CLOSE}]?[\s-]{{0,4}}第?(?P<serial>\d{{1,5}})\s?号?"
)


def key(written: str) -> str:
    """The number for look-up: no brackets, blanks, 第 or 号; orders under the long names of their bodies.

    ``国发[2021]23号``, ``国发2021 23`` and ``国发〔2021〕 023 号`` have one key.
    """
    text = " ".join(written[:1000].split())
    letter = _LETTER.fullmatch(text) or _TYPED.fullmatch(text)
    if letter:
        return f"{_tight(letter['prefix'])}{_digits(letter['year'])}-{_arabic(letter['serial'])}"
    order = _ORDER.fullmatch(text) or _WHOLE_YEAR_FIRST.fullmatch(text)
    if order:
        prefix = order["prefix"]
        names = ("国务院" if name == "国" else name for name in agencies.split(prefix))
        bodies = dict.fromkeys(map(agencies.canonical, names))
        year = _digits(order["year"]) + "-" if order["year"] else ""
        return f"{'+'.join(bodies)}{order['word']}{year}{_arabic(order['serial'])}"
    return re.sub(rf"[{_OPEN}{_CLOSE}\s第号]", "", text)
