"""Why something is in, out or in doubt: a code with what it speaks of, as it is stored; the site says it in words.

``title-shows:氢能``, ``other-field:招聘|posts``: the code, a colon, the arguments divided by bars; the last one
may hold anything.
"""

from __future__ import annotations

from collections.abc import Mapping

COPY = "copy "  # what waits for a person: this, then the address of a page that may be of the same document
ARGUMENTS: Mapping[str, tuple[str, ...]] = {
    "title-shows": ("what",),
    "text-shows": ("what",),
    "other-field": ("what", "field"),
    "only": ("what",),
    "only-number": (),
    "dense-text": ("number",),
    "passages": ("number", "share"),
    "nothing": (),
    "settled": ("why",),
    "weak": (),
    "another-status": (),
    "another-index-number": (),
    "another-number": (),
    "another-signing-date": (),
    "fits-two": (),
}


def written(code: str, *arguments: str) -> str:
    """A reason as it is stored. Raises ValueError for an unknown code or another number of arguments."""
    if code not in ARGUMENTS or len(arguments) != len(ARGUMENTS[code]):
        raise ValueError(f"no reason {code!r} with {len(arguments)} arguments")
    return f"{code}:{'|'.join(arguments)}" if arguments else code


def read(text: str) -> tuple[str, dict[str, str]] | None:
    """Code and arguments by name; None for a sentence of the first release."""
    code, colon, rest = text.partition(":")
    names = ARGUMENTS.get(code)
    if names is None or bool(names) != bool(colon):
        return None
    values = rest.split("|", len(names) - 1) if names else []
    return (code, dict(zip(names, values, strict=True))) if len(values) == len(names) else None
