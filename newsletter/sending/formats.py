"""An issue as a file: Markdown as drafted, HTML, a mail draft, a Word document."""

from __future__ import annotations

import re
from email.message import EmailMessage
from email.policy import SMTP
from io import BytesIO
from typing import Any

from newsletter.edited.filling import filled
from newsletter.edited.issuefile import IssueFile
from newsletter.markdown import LINK
from newsletter.sending.mail import header
from newsletter.shapes import plaintext, render
from newsletter.shapes.plaintext import bare

RUN = re.compile(r"(?<!\\)\*\*(.+?)(?<!\\)\*\*")
HEADING = re.compile(r"(#{1,4}) (.+)")
DOCX_FONT = {"ja": "Yu Gothic", "zh": "Microsoft YaHei", "en": "Calibri"}


def eml(issue: IssueFile) -> bytes:
    """A mail that a mail program opens as an unsent draft, with text and HTML."""
    title, period, _ = render.masthead(filled(issue))
    mail = EmailMessage(policy=SMTP)
    mail["Subject"] = header(f"{title} ({period})" if period else title)
    mail["X-Unsent"] = "1"
    mail.set_content(plaintext.text(issue), cte="base64")
    mail.add_alternative(render.html(issue), subtype="html", cte="base64")
    return mail.as_bytes()


def docx(issue: IssueFile) -> bytes:
    """A Word document with headings, lists, quotations and links that open."""
    from docx import Document
    from docx.oxml.ns import qn

    document = Document()
    font = document.styles["Normal"].font
    font.name = DOCX_FONT[issue.lang]
    document.styles["Normal"].element.rPr.rFonts.set(qn("w:eastAsia"), DOCX_FONT[issue.lang])
    for block in filled(issue).blocks:
        for line in block.text.split("\n"):
            if heading := HEADING.match(line):
                document.add_heading(bare(heading[2]), level=len(heading[1]) - 1)
                continue
            style = "Quote" if line.startswith(">") else "List Bullet" if line.startswith("- ") else None
            text = line.lstrip("> ") if style == "Quote" else line.removeprefix("- ").strip()
            if text:
                _fill(document.add_paragraph(style=style), text)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _fill(paragraph: Any, text: str) -> None:
    """The runs of a line: plain, bold, and links."""
    at = 0
    for found in LINK.finditer(text):
        _runs(paragraph, text[at : found.start()])
        if found["url"]:
            _link(paragraph, bare(found["label"]), found["url"])
        else:
            _runs(paragraph, found["label"])
        at = found.end()
    _runs(paragraph, text[at:])


def _runs(paragraph: Any, text: str) -> None:
    for at, part in enumerate(RUN.split(text)):
        if part:
            paragraph.add_run(bare(part)).bold = at % 2 == 1


def _link(paragraph: Any, label: str, url: str) -> None:
    """A hyperlink; the library has no word for it."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    run = paragraph.add_run(label)
    run.font.underline = True
    link.append(run._r)
    paragraph._p.append(link)
