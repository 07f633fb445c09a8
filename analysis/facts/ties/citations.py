"""What a citation comes to: another document with its title in full; a form or a plan yet to be made is none."""

from __future__ import annotations

import re
from dataclasses import dataclass

from analysis.facts.ties import cues, repealing
from analysis.facts.ties.proof import Context, Whole
from analysis.facts.ties.references import Reference, is_standard
from analysis.facts.ties.titled import bare, is_own
from analysis.text.sentences import Sentence
from policy import Relation, RelationType

MAX_PASSAGE = 300
_FORM = re.compile(r"(?:表|书|花名册|登记册|单|证|结论|协议|合同|台账|系数|表格|材料|附件|附录|说明|申报)$")
_FORM_BEHIND = re.compile(r"[\u4e00-\u9fff]{0,10}(?:表|模板|样式|格式|范本)$")  # 2.《应用案例》信息填写表
_SHORT_NAME = re.compile(  # 《意见》 without 以下简称 means a document named before, in words or not at all
    r"(?:实施|指导|行动|工作|管理|规划|试行|暂行|若干)?"
    r"(?:意见|办法|方案|通知|规定|条例|规划|纲要|计划|目录|名录|决定|标准|公告|指南|细则|规则|要点)"
)
_BOOK = re.compile(  # no forms: a book, a protocol, a list that authorities keep
    r"(?:白皮书|蓝皮书|议定书)$|(?:国家|全国|省|市|年|版|负面|重点|准入|权力|责任)[^，。]{0,24}清单"
)
_LIST_IN_FORCE = re.compile(r"(?:落实|执行|实施|印发|发布|公布)$")  # 落实《免罚清单》: what is carried out is no form
_REPORT = re.compile(r"(?:报告|方案|计划|规划|总结|台账|清单)$")
_NUMBER_TALK = re.compile(r"^(?:等)?(?:号)?的?[\d.]{0,8}(?:文|规定|通知|要求|精神|同时|停止|废止|公告|附件)")


def spelt(title: str) -> str:
    """What one title has in common with its other spellings in the same text."""
    return bare(title).removeprefix("中华人民共和国").replace("的", "")


@dataclass(frozen=True, slots=True)
class Spot:
    """The place of a citation and what is around it."""

    text: str
    sentence: Sentence
    reference: Reference
    context: Context


def related(spot: Spot, kind: RelationType | None, whole: Whole) -> Relation | None:
    """The relation of a type that a citation is; None where it is no other document, or of none."""
    reference, sentence = spot.reference, spot.sentence
    if kind is None:
        whole.own.add(spelt(reference.title or ""))
    if kind is None or not _counts(spot, kind, whole):
        return None
    title = reference.title
    if kind == "draft of" and title:
        title = cues.DRAFT_NAME.sub("", title) or title
    start = max(sentence.start, reference.start - MAX_PASSAGE // 2)
    end = min(sentence.end, max(start + MAX_PASSAGE, reference.end))
    passage = spot.text[start:end]
    if kind != "repeals":
        return Relation(kind, title, reference.number, reference.start, passage)
    since = repealing.day(spot.context.left, spot.context.right) or (
        whole.repeals_from if whole.repeals_follow else None
    )
    return Relation(kind, _in_full(spot, whole), reference.number, reference.start, passage, effective_on=since)


def _in_full(spot: Spot, whole: Whole) -> str | None:
    """原《办法》 as the one title before it that ends so and is not the document's own; else as written."""
    short = spot.reference.title
    if not short or spot.reference.number or not _SHORT_NAME.fullmatch(short):
        return short
    before = (named.title for named in whole.cited if named.start < spot.reference.start and named.title)
    own = (whole.title, *whole.titles)
    meant = {t for t in before if t != short and t.endswith(short) and not any(is_own(o, bare(t)) for o in own)}
    return meant.pop() if len(meant) == 1 else short


def _yet_to_be_made(spot: Spot) -> bool:
    """Whether others have to write it: 编制《园区碳达峰专项报告》; what has a number or was made is a document."""
    made = spot.reference.number is not None or cues.MADE.search(spot.context.whole) is not None
    if made:
        return False
    told = cues.TO_MAKE.search(spot.context.left) is not None and _REPORT.search(spot.reference.title or "") is not None
    return told or cues.TO_ISSUE.search(spot.context.left) is not None


def _is_named(spot: Spot) -> bool:
    """Whether the words around a bare number say that its document is meant: …号文的规定, 执行GB 99001—2009."""
    left, right = spot.context.left, spot.context.right
    if _NUMBER_TALK.match(right):
        return True
    ruled = cues.STANDARD_LEFT.search(left) or cues.STANDARD_RIGHT.match(right)
    return ruled is not None and is_standard(spot.reference.number or "")


def _counts(spot: Spot, kind: RelationType, whole: Whole) -> bool:
    """Whether this is another document: not the document itself, not a form in its annex, not its own number."""
    reference = spot.reference
    if reference.title is None:
        return kind != "cites" or _is_named(spot)
    own = (whole.title, *whole.titles)
    if kind in ("cites", "based on", "implements") and (
        spelt(reference.title) in whole.own or any(is_own(title, bare(reference.title)) for title in own)
    ):  # its annexes name the document itself as what they rest on
        return False
    if kind != "cites":
        return True
    if cues.ANNEX.match(spot.text, reference.end) or _FORM_BEHIND.match(spot.context.right) or _yet_to_be_made(spot):
        whole.own.add(spelt(reference.title))  # wherever it is named again
        return False
    kept = _BOOK.search(reference.title) or (
        reference.title.endswith("清单") and _LIST_IN_FORCE.search(spot.context.left)
    )
    vague = _SHORT_NAME.fullmatch(reference.title) or (_FORM.search(reference.title) and not kept)
    return reference.number is not None or not vague
