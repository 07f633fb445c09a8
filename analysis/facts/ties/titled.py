"""Relations that the title itself states: 关于废止《…》的决定, 转发…的通知, 公开征求《…》意见, 《…》解读."""

from __future__ import annotations

import re
from functools import lru_cache

from analysis.facts.ties import cues, repealing
from analysis.facts.ties.references import clean, references
from policy import Relation, RelationType

MAX_TITLE = 500
TITLE_OFFSET = -1
_PUNCTUATION = re.compile(r"[\s《》〈〉<>“”\"'‘’（）()〔〕\[\]、，,。.：:—－–-]+")
_NAME_END = re.compile(
    r"(?:法|条例|规定|办法|细则|决定|意见|通知|规划|纲要|计划|方案|目录|名录|标准|规范|指南|要点|公告|白皮书)$"
)
_ABOUT_VERB: tuple[tuple[RelationType, re.Pattern[str]], ...] = (
    ("repeals", re.compile(r"(?:废止|停止执行|宣布失效)$")),
    ("amends", re.compile(r"(?:修改|修订|修正)$")),
    ("implements", re.compile(r"(?:贯彻|落实|(?<!调整)(?<!停止)(?<!暂停)(?:执行|实施)|做好)$")),
    ("forwards", re.compile(r"转发$")),
)
_BEHIND: tuple[tuple[RelationType, re.Pattern[str]], ...] = (
    ("amends", re.compile(r"(?:等)?(?:[^，。]{0,12}条款?|有关条款)?(?:修改单|修正案|的修改决定)")),
    ("repeals", re.compile(r"(?:等[^，。]{0,20})?(?:废止|停止执行|失效)")),
    ("implements", re.compile(r"(?:实施|贯彻|落实|配套|贯彻落实)")),
)
_UNQUOTED: tuple[tuple[RelationType, re.Pattern[str]], ...] = (
    ("repeals", re.compile(r"关于废止(?P<name>[^《》]{4,80}?)的(?:决定|公告|通知|通告|令)")),
    ("amends", re.compile(r"关于(?:修改|修订)(?P<name>[^《》]{4,80}?)的(?:决定|公告|通知|通告|令)")),
    ("interprets", re.compile(r"就(?P<name>[^《》]{4,80}?)(?:有关|相关)?(?:问题|情况|政策)?(?:答记者问|回答记者)")),
    ("interprets", re.compile(r"(?:解读[：:丨|]|图解[：:丨|]|一图读懂[：:丨|]?)(?P<name>[^《》]{4,80})$")),
    ("interprets", re.compile(r"^(?P<name>[^《》]{4,80}?)(?:政策)?(?:解读|问答)")),
    (
        "draft of",
        re.compile(r"(?:征求|征集|听取)(?:对)?(?P<name>[^《》]{4,80}?)[（(](?:公开)?(?:征求意见稿|草案|送审稿)"),
    ),
)
_ANOTHER = re.compile(r"(?:转发|修改|修订|废止|贯彻|落实|实施|执行|解读|做好|配合)$")
_SAME_BEHIND = re.compile(
    r"(?:白皮书|(?:试行|暂行|修订|\d{4}年(?:本|版|修订)?)?通知|公告|函|试行|暂行|修订|决定|全文|令|\d{0,4}年?(?:本|版|修订版)?)?"
)
_CARRIED_OUT = re.compile(r"[〈](?P<name>[^〈〉]{2,100})[〉](?:实施|配套|贯彻|落实)")
_SEVERAL = re.compile(r"部分|一批|有关|若干|下列|等\d|相关|[一二三四五六七八九十\d](?:件|部|个)")


@lru_cache(maxsize=1_024)  # the own titles are compared with every cited one
def bare(title: str) -> str:
    """A title without punctuation, the mark of a draft and the frame 关于印发…的通知, to compare titles by."""
    title = cues.DRAFT_NAME.sub("", clean(title[:MAX_TITLE]))
    return _PUNCTUATION.sub("", title)


