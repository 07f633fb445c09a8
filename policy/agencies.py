"""The bodies that issue documents: one canonical name for all the spellings that pages use.

Known bodies are in ``data/agencies.toml``; their offices and the local governments are recognised by rule.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files

from policy import _local

MAX_TEXT = 4_000  # characters of an issuer cell that are looked at
UNKNOWN_RANK = 9
OFFICE_RANK = 6
_STATE = "中华人民共和国"
_OFFICE_WORDS = ("办公厅", "办公室", "综合司", "秘书局")
_OFFICE = re.compile(r"办公厅|办公室|秘书局|(?!.{0,12}(?:办公|国务院|国家|[部委]))[\u4e00-\u9fff]{2,12}司")
_HARD = re.compile(r"[、，；,;/|／]+")
_TAIL = re.compile(r"(?:等)?(?:[一二三四五六七八九十两\d]{0,3}(?:个)?(?:部门|部委|单位|部门和单位))?$")
_NOISE = re.compile(r"[\s\u200b\ufeff]+")


@dataclass(frozen=True, slots=True)
class Agency:
    """A body. `rank`: 1 Central Committee … 4 ministries … 7 local, 9 other (see the data file).

    `acronyms` are English abbreviations. `successor` is the canonical name of the body that took over its task, for
    bodies of the past.
    """

    name: str
    short: str
    aliases: tuple[str, ...] = ()
    ja: str = ""
    en: str = ""
    rank: int = UNKNOWN_RANK
    url: str = ""
    successor: str | None = None
    acronyms: tuple[str, ...] = ()


@lru_cache(maxsize=1)
def known() -> tuple[Agency, ...]:
    """All bodies of the data file, in its order."""
    data = tomllib.loads(files("policy").joinpath("data/agencies.toml").read_text("utf-8"))
    return tuple(_agency(row) for row in data["agency"])


def _agency(row: dict[str, object]) -> Agency:
    name = str(row["name"])
    aliases = row.get("aliases", [])
    if not isinstance(aliases, list):
        raise TypeError(f"agencies.toml: aliases of {name} must be a list")
    full = (_STATE + name,) if row.get("full_title") else ()
    return Agency(
        name=name,
        short=str(row.get("short", name)),
        aliases=(*(str(alias) for alias in aliases), *full),
        ja=str(row.get("ja", "")),
        en=str(row.get("en", "")),
        rank=int(str(row.get("rank", UNKNOWN_RANK))),
        url=str(row.get("url", "")),
        successor=str(row["successor"]) if "successor" in row else None,
        acronyms=_acronyms(row.get("acronyms", [])),
    )


def _acronyms(listed: object) -> tuple[str, ...]:
    if not isinstance(listed, list):
        raise TypeError("agencies.toml: acronyms must be a list")
    return tuple(map(str, listed))


@lru_cache(maxsize=1)
def english() -> dict[str, Agency]:
    """English name or acronym, in small letters -> body."""
    return {name.lower(): agency for agency in known() for name in (agency.en, *agency.acronyms) if name}


@lru_cache(maxsize=1)
def spellings() -> dict[str, Agency]:
    """Every spelling of every known body. A spelling that two bodies claim is an error of the data file."""
    table: dict[str, Agency] = {}
    for agency in known():
        for spelling in dict.fromkeys((agency.name, agency.short, *agency.aliases)):
            if spelling in table:
                raise ValueError(f"agencies.toml: {spelling} stands for {table[spelling].name} and {agency.name}")
            table[spelling] = agency
    return table


def _clean(name: str) -> str:
    name = _NOISE.sub("", name[:MAX_TEXT]).strip("：:。.*")
    return _TAIL.sub("", name) or name


@lru_cache(maxsize=8192)  # reading a page takes 7 % longer without it (99 pages)
def lookup(name: str) -> Agency | None:
    """The body of this name, spelled in any known way, or None. Offices and local bodies are made up by rule."""
    cleaned = _clean(name)
    table = spellings()
    if cleaned.startswith("原") and cleaned[1:] in table:
        cleaned = cleaned[1:]
    agency = table.get(cleaned) or table.get(cleaned.removeprefix(_STATE))
    if agency:
        return agency
    return _office(cleaned) or _energy_office(cleaned) or _local_body(cleaned)


def _office(name: str) -> Agency | None:
    """An office or department of a known body: 财政部办公厅, 国家发展改革委产业司."""
    table = spellings()
    for cut in range(len(name) - 2, 1, -1):
        agency = table.get(name[:cut]) or table.get(name[:cut].removeprefix(_STATE))
        if agency and _OFFICE.fullmatch(name[cut:]):
            tail = name[cut:]
            office = _local.office_en(tail)
            return _of(agency, tail, agency.short + tail, f"{office}, {agency.en}" if office else "")
    return None


def _of(agency: Agency, tail: str, short: str, en: str) -> Agency:
    """The part of a body that its name and a tail call."""
    return replace(
        agency,
        name=agency.name + tail,
        short=short,
        aliases=(),
        ja=agency.ja + _local.to_ja(tail),
        en=en,
        rank=max(agency.rank, OFFICE_RANK),
        successor=None,
    )


def _energy_office(name: str) -> Agency | None:
    """A regional office of the energy administration: 山东能源监管办 is 国家能源局山东监管办公室."""
    tail = _local.energy_office(name)
    agency = spellings()["国家能源局"]
    return _of(agency, tail, tail.replace("监管", "能源监管").removesuffix("公室"), "") if tail else None


def _local_body(name: str) -> Agency | None:
    if not _local.is_local(name):
        return None
    full = _local.expand(name)
    return Agency(name=full, short=name, ja=_local.to_ja(full), rank=7)


def canonical(name: str) -> str:
    """The one official long name; an unknown body is itself, without blanks and brackets around it."""
    agency = lookup(name)
    return agency.name if agency else _clean(name)


def split(text: str) -> tuple[str, ...]:
    """The bodies of an issuer field or signature, named as on the page.

    Divided by 、 ， ； and blanks of any width; letter-spaced names (国 家 能 源 局) are closed up, names written
    together without a mark are separated where all of them are known, and a name is never cut inside.
    """
    names: list[str] = []
    for part in _HARD.split(text[:MAX_TEXT]):
        names.extend(_split_blanks(part.split()))
    return tuple(dict.fromkeys(name for name in map(_clean, names) if name))


def _split_blanks(pieces: list[str]) -> list[str]:
    """Bodies of a run of pieces that blanks divide: each piece a name, or a piece of a letter-spaced name."""
    names: list[str] = []
    at = 0
    while at < len(pieces):
        width = _joined(pieces, at)
        names.extend(segment("".join(pieces[at : at + width])))
        at += width
    return names


def _joined(pieces: list[str], at: int) -> int:
    """How many pieces from `at` make one name (or one letter-spaced run of names)."""
    if lookup(pieces[at]) and not (at + 1 < len(pieces) and pieces[at + 1] in _OFFICE_WORDS):
        return 1
    for width in range(min(len(pieces) - at, 24), 1, -1):
        joined = "".join(pieces[at : at + width])
        if len(joined) <= 60 and (joined.removeprefix(_STATE) in spellings() or _office(joined)):
            return width
        if width == 2 and pieces[at + 1] in _OFFICE_WORDS:
            return width
    single = next((i for i, piece in enumerate(pieces[at:]) if len(piece) > 1), len(pieces) - at)
    return max(single, 1)


def segment(run: str) -> list[str]:
    """Names written without a mark between them; the run itself unless all of it is known bodies."""
    if len(run) < 6 or len(run) > 400 or lookup(run):
        return [run]
    names: list[str] = []
    at = 0
    while at < len(run):
        length = _known_prefix(run, at)
        if not length:
            return [run]
        names.append(run[at : at + length])
        at += length
    return names


def _known_prefix(text: str, at: int) -> int:
    """Length of the longest known name that starts at `at`, with its 办公厅 or 综合司; 0 if none."""
    table = spellings()
    for length in range(min(len(text) - at, 30), 1, -1):
        if text[at : at + length] in table or text[at : at + length].removeprefix(_STATE) in table:
            tail = next((w for w in _OFFICE_WORDS if text.startswith(w, at + length)), "")
            return length + len(tail)
    return 0


def leading(title: str) -> tuple[tuple[str, ...], int]:
    """The bodies with which a title opens (国家发展改革委 国家能源局关于…) and where the rest begins."""
    names: list[str] = []
    at = end = 0
    title = title[:MAX_TEXT]
    while length := _known_prefix(title, at):
        names.append(title[at : at + length])
        at = end = at + length
        while at < len(title) and (title[at].isspace() or title[at] in "、，"):
            at += 1
    return tuple(names), end


def trailing(text: str, end: int) -> int:
    """Where the bodies begin that end directly before `end` (生态环境部 市场监管总局|令第31号); `end` if none."""
    table = spellings()
    start = at = end
    while at > 0:
        length = next((n for n in range(min(at, 30), 1, -1) if text[at - n : at] in table), 0)
        if not length:
            return start
        start = at = at - length
        if text[max(0, at - len(_STATE)) : at] == _STATE:
            start = at = at - len(_STATE)
        while at > 0 and (text[at - 1].isspace() or text[at - 1] in "、，"):
            at -= 1
    return start
