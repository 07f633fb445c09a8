"""Dates that a document's own sentences set: from when it is in force, and until when comments are taken.

Both answer with the sentence that says it, or with None. The trap of the first is the date of a cited document
(《…法》自…起施行) or of a single article, which is not the date of this document. The second lives in `deadlines`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from parsers.fields import dates
from parsers.fields.deadlines import comments_due_on
from policy import Dated

__all__ = ["comments_due_on", "effective_on"]

MAX_TEXT = 400_000  # characters of a text that are looked at, from its start and its end
MAX_PASSAGE = 300
MAX_BEFORE = 400  # characters before a date in which its subject is looked for

_MARKS = "。；;\n"
_CLOSE = re.compile(f"[{_MARKS}]")
_FORCE = r"(?:正式)?(?:施行|实施|执行|实行|生效|试行|启用)(?=[。，；;,、（()）\s：:至]|$)"
_KINDS = (
    "办法|条例|规定|通知|意见|方案|公告|通告|决定|细则|规则|规程|规范|标准|预案|指南|指引|导则|法|令|目录|名录|清单|制度|政策|批复|"
    "措施|要求|函|章程|纲要|规划|计划|价格?|标识|解释|准则|决议"
)
_OWN = re.compile(
    rf"本[\u4e00-\u9fff]{{0,6}}(?:{_KINDS})|(?:上述|以上|[该此]|这[一个些项]?)[\d一二三四五六七八九十两]{{0,3}}项?[\u4e00-\u9fff]{{0,4}}(?:{_KINDS})"
    r"|(?:目录|清单|名录|附件|附表)所列"
)
_PROMULGATES = re.compile(
    r"现予以?(?:公布|发布|印发)|予以(?:公布|发布|印发)|并予(?:公布|发布)|现(?:将|印发|[^，。]{0,4}(?:公布|发布))|批准《|(?:印发|发布)给你们"
)
_AMENDS = re.compile(r"关于(?:废止[、和及与]{1,2})?(?:修[订改正]|修正)[^。\n]{0,300}?的?(?:决定|公告|通知)")
_ORDER_ALONE = re.compile(r"令(?:\s?[（(]?(?:\d{4}年)?第[^（）()]{1,9}号[）)]?)?$|第[^（）()]{1,9}号令$")
_QUOTED = re.compile(r"[《〈]([^《》〈〉\n]{2,80})[》〉]")
_EDITION = re.compile(r"[（(][^（）()]{0,20}[）)]$")
_ACT_BEGINS = re.compile(r"^\s{0,9}(?:第一[章条]|目\s{0,4}录|[（(](?:19|20)\d\d\s{0,2}年)")
_PRINTS = re.compile(
    r"(?:现将|现(?:印发|发布|公布)(?:修[订改]后的)?|制定了?|修订(?:形成)?了?|批准|关于(?:印发|发布|公布))$"
)
_PRINTED = re.compile(r"[^，。]{0,12}印发给你们")
_CITED = re.compile(r"《([^》]{2,80})》")
_NAMED = re.compile(r"《(?=([^》]{2,80})》)")  # also within another that a lost bracket leaves open
_SPEAKS_OF_FORCE = re.compile(r"施行|执行|实行|试行|实施|生效|启用|有效期")
_DATED = re.compile(r"(?:[年\-－/.．]\s*[\d一二三四五六七八九十元]|年起|年开始)")
_RELATIVE = re.compile(
    rf"(?:自|从|于)(?:本(?:{_KINDS})|本?文件)?(?:公布|发布|印发|下发|颁布|颁发|签发|签署|发文|公告|印制)之?日(?:起|开始)[^，。]{{0,2}}?{_FORCE}"
)
_GAP = r"\s{0,4}"
_ABSOLUTE = re.compile(rf"(?:{_GAP}(?:[零0]时|0?0[:：]00))?(?:{_GAP}起)?(?:{_GAP}开始)?{_GAP}{_FORCE}")
_RUNS_FROM = re.compile(rf"(?:{_GAP}起)?{_GAP}(?:至|到|-|—)")
_RUNS_IN_FORCE = re.compile(rf"(?:{_GAP}起)?{_GAP}(?:至|到)[^，。；]{{4,16}}日?(?:止|期间)?{_FORCE}")
_DATE_LABEL = re.compile(r"(?:施行|实施|执行|生效)(?:日期|时间)(?:为|是|：|:|\s)*$")
_TERM = re.compile(r"(?:执行|实施|有效)(?:期限|期间|期|时间)(?:为|自|从|：|:|是)*$")
_ARTICLE = r"第[\d一二三四五六七八九十百零]{1,9}[条款项]"
HEADING = re.compile(
    rf"^\s*+(?:(?:{_ARTICLE}|[（(]?[一二三四五六七八九十\d]{{1,9}}[）)、.．]|附则)\s*+)?(?:【[^】]*】\s*+)?"
)
_PLANNED = re.compile(r"(?:拟|计划|预计|建议)(?:定)?(?:将|于|自|从)*\s*$")
_BARE = re.compile(rf"(?:{_KINDS})$")
_SINGLE_ARTICLE = re.compile(rf"{_ARTICLE}[^，。]{{0,30}}$")
_HEAD = 3_000  # characters that hold the history of an act and its first article
_ARTICLES_BEGIN = re.compile(r"\n\s{0,9}(?:第一章|第一条|目\s{0,4}录)")
_ISSUED = re.compile(r"[^，。；）)\n]{0,80}?(?:公布|发布|颁布|颁发)")
_LINK = re.compile(r"(?:将|已|并|应)?(?:自|从|于)?$")


def sentences_with(words: re.Pattern[str], text: str) -> Iterator[str]:
    """The sentences with one of the words, in their order."""
    done = 0
    for word in words.finditer(text):
        if word.start() < done:
            continue
        start = max(done, *(text.rfind(mark, done, word.start()) + 1 for mark in _MARKS))
        end = _CLOSE.search(text, word.end())
        done = end.end() if end else len(text)
        yield text[start:done].strip()


def ends_of(text: str) -> str:
    """The start and the end of a long text, where it says when it is in force."""
    half = MAX_TEXT // 2
    return text if len(text) <= MAX_TEXT else text[:half] + "\n" + text[-half:]


def _passage(sentence: str, at: int) -> str:
    if len(sentence) <= MAX_PASSAGE:
        return sentence
    start = max(0, min(at - MAX_PASSAGE // 2, len(sentence) - MAX_PASSAGE))
    return sentence[start : start + MAX_PASSAGE]


def effective_on(text: str, signed_on: str | None, title: str = "") -> Dated | None:
    """The day from which the document itself is in force (自2022年7月1日起施行), or None.

    ``自印发之日起`` is `signed_on` (the date of the letter), and None where that is not known. A delay after that day
    (发布之日起30日后) is not counted out. What a cited document, or a single article, does is left aside; cited by the
    document's own `title`, or as what that title prints (关于发布《…》的公告), it is the document.
    """
    text = ends_of(before_reprint(title, text))
    printed = printed_titles(title, text)
    first = _first_issue(text)
    signed_on = first if first and signed_on and first < signed_on else signed_on or first
    relative: Dated | None = None
    for sentence in sentences_with(_SPEAKS_OF_FORCE, text):
        written = _explicit(sentence, printed) if _DATED.search(sentence) else None
        if written:
            return written
        if relative is None and signed_on and "日" in sentence:
            relative = _from_day_of_issue(sentence, signed_on, printed)
    return relative


def before_reprint(title: str, text: str) -> str:
    """The text of a decision that amends, without the amended act that is printed after it, whose dates are its own.

    The act begins at a line that is nothing but a title quoted before, with 第一条, 第一章, 目录 or the history of the
    act below it. Other texts are as they are.
    """
    head = text[:_HEAD]
    begin = _AMENDS.search(title) or (_ORDER_ALONE.search(title) and _AMENDS.search(head))
    if not begin:
        return text
    names = {"".join(name.split()) for name in _QUOTED.findall(f"{title}\n{text}")}
    at = 0
    lines = text.split("\n")
    for number, line in enumerate(lines):
        name = _EDITION.sub("", "".join(line.split())) if len(line) <= 100 else ""
        if number and name in names and any(map(_ACT_BEGINS.match, lines[number + 1 : number + 4])):
            return text[:at]
        at += len(line) + 1
    return text


def printed_titles(title: str, text: str) -> set[str]:
    """The document's own title and those that it prints (关于发布《…》的公告)."""
    text = f"{title}\n{text[:3000]}"
    found, done = {title}, 0
    for name in _NAMED.finditer(text):
        start, end = name.span(1)
        if start > done and (_PRINTS.search(text, max(0, start - 11), start - 1) or _PRINTED.match(text, end + 1)):
            found.add(name[1])
            done = end
    return found


