"""What changed between two texts: by paragraph, and within a changed paragraph by character."""

from __future__ import annotations

from difflib import SequenceMatcher

from markupsafe import Markup, escape

CONTEXT = 1  # unchanged paragraphs that are shown around a change
LONGEST_COMPARED = 3000  # characters of a paragraph that are compared one by one
MOST_PARAGRAPHS = 4000


def compare(old: str, new: str) -> tuple[Markup, int]:
    """The changes as HTML, and how many paragraphs changed."""
    before, after = _paragraphs(old), _paragraphs(new)
    lines: list[Markup] = []
    changed = 0
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for what, i1, i2, j1, j2 in matcher.get_opcodes():
        if what == "equal":
            lines += _unchanged(before[i1:i2], first=i1 == 0, last=i2 == len(before))
            continue
        changed += max(i2 - i1, j2 - j1)
        pairs = min(i2 - i1, j2 - j1)
        for k in range(pairs):
            lines += _rewritten(before[i1 + k], after[j1 + k])
        lines += [Markup('<p class="del">{}</p>').format(text) for text in before[i1 + pairs : i2]]
        lines += [Markup('<p class="ins">{}</p>').format(text) for text in after[j1 + pairs : j2]]
    return Markup("\n").join(lines), changed


def _paragraphs(text: str) -> list[str]:
    """Paragraphs without blanks around them."""
    return [line.strip() for line in text.split("\n") if line.strip()][:MOST_PARAGRAPHS]


def _unchanged(texts: list[str], *, first: bool, last: bool) -> list[Markup]:
    """A little of what did not change, the rest as a count."""
    head = [] if first else texts[:CONTEXT]
    tail = [] if last else texts[max(CONTEXT if not first else 0, len(texts) - CONTEXT) :]
    hidden = len(texts) - len(head) - len(tail)
    gap = [Markup('<p class="gap">… {} …</p>').format(hidden)] if hidden > 0 else []
    return [*map(_plain, head), *gap, *map(_plain, tail)]


def _plain(text: str) -> Markup:
    """An unchanged paragraph."""
    return Markup("<p>{}</p>").format(text)


def _rewritten(old: str, new: str) -> list[Markup]:
    """A paragraph before and after, with what differs marked."""
    if max(len(old), len(new)) > LONGEST_COMPARED:
        return [Markup('<p class="del">{}</p>').format(old), Markup('<p class="ins">{}</p>').format(new)]
    before, after = Markup(""), Markup("")
    for what, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            before, after = before + escape(old[i1:i2]), after + escape(new[j1:j2])
            continue
        before += Markup("<del>{}</del>").format(old[i1:i2]) if i2 > i1 else ""
        after += Markup("<ins>{}</ins>").format(new[j1:j2]) if j2 > j1 else ""
    return [Markup('<p class="del">{}</p>').format(before), Markup('<p class="ins">{}</p>').format(after)]
