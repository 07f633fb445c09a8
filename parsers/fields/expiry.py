"""Until when a document is in force, as its own sentence says it: 有效期至2024年4月28日, 有效期五年."""

from __future__ import annotations

import re

from parsers.fields import dates
from parsers.fields.terms import HEADING, ends_of, own, printed_titles, sentences_with
from policy import Dated

_SPEAKS = re.compile(  # begins with a set of characters that are seldom met, which is fast to search for
    r"[效期至日](?:(?<=有效)[期至到]|(?<=[止日]失效)|(?<=试行期)|(?<=期)限(?<=[执实][行施]期限)|(?<=[施执]行至)|(?<=实施至)"
    r"|(?<=日)(?:止?(?:执行|施行|实施)|起?(?:自动)?(?:废止|失效)))"
)
_COUNT = r"(?P<count>\d{1,2}|[一二两三四五六七八九十]{1,3})"
_PERIOD = re.compile(rf"(?:有效期|试行期)限?(?:为|是|暂定为?|[：:]){{0,3}}\s?{_COUNT}\s?(?P<unit>个月|年)")
_UNTIL = re.compile(
    r"(?:(?:有效期|试行期)限?(?:自[^，。；]{4,40}?)?(?:截?至|到|为)+|有效(?:至|到)|(?:施行|执行|实施)(?:至|到)|"
    r"(?:执行|实施)期限?(?:为|自|从|[：:])*[^，。；]{4,24}?(?:至|到|-|—))\s?$"
)
_FROM_DAY = re.compile(r"(?:自|从)[^，。；至到]{4,24}(?:至|到|-|—)\s?$")  # 本公告自2022年1月1日至2023年12月31日执行
_RUNS = re.compile(r"止?(?:执行|施行|实施|有效)")
_LAPSES = re.compile(r"起?(?:自动|即行)?(?:废止|失效)")  # 自2020年7月1日起施行，2025年6月30日废止
_ALONE = re.compile("，[至到于]?$")
_STATES = re.compile(r"自[^，。；]{2,40}起[^，。；]{0,6}(?:施行|实施|执行|实行|生效|试行)")
_OTHER = re.compile(r"证|执照|资质|许可|合同|牌|标志|标识使用|检验|报告|承诺|资格|认定|证明|保险|备案")


def expires_on(text: str, effective: str | None, title: str = "") -> Dated | None:
    """The last day on which the document is in force, or None where it does not say.

    A period (有效期五年) is counted from `effective`, the day from which it is in force, to the same day of its last
    year, as the Civil Code counts; where that day is not known to the day, the period gives no date. The validity of
    permits, reports and the like is not that of the document, and the term of a project (执行期限) only where the
    sentence speaks of the document itself.
    """
    text = ends_of(text)
    printed = printed_titles(title, text)
    for sentence in sentences_with(_SPEAKS, text):
        found = _until(sentence, printed) or _period(sentence, effective, printed)
        if found:
            return found
    return None


def _until(sentence: str, printed: set[str]) -> Dated | None:
    for found in dates.find(sentence):
        until = _UNTIL.search(sentence, max(0, found.start - 80), found.start)
        if until is None and _RUNS.match(sentence, found.end):
            until = _FROM_DAY.search(sentence, max(0, found.start - 40), found.start)
        if until is None and _LAPSES.match(sentence, found.end) and _ALONE.search(sentence, 0, found.start):
            until = _STATES.search(sentence, max(0, found.start - 60), found.start)
        if until and _of_the_document(sentence, until.start(), printed):
            return Dated(found.iso, f"text: {until[0].strip()}", sentence[:300])
    return None


def _period(sentence: str, effective: str | None, printed: set[str]) -> Dated | None:
    period = _PERIOD.search(sentence)
    count = dates.small_number(period["count"].replace("两", "二")) if period else None
    if period is None or count is None or effective is None or len(effective) != 10:
        return None
    if not _of_the_document(sentence, period.start(), printed):
        return None
    months = count * (12 if period["unit"] == "年" else 1)
    end = dates.later(effective, months=months)
    return Dated(end, f"text: {period[0]} from {effective}", sentence[:300]) if end else None


def _of_the_document(sentence: str, at: int, printed: set[str]) -> bool:
    before = sentence[max(0, at - 200) : at]
    clause = re.split(r"[，；：]", before)[-1]
    if _OTHER.search(clause[-12:]):
        return False
    if _STATES.search(before):
        return True
    subject = HEADING.sub("", before).rstrip("，。、 ")
    return subject != "" and own(subject, printed)
