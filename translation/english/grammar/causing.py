"""What makes something happen: 让绿色出行成为新时尚, 使企业降低成本."""

from __future__ import annotations

from collections.abc import Sequence

from translation.english.grammar import nouns, openings, phrases
from translation.english.words.agreement import articled, last_word, modifying
from translation.english.words.inflection import VOWELS, gerund
from translation.english.words.lexicon import Word, load

MOVED = {"下降": "fall", "降低": "fall", "减少": "fall", "上升": "rise", "提升": "rise", "提高": "rise", "增长": "grow",
         "增强": "grow stronger", "改善": "improve", "扩大": "grow"}  # fmt: skip
"""What a thing does by itself where Chinese has no object."""


def caused(words: Sequence[Word], form: str) -> str:
    """让S成为O -> making S O, 使S下降 -> making S fall, 让S V O -> enabling S to V O; the empty text for all else."""
    if words[0].kind != "causing":
        return ""
    at = next((at for at in range(2, len(words)) if _does(words, at)), 0)
    if not at:
        return ""
    who = nouns.noun_phrase(words[1:at])
    verb = at
    while words[verb].adverb and not words[verb].verb:
        verb += 1
    if words[verb].zh == "成为":
        base, said = "make", f"{who} {_kept(words[verb + 1 :])}"
    elif verb == len(words) - 1:
        how = " ".join(word.adverb.removeprefix("~ ") for word in words[at:verb])
        base, said = "make", f"{who} {MOVED.get(words[verb].zh, words[verb].verb)} {how}".rstrip()
    else:
        base, said = "enable", f"{who} to {phrases.phrase(words[at:], 'base')}"
    return f"{gerund(base) if form == 'gerund' else base} {said}"


def _does(words: Sequence[Word], at: int) -> bool:
    """Whether what the subject does begins here, with its manner."""
    verb = at
    while verb < len(words) - 1 and words[verb].adverb and not words[verb].verb:
        verb += 1
    last = verb == len(words) - 1
    alone = last and bool(words[verb].verb) and (verb > at or words[verb].zh in MOVED)
    return alone or words[verb].zh == "成为" or (load().has("strong", words[verb].zh) and openings.opens(words, at))


def _kept(words: Sequence[Word]) -> str:
    said = modifying(nouns.noun_phrase(words, ""))
    counted = last_word(said) in load().countable | load().singular
    return articled(said, "a") if not counted or last_word(said) in load().singular else _one(said)


def _one(said: str) -> str:
    return f"{'an' if said[0].lower() in VOWELS else 'a'} {said}"
