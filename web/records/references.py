"""Documents as records for reference managers (Zotero, EndNote, JabRef): CSL-JSON, RIS and BibTeX.

Titles, issuers and numbers stay as the ministry wrote them; the reader's language stands beside them as a note.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Literal

from db.queries.shown import LabelInfo, Row
from web.spoken import told
from web.spoken.i18n import Lang

FORMS = (("RIS", "ris"), ("BibTeX", "bib"), ("CSL-JSON", "csl.json"))  # name and ending of the address
Kind = Literal["legislation", "standard", "webpage", "report"]
KINDS: Mapping[str, Kind] = {
    "法": "legislation", "条例": "legislation", "令": "legislation",
    "标准": "standard", "规范": "standard", "规程": "standard", "导则": "standard",
    "新闻": "webpage", "解读": "webpage", "新闻发布会": "webpage", "会议": "webpage", "答复": "webpage",
}  # fmt: skip
RIS_TYPES: Mapping[Kind, str] = {"legislation": "STAT", "standard": "STAND", "webpage": "ELEC", "report": "RPRT"}
RIS_NUMBER: Mapping[Kind, str] = {"legislation": "M1", "standard": "SN", "webpage": "M1", "report": "SN"}
BIBTEX_TYPES: Mapping[Kind, str] = {
    "legislation": "misc", "standard": "techreport", "webpage": "misc", "report": "techreport"
}  # fmt: skip
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
SPECIAL = re.compile(r"[\\{}$&#%_^~]")
SPOKEN = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}",
}  # fmt: skip
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def kind_of(row: Row) -> Kind:
    """What a reference manager calls such a document: a notice is a report with institution and number."""
    return KINDS.get(row.kind or "", "report")


def csl(row: Row, labels: Mapping[str, LabelInfo], lang: Lang) -> dict[str, object]:
    """The document as an item of CSL-JSON 1.0."""
    item: dict[str, object] = {
        "id": key(row),
        "type": kind_of(row),
        "title": _line(row.title),
        "author": [{"literal": _line(name)} for name in row.issuers],
        "publisher": _line("、".join(row.issuers)),
        "number": _line(row.number or ""),
        "genre": _line(row.kind or ""),
        "issued": {"date-parts": [[int(part) for part in row.sort_on.split("-")]]},
        "URL": _line(row.url),
        "language": "zh-CN",
        "keyword": ", ".join(_keywords(row, labels, lang)),
        "note": _line(told.title(row, lang)),
    }
    return {name: value for name, value in item.items() if value}


def ris(rows: Iterable[Row], labels: Mapping[str, LabelInfo], lang: Lang) -> str:
    """The documents as RIS."""
    return "".join(_ris(row, labels, lang) for row in rows)


def _ris(row: Row, labels: Mapping[str, LabelInfo], lang: Lang) -> str:
    kind = kind_of(row)
    lines = [("TY", RIS_TYPES[kind]), ("ID", key(row)), ("TI", row.title)]
    lines += [("AU", name) for name in row.issuers]
    lines += [
        ("PB", "、".join(row.issuers)),
        (RIS_NUMBER[kind], row.number or ""),
        ("M3", row.kind or ""),
        ("PY", row.sort_on[:4]),
        ("DA", "/".join([*row.sort_on.split("-"), "", ""][:3]) + "/"),
        ("LA", "zh"),
        ("UR", row.url),
        ("N1", _line(told.title(row, lang))),
    ]
    lines += [("KW", word) for word in _keywords(row, labels, lang)]
    return "".join(f"{tag}  - {_line(text)}\r\n" for tag, text in lines if text) + "ER  - \r\n"


def bibtex(rows: Iterable[Row], labels: Mapping[str, LabelInfo], lang: Lang) -> str:
    """The documents as BibTeX in UTF-8."""
    return "\n".join(_bibtex(row, labels, lang) for row in rows)


def _bibtex(row: Row, labels: Mapping[str, LabelInfo], lang: Lang) -> str:
    kind = kind_of(row)
    year, *rest = row.sort_on.split("-")
    issuers = " and ".join("{" + _tex(name) + "}" for name in row.issuers)
    fields = {
        "title": "{" + _tex(row.title) + "}",
        "author": issuers,
        "institution" if BIBTEX_TYPES[kind] == "techreport" else "organization": _tex("、".join(row.issuers)),
        "type": _tex(row.kind or ""),
        "number": _tex(row.number or ""),
        "year": year,
        "month": MONTHS[int(rest[0]) - 1] if rest else "",
        "url": _tex(row.url),
        "language": "chinese",
        "keywords": _tex(", ".join(_keywords(row, labels, lang))),
        "note": _tex(_line(told.title(row, lang))),
    }
    lines = [
        f"  {name} = {value if name == 'month' else '{' + value + '}'},\n" for name, value in fields.items() if value
    ]
    return f"@{BIBTEX_TYPES[kind]}{{{key(row)},\n{''.join(lines)}}}\n"


def key(row: Row) -> str:
    """The same in every export and on every address, as the document's id is."""
    return f"zhengce{row.id}"


def _keywords(row: Row, labels: Mapping[str, LabelInfo], lang: Lang) -> list[str]:
    return [_line(getattr(labels[id], lang)) for id in row.labels if id in labels]


def _line(text: str) -> str:
    """Text as one line: a record is made of lines."""
    return CONTROL.sub(" ", text).strip()


def _tex(text: str) -> str:
    """Text in which nothing is a command of TeX."""
    return SPECIAL.sub(lambda found: SPOKEN.get(found[0], "\\" + found[0]), _line(text))
