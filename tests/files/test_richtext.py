"""RTF: Chinese by code page and by number, tables, notes, and what is not seen."""

from __future__ import annotations

import struct

import pytest

from parsers.files import read


def by_page(text: str, codec: str = "gb18030") -> str:
    return "".join(c if c.isascii() else "".join(f"\\'{byte:02x}" for byte in c.encode(codec)) for c in text)


def by_number(text: str, instead: str = "?") -> str:
    units = struct.unpack(f"<{len(text.encode('utf-16-le')) // 2}h", text.encode("utf-16-le"))
    return "".join(chr(unit) if 0 < unit < 128 else f"\\u{unit}{instead}" for unit in units)


def raw(text: str) -> str:
    return text.encode("gb18030").decode("latin-1")


def rtf(body: str, head: str = r"\ansi\ansicpg936{\fonttbl{\f0\fcharset134 SimSun;}{\f1\fcharset0 Arial;}}") -> bytes:
    return ("{\\rtf1" + head + body + "}").encode("latin-1")


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (by_page("推进工业节能\\par ") + by_number("到2027年，"), "推进工业节能\n到2027年，"),
        (by_number("碳市场", r"\'cc\'bc").replace("\\u", "\\uc2\\u", 1), "碳市场"),
        (by_number("𫗧") + by_page("等"), "𫗧等"),
        (by_page("公开") + r"{\v " + by_page("内部") + r"}{\strike " + by_page("旧") + "}" + raw("。"), "公开。"),
        (r"10{\super 6}" + by_page("吨，CO") + r"{\sub 2}", "10⁶吨，CO2"),
        (by_page("目标") + r"{\footnote " + by_page("以2020年为基期。") + "}" + by_page("如下\\par"),
         "目标如下\n注：以2020年为基期。"),
        (r"\pard\intbl " + by_page("指标") + r"\cell " + by_page("数值") + r"\cell\row\pard\intbl " + by_page("能耗")
         + by_page("\\par 强度")
         + r"\cell\cell\row\pard " + by_page("表后"), "指标\t数值\n能耗强度\n表后"),
        (r"{\listtext\pard " + by_page("第一条") + r"\tab}" + by_page("为了节能"), "第一条\t为了节能"),
        (r"{\field{\*\fldinst HYPERLINK x}{\fldrslt " + by_page("官网") + "}}", "官网"),
        (r"{\pict\wmetafile8 0102}{\*\unknown x}{\header y}" + by_page("正文"), "正文"),
        (r"{\pict\bin6 {}\par}" + by_page("图后"), "图后"),
    ],
)  # fmt: skip
def test_rtf(body: str, text: str) -> None:
    found = read(rtf(body), "附件.doc")
    assert (found.type, found.status, found.text) == ("rtf", "text", text)


def test_rtf_in_another_code_page_and_by_the_charset_of_its_font() -> None:
    assert read(rtf(by_page("節能減碳", "big5"), r"\ansi\ansicpg950")).text == "節能減碳"
    assert (
        read(rtf(r"\f0 " + by_page("节能") + r"\f1\'b0", r"\ansi{\fonttbl{\f0\fcharset134 a;}{\f1 b;}}")).text
        == "节能°"
    )


@pytest.mark.parametrize("piece", ["{", "}", "\\", "\\'", "\\u", "{\\footnote ", "\\cell", "\\bin9999999999 ", "\\f99"])
def test_hostile_rtf_ends(piece: str) -> None:
    assert read(rtf(piece * 20_000)).status in ("empty", "text", "unreadable: nested too deep")
