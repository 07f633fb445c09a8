"""How a document is related to those that it cites, each relation proven by the sentence that says it.

A type other than ``cites`` needs words that govern the citation (data/cues.toml) and, for a basis, a sentence in which
the document speaks of itself. Nothing is resolved here: titles and numbers stay as cited.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from analysis.facts.ties import cues, repealing
from analysis.facts.ties.citations import Spot, related, spelt
from analysis.facts.ties.proof import Context, Whole, proven
from analysis.facts.ties.references import Reference, clean, references, serial
from analysis.facts.ties.titled import bare, from_title, own_titles
from analysis.text.sentences import MAX_TEXT, Sentence, sentences
from policy import Relation, RelationType, numbers

MAX_RELATIONS = 1_000
RANK: tuple[RelationType, ...] = (
    *("repeals", "replaces", "amends", "forwards", "interprets", "draft of", "implements", "based on", "cites"),
)
_NEAR = 200  # characters left and right of a citation that can govern it
_SEPARATORS = re.compile(r"[、，,；;和及与或以并等（）()\s]*")
_BARE_HEADING = 14  # characters of a heading without a numeral
_LINK = re.compile(r"[^。：:◇]{0,60}")
_ISSUED_LINK = re.compile(  # 《甲》，2000年1月13日某部令第94号公布的《乙》: one list in spite of its commas
    r"[）)]?[，、；;]?(?:和|及|以及)?\s?(?:19|20)\d\d年\d{1,2}月\d{1,2}日[^，。；：◇]{0,60}(?:公布|发布|印发|颁布|颁发|批准)的\s?"
)
_DAY = re.compile(r"(?:19|20)\d\d年\d{1,2}月\d{1,2}日")
_ITEM = re.compile(
    r"[（(]?[一二三四五六七八九十\d]{1,3}[）).．、](?P<title>[^《》，。；（）()]{4,80}(?:法|条例|规定|办法|细则|决定|意见|通知|规则|标准|公告|目录)"
    r"(?:[（(][\u4e00-\u9fff]{2,6}[）)])?)[（(](?P<how>[^（）()]{6,80}(?:号|日)[^（）()]{0,80})[）)][；。]?"
)


def relations(title: str, text: str, kind: str | None = None) -> tuple[Relation, ...]:
    """All relations in the order of the text, one for each cited document: the strongest that is proven.

    `offset` is the place of the citation in `text`, `passage` the sentence around it, verbatim; a relation that only
    the title proves has offset -1 and the title as its passage. Texts without 《》 and numbers have no relations.
    """
    text = text[:MAX_TEXT]
    whole = Whole(
        title=bare(title),
        titles=own_titles(title, text),
        implementing=cues.IMPLEMENTING.search(title) is not None,
        draft=cues.DRAFT_TITLE.search(title) is not None,
        interprets=cues.INTERPRETS_TITLE.search(f"{title} {kind or ''}") is not None,
        amends=cues.AMENDS_TITLE.search(title) is not None,
        repeals_follow=cues.REPEALS_TITLE.search(title) is not None,
    )
    named = from_title(title, interprets=whole.interprets, draft=whole.draft)
    found = [*_in_text(text, whole, named_only=any(r.type == "interprets" for r in named))]
    return _strongest([*found, *(_numbered(relation, text, whole) for relation in named)])


def _numbered(relation: Relation, text: str, whole: Whole) -> Relation:
    """What the title names, with its number where the text says that it was issued: 印发《甲办法》（某令第2号）."""
    if relation.number or not relation.title:
        return relation
    name = spelt(relation.title)
    for named in whole.cited:
        issued = cues.INTERPRETS_TEXT.search(text[max(0, named.start - 8) : named.start])
        if issued and named.number and spelt(named.title or "") == name:
            return replace(relation, number=named.number)
    return relation


def _strongest(found: list[Relation]) -> tuple[Relation, ...]:
    best: dict[str, Relation] = {}
    titles = {serial(relation.number): relation.title for relation in found if relation.number and relation.title}
    for each in found:
        title = each.title or titles.get(serial(each.number))  # …（GB 99001—2009）, later its number alone
        relation = replace(each, title=title) if title != each.title else each
        key = spelt(title) if title else serial(relation.number)
        known = best.get(key)
        if known is None or RANK.index(relation.type) < RANK.index(known.type):
            best[key] = relation if relation.number or known is None else replace(relation, number=known.number)
    in_text = [(relation.type, key) for key, relation in best.items() if relation.offset >= 0]
    for key, relation in list(best.items()):
        if relation.offset < 0 and any(_same_act(relation.type, key, *other) for other in in_text):
            del best[key]
    return tuple(sorted(best.values(), key=lambda relation: relation.offset))[:MAX_RELATIONS]


def _same_act(kind: RelationType, key: str, other: RelationType, other_key: str) -> bool:
    """Whether the text says in full what the title says in short: a title forwards or drafts one document."""
    return kind == other and (kind in ("forwards", "draft of") or (key != other_key and key in other_key))


def _in_text(text: str, whole: Whole, *, named_only: bool) -> Iterator[Relation]:
    """The relations that sentences prove. `named_only`: the title says what is interpreted, the text need not."""
    cited = references(text)
    whole.cited = tuple(cited)
    repeals = cues.says_repeal(text)
    if not cited and not repeals:
        return
    listing = repeals or whole.repeals_follow
    based = "依据" in text
    at = 0
    before: Sentence | None = None
    for sentence in sentences(text):
        if at == len(cited) and not listing:
            return
        begin = at
        while at < len(cited) and cited[at].start < sentence.end:
            at += 1
        if whole.repeals_follow and (item := _unquoted_item(text, sentence)):
            yield item
            continue
        if at > begin:
            if before is not None:
                _lead(text, before, whole)
            inside = [reference for reference in cited[begin:at] if reference.start >= sentence.start]
            yield from _in_sentence(text, sentence, inside, whole, named_only=named_only)
        if based and (sentence.heading or (sentence.opens and sentence.end - sentence.start <= _BARE_HEADING)):
            _head(text, sentence, whole)
        if listing:
            _follow(text, sentence, whole, at > begin and bool(inside))
        before = sentence


def _in_sentence(
    text: str, sentence: Sentence, inside: list[Reference], whole: Whole, *, named_only: bool
) -> Iterator[Relation]:
    masked, places = _masked(text, sentence, inside)
    first = 0
    for run in _runs(text, inside):
        left, right = places[first], places[first + len(run) - 1] + 1
        first += len(run)
        context = Context(masked[max(0, left - _NEAR) : left], masked[right : right + _NEAR], masked)
        kind = proven(context, run[0], whole)
        if kind == "interprets" and named_only:
            kind = "cites"
        spots = (Spot(text, sentence, reference, context) for reference in run)
        yield from filter(None, (related(spot, kind, whole) for spot in spots))


def _head(text: str, sentence: Sentence, whole: Whole) -> None:
    """Under the heading 设定依据, numbered or not, the list is what the document rests on."""
    line = text[sentence.start : min(sentence.end, sentence.start + _NEAR)]
    if "《" not in line and line[-1] not in "。；，、":
        whole.basis_follows = "依据" in line and cues.BASIS_HEADING.search(line) is not None


def _lead(text: str, before: Sentence, whole: Whole) -> None:
    """What the sentence before one with a citation says of it: after 各有关单位： its letter opens.

    What follows 自公布之日起施行。 may be a list of what ends then.
    """
    line = text[before.start : min(before.end, before.start + _NEAR)]
    whole.took_effect = cues.TAKES_EFFECT.search(text, max(before.start, before.end - 12), before.end) is not None
    whole.opening = before.opens and line.rstrip().endswith(("：", ":")) and len(line) < _NEAR


def _unquoted_item(text: str, sentence: Sentence) -> Relation | None:
    """2. 国家科技计划管理暂行规定（2001年1月20日科学技术部令第4号公布）: a title in a list of repeals without 《》.

    What its bracket cites is the history of this act.
    """
    line = text[sentence.start : min(sentence.end, sentence.start + _NEAR)]
    item = _ITEM.fullmatch("".join(line.split())) if sentence.opens else None
    if item is None:
        return None
    found = numbers.find(_DAY.sub("", item["how"]))
    number = found[-1].number if found else None
    return Relation("repeals", clean(item["title"]), number, sentence.start + line.find(item["title"][0]), line)


def _follow(text: str, sentence: Sentence, whole: Whole, has_citations: bool) -> None:
    """A line such as 下列文件同时废止： makes the list behind it one of repeals, until a line without citations."""
    line = text[sentence.start : min(sentence.end, sentence.start + _NEAR)]
    if cues.says_repeal(line) and cues.REPEALS_LIST.search(line) and _says_so(line):
        whole.repeals_follow = True
        whole.repeals_from = repealing.day_of_list(line)
    elif not has_citations and sentence.opens and cues.REPEALS_TITLE.search(whole.title) is None:
        whole.repeals_follow = False


def _says_so(line: str) -> bool:
    """Whether the verb of a line over a list is a statement."""
    until = cues.REPEALS_WORD.split(line, maxsplit=1)[0]
    return repealing.in_force(until, until, line)


def _runs(text: str, inside: list[Reference]) -> Iterator[list[Reference]]:
    """Citations that make up one list: 《甲》（…）、《乙》和2012年发布的《丙》."""
    run: list[Reference] = []
    for reference in inside:
        gap = text[run[-1].end : reference.start] if run else ""
        if run and not _one_list(gap):
            yield run
            run = []
        run.append(reference)
    if run:
        yield run


def _one_list(gap: str) -> bool:
    if _SEPARATORS.fullmatch(gap) or _ISSUED_LINK.fullmatch(gap):
        return True
    return "，" not in gap and _LINK.fullmatch(gap) is not None and cues.BREAKS.search(gap) is None


def _masked(text: str, sentence: Sentence, inside: list[Reference]) -> tuple[str, list[int]]:
    """The sentence without blanks and with ◇ for each citation, and the place of each ◇."""
    pieces: list[str] = []
    places: list[int] = []
    at, length = sentence.start, 0
    for reference in inside:
        piece = "".join(text[at : reference.start].split())
        length += len(piece)
        places.append(length)
        pieces += (piece, "◇")
        length += 1
        at = max(at, reference.end)
    pieces.append("".join(text[at : sentence.end].split()))
    return "".join(pieces), places
