"""An issue as a file: Markdown as drafted, HTML, a mail draft, a Word document."""

from __future__ import annotations

import re
from email.message import EmailMessage
from email.policy import SMTP
from io import BytesIO

from newsletter import plaintext, render
from newsletter.issuefile import IssueFile
from newsletter.mail import header
from newsletter.plaintext import bare

RUN = re.compile(r"(?<!\\)\*\*(.+?)(?<!\\)\*\*")
HEADING = re.compile(r"(#{1,4}) (.+)")
DOCX_FONT = {"ja": "Yu Gothic", "zh": "Microsoft YaHei", "en": "Calibri"}


def eml(issue: IssueFile) -> bytes:
    """A mail that a mail program opens as an unsent draft, with text and HTML."""
    title, period, _ = render.masthead(issue)
    mail = EmailMessage(policy=SMTP)
    mail["Subject"] = header(f"{title} ({period})" if period else title)
    mail["X-Unsent"] = "1"
    mail.set_content(plaintext.text(issue), cte="base64")
    mail.add_alternative(render.html(issue), subtype="html", cte="base64")
    return mail.as_bytes()


def docx(issue: IssueFile) -> bytes:
    """A Word document with headings, lists and quotations."""
    from docx import Document
    from docx.oxml.ns import qn

    document = Document()
    font = document.styles["Normal"].font
    font.name = DOCX_FONT[issue.lang]
    document.styles["Normal"].element.rPr.rFonts.set(qn("w:eastAsia"), DOCX_FONT[issue.lang])
    for block in issue.blocks:
        for line in block.text.split("\n"):
            if heading := HEADING.match(line):
                document.add_heading(bare(heading[2]), level=len(heading[1]) - 1)
                continue
            style = "Quote" if line.startswith(">") else "List Bullet" if line.startswith("- ") else None
            text = line.lstrip("> ") if style == "Quote" else line.removeprefix("- ").strip()
            if text:
                paragraph = document.add_paragraph(style=style)
                for at, part in enumerate(RUN.split(text)):
                    paragraph.add_run(bare(part)).bold = at % 2 == 1
    out = BytesIO()
    document.save(out)
    return out.getvalue()
