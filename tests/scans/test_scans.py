"""Scans rendered here are recognised: fonts, skew, noise, columns, a seal over text, a long picture, a turned page."""

from __future__ import annotations

import difflib
import io
from pathlib import Path
from typing import Any

import pytest

from parsers import scans

if not scans.is_installed():
    pytest.skip("needs the extra ocr (pip install zhengce[ocr])", allow_module_level=True)

import numpy
from PIL import Image, ImageDraw, ImageFont

from parsers.scans.reading import recognise

FONTS = ("NotoSansCJK-Regular.ttc", "NotoSerifCJK-Regular.ttc", "NotoSerifCJK-Bold.ttc")
FOLDER = Path("/usr/share/fonts/opentype/noto")
if not all((FOLDER / name).exists() for name in FONTS):
    pytest.skip("needs the fonts of .ci/packages", allow_module_level=True)

SIZE = 24
LEAST = 0.97  # of the characters, in order
PROSE = (
    "各省级主管部门应当建立重点用能单位名录，核查其上一年度能源利用状况报告，对未完成节能目标的单位提出整改要求。"
    "到2028年，主要耗能产品单耗降低6.5%，余热利用量达到1200万吨标准煤，废水回用率提高到45%以上。"
)


def blank(wide: int, high: int) -> Image.Image:
    return Image.new("RGB", (wide, high), "white")


def write(page: Image.Image, text: str, font: str = FONTS[0], *, left: int = 40, top: int = 30, per: int = 24) -> int:
    draw = ImageDraw.Draw(page)
    for line in (text[at : at + per] for at in range(0, len(text), per)):
        draw.text((left, top), line, font=ImageFont.truetype(FOLDER / font, SIZE), fill="black")
        top += int(1.6 * SIZE)
    return top


def skewed(page: Image.Image, degrees: float) -> Image.Image:
    return page.rotate(degrees, resample=Image.Resampling.BICUBIC, fillcolor="white", expand=True)


def noisy(page: Image.Image, strength: float) -> Image.Image:
    pixels = numpy.asarray(page).astype(float)
    pixels += numpy.random.default_rng(7).normal(0, strength, pixels.shape)
    return Image.fromarray(numpy.clip(pixels, 0, 255).astype("uint8"))


def with_seal(page: Image.Image, x: int, y: int, radius: int = 70) -> Image.Image:
    draw = ImageDraw.Draw(page, "RGBA")
    draw.ellipse((x - radius, y - radius, x + radius, y + radius), outline=(220, 30, 30, 230), width=7)
    font = ImageFont.truetype(FOLDER / FONTS[2], 26)
    draw.text((x - 52, y - 16), "专用章印", font=font, fill=(220, 30, 30, 230))
    return page


def as_file(page: Image.Image, form: str = "PNG") -> bytes:
    out = io.BytesIO()
    page.save(out, form)
    return out.getvalue()


def share(text: str, found: str) -> float:
    """How much of a text was found, in its order."""
    wanted, got = "".join(text.split()), "".join(found.split())
    matcher = difflib.SequenceMatcher(None, wanted, got, autojunk=False)
    return sum(block.size for block in matcher.get_matching_blocks()) / max(len(wanted), len(got))


def plain(font: str, high: int = 260) -> Any:
    page = blank(660, high)
    write(page, PROSE, font)
    return page


def two_columns() -> Any:
    page = blank(860, 320)
    write(page, PROSE[: len(PROSE) // 2], FONTS[1], per=15)
    write(page, PROSE[len(PROSE) // 2 :], FONTS[1], left=460, per=15)
    return page


def long_picture() -> Any:
    """A picture page: much longer than wide, a heading in colour, pieces of text far apart."""
    page = blank(520, 1500)
    ImageDraw.Draw(page).rectangle((0, 0, 520, 90), fill=(20, 110, 60))
    ImageDraw.Draw(page).text((120, 25), "一图读懂", font=ImageFont.truetype(FOLDER / FONTS[2], 40), fill="white")
    write(page, PROSE[:54], top=420, per=18)
    write(page, PROSE[54:], top=1200, per=18)
    return page


CASES = {
    "sans": (lambda: as_file(plain(FONTS[0])), PROSE),
    "serif, skewed, noisy": (lambda: as_file(noisy(skewed(plain(FONTS[1]), 1.8), 28), "JPEG"), PROSE),
    "bold, under a seal": (lambda: as_file(with_seal(plain(FONTS[2]), 470, 150)), PROSE),
    "two columns, as PDF": (lambda: as_file(two_columns(), "PDF"), PROSE),
    "a long picture": (lambda: as_file(long_picture()), "一图读懂" + PROSE),
    "on its side": (lambda: as_file(plain(FONTS[0], 440).rotate(90, expand=True)), PROSE),
}


@pytest.mark.parametrize("name", CASES)
def test_scans_are_recognised(name: str) -> None:
    make, text = CASES[name]
    found = recognise(make(), "pdf" if name.endswith("PDF") else "image")
    right = share(text, found.text)
    print(f"\n{name}: {right:.3f} of {len(text)} characters in order, confidence {found.confidence}")
    assert found.status == "recognised"
    assert right >= LEAST
    assert 0.8 < (found.confidence or 0) <= 1


def test_what_shows_no_text_says_so() -> None:
    page = blank(300, 200)
    ImageDraw.Draw(page).ellipse((50, 50, 250, 150), fill="green")
    assert recognise(as_file(page), "image").status == "nothing recognised"


@pytest.mark.parametrize("data", [b"", b"\x89PNG\r\n\x1a\n....", b"GIF89a", b"%PDF-1.4 no more"])
def test_damaged_pictures_say_so(data: bytes) -> None:
    kind = "pdf" if data.startswith(b"%PDF") else "image"
    assert recognise(data, kind).status == f"unreadable: damaged {kind}"


def test_a_picture_of_too_many_pixels_is_not_unpacked() -> None:
    bomb = as_file(Image.new("1", (20_000, 20_000)))
    assert len(bomb) < 100_000
    assert recognise(bomb, "image").status == "too large: more than 60,000,000 pixels"


def test_a_recogniser_without_memory_costs_one_file() -> None:
    assert scans.recognise_apart(b"", "image", memory=1_000_000).status == "unreadable: the recogniser crashed"


def test_a_recogniser_that_takes_too_long_is_ended() -> None:
    assert scans.recognise_apart(b"", "image", seconds=0.01).status.startswith("unreadable: more than")
