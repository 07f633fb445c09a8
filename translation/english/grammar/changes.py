"""What a thing changes from and into: 煤电由主体电源向调节电源转型."""

from __future__ import annotations

from collections.abc import Sequence

from translation.english.grammar import nouns
from translation.english.words.agreement import definite
from translation.english.words.lexicon import Word

FROM = {"由", "从"}
TO = {"向", "到", "转向"}
CHANGED = {"转变", "转型", "过渡", "转换", "转移", "延伸", "跃升", "跨越", "拓展", "升级", "迈进", "发展", "提升"}
TURNED = {"转向": "shift", "发展": "transition", "跨越": "leap", "跃升": "leap", "迈进": "move", "过渡": "transition"}


def changed(words: Sequence[Word], article: str) -> str | None:
    """S由A向B转型 -> the transition of S from A to B; S从A转向B -> the shift of S from A to B."""
    if said := _turned(words):
        return said
    start = next((at for at, word in enumerate(words) if word.zh in FROM), -1)
    if start < 0:
        return None
    to = next((at for at in range(start + 2, len(words) - 1) if words[at].zh in TO), 0)
    tied = bool(to) and words[to].zh == "转向"
    if not to or not (tied or (words[-1].zh in CHANGED and to < len(words) - 2)):
        return None
    last = words[to] if tied else words[-1]
    into = words[to + 1 :] if tied else words[to + 1 : -1]
    while into and into[-1].adverb and not into[-1].noun:
        into = into[:-1]  # A和B并重
    deed = TURNED.get(last.zh) or last.noun
    whose = f" of {nouns.noun_phrase(words[:start], 'of')}" if start else ""
    return f"{definite(deed)}{whose} from {nouns.noun_phrase(words[start + 1 : to])} to {nouns.noun_phrase(into)}"


def _turned(words: Sequence[Word]) -> str:
    """A双控向B双控转变 -> the shift from A to B, A向B转型 -> the transition of A to B; the empty text for all else."""
    at = next((at for at in range(1, len(words) - 2) if words[at].zh in TO), 0)
    if not at or words[-1].zh not in ("转变", "转型", "过渡") or any(word.zh in FROM for word in words):
        return ""
    alike = words[at - 1].zh[-2:] == words[-2].zh[-2:]
    whose = f"from {nouns.noun_phrase(words[:at])}" if alike else f"of {nouns.noun_phrase(words[:at], 'of')}"
    return f"the {words[-1].noun} {whose} to {nouns.noun_phrase(words[at + 1 : -1])}"