def _first_issue(text: str) -> str | None:
    """The day on which an act was first issued, as the lines under its title give its history.

    1990年3月12日 … 发布: an amendment since then does not change the day that 自发布之日 means.
    """
    head = f"\n{text[:_HEAD]}"
    articles = _ARTICLES_BEGIN.search(head)
    if articles is None:
        return None
    head = head[: articles.start()]
    issued = (f.iso for f in dates.find(head) if len(f.iso) == 10 and _ISSUED.match(head, f.end))
    return next(issued, None)


def _explicit(sentence: str, printed: set[str]) -> Dated | None:
    for found in dates.find(sentence):
        before = sentence[max(0, found.start - MAX_BEFORE) : found.start].rstrip()
        in_force = _ABSOLUTE.match(sentence, found.end) or _RUNS_IN_FORCE.match(sentence, found.end)
        runs = (
            _RUNS_FROM.match(sentence, found.end) and (term := _TERM.search(before)) and _names(before[: term.start()])
        )
        if not (in_force or runs or _DATE_LABEL.search(before)) or before.endswith(("至", "到", "截止", "以前")):
            continue
        if own(_DATE_LABEL.sub("", _TERM.sub("", before)), printed):
            return Dated(found.iso, "text", _passage(sentence, found.start))
    return None


