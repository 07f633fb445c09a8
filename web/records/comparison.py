"""Documents side by side as a Word document: labels in rows, documents in columns, their passages in the cells."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from db.queries.compared import Line
from db.queries.shown import Row
from web.answered.xml_text import clean

FONTS = {"ja": "Yu Gothic", "zh": "Microsoft YaHei", "en": "Calibri"}
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def docx(title: str, corner: str, documents: Sequence[Row], compared: Sequence[Line], lang: str) -> bytes:
    """The comparison as a Word document: one table across the page. `corner` heads the column of labels."""
    from docx import Document
    from docx.enum.section import WD_ORIENT
    from docx.oxml.ns import qn

    file = Document()
    page = file.sections[0]
    page.orientation = WD_ORIENT.LANDSCAPE
    page.page_width, page.page_height = page.page_height, page.page_width
    normal = file.styles["Normal"]
    normal.font.name = FONTS[lang]
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), FONTS[lang])
    file.add_heading(title, level=1)
    table = file.add_table(rows=1, cols=len(documents) + 1, style="Table Grid")
    heads = [corner, *(f"{document.title}\n{document.sort_on}" for document in documents)]
    for cell, words in zip(table.rows[0].cells, heads, strict=True):
        cell.paragraphs[0].add_run(clean(words)).bold = True
    for line in compared:
        first, *rest = table.add_row().cells
        first.paragraphs[0].add_run(str(getattr(line.label, lang))).bold = True
        for cell, passages in zip(rest, line.cells, strict=True):
            cell.text = clean("\n".join(passage.text for passage in passages))
    out = BytesIO()
    file.save(out)
    return out.getvalue()
