"""What a paper is about and who speaks: the parts that papers and news are made of."""

from __future__ import annotations

import re

from translation.titles.grammar.clauses import opens
from translation.titles.outer import forms, issuers
from translation.titles.outer.sheet import Sheet
from translation.titles.words.compounds import HEAD_MODIFIERS
from translation.titles.words.quotes import CLOSE, OPEN
from translation.titles.words.tokens import cut

KIND_MODIFIERS = HEAD_MODIFIERS | {"补充", "紧急", "重要", "具体", "有关", "相关", "通用", "基本", "技术", "暂行"} | {
    "财政", "金融", "财政金融", "税收", "支持", "扶持", "奖励", "激励", "优惠", "配套", "系列", "阶段性", "一揽子",
    "机构", "企业", "项目", "单位",
}  # fmt: skip


def is_kind(text: str) -> bool:
    """Whether a text behind the last 的 is the kind of a paper alone: 实施意见, not 体系实施方案."""
    return all(word.zh in KIND_MODIFIERS or word.role == "number" for word in cut(text)[:-1])


def speaker(found: re.Match[str], sheet: Sheet) -> str:
    """Who speaks, with の: 国家能源局責任者の, 報道官の; "" where nobody is named."""
    parts = found.groupdict()
    role = {"": "", "新闻发言人": "報道官の"}.get(parts.get("role") or "", "責任者の")
    who = body_of(parts.get("who") or "", sheet)
    return who + (role or "の") if who else role


def body_of(text: str, sheet: Sheet) -> str:
    """A body by its Japanese name, or as the phrase that it is."""
    named = issuers.read(text)
    return named.front if named and named.front else sheet.phrase(text)


def subject(body: str, sheet: Sheet) -> str:
    """What a 关于…的通知 is about."""
    if consulted := forms.CONSULTED.match(body):
        what = consulted["what"] or consulted["also"]
        return f"{quoted(what, sheet)}のパブリックコメント募集"
    if given_out := forms.GIVEN_OUT.match(body):
        revised = given_out["revised"] or ""
        how = "調整後の" if revised.startswith("调整") else "改正後の" if revised else ""
        return how + quoted(given_out["what"], sheet)
    if named := forms.NAMED.match(body):
        return sheet.phrase(named["what"])
    if printed := forms.PRINTED.match(body):
        what, _, also = printed["what"].partition("并")
        return f"{OPEN}{sheet.paper(what, sheet.phrase(what))}{CLOSE}" + (
            f"および{sheet.phrase(also, action=True)}" if also else ""
        )
    if forms.QUOTED.match(body):
        return quoted(body, sheet)
    asked = forms.REQUESTED.match(body)
    done = asked is not None and opens(cut(asked["what"]), 0, action=True)
    return f"{sheet.phrase(asked['what'], action=True)}の依頼" if asked and done else sheet.phrase(body, action=True)


def quoted(text: str, sheet: Sheet) -> str:
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
