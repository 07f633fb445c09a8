"""Until when comments on a draft are taken, as its own sentences say it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from parsers.fields import dates
from policy import Dated

MAX_TEXT = 100_000  # a call for comments says it near its start
MAX_PASSAGE = 300
MOST_DAYS = 180  # of a period for comments

_CALL = re.compile(
    r"征求.{0,120}?意见|征集.{0,60}?意见|(?:反馈|提出).{0,20}意见|意见.{0,12}(?:反馈|截止|建议)|意见[^。]{0,30}(?:寄|发至|发送|送至|报送|函告|邮箱|邮件|传真|提交)|公示.{0,120}?(?:意见|异议)",
    re.DOTALL,
)
_CONSULTS = re.compile(r"征求[^。]{0,80}意见|征集[^。]{0,40}(?:意见|建议)|意见征[求集]|征询[^。]{0,40}意见|公示")
_CALLS = re.compile(  # in a text, where 征求意见 may be one step of what others have to do
    r"公开征[求集]|[向对]社会[^。]{0,30}征[求集]|[（(]征求意见稿[）)]|意见征[求集]|公示(?:时间|期)|现[^。]{0,80}公示|"
    r"现[^。]{0,80}征[求集询][^。]{0,80}(?:意见|建议)(?!的?基础)|请[^。]{0,60}(?:提出|反馈)[^。]{0,30}(?:意见|建议)"
)
_CALLING = ("征", "公示", "请")  # every call has one of them
_OPENING = 800
_COMMENTS = re.compile(r"意见|建议|征求|征集|公示|函复|回复")
_NUMERAL = r"(?:\d{1,2}|[一二三四五六七八九十廿]{1,3}|元(?=\s{0,4}月))"
_DAY = re.compile(
    rf"(?:(?P<year>\d{{4}}|[一二][〇○零一二三四五六七八九]{{3}})\s{{0,4}}年\s{{0,4}})?(?P<month>{_NUMERAL})\s{{0,4}}月"
    rf"(?:\s{{0,4}}(?P<day>{_NUMERAL})\s{{0,4}}[日号]|(?P<end>底))|(?<!\d)(?P<iso>\d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}})(?!\d)"
)
_TIME = (
    r"(?:\s{0,4}[（(](?:含当日|含|(?:星期|周).|(?:农历|阴历|夏历)[^（）()]{2,12})[）)])?(?:\s{0,4}(?:上午|中午|下午|晚上?))?"
    r"(?:\s{0,4}(?:\d{1,2}(?:[:：时点]\d{0,2}分?)整?|下班|工作时间结束))?"
)
_HAND_IN = r"反馈|函复|函告|告知|反映|回函|报|交|复|提出|寄|发送|发至|送|返回|书面|邮件|邮箱|传真|登录|途径|方式|留言"
_UNTIL_AFTER = re.compile(
    rf"{_TIME}\s{{0,4}}(?:(?:之?前|以前)(?!完成|建成|实现|达到|取得)(?=[^。]{{0,50}}(?:{_HAND_IN}))|截止|止|为止|结束)"
)
_UNTIL_BEFORE = re.compile(
    r"(?:截[止至](?:时间|日期|期限|日)?|(?:反馈|征求意见|意见反馈|公示|征集|提交)[^，。；]{0,8}?(?:时间|日期|期限|期|截止日)(?:截[止至])?"
    r"|(?:延长|延期|顺延|延后|推迟|展期)[^，。；]{0,10}(?:至|到)|(?:延|征集|意见)(?:至|到)|(?:最[迟晚]|至迟)(?:应?于|在|至|到|不晚于|不超过)?|不得?[晚迟]于"
    r"|(?:截[止至]|期限|征求|征集|反馈)[^，。；]{0,40}(?:改|变更|调整)(?:至|到|为)"
    r"|(?:即|之)日起?(?:开始)?(?:截?至|到))(?:为|至|到|是|：|:|于|日期|时间|在|\s)*$"
)
_LABEL = re.compile(r"(?:征求意见|意见反馈|反馈|公示|征集|截止)[^，。]{0,6}(?:时间|日期|期限|期)[:：]?$")
_RANGE = re.compile(rf"{_TIME}(?:\s{{0,4}}起)?\s{{0,4}}[至到—－–~～-]{{1,9}}\s{{0,4}}(?:当日)?")
_PERIOD = re.compile(  # 请在本公告发布之日起30日内; not working days, for which the holidays would have to be known
    rf"(?:(?:发布|公布|公示|公告|刊登|登载|印发)之?日|即日)(?:起|开始)(?:的|计算?)?\s{{0,4}}(?P<count>\d{{1,3}}|{_NUMERAL})\s{{0,4}}"
    r"(?P<unit>自然日|日|天|个月)(?!前)"
)
_TERM = re.compile(  # 征求意见期限为30天，自本公告发布之日起
    rf"(?:意见|公示|反馈|征集)[^，。；]{{0,6}}(?:期限|时间|期)(?:为|是|共|：|:)?\s{{0,2}}(?P<count>\d{{1,3}}|{_NUMERAL})\s{{0,2}}"
    r"(?P<unit>自然日|日|天|个月)"
)
_FROM_ISSUE = re.compile(r"(?:发布|公布|公示|公告|刊登|登载|印发)之?日")
_ONLY_DAY = re.compile(rf"\s{{0,4}}(?P<day>{_NUMERAL})\s{{0,4}}[日号]")


def consultation_ends(title: str, text: str, published_on: str | None) -> Dated | None:
    """The end of a consultation. Other documents set deadlines too, but not for comments."""
    opening = text[:_OPENING]
    calls = any(word in opening for word in _CALLING) and _CALLS.search(opening)
    return comments_due_on(text, published_on) if calls or _CONSULTS.search(title) else None


def comments_due_on(text: str, published_on: str | None) -> Dated | None:
    """The last day for comments on a draft (请于…前, 截止…, the end of a range), or None.

    A year that is left out is taken from the range's start, an earlier date of the sentence, or `published_on`;
    without any of these there is no date. A day up to that of publication is that of an earlier round, not a deadline.
    """
    text = text[:MAX_TEXT]
    if not _CALL.search(text):
        return None
    counted = None
    for sentence in _sentences(text):
        if due := _deadline(sentence, published_on):
            return Dated(due, "text", sentence[:MAX_PASSAGE])
        counted = counted or _end_of_period(sentence, published_on)
    return counted


def _sentences(text: str) -> Iterator[str]:
    """The sentences that speak of comments; a label on a line of its own stands before what it is of."""
    previous = ""
    for match in re.finditer(r"[^。；;\n]+", text):
        sentence = match.group().strip()
        if _LABEL.search(previous):
            sentence = f"{previous} {sentence}"
        if _COMMENTS.search(sentence) or ("截止" in sentence and _COMMENTS.search(previous)):
            yield sentence
        previous = sentence


def _end_of_period(sentence: str, published_on: str | None) -> Dated | None:
    """The last day of a period from the day of publication, which itself does not count."""
    period = _PERIOD.search(sentence) or (_TERM.search(sentence) if _FROM_ISSUE.search(sentence) else None)
    if period is None or published_on is None or len(published_on) != 10:
        return None
    count = int(period["count"]) if period["count"].isdecimal() else dates.small_number(period["count"]) or 0
    if not 0 < count <= MOST_DAYS:
        return None
    months = period["unit"] == "个月"
    end = dates.later(published_on, months=count) if months else dates.later(published_on, days=count)
    return Dated(end, f"text: {period[0]} from {published_on}", sentence[:MAX_PASSAGE]) if end else None


def _deadline(sentence: str, published_on: str | None) -> str | None:
    days = [day for day in _DAY.finditer(sentence) if not dates.is_lunar(sentence, *day.span())]
    context = published_on
    for at, day in enumerate(days):
        value = _resolve(day, context)
        after, before = sentence[day.end() : day.end() + 60], sentence[max(0, day.start() - 60) : day.start()]
        closing = _RANGE.match(after)
        if closing and value:
            end = _range_end(sentence, day.end() + closing.end(), days[at + 1 : at + 2], value)
            if end and not _over(end, published_on):
                return end
        if value and (_UNTIL_AFTER.match(after) or _UNTIL_BEFORE.search(before)) and not _over(value, published_on):
            return value
        context = value or context
    return None


def _over(day: str, published_on: str | None) -> bool:
    return published_on is not None and len(day) == len(published_on) == 10 and day <= published_on


def _range_end(sentence: str, at: int, following: list[re.Match[str]], start: str) -> str | None:
    """The end of a range that begins at `start`: a whole date, one without its year, or only a day."""
    if following and following[0].start() == at:
        return _resolve(following[0], start)
    only = _ONLY_DAY.match(sentence, at)
    day = dates.small_number(only["day"]) if only else None
    return dates.iso(int(start[:4]), int(start[5:7]), day) if day and len(start) >= 7 else None


def _resolve(match: re.Match[str], context: str | None) -> str | None:
    """The ISO date of a match; where its year is left out, the first such day on or after `context`."""
    if match["iso"]:
        return dates.read(match["iso"])
    if match["year"]:
        return dates.read(match.group().rstrip("底"))
    month = dates.small_number(match["month"])
    day = dates.small_number(match["day"]) if match["day"] else None
    if month is None or (match["day"] and day is None) or not context or len(context) < 7:
        return None
    year = int(context[:4])
    early = f"{month:02d}" < context[5:7] or (f"{month:02d}-{day or 31:02d}" < context[5:] and len(context) == 10)
    return dates.iso(year + early, month, day)
