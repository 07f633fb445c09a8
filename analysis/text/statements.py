"""What the parts of an outline say: addressees, principles, goals by year, effect."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from analysis.text.roles import plain_role
from analysis.text.wording import LEADS_ON
from policy.sections import Goal, Section

_MOST_GOALS = 40
_LONGEST_SENTENCE = 2_000
_LONGEST_LINE = 600  # of a 主送 line
_LINES = 12  # at the head of a document in which it is looked for
_ADDRESSEES = re.compile(r"[^。；！？\n]{2,600}[：:][ \t\u3000]*$")
_WHO = (  # each begins with a set of characters, which is fast to search for
    re.compile("[省市区县州旗部委厅局署办院会]"),
    re.compile("政府|单位|企业|公司|机构|代表|中心|银行|大学|兵团"),
)
_NOT_WHO = re.compile(
    r"如下|以下|下列|附件|来源|时间|文号|标题|主题|索引|发[布文]|成文|关于|通知$|公告$|(?:是|为|包括|有)$"
)
_SAYS = re.compile(r"^[ \u3000]?第[一二三四五六七八九十百]{1,5}条|应当|不得|必须")  # a sentence that leads on to a list
_GLUED = re.compile(  # a title, or title and number, glued before the line
    r"^.{0,300}(?:[〔\[（(]20\d\d[〕\]）)]\d{1,5}号[）)]?|关于.{4,120}的(?:通知|意见|公告|批复|通报)(?=[\u4e00-\u9fff]))"
)
_BETWEEN_GROUPS = "，,；;"
_YEAR = re.compile(
    r"(?<![\d比较在为于由与至过])(20\d\d)年(?:[年底末前]|之前|以前)?(?![至到—\-－、和\d]|可持续发展议程)|[“\"]?(十[三四五六七])五[”\"]?(?:规划)?(?:期间|时期|期末|末|期)"
)
_PLAN_ENDS = {"十三": 2020, "十四": 2025, "十五": 2030, "十六": 2035, "十七": 2040}
_CLAUSE_MARKS = "，；。：:、！\n"
_AIMS = re.compile(r"(?:到|展望|力争|争取|确保|实现)[^，。；]{0,12}20\d\d年")
_THIS = re.compile(
    r"本(?:办法|条例|法|规定|规则|细则|通知|公告|意见|方案|指南|规范|标准|决定|解释|规程|目录|规划|政策|文件)"
)
_ARTICLE = re.compile(r"第[一二三四五六七八九十百\d]{1,5}条[ \u3000]?$")
_FORCE = (
    r"[^，。；\n]{2,30}起[^，。；\n]{0,8}(?:施行|实施|执行|生效|适用)"
    r"(?:[，,；]?有效期(?:限)?(?:为|至)?[^，。；\n]{1,20})?"
)
_DAY = r"20\d\d年\d{1,2}月\d{1,2}日"
_PERIOD = rf"{_DAY}(?:起)?至{_DAY}(?=[^。\n]{{0,14}}(?:实施|执行|施行|有效|征收|免征|减|暂|停))"
_TERM = rf"(?:(?<=[执实][行施]期限自)|(?<=有效期限自)|(?<=有效期自)){_DAY}起?至{_DAY}止?"
_EFFECTS = re.compile(f"自(?:{_FORCE}|{_PERIOD}|{_TERM})"), re.compile(f"从{_FORCE}")  # begin with one character: fast


def addressees(text: str) -> tuple[str, ...]:
    """The groups of the 主送 line, the first line of the text that ends with a colon and names whom it is sent to."""
    at = 0
    for _ in range(_LINES):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        line = text[at : min(end, at + _LONGEST_LINE)].strip()
        if (
            len(line) > 3
            and line[-1] in "：:"
            and _ADDRESSEES.fullmatch(line)
            and any(who.search(line) for who in _WHO)
        ):
            name = _GLUED.sub("", line.rstrip("：: \t\u3000"), count=1)
            if _NOT_WHO.search(name[-20:]) is None and _SAYS.search(name) is None:
                return tuple(group.strip() for group in _split(name) if group.strip())
        if end >= len(text):
            break
        at = end + 1
    return ()


def _split(name: str) -> list[str]:
    """The groups between commas outside brackets."""
    groups, depth, start = [], 0, 0
    for place, char in enumerate(name):
        depth += (char in "（(") - (char in "）)")
        if depth <= 0 and char in _BETWEEN_GROUPS:
            groups.append(name[start:place])
            start = place + 1
    return [*groups, name[start:]]


def principles(sections: Sequence[Section]) -> tuple[str, ...]:
    """The headings below a section of principles."""
    found: list[str] = []
    above: int | None = None
    for part in sections:
        if above is not None and part.level > above:
            if part.role == "principles" and part.heading and part.level == above + 1:
                found.append(part.heading)
            continue
        above = part.level if part.role == "principles" else None
    return tuple(found)


def goals(text: str, sections: Sequence[Section]) -> tuple[Goal, ...]:
    """The clauses with a year in the sections of goals; where there are none, those of the text that aim at a year."""
    if aimed := goal_spans(sections):
        found = [goal for start, end in aimed for goal in islice(_clauses(text, start, end), _MOST_GOALS)]
    else:
        past = [(part.at, part.ends) for part in sections if part.role == "background"]
        ahead = (goal for goal in _aims(text) if not any(start <= goal.at < end for start, end in past))
        found = list(islice(ahead, _MOST_GOALS))
    return tuple(found[:_MOST_GOALS])


def goal_spans(sections: Sequence[Section]) -> list[tuple[int, int]]:
    """Where the goals are set: the own words of the parts with this role, and of those of an annexed plan."""
    found = [(part.begins, part.ends) for part in sections if part.role == "goals"]
    below: int | None = None
    for part in sections:
        if part.role != "annex":
            continue
        if below is None or part.level <= below:
            below = part.level if plain_role(part.heading or "") == "goals" else None
        if below is not None:
            found.append((part.begins, part.ends))
    return sorted(found)


def _aims(text: str) -> Iterator[Goal]:
    """The clauses from the first one that aims at a year to the end of its sentence."""
    done = 0
    for aim in _AIMS.finditer(text):
        if aim.start() < done:
            continue
        start = max(done, *(text.rfind(mark, max(0, aim.start() - 200), aim.start()) + 1 for mark in "。；\n"))
        stop = min(len(text), aim.end() + _LONGEST_SENTENCE)
        done = min((end for mark in "。；\n" if (end := text.find(mark, aim.end(), stop)) >= 0), default=stop)
        yield from (goal for goal in _clauses(text, start, done) if goal.at >= aim.start() - 4)


def _clauses(text: str, start: int, end: int) -> Iterator[Goal]:
    """From each clause that names a year to the next such clause or the full stop."""
    for sentence_start, sentence_end in _sentences(text, start, end):
        marks: list[tuple[int, int]] = []
        for named in _YEAR.finditer(text, sentence_start, sentence_end):
            since = max(sentence_start, named.start() - 200)
            begins = max(text.rfind(mark, since, named.start()) for mark in _CLAUSE_MARKS) + 1
            begins = max(begins, sentence_start)
            year = int(named[1]) if named[1] else _PLAN_ENDS[named[2]]
            if not marks or marks[-1][0] != begins:
                marks.append((begins, year))
        for (begins, year), (following, _) in pairwise([*marks, (sentence_end, 0)]):
            clause = text[begins:following].strip().rstrip("，；。、：")
            if clause and not LEADS_ON.search(clause):
                yield Goal(year, clause, begins + (len(text[begins:following]) - len(text[begins:following].lstrip())))


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    while at < end:
        stop = min((found for mark in "。\n" if (found := text.find(mark, at, end)) >= 0), default=end)
        if text[at:stop].strip():
            yield at, stop
        at = stop + 1


def effect(text: str) -> tuple[str, int] | None:
    """The words that say from when the document is in force and how long, with their place; the last ones that do."""
    best: tuple[int, int] | None = None
    told = (found for pattern in _EFFECTS for found in pattern.finditer(text))
    for found in sorted(told, key=lambda found: found.start()):
        before = re.split(r"[。\n]", text[max(0, found.start() - 30) : found.start()])[-1]
        own = (
            _THIS.search(before) is not None
            or before.rstrip()[-1:] in {"，", ""}
            or _ARTICLE.search(before) is not None
        )
        if own:
            best = found.span()
    return (text[best[0] : best[1]], best[0]) if best else None
