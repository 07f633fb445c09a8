"""When two pages are one document. Pure: titles and facts in, the name of a rule out.

Rules, in this order: a line that a person wrote (``identity.toml``); the same address once copies are folded; the same
document number and title, or the same number where one page has the plan and the other the notice that issues it; else
the same title, issuers and signing date, and texts that are near. What contradicts (another number, another signing
date, another status, another index number of one site) keeps documents apart, whatever agrees.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Literal

from db.search.fold import fold
from db.search.tokens import runs
from policy import addresses, agencies, data_files, numbers

Rule = Literal[
    "join line",
    "address",
    "number and title",
    "number and issued plan",
    "title, issuers and signing date",
    "title, issuers and day",
]

_DISTINCT = 12  # a title key shorter than this says too little without issuers
_NUMBER_TAIL = re.compile(r"[（(\[〔【]([^（()）]{4,40})[）)\]〕】]$")
_ORDER_TAIL = re.compile(r" \S{0,60}(?:令|公告)? ?\d{4}年第\d{1,5}号(?:令|公告)?$")
_VERBS = re.compile("贯彻|落实|转发|印发|废止|修改|学习|解读|对《|就《|公布|发布")
_ORDER = re.compile(r"(令|公告|通告)(?:(\d{4})-)?(\d+)$")
_PLAN = re.compile(r"关于(?:印发|发布|公布|下发|转发)(?:实施)?(.{1,300}?)的?(?:通知|公告|函|决定)$")
_QUOTED = re.compile(r"《(.{1,300})》")
_NO_BODY = ("", "部", "委", "局", "总局", "署", "会")  # the words before 令 or 公告 where no body is named
_STOPS = re.compile(r"[。；！？\n]")
_SENTENCE, _LITTLE = 8, 40  # characters of a sentence that is compared, and of all of them that say enough
_SHARED = 0.3  # of the shorter text's sentences that two copies share at least
_COMPARED = 40_000  # characters of a text that are compared


@dataclass(frozen=True, slots=True)
class Facts:
    """What identity is decided on. `issuers` are canonical names, `body_hash` is of the text alone.

    `text` is asked only where neither number nor index number decides.
    """

    url_key: str
    source: str
    title_key: str
    plan_key: str | None = None
    number_key: str | None = None
    status: str | None = None
    issuers: frozenset[str] = frozenset()
    signed_on: str | None = None
    published_on: str | None = None
    index_number: str | None = None
    body_hash: str = ""
    text: str = field(default="", repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Lines:
    """What persons wrote: pages that are one document, pages that never are; addresses in canonical form."""

    joins: tuple[frozenset[str], ...] = ()
    splits: tuple[frozenset[str], ...] = field(default=())

    def joined(self, key: str) -> frozenset[str]:
        """The other addresses that a line joins with this one."""
        return frozenset().union(*(group for group in self.joins if key in group)) - {key}

    def apart(self, key: str, others: Iterable[str]) -> bool:
        """Whether a line keeps this address apart from one of the others."""
        groups = [group for group in self.splits if key in group]
        return bool(groups) and any(other in group for group in groups for other in others if other != key)


NO_LINES = Lines()


def read_lines(path: Path) -> Lines:
    """The lines of a file; none where it is not there. Raises DataError naming the line that is wrong."""
    if not path.exists():
        return Lines()
    written, rows = data_files.rows(path, {name: {"urls": list, "why": str} for name in ("join", "split")})
    faults = [
        data_files.Fault(written.name, written.line(name, number), f"[[{name}]]: needs two urls or more and a why")
        for name, entries in rows.items()
        for number, entry in enumerate(entries)
        if len(entry.get("urls", ())) < 2 or not entry.get("why")
    ]
    if faults:
        raise data_files.DataError(faults)
    groups = {
        name: tuple(frozenset(map(addresses.canonical, entry["urls"])) for entry in entries)
        for name, entries in rows.items()
    }
    return Lines(groups["join"], groups["split"])


def title_key(title: str) -> str:
    """The title without issuers in front, number at the end, blanks and punctuation; words such as 试行 stay.

    >>> title_key("国务院关于印发《2030年前碳达峰行动方案》的通知（国发〔2021〕23号）")
    '关于印发2030年前碳达峰行动方案的通知'
    """
    text = _without_number(" ".join(title.split()))
    about = text.find("关于")
    names, end = agencies.leading(text) if about else ((), 0)
    if 0 < about <= 80 and (names or _is_names(text[:about])) and not _VERBS.search(text[:about]):
        text = text[about:]
    elif names and end < len(text) - 6 and text[end:].lstrip().startswith(("关于", "《")):
        text = text[end:]
    return "".join(runs(text)) or fold(text)


def _without_number(text: str) -> str:
    tail = _NUMBER_TAIL.search(text)
    if tail and numbers.is_number(tail[1].strip()):
        text = text[: tail.start()]
    return _ORDER_TAIL.sub("", text) or text


def _is_names(text: str) -> bool:
    """Whether the words before 关于 are bodies only: 国家发展改革委等部门, 国家发展改革委 国家能源局."""
    parts = [part for part in re.split(r"[\s、，]+", re.sub(r"等\S{0,3}部门$|等部委$|等单位$", "", text)) if part]
    return bool(parts) and all(agencies.lookup(part) for part in parts)


def plan_key(title: str) -> str | None:
    """The key of what a covering notice issues (关于印发《X》的通知 → X), None for other titles."""
    text = _without_number(" ".join(title.split()))
    match = _PLAN.search(text)
    if not match:
        return None
    quoted = _QUOTED.search(match[1])
    key = "".join(runs(quoted[1] if quoted else match[1]))
    return key if len(key) >= 4 else None


def rule(a: Facts, b: Facts) -> Rule | None:
    """By which rule two pages are one document; None if they are not."""
    if a.url_key == b.url_key:
        return "address"
    if contradiction(a, b):
        return None
    if a.title_key != b.title_key:
        return "number and issued plan" if a.number_key and b.number_key and _one_plan(a, b) else None
    if a.number_key and b.number_key:
        return "number and title"
    if not _issuers_agree(a, b) or _namesakes(a, b):
        return None
    return _by_day(a, b)


def _one_plan(a: Facts, b: Facts) -> bool:
    """Whether one title is that of the plan which the other one's notice issues, or both notices issue one plan."""
    plans = (a.plan_key or a.title_key, b.plan_key or b.title_key)
    return plans[0] == plans[1] and bool(a.plan_key or b.plan_key)


