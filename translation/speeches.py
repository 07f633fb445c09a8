"""Speeches for both languages, by event and speaker (在X上的讲话 … 国家主席 王小明), and what a slogan calls a deed."""

from __future__ import annotations

import re
from dataclasses import dataclass

from translation.persons import OFFICES

SPEECH = re.compile(
    r"^在(?P<event>[^，。：]{2,60}?)(?P<where>开幕式|闭幕式)?(?:上|期间|时)的(?P<kind>(?:书面|视频|主旨|开幕|闭幕|重要)?"
    r"(?:致辞|讲话|演讲|发言))(?:[ …·.—―]{1,60}(?P<speaker>[^…·]{2,40}))?$"
)
KINDS = {
    "致辞": ("Address", "挨拶"),
    "讲话": ("Speech", "演説"),
    "演讲": ("Speech", "演説"),
    "发言": ("Statement", "発言"),
}
QUALITIES = {
    "书面": ("Written ", "書面での"),
    "视频": ("Video ", "ビデオ"),
    "主旨": ("Keynote ", "基調"),
    "开幕": ("Opening ", "開幕"),
    "闭幕": ("Closing ", "閉幕"),
    "重要": ("Important ", "重要"),
}
CEREMONIES = {"开幕式": ("Opening Ceremony of the ", "開幕式"), "闭幕式": ("Closing Ceremony of the ", "閉幕式")}
LEVERS = ("抓手", "引擎", "突破口", "着力点", "切入点", "落脚点")
"""What something is for the deed that it is said of: 推进X的抓手."""
STATE_OFFICES = {
    "中华人民共和国主席": ("President of the People's Republic of China", "中華人民共和国主席"),
    "国家主席": ("President", "国家主席"),
    "国务院总理": ("Premier of the State Council", "国務院総理"),
    "国务院副总理": ("Vice Premier of the State Council", "国務院副総理"),
}


@dataclass(frozen=True, slots=True)
class Speech:
    """A speech: at which `event`, what it was called, at which ceremony, and who spoke with which office.

    Pairs are English, Japanese; `office` is None where the speaker is not told or the office is not known.
    """

    event: str
    kind: tuple[str, str]
    ceremony: tuple[str, str]
    office: tuple[str, str] | None
    name: str


def speech(text: str) -> Speech | None:
    """The speech that a text names; None where it names none, or a speaker whose office is not known."""
    found = SPEECH.match(text)
    if not found:
        return None
    speaker = found["speaker"] or ""
    known = STATE_OFFICES | OFFICES
    zh = next((zh for zh in known if speaker.startswith(zh)), "")
    if speaker and not zh:
        return None
    kind = found["kind"]
    quality, plain = QUALITIES.get(kind[:-2], ("", "")), KINDS[kind[-2:]]
    return Speech(
        found["event"],
        (quality[0] + plain[0], quality[1] + plain[1]),
        CEREMONIES.get(found["where"] or "", ("", "")),
        known.get(zh),
        speaker.removeprefix(zh).strip(),
    )