def is_own(whole: str, named: str) -> bool:
    """Whether a cited title is the document's own: 甲 in 关于印发甲的通知, or the other way round. Both `bare`."""
    whole, named = whole.replace("的", ""), named.replace("的", "")
    if len(named) < 4 or len(whole) < 4:
        return False
    inner, outer = sorted((whole, named), key=len)
    place = outer.find(inner)
    if place < 0:
        return False
    before, after = outer[:place], outer[place + len(inner) :]
    framed = not before or inner.startswith("关于") or re.search(r"(?:印发|发布|公布|下发|关于)$", before)
    return bool(framed) and _ANOTHER.search(before) is None and _SAME_BEHIND.fullmatch(after) is not None


def own_titles(title: str, text: str) -> tuple[str, ...]:
    """The document's own titles, `bare`: 甲 of 关于印发《甲》的通知, and the one that stands alone over its text.

    Not of 暂时调整实施《甲》有关规定的决定, which is another document.
    """
    title = title[:MAX_TITLE]
    cited = references(title) if "《" in title else []
    inside = (named for named in cited if not cues.CARRIES_OUT.search(title[: named.start].rstrip()))
    head = text[:MAX_TITLE].lstrip().split("\n", 1)[0].rstrip()
    quoted = references(head) if head.startswith("《") else []
    alone = (named for named in quoted if (named.start, named.end) == (0, len(head)))
    return tuple(bare(named.title) for named in (*inside, *alone) if named.title)


def from_title(title: str, *, interprets: bool, draft: bool) -> list[Relation]:
    """What the title says of other documents. Its proof is the title, so the offset is -1."""
    title = " ".join(title[:MAX_TITLE].split())
    found: list[Relation] = []
    cited = references(title)
    for place, reference in enumerate(cited):
        left = title[cited[place - 1].end if place else 0 : reference.start]
        if place and found and re.fullmatch(r"[、和及与等\s]*", left):
            kind: RelationType | None = found[-1].type
        else:
            kind = _kind(left, title[reference.end :], reference.title or "", interprets=interprets, draft=draft)
        nested = _CARRIED_OUT.match(reference.title or "")
        if kind is None and nested:
            found.append(Relation("implements", nested["name"], None, TITLE_OFFSET, title))
        elif kind:
            name = cues.DRAFT_NAME.sub("", reference.title or "") if kind == "draft of" else reference.title
            found.append(Relation(kind, name or reference.title, reference.number, TITLE_OFFSET, title))
    return found or _unquoted(title, interprets=interprets, draft=draft)


def _kind(left: str, right: str, name: str, *, interprets: bool, draft: bool) -> RelationType | None:
    if interprets:
        return "interprets"
    if draft and (cues.DRAFT_NAME.search(name) or cues.DRAFT_LEFT.search(left)):
        return "draft of"
    for kind, form in _ABOUT_VERB:
        verb = form.search(left.rstrip())
        if verb and (kind != "repeals" or repealing.in_force(left[: verb.start()], left[: verb.start()], left + right)):
            return kind
    return next((kind for kind, form in _BEHIND if form.match(right)), None)


def _unquoted(title: str, *, interprets: bool, draft: bool) -> list[Relation]:
    allowed = {"interprets": interprets, "draft of": draft}
    for kind, form in _UNQUOTED:
        named = form.search(title) if allowed.get(kind, True) else None
        name = named["name"].strip(' “”"：:') if named else ""
        if name and _NAME_END.search(name) and (kind == "interprets" or not _SEVERAL.search(name)):
            return [Relation(kind, name, None, TITLE_OFFSET, title)]
    sent_on = cues.FORWARDS_TITLE.search(title)
    if not sent_on or "《" in title:
        return []
    rest = sent_on["rest"]
    return [Relation("forwards", rest[max(0, rest.find("关于")) :], None, TITLE_OFFSET, title)]