def _namesakes(a: Facts, b: Facts) -> bool:
    """One site's list repeats a title for different documents: without a number only the same text is the same."""
    return a.source == b.source and a.body_hash != b.body_hash and not (a.number_key or b.number_key)


def _by_day(a: Facts, b: Facts) -> Rule | None:
    """The rule that the dates of two pages with the same title, issuers and nearly the same text allow."""
    if not near(a.text, b.text):
        return None
    if a.signed_on and b.signed_on:
        return "title, issuers and signing date" if a.signed_on == b.signed_on and len(a.signed_on) == 10 else None
    same_day = a.published_on and a.published_on == b.published_on and len(a.published_on) == 10
    return "title, issuers and day" if same_day and a.source != b.source else None


def near(a: str, b: str) -> bool:
    """Whether texts may be of one document: the shorter one's sentences are in the other, or it says too little."""
    parts, others = _sentences(a), _sentences(b)
    least = min(sum(map(len, parts)), sum(map(len, others)))
    return least < _LITTLE or sum(map(len, parts & others)) >= _SHARED * least


@lru_cache(maxsize=1024)
def _sentences(text: str) -> frozenset[str]:
    return frozenset({"".join(part.split()) for part in _STOPS.split(text[:_COMPARED]) if len(part) >= _SENTENCE})


