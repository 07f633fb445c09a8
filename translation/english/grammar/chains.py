"""Chains of nouns: the level of the use of the energy of X is said in fewer links, as compounds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import dropwhile

from translation.english.grammar import nouns
from translation.english.grammar.compounds import describes, in_front, is_action
from translation.english.words.agreement import articled, definite, headed, last_word
from translation.english.words.joints import JOINTS, UNFIT, spliced
from translation.english.words.lexicon import Word, load

LINK = re.compile(r" of ")
LONELY = UNFIT | {"issuer", "under", "person"}
JOINED = re.compile(r" (?:and|of) ")
LINKS = 2
"""Links from which on a phrase is said anew, and one more where it ends in an action."""
FLAT = 6
"""English words that may stand in a row."""
HEAD = 4
"""English words that may stand in a row before an `of`."""
HEADS = (2, 1, 3)
"""Words of the head of a phrase, in the order in which they are tried."""


def unchained(words: Sequence[Word], said: str, article: str) -> str:
    """`said`, or the same words with fewer links: waste treatment capacity, the permit system of waste treatment."""
    if any(load().has("reaching", word.zh) for word in words[1:-1]):
        return said  # A纳入B has its own order
    links = len(LINK.findall(said))
    if links < LINKS + is_action(words[-1]) or len(words) < LINKS + 1 or not _plain(words[-1:]):
        return said
    if _plain(words) and len((flat := _row(words)).split()) <= FLAT:
        return articled(flat, article)
    for length in HEADS:
        rest, head = words[:-length], words[-length:]
        if not rest or not _stands(rest, head):
            continue
        name, lead = _row(head), _lead(rest)
        if lead and len(name.split()) <= HEAD:
            return f"{definite(name, article)} {_joint(rest, name)} {lead}"
    return said


def _plain(words: Sequence[Word]) -> bool:
    """Whether words may stand in a row: no joint, quoted part, name of a body or year among them."""
    fit = all(word.kind not in LONELY and not word.noun.startswith("the ") for word in words)
    fit &= all(bool(word.noun or word.adjective) and not word.noun.endswith(" of") for word in words)
    fit &= not any(word.noun.startswith(("main ", "key ")) for word in words[1:])
    nouns_only = dropwhile(describes, words)  # 主要 | 指标 is one thing, which 发展 does not describe
    return fit and not any(describes(word) for word in nouns_only) and not any(JOINED.search(w.noun) for w in words)


def _stands(rest: Sequence[Word], head: Sequence[Word]) -> bool:
    """Whether a phrase may be cut here: 处置 | 能力 is one head, which what describes it does not leave."""
    related = head[0].zh in ("相关", "有关")
    return _plain(head) and not related and rest[-1].kind not in JOINTS | {"of"} and not describes(rest[-1])


def _row(words: Sequence[Word]) -> str:
    return spliced(in_front(words[:-1]), headed(words[-1].noun))


def _lead(words: Sequence[Word]) -> str:
    """What stands behind the `of`: a row, or a phrase without a further link."""
    if _plain(words) and len((flat := _row(words)).split()) <= FLAT:
        return articled(flat, "of")
    said = nouns.noun_phrase(words, "of")
    return "" if LINK.search(said) else said


def _joint(rest: Sequence[Word], name: str) -> str:
    return "for" if is_action(rest[-1]) and last_word(name) in load().purposes else "of"
