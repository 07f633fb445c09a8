"""A duty with its deadline: who must do what by when. Where no pattern holds the sentence, its Chinese is quoted."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from policy import agencies
from translation import units
from translation.brief.acts import ALONE, ASIDE, acts, event
from translation.brief.clauses import worded
from translation.english.agreement import governed
from translation.english.joints import listed
from translation.names import issuer
from translation.titles.kanji import to_kanji
from translation.titles.tokens import HAN, numeral
from translation.wording import Lang, catalogue, day, say

COUNTED = re.compile(
    r"(?<![\d月])(?P<count>\d{1,5} ?|[一二三四五六七八九十百]{1,7})"
    r"个?(?P<unit>工作日|自然日|日|天|月|年|小时)(?:内|之?前)"
)
YEARLY = re.compile(r"(?P<which>[每次翌])年(?:的)?(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日|底|末)?之?前")
CONDITION = re.compile(r"^[^，]{0,60}的，|^(?:对|如|若|凡)[^，]{2,60}，")
AGREED = re.compile(r"经(?P<whom>[^，。；经]{2,16}?)(?:同意|批准|审核)后?")
WHOM = (
    r"(?P<whom>(?!上报|提交|报|送|交(?!通))"
    r"(?:我[部委局]|[^，。；]{2,30}?(?:部|委|局|厅|司|机构|部门|单位|政府|中心|组|企业|院|会)))"
)
END = r"(?=[，。；]|并|登记|备案|$)"
HANDED = re.compile(
    rf"(?:将|把)(?P<what>[^，。；]{{2,40}}?)(?P<verb>报送|上报|提交|报备|报告|抄送|书面报送|报(?![告送])|转?交|移[交送](?!书))(?:至|给|到)?{WHOM}{END}"
)
HANDED_TO = re.compile(
    rf"向{WHOM}(?P<verb>报送|提交|报告|上报|备案|申请|反馈|登记备案)(?:填写完成的)?(?P<what>[^，。；]{{0,30}})"
)
SENT = re.compile(rf"(?P<verb>报送|上报|提交至|提交|报(?![告送])){WHOM}{END}")
DONE = re.compile(
    r"(?P<verb>填写完成|完成|制定出台|研究制定|制定|编制|发布|出台|建立|形成|上报|报送|提交(?!的)|基本建成|建成|印发|公布|开展|基本摸清)(?P<what>[^，。；《》]{2,50}?)(?=并(?=[^，]{2})|[，。；]|$)"
)
DRAWN = re.compile(
    r"(?<!所)(?P<verb>制定|编制|形成)(?![或、和]|[^，。；]{0,4}的)(?P<what>[^，。；]{4,40}?(?:方案|计划|规划|报告|清单|名单)|[^，。；]{0,6}申报材料)"
)
MATERIALS = re.compile(r"^(?P<what>[^，。；]{0,10}(?:材料|方案|报告|清单|名单))")
SUBMITTED = ("报送", "上报", "提交", "提交至", "书面报送", "报", "交", "转交", "移交", "移送")
VERBS = {**dict.fromkeys(SUBMITTED, "submit"), "报备": "file", "备案": "file", "登记备案": "file", "报告": "report",
         "抄送": "copy", "申请": "apply", "反馈": "return"}  # fmt: skip
OBLIGED = re.compile(
    r"^[^，。]{2,30}?，?(?P<must>应当|不得|必须)(?:按照[^，]{2,20}，|依法)?(?:向社会)?(?P<what>(?!是|有|具备|符合)[^。；]{4,30})$"
)
WAN = 10_000
SHORTEST = 4  # characters behind a deadline that say enough to be quoted alone
LONGEST_NAME = 10  # characters of a name that may have unknown words
VERBAL = re.compile(
    r"^(?:产生|使用|从事|列入|纳入|排放|生产|销售|运输|贮存|处置|具备|取得|承担|开展|新建|需要|实行|可能)"
)
NO_NAME = re.compile(r"\d|[。；：]|于20|将|根据|按照")
PLAIN = re.compile(r"^[^，。；]{0,60}(?:应当?|须|必须|要|请)?[^，。；]{0,40}$")
MUST = re.compile(r"应当|不得|必须")
SEVERAL = re.compile(r"[和、，并]")  # several acts, which the grammar of titles orders as nouns
TOPIC = re.compile(
    r"^[^，。；]{2,60}?，?(?:应当?|须|必须|要)"
)  # 处罚决定，应当报…备案: what is handed over comes first
LOCAL = re.compile(r"^(?:各|有关|相关|省、自治区、直辖市)")
OFFICES = re.compile(r"各?委、?各?办、?各?(?:厅、?各?)?局")
DEPARTMENT = re.compile(
    r"(?P<task>发展(?:和)?改革|能源|生态环境|工业和信息化|住房(?:和)?城乡建设|财政|市场监管|农业农村|商务|科技|自然资源|交通运输|水利)"
    r"(?:委(?:员会)?|局|厅)"
)
OFFICE = re.compile(r"(?:部门|[委局厅]|委员会|政府)$")
ARTICLED = re.compile(r"Ministry|Commission|Administration|Bank|Office|Council|Bureau|Committee|Department")
WHOSE = re.compile(r"^(?:其?所属|有关|相关)(?=[^，。]{2})")
HOW = re.compile(r"(?:逐级|及时|一并|书面|统一|分别|如实|按时|同时)$")
SINCE = re.compile(r"自[^，。；]{2,40}之日起(?:\d{1,3}|[一二三四五六七八九十]{1,3})个?(?:工作)?[日天]内?")
BRACKETS = re.compile(r"[（(][^（）()]*[）)]")


def duty(slot: Mapping[str, Any], lang: Lang) -> str:
    """A duty in the language; `slot` is one of the slot ``duties``."""
    task, words = "".join(slot["task"].split()), "".join(slot["by"].split()) if slot["by"] else None
    if slot.get("fine"):
        return say(lang, "brief.fine", amount=_yuan(slot["fine"], lang))
    if words is None:
        return _lasting(slot, task, lang)
    who = _who([*slot["lead"], *slot["who"]], task, lang)
    by = _since(task, words, lang) or _by(words, slot["due"], lang)
    done = _done(task, words, bool(who), lang) if by else ""
    if lang == "en" and HAN.search(who + done):
        done = ""  # names that English does not know stand in the quoted sentence
    if done:
        said = say(lang, "brief.duty" if who else "brief.duty_of_none", who=who, by=by, done=done)
    else:
        said = _quoted(task, words, who, by, lang)
    return said[:1].upper() + said[1:] if lang == "en" else said


def _yuan(amount: float, lang: Lang) -> str:
    """An amount of money: 200万元, 2 million yuan."""
    large = amount >= WAN and lang == "ja"
    return units.amount([amount / WAN if large else amount], "万元" if large else "元", lang)


def _quoted(task: str, words: str, who: str, by: str, lang: Lang) -> str:
    """A duty in its own words; what of them is said already (who, by when) is not said again."""
    place = task.find(words)
    behind = task[place + len(words) :].strip("，, ") if place >= 0 else ""
    whole = not by or len(behind) < SHORTEST or behind[0] in "、和或及" or CONDITION.match(task[:place]) is not None
    told = not whole and _is_plain(task, words, lang)
    if not told or (lang == "en" and HAN.search(who)):
        return say(lang, "brief.duty_quoted", by=by, zh=task).strip()
    form = "brief.duty_quoted_of" if who else "brief.duty_quoted"
    return say(lang, form, who=who, by=by, zh=behind).strip()


def _is_plain(task: str, words: str, lang: Lang) -> bool:
    """Whether the words before the deadline hold nothing but who has it and what it is counted from."""
    before = task[: task.find(words)]
    if COUNTED.search(words) and not event(before, lang):
        return False
    return PLAIN.match(ASIDE.sub("", before)) is not None


def _lasting(slot: Mapping[str, Any], task: str, lang: Lang) -> str:
    """A duty without a deadline: X应当公开Y, X不得Y. Empty where no pattern holds the sentence."""
    found = OBLIGED.match(task)
    who = _who([*slot["lead"], *slot["who"]], task, lang)
    asked = MUST.split(task, maxsplit=1)[-1]
    done = acts(asked, lang)
    if not done and found and not SEVERAL.search(found["what"]):
        done = worded(found["what"].replace("其", ""), lang, action=True, known=True)
    must = MUST.search(task)
    form = "forbidden" if must and must.group() == "不得" else "obliged"
    if not must or not who or not done or (lang == "en" and HAN.search(who + done)):
        return ""
    return say(lang, f"brief.{form}", who=who, done=done)


def bodies(line: str, lang: Lang) -> list[str]:
    """The bodies of a line of addressees: 各省、自治区、直辖市人民政府，教育部、科技部."""
    found: list[str] = []
    line = OFFICES.sub("各委办局", BRACKETS.sub("", line))
    for part in (part.strip() for part in re.split(r"[；，,;]", line) if part.strip()):
        if LOCAL.match(part):
            found.append(_body(DEPARTMENT.sub(r"\g<task>主管部门", part), lang))
        else:
            found += [_body(piece, lang) for piece in part.split("、")]
    return found


def _who(names: list[str], task: str, lang: Lang) -> str:
    """Who has the duty; names that are no bodies but words of the sentence are left out."""
    bare = [BRACKETS.sub("", name).removeprefix("请") for name in names]
    kept = [name for name in bare if 1 < len(name) <= 24 and not NO_NAME.search(name)]
    return say(lang, "brief.joint").join(dict.fromkeys(said for name in kept[:3] if (said := _named(name, lang))))


def _named(name: str, lang: Lang) -> str:
    """Who has a duty; empty where the name is a clause or too long for the grammar of titles to guess at."""
    if "的" in name and VERBAL.match(name):
        return ""  # what they do is part of the name, which the grammar orders wrongly
    known = agencies.lookup(name) or len(name) <= LONGEST_NAME or worded(name, lang, known=True)
    return _body(name, lang) if known else ""


def _body(name: str, lang: Lang) -> str:
    """A body by its established name; the standing words of an address; else by the rules of titles."""
    if known := known_body(name, lang):
        return known
    standing = catalogue(lang)["brief"]["standing"]
    if name in standing:
        return str(standing[name])
    if (whose := WHOSE.match(name)) and (rest := worded(name[whose.end() :], lang)):
        return str(catalogue(lang)["brief"]["whose"][whose.group().removeprefix("其")]).format(body=rest)
    for words, said in standing.items():
        if name.startswith(words) and (rest := _offices(name.removeprefix(words), lang)):
            return say(lang, "brief.of", whole=said, part=rest)
    return _offices(name, lang) or (to_kanji(name) if lang == "ja" else name)


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


def _by(words: str | None, due: str | None, lang: Lang) -> str:
    """The deadline; empty where its form is not known: 首年6月底前."""
    if due:
        return say(lang, "brief.by_day", day=day(lang, due))
    if words and (found := YEARLY.search(words)):
        forms = catalogue(lang)["brief"]
        key = ("yearly_" if found["which"] == "每" else "next_") + ("day" if found["day"] else "end")
        return str(forms[key]).format(month=_month(found["month"], lang), day=found["day"])
    if words and (found := COUNTED.search(words)) and (span := _span(found, lang)):
        return say(lang, "brief.within", span=span)
    return ""


def _span(found: re.Match[str], lang: Lang) -> str:
    """How many days, months or hours; empty for another unit."""
    unit = catalogue(lang)["brief"]["spans"].get(found["unit"].removeprefix("个"))
    span = str(unit).format(count=numeral(found["count"])) if unit else ""
    return span.removesuffix("s") if lang == "en" and span.startswith("1 ") else span


def _month(number: str, lang: Lang) -> str:
    months = catalogue(lang)["brief"].get("months")
    return str(months[int(number) - 1]) if months and 0 < int(number) <= len(months) else number


def _since(task: str, by: str | None, lang: Lang) -> str:
    """A number of days from what they are counted; empty where nothing is named."""
    found = COUNTED.search(by or "")
    since = event(task[: task.find(by)], lang) if by and found and by in task else None
    span = _span(found, lang) if found else ""
    return say(lang, "brief.within_of", event=since, span=span) if since and span else ""


def _done(task: str, by: str | None, named: bool, lang: Lang) -> str:
    """What is to be done by then: handed to someone, or completed; empty where no pattern holds the sentence.

    `named` says that who has it is known. Days counted from what no rule can word are no deadline to tell.
    """
    place = task.find(by) if by and by in task else 0
    before, behind = task[: place + len(by or "")], task[place + len(by or "") :]
    if CONDITION.match(before) or (COUNTED.search(by or "") and event(task[:place], lang) == ""):
        return ""
    if done := acts(behind.strip("，"), lang):
        return done if named or not ALONE.match(behind.strip("，。")) else ""  # of what it is said stands before
    task = SINCE.sub("", task)
    for form in (HANDED, HANDED_TO, SENT):
        if (found := form.search(behind)) or (found := form.search(task)):
            handed = _handed(found, before, lang)
            if not found.groupdict().get("what") and not named and TOPIC.match(task):
                return ""
            return _agreed(task, lang) + handed if handed else ""
    found = DONE.search(behind)
    what = _object(found["what"], lang) if found else ""
    return str(catalogue(lang)["brief"]["done"][found["verb"]]).format(what=what) if found and what else ""


def _object(zh: str, lang: Lang) -> str:
    """What is handed over or completed, as its verb governs it."""
    said = worded(zh, lang)
    return governed(said) if said and lang == "en" else said


def _agreed(task: str, lang: Lang) -> str:
    """经省级人民政府同意后: with the consent of the provincial government."""
    found = AGREED.search(task)
    return say(lang, "brief.agreed", whom=_body(found["whom"], lang)) if found else ""


def _handed(found: re.Match[str], before: str, lang: Lang) -> str:
    """将X报送Y, 向Y提交X, or 制定X，于…前报送Y."""
    given = bodies(found["whom"], lang)
    whom = listed(given) if lang == "en" else say(lang, "brief.and").join(given)
    zh = found.groupdict().get("what") or ""
    if not zh and (named := DRAWN.search(before) or MATERIALS.search(before)):
        zh = named["what"]
    what = _object(HOW.sub("", BRACKETS.sub("", zh)), lang) if zh else ""
    verb = catalogue(lang)["brief"]["verbs"][VERBS[found["verb"]]]
    if zh and not what:
        return ""
    return say(lang, "brief.handed" if what else "brief.sent", what=what, whom=whom, verb=verb)