def contradiction(a: Facts, b: Facts) -> str | None:
    """Why two pages cannot be one document, as a code of `policy.reasons`; None where nothing speaks against it."""
    if a.status and b.status and a.status != b.status:
        return "another-status"
    if a.source == b.source and a.index_number and b.index_number and a.index_number != b.index_number:
        return "another-index-number"
    if a.number_key and b.number_key and not _one_number(a, b):
        return "another-number"
    if a.signed_on and b.signed_on and not _days_agree(a.signed_on, b.signed_on):
        return "another-signing-date"
    return None


def _one_number(a: Facts, b: Facts) -> bool:
    """Whether two numbers are one: a serial alone (公告 2021年第6号, 部令第1号) is the number of its body only."""
    if not a.number_key or not b.number_key or not numbers_agree(a.number_key, b.number_key):
        return False
    orders = _ORDER.search(a.number_key), _ORDER.search(b.number_key)
    serial_alone = any(order and order.string[: order.start()] in _NO_BODY for order in orders)
    return not serial_alone or not a.issuers or not b.issuers or bool(a.issuers & b.issuers)


def numbers_agree(a: str, b: str) -> bool:
    """Equal, or orders of one serial of which one names its bodies shortly, in another order, or only some of them.

    部令第19号, 生态环境部令第19号; 生态环境部令第73号, 生态环境部 国家发展改革委令第73号.
    """
    if a == b:
        return True
    first, second = _ORDER.search(a), _ORDER.search(b)
    if not first or not second or (first[1], first[3]) != (second[1], second[3]):
        return False
    if first[2] and second[2] and first[2] != second[2]:
        return False
    heads = sorted((a[: first.start()], b[: second.start()]), key=len)
    if heads[0] in _NO_BODY or heads[1].endswith(heads[0]):
        return True
    bodies = [head.split("+") for head in heads]
    return bodies[0][0] == bodies[1][0] or set(bodies[0]) == set(bodies[1])  # the number is one of the first body


def number_forms(key: str) -> tuple[str, ...]:
    """The keys under which the document of a cited number may stand: an order's page may name its body shortly."""
    order = _ORDER.search(key)
    return (key, *(head + order[0] for head in _NO_BODY)) if order else (key,)


def cited_forms(key: str, issuers: str) -> tuple[str, ...]:
    """The keys by which others cite a document whose own key names its body shortly: under its issuers' names."""
    order = _ORDER.search(key)
    if order is None or key[: order.start()] not in _NO_BODY:
        return ()
    names = [name for name in issuers.split("、") if name]
    return tuple(dict.fromkeys(head + order[0] for head in (*names, "+".join(names))))


def is_numbered(cited: str, key: str, issuers: str) -> bool:
    """Whether a cited number is that of a document with this key; a serial alone is one of the body that is cited."""
    if not numbers_agree(cited, key):
        return False
    order, mine = _ORDER.search(cited), _ORDER.search(key)
    bodies = cited[: order.start()] if order else ""
    if order is None or mine is None or key[: mine.start()] not in _NO_BODY or bodies in _NO_BODY or not issuers:
        return True
    return bool(set(bodies.split("+")) & set(issuers.split("、")))


def serial(key: str) -> str:
    """What the keys of one number have in common, however its body and year are named."""
    order = _ORDER.search(key)
    return f"{order[1]}{order[3]}" if order else key


def _days_agree(a: str, b: str) -> bool:
    """Whether two signing dates may be one: equal as far as both are known, or a slip of a week at most."""
    if len(a) < 10 or len(b) < 10:
        shorter, longer = sorted((a, b), key=len)
        return longer.startswith(shorter)
    try:
        return abs((date.fromisoformat(a) - date.fromisoformat(b)).days) <= 7
    except ValueError:
        return a == b


def _issuers_agree(a: Facts, b: Facts) -> bool:
    """The same issuers; one page may name only some of them, or none where the title alone is long enough."""
    if a.issuers and b.issuers:
        return a.issuers <= b.issuers or b.issuers <= a.issuers
    return len(a.title_key) >= _DISTINCT and bool(a.issuers or b.issuers or a.signed_on)
