"""PowerPoint, old and new: slides in their order, tables, notes, and no slides of earlier saves."""

from __future__ import annotations

import struct

from parsers.files import read
from tests.files import attachment_files as build

A = 'xmlns:a="urn:a" xmlns:p="urn:p" xmlns:r="urn:r"'


def run(text: str, more: str = "") -> str:
    return f"<a:p><a:r><a:rPr {more}/><a:t>{text}</a:t></a:r></a:p>"


def slide(*shapes: str, more: str = "") -> str:
    return f"<p:sld {A} {more}><p:cSld><p:spTree>{''.join(shapes)}</p:spTree></p:cSld></p:sld>"


def shape(text: str) -> str:
    return f"<p:sp><p:txBody>{text}</p:txBody></p:sp>"


def relations(**targets: tuple[str, str]) -> str:
    entries = "".join(f'<R Id="{name}" Type="http://x/{kind}" Target="{to}"/>' for name, (kind, to) in targets.items())
    return f"<Rs>{entries}</Rs>"


def test_pptx_slides_in_their_order_with_tables_and_notes() -> None:
    table = "".join(f"<a:tr>{''.join(f'<a:tc><a:txBody>{run(c)}</a:txBody></a:tc>' for c in row)}</a:tr>"
                    for row in (("指标", "2025年"), ("能耗", "")))  # fmt: skip
    notes = '<p:sp><p:nvSpPr><p:nvPr><p:ph type="{}"/></p:nvPr></p:nvSpPr><p:txBody>{}</p:txBody></p:sp>'
    parts = {
        "ppt/presentation.xml": f'<p:presentation {A}><p:sldIdLst><p:sldId id="9" r:id="r2"/>'
        '<p:sldId id="8" r:id="r1"/></p:sldIdLst></p:presentation>',
        "ppt/_rels/presentation.xml.rels": relations(r1=("slide", "slides/s1.xml"), r2=("slide", "/ppt/slides/s2.xml")),
        "ppt/slides/s1.xml": slide(f"<p:graphicFrame><a:tbl>{table}</a:tbl></p:graphicFrame>", more='show="0"'),
        "ppt/slides/s2.xml": slide(shape(run("双碳") + run("旧值", 'strike="sngStrike"')), shape(run("下降"))),
        "ppt/slides/_rels/s2.xml.rels": relations(n=("notesSlide", "../notesSlides/n1.xml")),
        "ppt/notesSlides/n1.xml": f"<p:notes {A}>"
        f"{notes.format('body', run('讲到这里'))}{notes.format('sldNum', run('7'))}</p:notes>",
    }
    found = read(build.packed({name: part.encode() for name, part in parts.items()}), "汇报.ppt")
    assert (found.type, found.pages) == ("pptx", 2)
    assert found.text == "双碳\n下降\n备注：讲到这里\n（隐藏的幻灯片）\n指标\t2025年\n能耗"


def ppt_record(kind: int, body: bytes, version: int = 0, instance: int = 0) -> bytes:
    return struct.pack("<HHI", version | instance << 4, kind, len(body)) + body


def ppt(slides: list[tuple[str, str]], older: tuple[str, str] | None = None) -> bytes:
    """A presentation: title in the outline and a box on the slide, for each; `older` is a slide of an earlier save."""
    stream = b""
    places: list[int] = []

    def put(record: bytes) -> None:
        nonlocal stream
        places.append(len(stream))
        stream += record

    def wide(text: str) -> bytes:
        return ppt_record(0x0FA0, text.encode("utf-16-le"))

    if older:
        stream += ppt_record(0x03EE, wide(older[1]), 0xF)
    for _, box in slides:
        put(ppt_record(0x03EE, ppt_record(0x040C, ppt_record(0xF00D, wide(box), 0xF), 0xF), 0xF))
    outline = b"".join(
        ppt_record(0x03F3, struct.pack("<I", number) + b"\0" * 16) + wide(title)
        for number, (title, _) in enumerate(slides, 1)
    )
    masters = ppt_record(0x0FF0, ppt_record(0x0FA8, b"Click to edit"), 0xF, 1)
    put(ppt_record(0x03E8, masters + ppt_record(0x0FF0, outline, 0xF, 0), 0xF))
    directory = len(stream)
    stream += ppt_record(0x1772, struct.pack(f"<{len(places) + 1}I", 1 | len(places) << 20, *places))
    edit = len(stream)
    stream += ppt_record(0x0FF5, struct.pack("<IIIII", 1, 0, 0, directory, len(places)))
    user = struct.pack("<HHIIII", 0, 0x0FF6, 20, 20, 0xE391C05F, edit)
    return build.ole({"PowerPoint Document": stream, "Current User": user})


def test_ppt_slides_in_their_order_without_those_of_earlier_saves() -> None:
    found = read(ppt([("进展", "一年来"), ("问题\r与建议", "下一步")], older=("旧", "旧稿")), "x.ppt")
    assert (found.type, found.pages, found.text) == ("ppt", 2, "进展\n一年来\n问题\n与建议\n下一步")
