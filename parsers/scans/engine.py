"""The recogniser: RapidOCR with the Chinese models of its wheel, on ONNX Runtime. It asks no network."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from typing import Any

PACKAGES = ("rapidocr", "onnxruntime", "cv2")
_SETTINGS = {
    "Global.log_level": "critical",
    "Global.use_cls": False,  # whether lines stand on their head is asked of whole pages (see `reading`)
    "Global.max_side_len": 4_000,
    "Det.limit_type": "max",  # pages come in the size in which they are to be looked at
    "Det.limit_side_len": 2_200,
}


@dataclass(frozen=True, slots=True)
class Found:
    """A line of text in a picture: its four corners in pixels from the upper left, and how sure it is (0–1)."""

    text: str
    corners: tuple[tuple[float, float], ...]
    confidence: float


def is_installed() -> bool:
    """Whether the extra is there. Nothing is loaded."""
    return all(find_spec(name) for name in PACKAGES)


def lines_of(pixels: Any) -> list[Found]:
    """The lines that a picture shows, in no order. `pixels`: rows × columns × blue, green, red, 8 bits each."""
    answer = _engine()(pixels)
    if answer.txts is None or answer.boxes is None or answer.scores is None:
        return []
    return [
        Found(text, _corners(box), float(score))
        for text, box, score in zip(answer.txts, answer.boxes, answer.scores, strict=True)
        if text.strip()
    ]


def _corners(box: Sequence[Sequence[float]]) -> tuple[tuple[float, float], ...]:
    return tuple((float(x), float(y)) for x, y in box)


@cache
def _engine() -> Any:
    from rapidocr import RapidOCR

    return RapidOCR(params=_SETTINGS)
