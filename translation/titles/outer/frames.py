"""The outer form of a title: issuers, 关于…的通知, 印发《…》, orders."""

from __future__ import annotations

import re

from translation.titles.grammar.actors import acting
from translation.titles.grammar.clauses import opens
from translation.titles.grammar.nouns import noun_phrase
from translation.titles.outer import forms, issuers
from translation.titles.outer.cases import case, in_force
from translation.titles.outer.duties import expected
from translation.titles.outer.issuers import Named
from translation.titles.outer.news import acted, news, sentence
from translation.titles.outer.sheet import Sheet
from translation.titles.outer.subjects import body_of, is_kind, quoted, subject
from translation.titles.words.quotes import CLOSE, OPEN, Q, lift, lowered
from translation.titles.words.tokens import cut, numeral, unknown_words

MOST_PARTS, SHORTEST_PART = 4, 6
WIDE = str.maketrans("|?!:;", "｜？！：；")


def translate(text: str, sheet: Sheet, depth: int = 0, *, action: bool = False) -> str:
    """Japanese of a normalised title; quotation marks are still OPEN and CLOSE.

    `action` says that the text is a clause of what is done, which no frame is put around.
    """
    if is_so := forms.IS.match(text):
        what = cut(is_so["what"])
        sheet.unknown += unknown_words(what)
        return f"{sheet.phrase(is_so['subject'], action=True)}は{noun_phrase(what)}".translate(WIDE)
    lifted = lift(text, sheet.quotes, lambda inner, paper: _quoted(inner, sheet, depth, paper=paper), depth)
    if action:
        return lowered(sheet.phrase(lifted, action=True).translate(WIDE), sheet.quotes)
    joints = [joint.strip() for joint in forms.PARTS.findall(lifted)]
    first, *others = forms.PARTS.split(lifted)
    parts = [_framed(first, sheet), *(_fronted(part, sheet) for part in others)]
    whole = parts[0] + "".join(joint + part for joint, part in zip(joints, parts[1:], strict=True))
    return lowered(whole.translate(WIDE), sheet.quotes)


def _quoted(inner: str, sheet: Sheet, depth: int, *, paper: bool) -> str:
    """A part in marks; the name of a `paper` ends with its kind."""
    said = translate(inner, sheet, depth + 1)
    return sheet.paper(inner, said) if paper else said


def _fronted(text: str, sheet: Sheet) -> str:
    """A part behind a mark, with the issuers that it names itself: 图解 | 国务院关于X的通知."""
    inner = Sheet(sheet.quotes, sheet.unknown, sheet.unordered)
    said = _framed(text, inner)
    if sheet.front or not inner.front:
        sheet.issuers, sheet.front = sheet.issuers or inner.issuers, sheet.front or inner.front
        return said
    return inner.front + (said if re.match(Q, said) or inner.front.endswith("：") else f"{OPEN}{said}{CLOSE}")


def _framed(text: str, sheet: Sheet) -> str:
    if not text:
        return ""
    if alone := forms.ORDER.match(text):
        return f"{alone[1]}（{alone[2]}）"
    if before := forms.ORDER_BEFORE.match(text):
        order = f"{body_of(before['who'], sheet)}令{before['number'] or before['bare']}"
        return f"{_framed(before['title'], sheet)}（{order}）"
    if (trailing := forms.TRAILING_ISSUERS.match(text)) and issuers.read(trailing[2]) is not None:
        text = trailing[1]
    if series := forms.SERIES.match(text):
        return f"{_framed(series['what'], sheet)}（その{numeral(series['number'])}）"
    core = forms.ASIDES.sub("", text)
    return _core(core, sheet) + _asides(sheet, text[len(core) :])


