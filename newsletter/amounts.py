"""A target as a phrase in the language of the issue: 2025年までに 新型エネルギー貯蔵の設備容量 3000万kW以上."""

from __future__ import annotations

from db.queries.records import TargetRow
from newsletter.titles.frames import Sheet
from newsletter.titles.quotes import normalised
from newsletter.words import Lang, catalogue, say


def phrase(target: TargetRow, lang: Lang) -> str:
    """One line for a target; its unit and indicator are translated where the words are known."""
    words = catalogue(lang)
    form = target.comparator if target.comparator in words["comparators"] else "="
    high = "" if target.value_high is None else number(target.value_high)
    unit = words["units"].get(target.unit, target.unit)
    amount = say(lang, f"comparators.{form}", value=number(target.value), high=high, unit=unit)
    indicator = Sheet().phrase(normalised(target.indicator)) if lang == "ja" else target.indicator
    line = say(lang, "target.line", indicator=indicator, amount=amount)
    if target.year:
        line = say(lang, "target.year", year=target.year, line=line)
    return say(lang, "target.base", line=line, base=target.base_year) if target.base_year else line


def number(value: float) -> str:
    """A number without needless decimals: 13.5, 3000."""
    return f"{value:.10g}"
