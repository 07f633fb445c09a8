"""The pages of a scan as pixels: a PDF page by page, a picture as it is; long ones are cut where nothing stands."""

from __future__ import annotations

import io
import math
import warnings
from collections.abc import Iterator
from typing import Any

import pypdfium2

from parsers.files.limits import Unreadable

LONGEST_SIDE = 2_000  # pixels of a page that is looked at: about 170 to the inch of A4
MOST_PIXELS = 60_000_000  # of a picture before it is unpacked
_FINEST = 6.0  # pixels to a point
_TALL = 1.8  # times the width: what is longer is cut
_WIDEST = 1_400  # pixels of a picture that is cut
_PIECE, _SLACK = 1.4, 0.25  # widths that a piece is long, more or less
_SEAL = (0.05, 0.5)  # of the page's width: how large a seal is
_SQUARE = 1.7  # how much longer than wide a seal is at most


def of_pdf(data: bytes, most: int) -> Iterator[tuple[int, Any]]:
    """The pages of a PDF, at most so many, each with its number. Raises `Unreadable` where it cannot be opened."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise Unreadable("unreadable: damaged pdf") from error
    with document:
        for number in range(min(len(document), most)):
            page = document[number]
            pixels = page.render(scale=_scale(*page.get_size())).to_numpy()[:, :, :3].copy()
            page.close()
            yield from ((number + 1, piece) for piece in pieces(pixels))


def _scale(wide: float, high: float) -> float:
    """Pixels to a point of a page of this size."""
    side = _WIDEST / max(wide, 1.0) if high > _TALL * wide else LONGEST_SIDE / max(wide, high, 1.0)
    return min(side, _FINEST, math.sqrt(MOST_PIXELS / max(wide * high, 1.0)))


def of_image(data: bytes, most: int) -> Iterator[tuple[int, Any]]:
    """The pieces of a picture, frame by frame. Raises `Unreadable` for what is no picture or has too many pixels."""
    from numpy import asarray
    from PIL import Image, ImageOps, ImageSequence

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # PIL warns of large pictures; they are refused here
            picture = Image.open(io.BytesIO(data))
            if picture.width * picture.height > MOST_PIXELS:
                raise Unreadable(f"too large: more than {MOST_PIXELS:,} pixels")
            for number, frame in enumerate(ImageSequence.Iterator(picture)):
                if number >= (most if picture.format == "TIFF" else 1):  # others move, and repeat themselves
                    break
                flat = ImageOps.exif_transpose(frame).convert("RGBA")
                page = Image.new("RGB", flat.size, "white")
                page.paste(flat, mask=flat.getchannel("A"))
                yield from ((number + 1, piece) for piece in pieces(asarray(page)[:, :, ::-1].copy()))
    except Unreadable:
        raise
    except Image.DecompressionBombError as error:
        raise Unreadable(f"too large: more than {MOST_PIXELS:,} pixels") from error
    except Exception as error:  # a decoder meets hostile bytes, and raises many kinds
        raise Unreadable("unreadable: damaged image") from error


def pieces(pixels: Any) -> Iterator[Any]:
    """A picture in sizes that can be looked at, from top to bottom; it is cut between lines."""
    import cv2

    high, wide = pixels.shape[:2]
    limit = _WIDEST if high > _TALL * wide else LONGEST_SIDE
    if (side := wide if high > _TALL * wide else max(high, wide)) > limit:
        pixels = cv2.resize(pixels, None, fx=limit / side, fy=limit / side, interpolation=cv2.INTER_AREA)
        high, wide = pixels.shape[:2]
    start = 0
    while high - start > _TALL * wide:
        end = _cut(pixels, start + int((_PIECE - _SLACK) * wide), start + int((_PIECE + _SLACK) * wide))
        yield without_seals(pixels[start:end])
        start = end
    yield without_seals(pixels[start:])


def _cut(pixels: Any, first: int, last: int) -> int:
    """The height between two at which a picture is most even: there stands no line."""
    spread = pixels[first:last].std(axis=(1, 2))
    calm = spread <= spread.min() + 2.0
    places = calm.nonzero()[0]
    return first + int(places[len(places) // 2])


def without_seals(pixels: Any) -> Any:
    """The page without red seals: where one lies, only what is dark in the red light stays, which is the print.

    A seal is about as wide as high. Red heads of documents, which are wider, are text and stay.
    """
    import cv2
    from numpy import repeat, uint8

    blue, green, red = (pixels[:, :, n].astype("int16") for n in range(3))
    is_red = ((red - green > 60) & (red - blue > 60)).astype(uint8)
    if not is_red.any():
        return pixels
    wide = pixels.shape[1]
    reach = max(3, wide // 60)
    joined = cv2.dilate(is_red, cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (reach, reach)))
    _, _, boxes, _ = cv2.connectedComponentsWithStats(joined)
    cleaned = pixels.copy()
    for left, top, width, height, _ in boxes[1:]:
        is_large = _SEAL[0] * wide < width < _SEAL[1] * wide
        if is_large and max(width, height) < _SQUARE * min(width, height):
            part = cleaned[top : top + height, left : left + width]
            part[:] = repeat(part[:, :, 2:3], 3, axis=2)
    return cleaned
