"""Which relation the words around a citation prove; the words themselves are in data/cues.toml."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from analysis.facts.ties import cues, repealing
from analysis.facts.ties.references import Reference
from analysis.facts.ties.titled import bare, is_own
from policy import RelationType

_CLAUSE_ENDS = re.compile("[。；：;:]|[，,](?!以及|和(?!谐)|及(?!时)|并结合|结合)")
_SOME = re.compile(
    "(?:[（(][^（）()。]{0,30}[）)])?[^，。（(]{0,6}(?:有关|部分|相关|个别)(?:条款|内容|规定|条文)"
)  # 对《…》有关条款进行了修改
_CHANGES = (*"修废删延", "改为", "取消", "失效", "调整", "补充", "停止", "不再", "增加一")  # in whatever amends
_LIST_ITEM = re.compile(r"[（(]?[一二三四五六七八九十\d]{0,4}[）).．、]?[^，。；：◇]{0,30}$")


@dataclass(frozen=True, slots=True)
class Context:
    """A run of citations in its sentence: words before it, behind it, and the whole sentence, citations as ◇."""

    left: str
    right: str
    whole: str


@dataclass(slots=True)
class Whole:
    """What is known of the whole document while its sentences are read."""

    title: str
    implementing: bool
    draft: bool
    interprets: bool
    amends: bool
    repeals_follow: bool
    repeals_from: str | None = None
    cited: tuple[Reference, ...] = ()
    titles: tuple[str, ...] = ()
    basis_follows: bool = False
    opening: bool = False
    took_effect: bool = False
    own: set[str] = field(default_factory=set)


def proven(context: Context, reference: Reference, whole: Whole) -> RelationType | None:
    """The type that the words around a run of citations prove; None where it is the document itself."""
    left, right = context.left, context.right
    rows: tuple[tuple[RelationType, bool], ...] = (
        ("repeals", _repeals(context, whole)),
        ("replaces", _replaces(context)),
        ("amends", _amends(context, whole)),
        ("forwards", bool(cues.FORWARDS_LEFT.search(left) or cues.FORWARDS_RIGHT.search(right))),
        ("draft of", _draft(context, reference, whole)),
        ("interprets", whole.interprets and bool(cues.INTERPRETS_TEXT.search(left))),
    )
    first = next((kind for kind, holds in rows if holds), None)
    if first:
        return first
    if whole.basis_follows and _LIST_ITEM.match(left):
        return "based on"
    if cues.OWN_LEFT.search(left) or (cues.OWN_RIGHT.search(right) and not cues.BASIS.search(left[-12:])):
        agreed = cues.AGREED.search(right) is not None and not is_own(whole.title, bare(reference.title or ""))
        return "cites" if agreed else None
    basis = _basis(context, reference, whole)
    return "based on" if basis == "cites" and _opens_with_basis(context, whole) else basis


def _opens_with_basis(context: Context, whole: Whole) -> bool:
    """第一条 根据《…》, or 根据《…》 that opens the letter: the document's own basis, however the sentence ends."""
    begins = cues.OPENS.match(context.whole)
    if begins is None or len(context.left) > begins.end() + 60 or re.search(r"[，。；]", context.left[begins.end() :]):
        return False
    if begins["article"]:
        return cues.DUTY.search(context.right[:30]) is None
    return whole.opening and cues.DUTY.search(context.right[:60]) is None


def _repeals(context: Context, whole: Whole) -> bool:
    if not (whole.took_effect or whole.repeals_follow or repealing.has_verb(context.whole)):
        return False
    changed = cues.AMENDS_RIGHT.search(context.right) or cues.AMENDS_ACT.search(context.right)
    if changed or cues.REPEALS_PART.match(context.right):
        return False
    if repealing.repeals(context.left, context.right, context.whole):
        return True
    if whole.took_effect and repealing.is_cut_off(context.whole):
        return True
    because = cues.BASIS.search(context.left) or cues.PURPOSE.search(context.left)
    listed = whole.repeals_follow and _LIST_ITEM.match(context.left) and not because
    return bool(listed) and not repealing.refuses(context.right, context.whole)


def _amends(context: Context, whole: Whole) -> bool:
    if not (whole.repeals_follow or any(word in context.whole for word in _CHANGES)):
        return False
    by_words = cues.AMENDS_LEFT.search(context.left) or cues.AMENDS_RIGHT.search(context.right)
    by_act = cues.AMENDS_ACT.search(context.right) and cues.AMENDS_ACT_BY.search(context.left)
    listed = whole.amends and cues.AMENDS_LISTED.search(context.left)
    listed = listed or (whole.repeals_follow and cues.REPEALS_PART.match(context.right))
    some = context.left.endswith("对") and _SOME.match(context.right) and cues.REVISED.search(context.right)
    part = some or repealing.repeals_part(context.left, context.right, context.whole)
    return bool(by_words or by_act or listed or part) and not _history(context)


def _history(context: Context) -> bool:
    """（根据2005年《关于修改〈…〉的决定》第一次修订）: what happened to this document, not what it does."""
    return re.search(r"次修[订正]|^(?:第[一二三四五六七八九十]+次)?修[订正][）)]?$", context.right[:14]) is not None


def _replaces(context: Context) -> bool:
    left, right = context.left, context.right
    if cues.REVISED.search(right) and left.endswith("对"):
        return _SOME.match(right) is None
    if cues.REPLACES_RIGHT.search(right):
        return True
    if not cues.REPLACES_LEFT.search(left):
        return False
    by_verb = re.search(r"[代取替][替代换]了?(?:原|原有)?的?$", left)
    return bool(by_verb) or cues.REVISION.search(right) is not None


def _draft(context: Context, reference: Reference, whole: Whole) -> bool:
    name = reference.title or ""
    says = whole.draft or re.search(r"征求意见|征集意见|公开征求", context.whole) is not None
    return says and cues.DRAFT_NAME.search(name) is not None and cues.DRAFT_LEFT.search(context.left) is not None


def _basis(context: Context, reference: Reference, whole: Whole) -> RelationType:
    left, right = context.left, context.right
    marks = [*cues.BASIS.finditer(left), *cues.PURPOSE.finditer(left)]
    cue = max(marks, key=lambda mark: mark.end(), default=None)
    if cue is None or _CLAUSE_ENDS.search(left, cue.end()):
        return "cites"
    clause = re.split(r"[，。；：]", left[: cue.start()])[-1]
    if cues.COMMANDS.search(clause):
        return "cites"
    purpose = re.match(
        r"(?:第[一二三四五六七八九十]{1,3}条|[一二三四五六七八九十]{1,3}、|[（(].{1,3}[）)])?(?:为|为了)(?!了?[，])",
        context.whole,
    )
    says = cues.PERFORMS.search(right) or cues.PERFORMS.search(left[-40:])
    duty = cues.DUTY.search(right)
    if duty and (not says or duty.start() < says.start()):
        return "cites"
    if not says and not (purpose and cue.re is cues.PURPOSE):
        return "cites"
    carries_out = whole.implementing or re.search(r"(?:制定|提出)[^，。]{0,6}实施(?:方案|细则|意见|办法)", right)
    named = bare(reference.title or "")
    core = re.sub(r"^中华人民共和国|^.{0,30}关于|(?:的)?(?:指导|实施|若干)?意见$|的通知$|法$", "", named)
    if carries_out and (cue.re is cues.PURPOSE or (len(core) >= 3 and core in whole.title)):
        return "implements"
    return "based on"