def _core(text: str, sheet: Sheet) -> str:
    if said := _passed(text, sheet):
        return said
    for form in (forms.ABOUT, forms.ABOUT_OPEN, forms.ABOUT_BARE, forms.UNTOLD, forms.ISSUED):
        found = form.match(text)
        if found and form is forms.ABOUT and not is_kind(found["kind"]):
            continue
        named = issuers.read(found.groupdict().get("issuers") or "") if found else None
        if found and named is not None:
            return _about(found, named, sheet, issued=form is forms.ISSUED)
    if alone := forms.ABOUT_ALONE.match(text):
        matter = alone["body"].removesuffix("问题")
        acts = bool(matter) and (opens(cut(matter), 0, action=True) or acting(cut(matter)) > 0)
        return f"{subject(matter if acts else alone['body'], sheet)}について"
    told = in_force(text, sheet) or expected(text, sheet) or news(text, sheet) or sentence(text, sheet)
    told = told or case(text, sheet) or _several(text, sheet)
    return told or acted(text, sheet) or _beside(text, sheet)


def _passed(text: str, sheet: Sheet) -> str:
    """What one body does with the paper or the question of another: passes on, asks opinions on, answers, issues."""
    if (forwarded := forms.FORWARDED.match(text)) and (said := _forwarded(forwarded, sheet)):
        return said
    if (consulted := forms.CONSULTED.match(text)) and forms.ASKING.match(text) and re.search(Q, text):
        return f"{quoted(re.sub('^对', '', consulted['what'] or consulted['also']), sheet)}のパブリックコメント募集"
    found = forms.ANSWERED.match(text) or forms.ISSUED_BARE.match(text)
    if found is None or (named := issuers.read(found["issuers"])) is None:
        return ""
    sheet.take(named)
    kind = found.groupdict().get("kind")
    return f"{sheet.phrase(found['what'])}への{sheet.phrase(kind)}" if kind else _core(found["what"], sheet)


def _several(text: str, sheet: Sheet) -> str:
    """Headlines side by side, one of which is a sentence: X发布Y Z启动; "" for all else."""
    parts = [part for part in re.split(r"[ ，]", text) if part]
    if not 1 < len(parts) < MOST_PARTS or any(len(part) < SHORTEST_PART for part in parts):
        return ""
    told = [news(part, sheet) or sentence(part, sheet) for part in parts]
    if not any(told):
        return ""
    return " ".join(said or sheet.phrase(part) for part, said in zip(parts, told, strict=True))


def _beside(text: str, sheet: Sheet) -> str:
    """A phrase; slogans side by side, of which one is made of words that no list has, each by itself."""
    parts = text.split()
    strange = len(parts) > 1 and any(all(word.role == "unknown" for word in cut(part)) for part in parts)
    return " ".join(sheet.phrase(part, action=True) for part in parts) if strange else sheet.phrase(text)


def _about(found: re.Match[str], named: Named, sheet: Sheet, *, issued: bool) -> str:
    """X关于Y的通知, X印发《Y》的通知."""
    parts = found.groupdict()
    sheet.take(named)
    body = parts.get("body") or ""
    place = sheet.place(parts.get("issuers") or "", body)
    what = place + (quoted(parts["what"] or "", sheet) if issued else subject(body, sheet))
    return f"{what}に関する{sheet.phrase(parts['kind'])}" if parts.get("kind") else what


def _forwarded(found: re.Match[str], sheet: Sheet) -> str:
    """X转发Y《Z》的通知: the paper of one body passed on by another; "" where these are no bodies."""
    named, source = issuers.read(found["issuers"]), issuers.read(found["source"])
    if named is None or source is None:
        return ""
    sheet.take(named)
    sheet.front += "：" if sheet.front else ""
    what = found["what"] if re.match(Q, found["what"]) else f"{OPEN}{_core(found['what'], sheet)}{CLOSE}"
    return f"{source.front}{what}の転送に関する{sheet.phrase(found['kind'])}"


def _asides(sheet: Sheet, text: str) -> str:
    """What is in brackets after a title: （试行）; a sector, （发电行业） -> （発電セクター）."""
    return "".join(f"（{_aside(sheet, inner)}）" for inner in forms.ASIDE.findall(text))


def _aside(sheet: Sheet, inner: str) -> str:
    said = _framed(inner, Sheet(unknown=sheet.unknown)) if forms.ABOUT.match(inner) else sheet.phrase(inner)
    return re.sub(r"産?業$", "セクター", said) if inner.endswith("行业") else said
