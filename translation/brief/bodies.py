"""Who is addressed and who has a duty: bodies by their established names, else by the rules of titles."""

from __future__ import annotations

import re
from functools import cache

from policy import agencies
from translation.brief.clauses import worded
from translation.english.words.agreement import governed
from translation.english.words.bodies import of_rank
from translation.english.words.joints import listed
from translation.names import issuer
from translation.titles.words.kanji import to_kanji
from translation.titles.words.tokens import HAN
from translation.wording import Lang, catalogue, say

LONGEST_NAME = 10  # characters of a name that may have unknown words
VERBAL = re.compile(
    r"^新?(?:产生|使用|从事|列入|纳入|排放|生产|销售|运输|贮存|处置|具备|取得|承担|开展|新建|需要|实行|可能|利用|收购|收集|招收|进入)"
)
DOING = re.compile(
    r"^(?:新(?=[列纳]入))?(?P<verbs>[^，。；的]{2}(?:[、和][^，。；的]{2}){0,5})(?P<what>[^，。；]{2,40})的(?P<whom>(?:其他)?(?:企业事业单位|企事业单位|普通学校|生产经营者|(?:重点)?(?:排放|排污|用能)?单位|企业|机构|公司|个人|经营者|用户|学校)"
    r"(?:[和、](?:个人|其他生产经营者))?)$"
)
"""排放噪声的单位: by what they do; its verbs are in the catalogue."""
NO_NAME = re.compile(r"\d|[。；：]|于20|将|根据|按照")
OF_A_LEVEL = re.compile(r"^(?:各?(?:省级|市级|县级|区级|地方)|各(?=[^，。；级]{2,8}(?:委|局|厅)$))")
"""Of each province the department with that task, which is not the ministry of that name."""
LOCAL = re.compile(r"^(?:各|有关|相关|省、自治区、直辖市)")
OFFICES = re.compile(r"各?委、?各?办、?各?(?:厅、?各?)?局")
DEPARTMENT = re.compile(
    r"(?P<task>发展(?:和)?改革|能源|生态环境|工业和信息化|住房(?:和)?城乡建设|财政|市场监管|农业农村|商务|科技|自然资源|交通运输|水利)"
    r"(?:委(?:员会)?|局|厅)"
)
OFFICE = re.compile(
    r"(?:部门|[委局厅]|委员会|政府|企业|单位|用户|机构|公司|组织|学校|医院|个人|团体|生产者|经营者|销售者)$"
)
ARTICLED = re.compile(r"Ministry|Commission|Administration|Bank|Office|Council|Bureau|Committee|Department")
WHOSE = re.compile(r"^(?:其?所属|有关|相关)(?=[^，。]{2})")
LEVEL = re.compile(
    r"^(?P<level>[县市省区])(?P<up>级以上(?:(?=地方各级)|(?=(?:地方)?人民政府|[^，。；]{2,20}部门))|(?=[^级内外各，。；、]{2,20}(?:部门|[委局厅])$))"
)
"""县级以上人民政府, 市发展改革部门: the level of a body before what it does."""
STATE_DEPARTMENT = re.compile(r"^国务院(?P<department>[^，。；、的]{2,20}部门)$")
LOCAL_DEPARTMENT = re.compile(r"^(?P<government>(?:地方)?人民政府)(?P<department>[^，。；、的]{2,20}部门)$")
"""The department of a government, of which the grammar of titles makes one noun."""
OF_CITIES = re.compile(r"^(?P<cities>[^，。；、]{2,8}?城市)(?:人民)?(?P<government>政府)$")
"""试点城市政府, in which 城 is of no place by name."""
BRACKETS = re.compile(r"[（(][^（）()]*[）)]")


def bodies(line: str, lang: Lang) -> list[str]:
    """The bodies of a line of addressees: 各省、自治区、直辖市人民政府，教育部、科技部."""
    found: list[str] = []
    line = OFFICES.sub("各委办局", BRACKETS.sub("", line))
    for part in (part.strip() for part in re.split(r"[；，,;]", line) if part.strip()):
        if LOCAL.match(part):
            found.append(body(DEPARTMENT.sub(r"\g<task>主管部门", part), lang))
        else:
            found += [body(piece, lang) for piece in part.split("、")]
    return found


def who_acts(names: list[str], task: str, lang: Lang) -> str:
    """Who has the duty; names that are no bodies but words of the sentence are left out."""
    bare = [BRACKETS.sub("", name).removeprefix("请") for name in names]
    kept = [name for name in bare if 1 < len(name) <= 24 and not NO_NAME.search(name)]
    return say(lang, "brief.joint").join(dict.fromkeys(said for name in kept[:3] if (said := _named(name, lang))))


