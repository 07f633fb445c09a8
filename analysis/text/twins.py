"""Files that add nothing to a page: its own text as a file, forms and lists without sentences."""

from __future__ import annotations

from analysis.text.plain import squeezed

_SAMPLE = 60  # sentences that are compared
_SHORTEST = 12
_SHARED = 0.6
_LONGEST = 300_000  # characters that are compared
_PER_STOP = 400  # characters for each full stop of prose; forms and lists have fewer


def is_prose(text: str) -> bool:
    """Whether the text is written in sentences; a form, a list of names or a table is not."""
    stops = text.count("。") + text.count("；")
    return stops >= 3 and len(squeezed(text[:_LONGEST])) <= _PER_STOP * max(text[:_LONGEST].count("。"), stops // 2)


def is_twin(text: str, of: str) -> bool:
    """Whether most sentences of `text` are in `of` as well, whatever their line breaks."""
    pieces = [piece for piece in squeezed(text[:_LONGEST]).split("。") if len(piece) >= _SHORTEST]
    if not pieces:
        return False
    sample = pieces[:: max(1, len(pieces) // _SAMPLE)]
    whole = squeezed(of[: 2 * _LONGEST])
    return sum(piece in whole for piece in sample) >= _SHARED * len(sample)
