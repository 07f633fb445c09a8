"""Speeches, slogans before a sentence (守护蓝天，我国部署X) or beside one, and what a time is said to bring."""

from __future__ import annotations

import re
from collections.abc import Sequence

from translation.english.grammar.openings import opens
from translation.english.grammar.phrases import phrase
from translation.english.outer.sheet import Sheet
from translation.english.words.cut import cut
from translation.english.words.inflection import third
from translation.english.words.lexicon import Word, load
from translation.english.words.pinyin import as_person
from translation.moments import begun
from translation.speeches import LEVERS, speech

DOERS = {"我国": "China", "中国": "China"}


def spoken(text: str, sheet: Sheet) -> str:
    """在X上的致辞 -> address at the X, with the speaker where told; the empty text for all else."""
    found = speech(text)
    if not found:
        return ""
    said = f"{found.kind[0]} at the {found.ceremony[0]}{_event(found.event, sheet)}"
    known = load().words.get(found.name)
    name = known.noun if known else as_person(found.name) if found.name else ""
    who = ", ".join(part for part in (name, found.office[0] if found.office else "") if part)
    return f"{said} ({who})" if who else said


def _event(zh: str, sheet: Sheet) -> str:
    """The name of an event, which is a single one."""
    return re.sub(r"\b(conference|meeting|summit|forum|seminar)s\b", r"\1", sheet.phrase(zh).removeprefix("the "))


def after_slogan(text: str, sheet: Sheet) -> str:
    """守护蓝天，我国部署X -> safeguarding blue skies: China plans X; the empty text for all else."""
    slogan, stop, rest = text.rpartition("，")
    who = next((zh for zh in DOERS if rest.startswith(zh)), "")
    deed = rest.removeprefix(who)
    if not stop or not who or "，" in slogan or not opens(cut(slogan), 0) or not opens(cut(deed), 0):
        return ""
    return f"{phrase(sheet.cut(slogan))}: {DOERS[who]} {third(phrase(sheet.cut(deed), 'base'))}"


def apart(text: str, sheet: Sheet) -> str:
    """Slogans side by side, of which one is made of words that no list has; the empty text for all else."""
    parts = text.split()
    if len(parts) < 2 or not any(all(word.kind == "unknown" for word in cut(part)) for part in parts):
        return ""
    return "; ".join(sheet.phrase(part) for part in parts)


def dated(text: str, sheet: Sheet) -> str:
    """“十五五”时期推进X的Y -> Y of advancing X during that time; the empty text for all else."""
    when, rest = begun(text)
    words = cut(rest) if when[0] else []
    at = _last_of(words)
    thing = words[at + 1 :]
    if not at or not opens(words, 0) or not all(word.noun and not word.verb for word in thing):
        return ""
    return f"{lever(rest, sheet) or sheet.phrase(rest)} {when[0]}"


def lever(text: str, sheet: Sheet) -> str:
    """推进X的抓手 -> lever for advancing X; the empty text for all else."""
    words = cut(text) if text.endswith(LEVERS) else []
    at = _last_of(words)
    if not at or not opens(words, 0) or words[-1].kind == "unknown":
        return ""
    thing = sheet.phrase("".join(word.zh for word in words[at + 1 :]))
    return f"{thing} for {phrase(sheet.cut(''.join(word.zh for word in words[:at])))}"


def _last_of(words: Sequence[Word]) -> int:
    """Where the last 的 stands with something behind it; else 0."""
    return next((at for at in range(len(words) - 2, 0, -1) if words[at].kind == "of"), 0)
