"""A title phrase as a list of words: the cut with the fewest words and the fewest unknown characters."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from analysis.text.dictionary import tokenizer
from translation.cheapest import cheapest
from translation.english import bodies
from translation.english.agreement import modifying
from translation.english.inflection import title_case
from translation.english.lexicon import Word, load
from translation.english.pinyin import as_name, as_person
from translation.persons import PERSON, office
from translation.titles.quotes import Q
from translation.titles.tokens import HAN, NAMING, SESSION, numeral

YEARS = re.compile(
    r"(?P<years>\d{4}(?!\d)(?:(?:-|、|和|,)\d{4}(?!\d))*)(?P<unit>年度|年版|年本|年底前|年前|年底|年(?P<season>春季|夏季|秋季|冬季|秋冬季)|年|版)?"
)
NUMBER = re.compile(
    r"\d+(?:\.\d+)?(?:[-～]\d+)?(?P<unit>个百分点|个|项|家|种|处|座|件|台|辆|户|所|起|类|%|‰)?|[A-Za-z][A-Za-z0-9.+-]*"
)
SPAN = re.compile(
    r"(?:(?P<year>\d{4})年)?(?:(?P<from>1[0-2]|0?[1-9])(?:月份?)?-(?P<to>1[0-2]|0?[1-9])月份?"
    r"|前(?P<count>[一二三四五六七八九十两\d]{1,2})个?(?P<unit>月|季度)"
    r"|(?P<half>[上下])半年|第?(?P<quarter>[一二三四1-4])季度)"
)
RUNNING = re.compile(r"连续([一二三四五六七八九十\d]{1,3})(个月|年|次|届|个季度)")
RUN = {"个月": "months", "年": "years", "次": "times", "届": "sessions", "个季度": "quarters"}
ANNEX = re.compile(r"(附件|附录|附表|专栏|表|图)(\d{1,3}|[一二三四五六七八九十]{1,3})(?![\d个项大年])")
ANNEXES = {"附件": "Annex", "附录": "Appendix", "附表": "Annexed Table", "专栏": "Box", "表": "Table", "图": "Figure"}
DAY = re.compile(r"(?P<year>\d{4})年(?P<month>1[0-2]|0?[1-9])月(?:份|(?P<day>\d{1,2})日)?")
CARDINAL = re.compile(r"第(\d{1,3}|[一二三四五六七八九十]{1,3})(部分|部|章|节|条)")
PART = {"部分": "Part", "部": "Part", "章": "Chapter", "节": "Section", "条": "Article"}
DATE = re.compile(r"(?P<month>1[0-2]|0?[1-9])月(?:份|(?P<day>\d{1,2})日)?")
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
          "November", "December")  # fmt: skip
CHANGES = ("转型", "改造", "升级", "化发展")
SHARES = {"比例", "占比", "比重"}
"""What is not improved but increased."""
OBJECTS = {"污染", "产业", "行业", "基地", "设施", "体系", "制度", "机制", "项目", "平台", "园区", "工程"}
"""What a longer word before an action belongs to: 光伏 产业 | 发展, 尾气 污染 | 防治."""
PAUSED = {"stop", "connective", "of", "year", "region"}
SEASONS = {"春季": "spring", "夏季": "summer", "秋季": "autumn", "冬季": "winter", "秋冬季": "autumn and winter"}
BY = re.compile(r"到(\d{4})年(?:底|末)?")
STANDARD = re.compile(r"[A-Z]{2,4}(?:/[A-Z])? ?\d{1,6}(?:\.\d{1,3})?(?:-\d{2,4})?")
ORDINAL = re.compile(r"第([一二三四五六七八九十百]+|\d+)(次|届|批|轮|期|号|版|季度|个)?(?![部章节条方])")
COUNT = re.compile(r"([一二三四五六七八九十百]{1,7})(个|项|年|大|部(?=法律|行政法规|法规|规章|规定))")
PLENARY = re.compile(r"(?:党的|中共)?(十[一二三四五六七八九]|二十[一二]?)届([一二三四五六七])中全会")
BODIES = re.compile(r"([一二两三四五六七八九十]{1,3})(?=个?部门|个?部委|地区|省)")
PLAN = re.compile(r"十([一二三四五六])五")
UNKNOWN_COST = 2.6
DEAR = 1.7
PLACE = re.compile(r"[\u4e00-\u9fff]{2,3}(?=[市县](?:人民政府$|[\u4e00-\u9fff]{2,8}[局委厅]$))")
PLACE_COST = 1.5
"""More than a known word, less than two that only seem to be there: 中卫 | 市 | 生态环境局."""
BUILT = {"建设", "发展"}
SHORT_TERM = 4
UNLEANING = {"stop", "connective", "of", "preposition", "within"}
UNITS = {"市", "区", "县", "州", "自治县", "自治州"}
LONGEST_PLACE = 3
STATIONS = ("核电", "水电站", "抽水蓄能电站")
UNIT = re.compile(r"(\d{1,2}(?:、\d{1,2})?)号机组")
SITE = re.compile(
    r"^(?:核电|水电|抽水蓄能|矿区|煤矿|风电场|水库|机场|灌区|盐湖|油田|气田|(?:国家级|省级)?自然保护区|湿地公园|森林公园)"
)
"""What has its own name before it: 三门 | 核电厂."""
NAME = re.compile(r"[\u4e00-\u9fff]{2,4}")
NAMES = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
RANKS = ("", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
COUNTED = {"批": " batch of", "轮": " round", "期": " phase", "版": " edition", "季度": " quarter"}


def ordinal(number: str) -> str:
    """1 -> first, 14 -> 14th; what is no number stays as it is."""
    if not number.isdigit():
        return number
    value = int(number)
    if 0 < value < len(RANKS):
        return RANKS[value]
    suffix = "th" if value % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    return f"{value}{suffix}"


def _years(found: re.Match[str]) -> Word:
    *most, last = re.split(r"[、和,]", found["years"].replace("-", "–"))
    years = f"{', '.join(most)} and {last}" if most else last
    unit = found["unit"] or ""
    if unit in ("年版", "年本", "版"):
        return Word(found[0], f"{years} edition", kind="edition")
    if unit in ("年底前", "年前"):
        return Word(found[0], f"before {'the end of ' if unit == '年底前' else ''}{years}", kind="before")
    if season := found["season"]:
        return Word(found[0], f"the {SEASONS[season]} of {years}", kind="year")
    return Word(found[0], years, kind="year")


def _number(found: re.Match[str]) -> Word:
    unit = found["unit"] or ""
    shown = {"%": "%", "‰": "‰", "个百分点": " percentage points"}.get(unit, "")
    digits = found[0].removesuffix(unit)
    return _counted(found[0], (digits.replace("-", "–") if digits[0].isdigit() else digits) + shown)


def _date(found: re.Match[str]) -> Word:
    month = MONTHS[int(found["month"]) - 1]
    return Word(found[0], f"{found['day']} {month}" if found["day"] else month, kind="number")


def _span(found: re.Match[str]) -> Word:
    """Months, a quarter or half a year: 2025年1-4月 -> in January–April 2025, 上半年 -> in the first half."""
    of_year = f" of {found['year']}" if found["year"] else ""
    if found["from"]:
        said = f"{MONTHS[int(found['from']) - 1]}–{MONTHS[int(found['to']) - 1]}{of_year.replace(' of', '')}"
    elif found["count"]:
        many = found["count"] if not found["count"].isdigit() else "〇一二三四五六七八九"[int(found["count"])]
        said = f"the first {_name(many)} {'months' if found['unit'] == '月' else 'quarters'}{of_year}"
    elif found["half"]:
        said = f"the {'first' if found['half'] == '上' else 'second'} half{of_year or ' of the year'}"
    else:
        said = f"the {ordinal(numeral(found['quarter']))} quarter{of_year}"
    return Word(found[0], f"in {said}", kind="before")


def _day(found: re.Match[str]) -> Word:
    month = f"{MONTHS[int(found['month']) - 1]} {found['year']}"
    return Word(found[0], f"on {found['day']} {month}" if found["day"] else f"in {month}", kind="before")


def _part(found: re.Match[str]) -> Word:
    return Word(found[0], f"{PART[found[2]]} {numeral(found[1])}", kind="number")


def _plenary(found: re.Match[str]) -> Word:
    session, congress = (ordinal(numeral(found[at])) for at in (2, 1))
    return Word(found[0], f"the {session.capitalize()} Plenary Session of the {congress} CPC Central Committee")


def _count(found: re.Match[str]) -> Word:
    name = _name(found[1])
    return _counted(found[0], f"{name}-year" if found[2] == "年" else name)


def _ordinal(found: re.Match[str]) -> Word:
    number = numeral(found[1])
    if found[2] == "号":
        return Word(found[0], f"No. {number}", kind="number")
    return _counted(found[0], ordinal(number) + COUNTED.get(found[2] or "", ""))


def _name(written: str) -> str:
    """A Chinese numeral as an English one: 三 -> three, 十二 -> 12."""
    value = numeral(written.replace("两", "二"))
    return NAMES[int(value)] if value.isdigit() and int(value) < len(NAMES) else value


def _counted(zh: str, en: str) -> Word:
    return Word(zh, en, adjective=en, kind="number")


PATTERNS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Word]], ...] = (
    (re.compile(Q), lambda found: Word(found[0], found[0], kind="quote")),
    (PLAN, lambda found: Word(found[0], f"{numeral(f'十{found[1]}')}th Five-Year Plan", kind="plan")),
    (ORDINAL, _ordinal),
    (SESSION, lambda found: _counted(found[0], ordinal(numeral(found[1])))),
    (COUNT, _count),
    (BODIES, lambda found: _counted(found[0], _name(found[1]))),
    (ANNEX, lambda found: Word(found[0], f"{ANNEXES[found[1]]} {numeral(found[2])}", kind="number")),
    (RUNNING, lambda found: Word(found[0], adverb=f"~ for {_name(found[1])} consecutive {RUN[found[2]]}")),
    (PLENARY, _plenary),
    (SPAN, _span),
    (DAY, _day),
    (CARDINAL, _part),
    (DATE, _date),
    (UNIT, lambda found: Word(found[0], f"Unit{'s' if '、' in found[1] else ''} {' and '.join(found[1].split('、'))}")),
    (re.compile(r"\d{1,3}\+?[A-Z](?![a-z])"), lambda found: _counted(found[0], found[0])),
    (BY, lambda found: Word(found[0], f"by {found[1]}", kind="before")),
    (STANDARD, lambda found: _counted(found[0], found[0])),
    (YEARS, _years),
    (NUMBER, _number),
)
"""The quoted part, five-year plan, ordinal, number or date that a text may begin with; the first that fits counts."""


def _candidates(text: str, at: int) -> list[tuple[Word, float]]:
    """Words that begin at `at` with their cost: long words are cheap, single characters dear."""
    lexicon = load()
    pieces = (text[at : at + length] for length in range(1, min(lexicon.longest, len(text) - at) + 1))
    known = [lexicon.words[piece] for piece in pieces if piece in lexicon.words]
    lonely = (DEAR if len(w.zh) == 1 and w.kind not in ("of", "stop", "connective") else 1.0 for w in known)
    found = [
        (word, cost - len(word.zh) ** 2 / 1000 - NAMING * len(word.zh) * (word.kind == "document type"))
        for word, cost in zip(known, lonely, strict=True)
    ]
    pattern = next((made(match) for form, made in PATTERNS if (match := form.match(text, at))), None)
    found += [(pattern, 0.9)] if pattern else []
    if (at == 0 or any(word.kind == "region" for word in known)) and (body := bodies.of_place_at(text, at)):
        found.append((Word(body[0], noun=f"the {body[1]}", kind="issuer"), 0.5))
    if at == 0:
        if person := PERSON.match(text):
            named = f"{office(person['office'], ja=False)} {as_person(person['name'])}"
            found.append((Word(person[0], noun=named, kind="person"), 0.5))
        if place := PLACE.match(text):
            found.append((Word(place[0], noun=as_name(place[0]), kind="region"), PLACE_COST))
    return [*found, (Word(text[at], text[at], kind="unknown"), UNKNOWN_COST)]


def cut(text: str) -> list[Word]:
    """Words of `text`; neighbouring unknown characters are one word, which stays Chinese."""
    return _in_a_row(_parted(_joined(cheapest(text, _candidates))))


def _names(word: Word, site: Word) -> bool:
    """Whether a word is the name of the plant or mine behind it; that of a place is so only before a power station."""
    return word.kind == "unknown" or (word.kind == "region" and site.zh.startswith(STATIONS))


def _joined(words: list[Word]) -> list[Word]:
    joined: list[Word] = []
    for word in words:
        if word.kind == "unknown" and joined and joined[-1].kind == "unknown":
            zh = joined.pop().zh + word.zh
            joined.append(Word(zh, zh, kind="unknown"))
        elif joined and joined[-1].kind == "unknown" and word.zh in UNITS and 1 < len(joined[-1].zh) <= LONGEST_PLACE:
            place = joined.pop().zh
            joined += [Word(place, as_name(place), kind="region"), word]
        elif joined and SITE.search(word.zh) and _names(joined[-1], word) and NAME.fullmatch(joined[-1].zh):
            name = joined.pop().zh
            joined.append(Word(name + word.zh, f"the {as_name(name)} {title_case(modifying(word.noun))}", kind="name"))
        else:
            joined.append(word)
    return joined


def _apart(word: Word) -> bool:
    """Whether a word is no part of the noun behind it: a joint, a place, or what only describes."""
    return word.kind in PAUSED or bool(word.adjective)


def _in_a_row(words: list[Word]) -> list[Word]:
    """Industries, sides of the power system and changes in a row without a mark get one: 钢铁 | 水泥 -> 钢铁、水泥."""
    known = load()
    out: list[Word] = []
    for word in words:
        alike = bool(out) and (
            (known.has("industries", word.zh) and known.has("industries", out[-1].zh))
            or (len(word.zh) > 1 and word.zh.endswith("侧") and out[-1].zh.endswith("侧"))
            or (len(word.zh) > 3 and len(out[-1].zh) > 3 and word.zh.endswith(CHANGES) and out[-1].zh.endswith(CHANGES))
        )
        out += [known.words["、"], word] if alike else [word]
    return out


def _parted(words: list[Word]) -> list[Word]:
    """A term that ends in an action, before a further one with the same object: 电池回收和综合利用, 碳监测 | 评估."""
    known = load().words
    out: list[Word] = []
    taken = -1
    for at, word in enumerate(words):
        after = words[at + 1 : at + 4]
        further = len(after) > 1 and (after[1].verb or (after[1].adjective and after[-1].verb))
        joined = further and after[0].kind == "connective"
        head, tail = word.zh[:-2], word.zh[-2:]
        paired = known.get(tail + after[0].zh) if after and after[0].verb and not word.verb else None
        if at == taken:
            continue
        if word.zh == "提升" and out and out[-1].zh in SHARES:
            out.append(replace(word, verb="increase", noun="increase"))
            continue
        technical = f"技术{after[0].zh}" if after and word.zh.endswith("技术") else ""
        if technical in load().kinds and known.get(word.zh[:-2]) and word.zh[:-2] not in load().kinds:
            out += [known[word.zh[:-2]], known[technical]]
            taken = at + 1
            continue
        whole = paired is not None and bool(paired.verb or load().has("complete", paired.zh))
        if paired and whole and len(head) > 1 and head in known and known[head].noun:
            out += [known[head], paired]
            taken = at + 1
        elif word.zh[:2] in OBJECTS and out and out[-1].noun and not _apart(out[-1]) and word.zh[2:] in known:
            out += [known[word.zh[:2]], known[word.zh[2:]]]
        elif (joined or (out and _leans(out[-1], word))) and head in known and _is_action(tail) and not word.verb:
            out += [known[head], known[tail]]
        else:
            out.append(word)
    return out


def _leans(before: Word, word: Word) -> bool:
    """Whether a word belongs to the first half of the term behind it: 绿色建材 | 产业 发展, but 加强 | 体系建设."""
    built = len(word.zh) == SHORT_TERM and word.zh[-2:] in BUILT and not word.zh.startswith("能力")
    return built and bool(before.noun) and not load().has("strong", before.zh) and before.kind not in UNLEANING


def _is_action(zh: str) -> bool:
    word = load().words.get(zh)
    return word is not None and bool(word.verb)


def unknown_words(words: list[Word]) -> list[str]:
    """The unknown stretches cut into words by jieba, for an editor to add to the lexicon."""
    unknown = [word.zh for word in words if word.kind == "unknown" and HAN.search(word.zh)]
    return [part for text in unknown for part in tokenizer().lcut(text) if HAN.search(part)]
