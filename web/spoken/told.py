"""Words of the material in the reader's language: issuers, indicators and headings, drafted by the translation's rules.

What the rules cannot say stays Chinese and is marked as such.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

from markupsafe import Markup, escape

from analysis import task_of
from db.queries.shown import DutyRow, Row
from policy import agencies
from policy.reading import WHOLE_SCOPES
from policy.sections import BriefFact, Duty
from translation import amounts, names
from translation.brief import bodies, clauses, told_all, without_lead
from translation.brief.duties import duty as duty_said
from translation.titles.words.kanji import to_kanji
from web.spoken.i18n import Lang

DRAFT: Mapping[Lang, str] = {"ja": "（下訳）", "en": " (draft translation)", "zh": ""}
LONGEST = 200  # characters; what is longer is no name and no heading
LONGEST_DUTY = 400
_HAN = re.compile(r"[\u3400-\u9fff]")
_CHINESE = re.compile(r"([\u3400-\u9fff《][\u3400-\u9fff，、。《》“”（）〔〕：%\d·—-]{0,400})")
_QUOTED_IN_JAPANESE = re.compile(r"(?<=〔原文〕)([^；\u3041-\u30fa]+(?=；|$)|[^；、（\u3041-\u30fa]+)")
QUOTED: Mapping[Lang, str] = {"ja": "〔原文〕", "en": "[in Chinese]", "zh": "\n"}


@lru_cache(maxsize=8192)
def issuer_text(name: str, lang: Lang) -> str:
    """What an issuer is called."""
    return _said(name, lang, names.issuer)


@lru_cache(maxsize=8192)
def actor_text(name: str, lang: Lang) -> str:
    """Who has a duty: a body, else the words of the document for those it speaks to (各地, 省级人民政府)."""
    return _said(name, lang, lambda zh, lang: names.issuer(zh, lang) if agencies.lookup(zh) else _actors(zh, lang))


def _actors(zh: str, lang: Lang) -> str:
    return ", ".join(bodies.bodies(zh, lang))


@lru_cache(maxsize=8192)
def indicator_text(zh: str, lang: Lang) -> str:
    """What is measured."""
    return _said(zh, lang, amounts.indicator)


@lru_cache(maxsize=8192)
def scope_text(zh: str, lang: Lang) -> str:
    """The places or industries that a target is for."""
    return _said(zh, lang, amounts.scope)


@lru_cache(maxsize=8192)
def heading_text(zh: str, lang: Lang) -> str:
    """The heading of a part of a document."""
    said = _said(zh, lang, clauses.worded)
    return said[:1].upper() + said[1:] if lang == "en" else said


def duty_text(duty: Duty | DutyRow, lang: Lang) -> str:
    """What is due in the reader's language; empty where the rules would quote it, and in Chinese."""
    if lang == "zh" or not duty.by or len(duty.text) > LONGEST_DUTY:
        return ""
    return _duty_said((*duty.lead, *duty.others), task_of(duty), duty.by, duty.due, lang)


@lru_cache(maxsize=8192)
def _duty_said(who: tuple[str, ...], task: str, by: str, due: str | None, lang: Lang) -> str:
    said = duty_said({"lead": (), "who": who, "task": task, "by": by, "due": due}, lang)
    return "" if QUOTED[lang] in said else said


def brief(facts: Sequence[BriefFact], lang: Lang) -> list[tuple[BriefFact, Markup]]:
    """The facts of a brief that add something, each with its words for beside its name; empty where none is known."""
    said = zip(facts, told_all(facts, lang), strict=True)
    return [(fact, in_place(without_lead(fact, words, lang), lang)) for fact, words in said if fact.adds]


def in_place(words: str, lang: Lang) -> Markup:
    """Words in the reader's language, what of them is quoted in Chinese marked as such."""
    if lang == "zh":
        return escape(words)
    parts = (_CHINESE if lang == "en" else _QUOTED_IN_JAPANESE).split(words)
    spans = (
        Markup('<span lang="zh-Hans">{}</span>').format(part) if place % 2 else escape(part)
        for place, part in enumerate(parts)
    )
    return Markup("").join(spans)


def issuer(name: str, lang: Lang) -> Markup:
    """The same for a page."""
    return marked(issuer_text(name, lang), lang)


def actor(name: str, lang: Lang) -> Markup:
    """The same of who has a duty."""
    return marked(actor_text(name, lang), lang)


def scope(zh: str, lang: Lang) -> Markup:
    """The same of what a target is for; nothing where that is all that the document is for."""
    return Markup("") if zh in WHOLE_SCOPES else marked(scope_text(zh, lang), lang)


def indicator(zh: str, lang: Lang) -> Markup:
    """The same for a page; one that no rule can order is a quotation."""
    text = indicator_text(zh, lang)
    return in_place(text, lang) if text.startswith(QUOTED[lang]) else marked(text, lang)


def heading(zh: str, lang: Lang) -> Markup:
    """The same for a page, nothing where the reader's words are those of the document."""
    text = heading_text(zh, lang)
    return Markup("") if text in (zh, to_kanji(zh)) else escape(text)


def title(row: Row, lang: Lang) -> str:
    """The document's title in the reader's language, with a word that says so where it is a draft; empty in Chinese."""
    text, is_draft = {
        "ja": (row.title_ja, row.title_draft),
        "en": (row.title_en, row.title_en_draft),
        "zh": (None, False),
    }[lang]
    return text + (DRAFT[lang] if is_draft else "") if text else ""


def issuer_names(row: Row, lang: Lang) -> str:
    """Who issued a document, one after the other."""
    return (", " if lang == "en" else "、").join(issuer_text(name, lang) for name in row.issuers)


def marked(text: str, lang: Lang) -> Markup:
    """`text` with a mark that it is Chinese where it is: a page in Japanese writes Chinese characters itself."""
    if lang == "en" and _HAN.search(text):
        return Markup('<span lang="zh-Hans">{}</span>').format(text)
    return escape(text)


def _said(zh: str, lang: Lang, say: Callable[[str, Lang], str]) -> str:
    return zh if lang == "zh" or len(zh) > LONGEST else say(zh, lang) or zh
