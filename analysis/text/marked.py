"""The marked parts of a document with their wording, without the entries of a contents page."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import islice
from typing import NamedTuple

from analysis.text.annexes import annex_title
from analysis.text.markers import markers
from analysis.text.nesting import DEEPEST, Part, nest
from analysis.text.plain import Plain, squeezed
from analysis.text.wording import Wording, wording

_MOST_MARKS = 20_000  # that are looked at; a text of 400 pages has fewer
_LISTED = 400  # characters from the list of annexes to an annex
_ITEMS = frozenset({"number", "bare", "digit", "ring", "letter", "bracket"})  # marks that number sentences as well
_NAMED = frozenset({"part", "chapter", "section", "box", "bare", "ring"})  # marks that are none without a wording
_BOX_NAME = re.compile(
    r"[^，。：:；\n]{2,40}?(?:重[点大](?:工程|项目|任务|举措)|主要(?:指标|目标))(?=[^\s，。：:；、表和与及的分安清])"
)
_LONGEST_NAME = 80  # characters of a line in which the name of a box is looked for
_NOTES = 600  # characters before a ring in which its note may begin
_RINGS = frozenset("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
_WORD = re.compile(r"[^\W_]")
_NAMED_ARTICLE = re.compile(r"\s{0,4}【([^】\n]{1,30})】")


class Found(NamedTuple):
    """A part before its role is known. Its own words begin at `begins`; `parent` is its place in the list, or -1."""

    level: int
    kind: str
    marker: str
    heading: str | None
    at: int
    begins: int
    parent: int
    articles: int = 0
    words: Wording | None = None


def marked(title: str, page: Plain) -> tuple[list[Found], int]:
    """The marked parts, and how many articles the document has."""
    parts = nest(page.text, list(islice(markers(page.text), _MOST_MARKS)))
    found = _as_sentences(page.text, _worded(title, page, parts))
    return _without_contents(found, page.text), sum(part.level == 0 for part in parts)


def _worded(title: str, page: Plain, parts: list[Part]) -> list[Found]:
    """The marked parts with their wording; articles are counted within their part."""
    found: list[Found] = []
    articles: Counter[int] = Counter()
    open_at: dict[int, int] = {}
    width = _full_line(page.text)
    for place, part in enumerate(parts):
        mark = part.marker
        limit = parts[place + 1].marker.start if place + 1 < len(parts) else len(page.text)
        if part.level == 0:
            named = _NAMED_ARTICLE.match(page.text, mark.end)
            if named is None:
                if found and open_at:
                    last = open_at[max(open_at)]
                    articles[last] += 1
                continue
            words = Wording(named[1], named.start(1), named.end(), follows=True)
        elif mark.kind == "annex":
            words = annex_title(page.text, mark.end, limit)
            if not _is_annex(title, page.text, words):
                continue
        else:
            listed = frozenset[str]() if mark.kind == "box" else page.listed  # a box is named after its section
            words = wording(page.text, mark.end, limit, listed, width=width)
            words = _boxed(page.text, words) if mark.kind == "box" else words
        if mark.kind in _NAMED and (words.heading is None or (mark.kind == "ring" and page.text[mark.end] == "\n")):
            continue
        for deeper in [depth for depth in open_at if depth >= part.depth]:
            del open_at[deeper]
        parent = open_at[max(open_at)] if open_at else -1
        if mark.kind == "ring" and (parent < 0 or found[parent].kind == "annex" or _is_note(page.text, mark.start)):
            continue  # a note below a table
        if mark.kind == "box":
            parent = next((above for above in open_at.values() if _names(words, found[above].heading)), parent)
        level = min(found[parent].level + 1 if parent >= 0 else 1, DEEPEST)
        if part.level:
            open_at[part.depth] = len(found)
        written = page.text[mark.start : mark.end].strip().rstrip("：:")
        found.append(Found(level, mark.kind, written, words.heading, mark.start, words.end, parent, 0, words))
    return [part._replace(articles=articles[place]) if place in articles else part for place, part in enumerate(found)]


def _boxed(text: str, words: Wording) -> Wording:
    """The wording of a box, whose table or first item was glued to its name: 专栏1…重点工程 | 打造…."""
    line = text[words.at : words.at + _LONGEST_NAME].split("\n", maxsplit=1)[0]
    named = _BOX_NAME.match(line)
    if named is None:
        return words
    return Wording(named.group(), words.at, words.at + named.end(), follows=True)


def _names(words: Wording, section: str | None) -> bool:
    """Whether a box bears the name of a section: 专栏3 推动X重点工程 below （一）推动X."""
    return bool(section) and squeezed(words.heading or "").startswith(squeezed(section or ""))


def _is_note(text: str, at: int) -> bool:
    """Whether a ring numbers a note: 备注：① … ② …."""
    above = text[max(0, at - _NOTES) : at].rstrip().split("\n")
    while above and above[-1].lstrip()[:1] in _RINGS:
        above.pop()
    return bool(above) and above[-1].rstrip().endswith(("注：", "注:"))


def _full_line(text: str) -> int:
    """From which length on a line may have been broken by its page: most of the length of long lines."""
    lengths = sorted([size for size in map(len, text.split("\n")) if size > 8])
    return max(12, lengths[len(lengths) * 4 // 5] * 4 // 5) if lengths else 12


def _is_annex(title: str, text: str, words: Wording) -> bool:
    """Whether the text of the annex is there and it is not the document itself."""
    if words.heading is None:
        return False
    name, whole = squeezed(words.heading).strip("《》"), squeezed(title)
    if name in whole or (len(whole) > 6 and whole in name):
        return False
    return len(text[words.end : words.end + 400].strip()) > 10


def _as_sentences(text: str, found: list[Found]) -> list[Found]:
    """The parts, without heading where a sentence or one of a list of materials is numbered."""
    families: dict[tuple[int, str], list[int]] = defaultdict(list)
    parents = {part.parent for part in found}
    for place, part in enumerate(found):
        families[part.parent, part.kind].append(place)
    bare = [place not in parents and not _own_words(text, found, place) for place in range(len(found))]
    result = list(found)
    for (_, kind), places in families.items():
        textless = sum(bare[place] for place in places)
        sentences = sum(found[place].heading is None for place in places)
        for place in places:
            part = found[place]
            if part.words is None or part.heading is None or kind not in _ITEMS | {"han"}:
                continue
            sentence = part.words.closed and not part.words.follows and place not in parents
            sentence = sentence and (bare[place] or part.words.predicate or 2 * sentences >= len(places))
            listed = bare[place] and kind in _ITEMS and 2 * textless > len(places)
            if sentence or listed:
                result[place] = part._replace(heading=None)
    return result


def _own_words(text: str, found: list[Found], place: int) -> bool:
    """Whether there is anything but punctuation between the wording of a part and the next part."""
    end = found[place + 1].at if place + 1 < len(found) else len(text)
    return _WORD.search(text, found[place].begins, min(end, found[place].begins + 200)) is not None


def _without_contents(found: list[Found], text: str) -> list[Found]:
    """The parts without those of a contents page that lists what comes again with its text."""
    again = {_key(part): place for place, part in enumerate(found) if part.heading}
    dropped = set()
    for place, part in enumerate(found):
        later = again.get(_key(part), place)
        again_as_annex = part.kind == "annex" and later > place and found[later].at - part.at < _LISTED
        if again_as_annex or (later > place and not _own_words(text, found, place) and _own_words(text, found, later)):
            dropped.add(place)
    if len(dropped) < 3 and all(found[place].kind != "annex" for place in dropped):
        return found
    places: dict[int, int] = {-1: -1}
    kept: list[Found] = []
    for place, part in enumerate(found):
        if place not in dropped:
            parent = part.parent
            while parent in dropped:
                parent = found[parent].parent
            places[place] = len(kept)
            kept.append(part._replace(parent=places[parent]))
    return kept


def _key(part: Found) -> tuple[str, str, str | None]:
    return part.kind, "" if part.kind == "annex" else part.marker, part.heading
