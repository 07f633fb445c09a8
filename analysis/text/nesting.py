"""Which marks number a heading, and how deep: the tree of a document's marked parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from analysis.text.markers import Marker

DEEPEST = 4
_RANK = {kind: rank for rank, kind in enumerate(("part", "chapter", "section", "han", "bracket", "number", "digit"))}
_UNITS = frozenset({"part", "chapter", "section", "article", "annex"})
_NEAR = 45  # characters from a mark to a mark that is glued to its heading
_SENTENCE_ENDS = "。！？”）】)］]"


class Part(NamedTuple):
    """A marked part of the text at `level` 1–4; `depth` is its place among the open marks, from 1."""

    marker: Marker
    level: int
    depth: int


@dataclass(slots=True)
class _Open:
    kind: str
    number: int


@dataclass(slots=True)
class _Tree:
    """The marks that are open where the text is read, and what has been read of numberings that are sequential."""

    text: str
    stack: list[_Open] = field(default_factory=list)
    last: Marker | None = None
    article: int = 0
    in_article: bool = False
    dotted: dict[int, tuple[int, ...]] = field(default_factory=dict)


def nest(text: str, marks: Sequence[Marker]) -> list[Part]:
    """The marks that number a part of the text, articles with level 0, in their order."""
    tree, found = _Tree(text), []
    following = _numbers_to_come(marks)
    dotted = sum(mark.kind == "dotted2" and mark.opens for mark in marks) >= 2
    for read, to_come in zip(marks, following, strict=True):
        mark = _without_page_number(tree, read)
        if mark.kind == "article":
            if _continues_articles(tree, mark):
                tree.article, tree.in_article, tree.last = mark.number, True, mark
                found.append(Part(mark, 0, len(tree.stack) + 1))
            continue
        if not _counts(tree, mark, to_come, dotted=dotted):
            continue
        _push(tree, mark)
        tree.last = mark
        depth = len(tree.stack)
        found.append(Part(mark, min(depth, DEEPEST), depth))
    return found


def _numbers_to_come(marks: Sequence[Marker]) -> list[int]:
    """For each mark the number of the next one of its kind, 0 where there is none."""
    seen: dict[str, int] = {}
    found = []
    for mark in reversed(marks):
        found.append(seen.get(mark.kind, 0))
        seen[mark.kind] = mark.number
    return found[::-1]


def _counts(tree: _Tree, mark: Marker, to_come: int, *, dotted: bool) -> bool:
    """Whether the mark numbers a part: at a line start as a rule, inside a line where it goes on with a numbering."""
    if mark.kind == "dash" or (tree.in_article and mark.kind not in _UNITS and not (mark.kind == "box" and mark.opens)):
        return False
    if mark.kind == "bare":
        return dotted and mark.number in {1, _last_number(tree, "number") + 1}
    if mark.path:
        return dotted and _continues_dotted(tree, mark)
    if mark.kind in {"annex", "box"}:
        return mark.opens or mark.number == _last_number(tree, mark.kind) + 1
    return mark.number > 0 and (mark.opens or _is_glued(tree, mark, to_come))


def _is_glued(tree: _Tree, mark: Marker, to_come: int) -> bool:
    before = tree.text[mark.start - 1]
    if before in "：:；;，,、条":
        return False
    near = tree.last is not None and mark.start - tree.last.end <= _NEAR
    heading_before = near and not set("。；") & set(tree.text[tree.last.end : mark.start]) if tree.last else False
    if before not in _SENTENCE_ENDS and not heading_before:
        return mark.kind == "han" and mark.number > 1 and mark.number == _last_number(tree, "han") + 1 == to_come - 1
    return mark.number == _last_number(tree, mark.kind) + 1 if mark.number > 1 else to_come == 2


def _without_page_number(tree: _Tree, mark: Marker) -> Marker:
    """The mark without the page number that a PDF put before it: 37. where 7. is to come."""
    if mark.kind != "number" or not mark.opens:
        return mark
    due = _last_number(tree, "number") + 1
    glued = str(mark.number).removesuffix(str(due))
    if due < 2 or mark.number <= due or glued == str(mark.number):
        return mark
    return mark._replace(number=due, start=mark.start + len(glued))


def _last_number(tree: _Tree, kind: str) -> int:
    for opened in reversed(tree.stack):
        if opened.kind == kind:
            return opened.number
    return 0


def _continues_articles(tree: _Tree, mark: Marker) -> bool:
    if mark.number != tree.article + 1:
        return mark.number == 1 and mark.opens
    return mark.opens or tree.text[mark.start - 1] in _SENTENCE_ENDS or (tree.last is not None and not tree.in_article)


def _continues_dotted(tree: _Tree, mark: Marker) -> bool:
    path = mark.path
    before = tree.dotted.get(len(path))
    if path[-1] != 1 and before != (*path[:-1], path[-1] - 1):
        return False
    tree.dotted[len(path)] = path
    return True


def _push(tree: _Tree, mark: Marker) -> None:
    """Put the mark on the stack above the marks that it belongs under."""
    kind = "number" if mark.kind == "bare" else mark.kind
    if kind in _UNITS:
        tree.in_article = False
    if kind == "annex":
        tree.stack, tree.article = [], 0
    elif kind == "box":
        _close(tree, "box")
    else:
        _make_room(tree, kind, mark.number)
    tree.stack.append(_Open(kind, mark.number))


def _make_room(tree: _Tree, kind: str, number: int) -> None:
    """Close the parts that one of this kind ends; in a box a numbering that starts again is the box's own."""
    held = [at for at, opened in enumerate(tree.stack) if opened.kind == kind]
    if held:
        due = [at for at in held if tree.stack[at].number + 1 == number]
        if number == 1:
            box = next((at for at, opened in enumerate(tree.stack) if opened.kind == "box"), -1)
            held = [at for at in held if at > box]
        if held:
            del tree.stack[(due or held)[-1] :]
            return
    rank = _RANK.get(kind)
    while rank is not None and tree.stack and _RANK.get(tree.stack[-1].kind, -1) > rank:
        tree.stack.pop()


def _close(tree: _Tree, kind: str) -> None:
    held = next((at for at, opened in enumerate(tree.stack) if opened.kind == kind), None)
    if held is not None:
        del tree.stack[held:]