def _named(name: str, lang: Lang) -> str:
    """Who has a duty; empty where the name is a clause or too long for the grammar of titles to guess at."""
    if "的" in name and (VERBAL.match(name) or DOING.match(name)):
        return _doing(name, lang)  # what they do is part of the name, which the grammar orders wrongly
    known = agencies.lookup(name) or len(name) <= LONGEST_NAME or worded(name, lang, known=True)
    return body(name, lang) if known else ""


@cache
def _doers(lang: Lang) -> re.Pattern[str]:
    """Those who do what the verbs of the catalogue say."""
    forms = catalogue(lang)["brief"]["doing"]
    verbs = "|".join(sorted({*forms["verbs"], *forms["forms"]}, key=len, reverse=True))
    return re.compile(
        rf"(?P<new>新(?=[列纳]入))?(?P<verbs>(?:{verbs})(?:[、和](?:{verbs})){{0,5}})(?P<what>[^，。；、和][^，。；]{{1,30}})的(?P<whom>[^的]{{1,12}})$"
    )


def _doing(name: str, lang: Lang) -> str:
    """Those who do something; empty where a word is unknown."""
    forms = catalogue(lang)["brief"]["doing"]
    found = _doers(lang).match(name)
    if found is None or DOING.match(name) is None:
        return ""
    whom = catalogue(lang)["brief"]["standing"].get(found["whom"]) or worded(found["whom"], lang, known=True)
    what = worded(found["what"], lang, known=True)
    if own := forms["forms"].get(found["verbs"]):
        what = governed(what) if lang == "en" and what else what
        newly = str(forms["newly"]) if found["new"] else ""
        return str(own).format(what=what, whom=whom, newly=newly) if what and whom else ""
    done = [str(forms["verbs"].get(verb, "")) for verb in re.split("[、和]", found["verbs"])]
    if not all(done) or any(verb in what for verb in done):
        return ""
    acts = listed(done, "or") if lang == "en" else "・".join(done)
    return str(forms["form"]).format(what=what, verbs=acts, whom=whom) if what and whom else ""


def body(name: str, lang: Lang) -> str:
    """A body by its established name; the standing words of an address; else by the rules of titles."""
    standing = catalogue(lang)["brief"]["standing"]
    if name in standing:
        return str(standing[name])
    if known := _of_cities(name, lang) or known_body(name, lang):
        return known
    if OF_A_LEVEL.match(name):
        name = DEPARTMENT.sub(r"\g<task>主管部门", name)
    if lang == "en" and (ranked := of_rank(name) or _levelled(name)):
        return ranked
    if (whose := WHOSE.match(name)) and (rest := worded(name[whose.end() :], lang)):
        return str(catalogue(lang)["brief"]["whose"][whose.group().removeprefix("其")]).format(body=rest)
    for words, said in standing.items():
        if name.startswith(words) and (rest := _offices(name.removeprefix(words), lang)):
            return say(lang, "brief.of", whole=said, part=rest)
    return _offices(name, lang) or (to_kanji(name) if lang == "ja" else name)


def _of_cities(name: str, lang: Lang) -> str:
    """试点城市政府, the government of each of them; empty for other names."""
    found = OF_CITIES.match(name)
    cities = worded(found["cities"], lang, known=True) if found else ""
    return say(lang, "brief.of", whole=cities, part=worded(found["government"], lang)) if found and cities else ""


def _department(name: str) -> str:
    """地方人民政府医疗保障行政部门 in English, or any other body."""
    found = LOCAL_DEPARTMENT.match(name)
    parts = [worded(found[part], "en", known=True) for part in ("department", "government")] if found else []
    return say("en", "brief.of", part=parts[0], whole=parts[1]) if parts and all(parts) else body(name, "en")


def _levelled(name: str) -> str:
    """县级以上人民政府, 市能源主管部门 in English: the level behind or before the body; empty for other names."""
    if (state := STATE_DEPARTMENT.match(name)) and (said := worded(state["department"], "en", known=True)):
        return str(catalogue("en")["brief"]["levels"]["国务院"]).format(body=said)
    level = LEVEL.match(name)
    rest = _department(name[level.end() :].replace("各级", "")) if level else ""
    if level is None or HAN.search(rest) or rest.startswith("the "):
        return ""
    return str(catalogue("en")["brief"]["levels"][level["level"] + level["up"]]).format(body=rest)


def known_body(name: str, lang: Lang) -> str:
    """A body that has an established name; empty for others."""
    if not agencies.lookup(name):
        return ""
    known = issuer(name, lang)
    return f"the {known}" if lang == "en" and ARTICLED.search(known) else known


def _offices(names: str, lang: Lang) -> str:
    """A、B each of which is an office with a name of its own, or what the rules of titles make of the whole."""
    parts = names.split("、")
    if len(parts) > 1 and lang == "en" and all(OFFICE.search(part) for part in parts):
        said = [worded(part, lang) for part in parts]
        return listed(said) if all(said) else ""
    return worded(names, lang)
