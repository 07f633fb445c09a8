"""Whether a sentence repeals what it cites, and from which day: its verb, and the mood in which the verb stands."""

from __future__ import annotations

import re

from analysis.facts.ties import cues

_CLAUSES = re.compile(r"[，,。；;：:]")
_ISSUED = re.compile(r"(?:^|[，、])(?:19|20)\d\d年\d{1,2}月\d{1,2}日[^，。；：◇]{2,60}(?:公布|发布|印发|颁布)的◇")
_DAY = re.compile(
    r"(?:自|从|于|^|(?<=，))(?P<year>(?:19|20)\d\d)年(?:(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日)?)?(?=[（(零0\d时]{0,4}"
    r"(?:起|废止|停止|失效|正式|开始|施行|实施|生效))"
)


_VERBS = ("废", "失效", "停止", "不再")  # one of these is in each verb of repeal


def has_verb(whole: str) -> bool:
    """Whether a sentence has a word that could be a verb of repeal; without one none of the forms holds."""
    return any(word in whole for word in _VERBS)


def repeals(left: str, right: str, whole: str) -> bool:
    """Whether the words around a citation (`left`, `right` of it in the sentence `whole`) repeal it."""
    behind = cues.REPEALS_RIGHT.match(right)
    if left.endswith(("被", "由")):  # what repeals the one before it
        return False
    if behind:
        return in_force(f"{left}◇{behind['before']}", behind["before"], whole)
    return _led(left, right, whole) and cues.REPEALS_AS_NOUN.match(right) is None


def repeals_part(left: str, right: str, whole: str) -> bool:
    """Whether an article or annex of the cited document is taken out: 废止《…》第五条, 删去《…》第十条."""
    if cues.REPEALS_PART.match(right) is None:
        return False
    return cues.DELETES_LEFT.search(left) is not None or _led(left, right, whole)


def refuses(right: str, whole: str) -> bool:
    """Whether the words behind an item of a list take it out again: 《…》不废止."""
    behind = cues.REPEALS_RIGHT.match(right)
    return behind is not None and not in_force(f"◇{behind['before']}", behind["before"], whole)


def is_cut_off(whole: str) -> bool:
    """Whether a sentence only lists acts by their days of issue and ends before its verb, being too long."""
    acts = _ISSUED.sub("", whole)
    return whole[-1:] not in "。；" and len(_ISSUED.findall(whole)) > 1 and "◇" not in acts


def _led(left: str, right: str, whole: str) -> bool:
    ahead = cues.REPEALS_LEFT.search(left)
    if ahead is None:
        return False
    until = left[: ahead.start("verb")]
    return in_force(until, _CLAUSES.split(until)[-1], whole)


def in_force(until: str, before: str, whole: str) -> bool:
    """Whether a verb of repeal is a statement: not negated, asked, conditional, intended, or told of the past.

    `until` is the sentence up to the verb, `before` what stands between the citation (or the clause's start) and it.
    """
    *earlier, own = _CLAUSES.split(until[-200:])
    near = _CLAUSES.split(before)[-1]
    if cues.NEGATED.search(near) or cues.TOLD.search(near) or cues.INTENDED.search(near):
        return False
    subject = own.split("◇")[0] if "◇" in own else ""
    if cues.INTENDED_OF.search(subject) or cues.ASKED.search(own) or cues.ASKED_BEHIND.search(whole):
        return False
    return not any(cues.CONDITION.match(clause) for clause in (*earlier[-1:], own))


def day(left: str, right: str) -> str | None:
    """From which day a repeal counts, as precise as it is said; None where the sentence names none."""
    behind = cues.REPEALS_RIGHT.match(right)
    *earlier, own = _CLAUSES.split(left)
    if own.endswith("的"):  # 自2019年起施行的《…》: its day, not the day of its end
        own = ""
    return day_of_list("，".join((*earlier[-1:], own, behind[0] if behind else right[:40])))


def day_of_list(line: str) -> str | None:
    """From which day the list under a line is repealed: 下列文件自2028年1月1日起废止：."""
    found = [*_DAY.finditer(line)]
    if not found:
        return None
    said = found[-1]
    parts = [said["year"], *(f"{int(said[name]):02}" for name in ("month", "day") if said[name])]
    return "-".join(parts)