def _names(before: str) -> bool:
    """Whether a term (执行期限) is said of something: in 1.执行期限：… it is that of the projects called for."""
    return HEADING.sub("", before).strip() != ""


def own(before: str, printed: set[str]) -> bool:
    """Whether the words before the date in its sentence make it the date of this document."""
    if _PLANNED.search(before):
        return False
    clause = _LINK.sub("", HEADING.sub("", before).rstrip())
    if _of_a_part(clause):
        return False
    if _BARE.match(clause):
        return True
    own = list(_OWN.finditer(clause))
    cited = list(_CITED.finditer(clause))
    if own and (not cited or own[-1].start() > cited[-1].end() or own[0].start() == 0):
        return True
    if not cited or _PROMULGATES.search(clause):
        return not clause or _PROMULGATES.search(clause) is not None
    name = cited[-1].group(1)
    return any(
        title == name or (len(name) <= 4 and re.sub(r"（[^（）]*）$", "", title).endswith(name)) for title in printed
    )


def _of_a_part(clause: str) -> bool:
    """Whether a clause speaks of one article, of some among others (其中…) or of all but some (除…外)."""
    last = clause.rpartition("，")[2]
    but, _, then = last.rpartition("外")
    return (
        _SINGLE_ARTICLE.search(clause) is not None
        or "其中" in clause.rpartition("。")[2]
        or ("除" in but and "本" not in then)
    )


def _from_day_of_issue(sentence: str, signed_on: str, printed: set[str]) -> Dated | None:
    for match in _RELATIVE.finditer(sentence):
        if "本" in match.group() or own(sentence[max(0, match.start() - MAX_BEFORE) : match.start()], printed):
            return Dated(signed_on, f"text: {match.group()}", _passage(sentence, match.start()))
    return None
