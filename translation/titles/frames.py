"""The outer form of a title: issuers, 关于…的通知, 印发《…》, orders, consultations, meetings."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from translation import press, units
from translation.titles import forms, issuers
from translation.titles.clauses import HEAD_MODIFIERS, opens
from translation.titles.issuers import Named
from translation.titles.nouns import noun_phrase
from translation.titles.order import unordered
from translation.titles.particles import NOMINAL
from translation.titles.phrases import names_place, phrase
from translation.titles.quotes import CLOSE, OPEN, Q, lift, lowered
from translation.titles.tokens import cut, numeral, unknown_words

MOST_PARTS, SHORTEST_PART = 4, 6
WIDE = str.maketrans("|?!:;", "｜？！：；")


@dataclass
class Sheet:
    """What one translation gathers: quoted parts by placeholder, unknown words, those left in the Chinese order,
    issuers named before 关于.

    `front` is how the issuers are written before the title: 国務院, 国家発展改革委員会等.
    """

    quotes: dict[str, str] = field(default_factory=dict)
    unknown: list[str] = field(default_factory=list)
    unordered: list[str] = field(default_factory=list)
    issuers: list[str] = field(default_factory=list)
    front: str = ""

    def take(self, named: Named) -> None:
        """Remember the issuers of the title; the first that are named count."""
        if named.names and not self.issuers:
            self.issuers += named.names
            self.front = named.front

    def phrase(self, text: str, *, action: bool = False) -> str:
        """A phrase without a frame."""
        words = cut(text)
        self.unknown += unknown_words(words)
        said = phrase(words, action=action)
        self.unordered += unordered(words, said)
        return said

    def place(self, issuer: str, body: str) -> str:
        """A place as issuer, in front of a subject that does not name it: 江苏省关于X -> 江蘇省のX."""
        named = names_place(cut(issuer)) and issuer not in body
        return f"{self.phrase(issuer)}の" if named else ""

    def asides(self, text: str) -> str:
        """What is in brackets after a title: （试行）; a sector, （发电行业） -> （発電セクター）."""
        return "".join(f"（{self._aside(inner)}）" for inner in forms.ASIDE.findall(text))

    def _aside(self, inner: str) -> str:
        said = _framed(inner, Sheet(unknown=self.unknown)) if forms.ABOUT.match(inner) else self.phrase(inner)
        return re.sub(r"産?業$", "セクター", said) if inner.endswith("行业") else said


def translate(text: str, sheet: Sheet, depth: int = 0, *, action: bool = False) -> str:
    """Japanese of a normalised title; quotation marks are still OPEN and CLOSE.

    `action` says that the text is a clause of what is done, which no frame is put around.
    """
    if is_so := forms.IS.match(text):
        what = cut(is_so["what"])
        sheet.unknown += unknown_words(what)
        return f"{sheet.phrase(is_so['subject'], action=True)}は{noun_phrase(what)}".translate(WIDE)
    lifted = lift(text, sheet.quotes, lambda inner: translate(inner, sheet, depth + 1), depth)
    if action:
        return lowered(sheet.phrase(lifted, action=True).translate(WIDE), sheet.quotes)
    joints = [joint.strip() for joint in forms.PARTS.findall(lifted)]
    parts = [_framed(part, sheet) for part in forms.PARTS.split(lifted)]
    whole = parts[0] + "".join(joint + part for joint, part in zip(joints, parts[1:], strict=True))
    return lowered(whole.translate(WIDE), sheet.quotes)


def _framed(text: str, sheet: Sheet) -> str:
    if not text:
        return ""
    if order := forms.ORDER.match(text):
        return f"{order[1]}（{order[2]}）"
    if before := forms.ORDER_BEFORE.match(text):
        return (
            f"{_framed(before['title'], sheet)}（{_body(before['who'], sheet)}令{before['number'] or before['bare']}）"
        )
    if (trailing := forms.TRAILING_ISSUERS.match(text)) and issuers.read(trailing[2]) is not None:
        text = trailing[1]
    if series := forms.SERIES.match(text):
        return f"{_framed(series['what'], sheet)}（その{numeral(series['number'])}）"
    core = forms.ASIDES.sub("", text)
    return _core(core, sheet) + sheet.asides(text[len(core) :])


def _core(text: str, sheet: Sheet) -> str:
    if (forwarded := forms.FORWARDED.match(text)) and (said := _forwarded(forwarded, sheet)):
        return said
    if (consulted := forms.CONSULTED.match(text)) and forms.ASKING.match(text) and re.search(Q, text):
        return f"{_quoted(re.sub('^对', '', consulted['what'] or consulted['also']), sheet)}のパブリックコメント募集"
    for form in (forms.ABOUT, forms.ABOUT_BARE, forms.UNTOLD, forms.ISSUED):
        found = form.match(text)
        if found and form is forms.ABOUT and not _is_kind(found["kind"]):
            continue
        named = issuers.read(found.groupdict().get("issuers") or "") if found else None
        if found and named is not None:
            return _about(found, named, sheet, quoted=form is forms.ISSUED)
    return _news(text, sheet) or _sentence(text, sheet) or _several(text, sheet) or sheet.phrase(text)


def _several(text: str, sheet: Sheet) -> str:
    """Headlines side by side, one of which is a sentence: X发布Y Z启动; "" for all else."""
    parts = [part for part in re.split(r"[ ，]", text) if part]
    if not 1 < len(parts) < MOST_PARTS or any(len(part) < SHORTEST_PART for part in parts):
        return ""
    told = [_news(part, sheet) or _sentence(part, sheet) for part in parts]
    if not any(told):
        return ""
    return " ".join(said or sheet.phrase(part) for part, said in zip(parts, told, strict=True))


def _is_kind(text: str) -> bool:
    """Whether a text behind the last 的 is the kind of a paper alone: 实施意见, not 体系实施方案."""
    return all(word.zh in HEAD_MODIFIERS for word in cut(text)[:-1])


def _news(text: str, sheet: Sheet) -> str:
    """What is no paper: answers to the press, conferences, readings, meetings, questions; "" for all else."""
    found = ((form.match(text), say) for form, say in NEWS)
    return next((say(match, sheet) for match, say in found if match), "")


ASKED = {
    "how": "{who}の{what}をどう図るか",
    "why": "{what}はなぜ必要か",
    "which": "{who}の{what}は何か",
    "since": "{who}、{what}から施行",
    "consults": "{who}、{what}のパブリックコメントを募集",
}


def _sentence(text: str, sheet: Sheet) -> str:
    """A headline with its verb: 装机突破18亿千瓦 -> 設備容量が18億kWを突破; "" for all else."""
    found = press.told(text, is_thing)
    if found is None:
        return ""
    who = sheet.phrase(found.who) if found.who else ""
    form = ASKED.get(found.form, found.words[1])
    said = found.when[1] + form.format(who=who, what=_happens(found, sheet))
    return f"{said}へ" if found.ahead else said


def _happens(found: press.Told, sheet: Sheet) -> str:
    """What follows the verb of a headline: an amount, a day, a paper, an action or a thing."""
    if found.value is not None:
        return units.amount([found.value], found.unit, "ja") + ("以上" if found.at_least else "")
    if found.form == "since" or not found.what:
        return found.what
    if found.about:
        return f"{sheet.phrase(found.about, action=True)}に関する{sheet.phrase(found.what)}"
    return (
        _quoted(found.what, sheet) if found.form == "consults" else sheet.phrase(found.what, action=found.form == "why")
    )


def is_thing(text: str) -> bool:
    """Whether the words are a thing: none of them opens a clause, and the last one is no little word."""
    words = cut(text)
    plain = all(word.role not in ("preposition", "unknown") for word in words)
    return bool(words) and plain and words[-1].role in NOMINAL and not opens(words, 0, action=True)


def _answer(found: re.Match[str], sheet: Sheet) -> str:
    return f"{_quoted(found['what'], sheet)}に関する{_speaker(found, sheet)}記者質問への回答"


def _conference(found: re.Match[str], sheet: Sheet) -> str:
    return f"{_quoted(found['what'], sheet)}に関する{_body(found['who'], sheet)}記者会見開催"


def _reading(found: re.Match[str], sheet: Sheet) -> str:
    who = _speaker(found, sheet)
    return f"{_quoted(found['what'], sheet)}{'に関する' + who if who else 'の'}解説"


def _meeting(found: re.Match[str], sheet: Sheet) -> str:
    host = issuers.read(found["who"])
    about = f"{sheet.phrase(found['about'])}に関する" if found["about"] else ""
    return f"{about}{'、'.join(host.names if host else ())}{sheet.phrase(found['what'])}開催"


def _arranged(found: re.Match[str], sheet: Sheet) -> str:
    return f"{_body(found['who'], sheet)}による{_subject(found['what'], sheet)}の手配"


def _explained(found: re.Match[str], sheet: Sheet) -> str:
    return f"{_body(found['who'], sheet)}による{sheet.phrase(found['how'])}"


def _question(found: re.Match[str], sheet: Sheet) -> str:
    ending = "をどう理解するか" if found["known"] else "をどう図るか"
    return sheet.phrase(found["what"], action=True) + ending


NEWS = (
    (forms.PRESS, _answer),
    (forms.CONFERENCE, _conference),
    (forms.READ_BEHIND, _reading),
    (forms.READ, _reading),
    (forms.MEETING, _meeting),
    (forms.ARRANGED, _arranged),
    (forms.EXPLAINED, _explained),
    (forms.QUESTION, _question),
)


def _about(found: re.Match[str], named: Named, sheet: Sheet, *, quoted: bool) -> str:
    """X关于Y的通知, X印发《Y》的通知."""
    parts = found.groupdict()
    sheet.take(named)
    body = parts.get("body") or ""
    place = sheet.place(parts.get("issuers") or "", body)
    subject = place + (_quoted(parts["what"] or "", sheet) if quoted else _subject(body, sheet))
    return f"{subject}に関する{sheet.phrase(parts['kind'])}" if parts["kind"] else subject


def _forwarded(found: re.Match[str], sheet: Sheet) -> str:
    """X转发Y《Z》的通知: the paper of one body passed on by another; "" where these are no bodies."""
    named, source = issuers.read(found["issuers"]), issuers.read(found["source"])
    if named is None or source is None:
        return ""
    sheet.take(named)
    sheet.front += "：" if sheet.front else ""
    what = found["what"] if re.match(Q, found["what"]) else f"{OPEN}{_core(found['what'], sheet)}{CLOSE}"
    return f"{source.front}{what}の転送に関する{sheet.phrase(found['kind'])}"


def _speaker(found: re.Match[str], sheet: Sheet) -> str:
    """Who speaks, with の: 国家能源局責任者の, 報道官の; "" where nobody is named."""
    parts = found.groupdict()
    role = {"": "", "新闻发言人": "報道官の"}.get(parts.get("role") or "", "責任者の")
    who = _body(parts.get("who") or "", sheet)
    return who + (role or "の") if who else role


def _body(text: str, sheet: Sheet) -> str:
    """A body by its Japanese name, or as the phrase that it is."""
    named = issuers.read(text)
    return named.front if named and named.front else sheet.phrase(text)


def _subject(body: str, sheet: Sheet) -> str:
    """What a 关于…的通知 is about."""
    if consulted := forms.CONSULTED.match(body):
        what = consulted["what"] or consulted["also"]
        return f"{_quoted(what, sheet)}のパブリックコメント募集"
    if given_out := forms.GIVEN_OUT.match(body):
        return _quoted(given_out["what"], sheet)
    if named := forms.NAMED.match(body):
        return sheet.phrase(named["what"])
    if printed := forms.PRINTED.match(body):
        what, _, also = printed["what"].partition("并")
        return f"{OPEN}{sheet.phrase(what)}{CLOSE}" + (f"および{sheet.phrase(also, action=True)}" if also else "")
    if forms.QUOTED.match(body):
        return _quoted(body, sheet)
    return sheet.phrase(body, action=True)


def _quoted(text: str, sheet: Sheet) -> str:
    """One or more quoted titles and what follows them: 《A》《B》并做好C -> 「A」「B」およびC."""
    found = forms.QUOTED.match(text)
    if not found:
        return sheet.phrase(text)
    quotes = re.sub(r"[和与及](?=.$)", "および", found["quotes"]).replace(" ", "")
    rest = found["rest"].lstrip("，、 ")
    if not rest:
        return quotes
    if rest.startswith("并"):
        return f"{quotes}および{sheet.phrase(rest[1:], action=True)}"
    if rest.startswith("等"):
        return f"{quotes}{sheet.phrase('的' + rest).removeprefix('の')}"
    return sheet.phrase(quotes[-1] + rest) if len(quotes) == 1 else quotes + sheet.phrase(rest)
