"""The outer form of a title: issuers, 关于…的通知, 印发《…》, orders, consultations, meetings."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from policy import glossary
from translation.titles.phrases import names_place, phrase
from translation.titles.quotes import CLOSE, OPEN, Q, lift, lowered
from translation.titles.tokens import cut, unknown_words

AGENCY = re.compile(r"(?:部门?|省|市|区|州|县|司|委|局|厅|会|院|署|室|办|中心|政府|中央|银行|总社|公司|小组|法院)$")
ET_AL = re.compile(r"等[一二三四五六七八九十\d]*(?:个)?(?:部门|单位|部委)?$")
ORDER = re.compile(rf"^({Q})\s*(\d{{4}}年第\d+号(?:令|公告))$")
TRAILING_ISSUERS = re.compile(r"^(.*的(?:通知|意见|公告|通告|决定|批复|函))\s+(\S+)$")
ABOUT = re.compile(r"^(?P<issuers>.*?)关于(?P<body>.+)的(?P<kind>[^的]{1,12}?)$")
ABOUT_BARE = re.compile(
    r"^(?P<issuers>.*?)关于(?P<body>.{2,}?)"
    r"(?P<kind>(?:(?:实施|指导|若干|暂行|工作|行动)?(?:意见|方案|规定|办法|计划|措施)|通知|公告|通告|决定|批复|函|倡议))$"
)
UNTOLD = re.compile(
    rf"^(?P<body>(?!印发|转发)[^{Q[1:-1]}]{{4,}})的"
    r"(?P<kind>(?:指导|实施|若干)?意见|决定|(?:实施|工作|行动)方案|若干(?:措施|规定|政策|举措))$"
)
ISSUED = re.compile(
    rf"^(?P<issuers>.*?)(?:联合)?(?:印发|发布|公布|转发|批转)(?P<what>{Q}.*?)(?:的(?P<kind>通知|公告|函))?$"
)
GIVEN_OUT = re.compile(rf"^(?:印发|发布|公布|下发|转发|批转)(?P<what>{Q}(?:[、和与及 ]?{Q})*(?:[并等，、].*)?)$")
NAMED = re.compile(rf"^(?:发布|公布)(?P<what>[^{Q[1:-1]}]{{1,16}}{Q})$")
PRINTED = re.compile(r"^(?:印发|下发|转发|批转)(?P<what>[^的].*)$")
QUOTED = re.compile(rf"^(?P<quotes>{Q}(?:[、和与及 ]?{Q})*)(?P<rest>.*)$")
CONSULTED = re.compile(r"^(?:就|对)?(?P<what>.*?)(?:向社会)?(?:再次)?(?:公开)?征求(?P<also>.*?)(?:的?意见)(?:建议)?$")
MEETING = re.compile(
    r"^(?P<who>[^\s，]{2,12}?)(?:主持召开|主持|召开|举行)(?P<what>.+?(?:会议|发布会|座谈会|会))(?:并讲话|并(?:强调|部署|作).*)?"
    r"(?: (?:介绍|通报)(?P<about>.+))?$"
)
PRESS = re.compile(
    r"^(?P<who>.*?)(?:有关|相关)?(?:负责同志|负责人|新闻发言人)(?:同志)?就(?P<what>.+?)(?:有关问题)?答记者问$"
)
PARTS = re.compile(r" ?\| ?|――")
ASIDE = re.compile(r"（([^（）]*)）")


@dataclass
class Sheet:
    """What one translation gathers: quoted parts by placeholder, unknown words, issuers named before 关于."""

    quotes: dict[str, str] = field(default_factory=dict)
    unknown: list[str] = field(default_factory=list)
    issuers: list[str] = field(default_factory=list)

    def phrase(self, text: str, *, action: bool = False) -> str:
        """A phrase without a frame."""
        words = cut(text)
        self.unknown += unknown_words(words)
        return phrase(words, action=action)

    def place(self, issuer: str, body: str) -> str:
        """A place that stands as issuer, in front of a subject that does not name it: 江苏省关于X -> 江蘇省のX."""
        named = names_place(cut(issuer)) and issuer not in body
        return f"{self.phrase(issuer)}の" if named else ""

    def asides(self, text: str) -> str:
        """What stands in brackets behind a title: （试行）, （发电行业）."""
        return "".join(f"（{self.phrase(inner)}）" for inner in ASIDE.findall(text))


def translate(text: str, sheet: Sheet, depth: int = 0) -> str:
    """Japanese of a normalised title; quotation marks are still OPEN and CLOSE."""
    lifted = lift(text, sheet.quotes, lambda inner: translate(inner, sheet, depth + 1), depth)
    joints = [joint.strip() for joint in PARTS.findall(lifted)]
    parts = [_framed(part, sheet) for part in PARTS.split(lifted)]
    whole = parts[0] + "".join(joint + part for joint, part in zip(joints, parts[1:], strict=True))
    return lowered(whole.replace("|", "｜"), sheet.quotes)


def _framed(text: str, sheet: Sheet) -> str:
    if order := ORDER.match(text):
        return f"{order[1]}（{order[2]}）"
    if (trailing := TRAILING_ISSUERS.match(text)) and _issuers(trailing[2]) is not None:
        text = trailing[1]
    core = re.sub(rf"(?:{ASIDE.pattern})+$", "", text)
    return _core(core, sheet) + sheet.asides(text[len(core) :])


def _core(text: str, sheet: Sheet) -> str:
    for form in (ABOUT, ABOUT_BARE, UNTOLD, ISSUED):
        found = form.match(text)
        issuers = _issuers(found.groupdict().get("issuers") or "") if found else None
        if found and issuers is not None:
            sheet.issuers += issuers
            place = sheet.place(found.groupdict().get("issuers") or "", found.groupdict().get("body") or "")
            about = _quoted(found["what"], sheet) if form is ISSUED else _subject(found["body"], sheet)
            subject = place + about
            return f"{subject}に関する{sheet.phrase(found['kind'])}" if found["kind"] else subject
    if press := PRESS.match(text):
        who = f"{sheet.phrase(press['who'])}責任者の" if press["who"] else ""
        return f"{_quoted(press['what'], sheet)}に関する{who}記者質問への回答"
    if meeting := MEETING.match(text):
        host = _issuers(meeting["who"])
        about = f"{sheet.phrase(meeting['about'])}に関する" if meeting["about"] else ""
        return f"{about}{'、'.join(host or ())}{sheet.phrase(meeting['what'])}開催"
    return sheet.phrase(text)


def _issuers(text: str) -> list[str] | None:
    """Japanese names of the issuers in front of a title; None where that text is something else."""
    known = glossary.by_zh()
    names = [ET_AL.sub("", name) for name in re.split(r"[ 、，]|和(?=国家|中国)", text.strip()) if name]
    if not all(AGENCY.search(name) or name in known for name in names):
        return None
    return [known[name].ja for name in names if name in known]


def _subject(body: str, sheet: Sheet) -> str:
    """What a 关于…的通知 is about."""
    if consulted := CONSULTED.match(body):
        what = consulted["what"] or consulted["also"]
        return f"{_quoted(what, sheet)}のパブリックコメント募集"
    if given_out := GIVEN_OUT.match(body):
        return _quoted(given_out["what"], sheet)
    if named := NAMED.match(body):
        return sheet.phrase(named["what"])
    if printed := PRINTED.match(body):
        what, _, also = printed["what"].partition("并")
        return f"{OPEN}{sheet.phrase(what)}{CLOSE}" + (f"および{sheet.phrase(also, action=True)}" if also else "")
    if QUOTED.match(body):
        return _quoted(body, sheet)
    return sheet.phrase(body, action=True)


def _quoted(text: str, sheet: Sheet) -> str:
    """One or more quoted titles and what follows them: 《A》《B》并做好C -> 「A」「B」およびC."""
    found = QUOTED.match(text)
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
