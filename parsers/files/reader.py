"""One attachment, whatever it is: from bytes to `AttachmentText`. Never raises, never runs past its limits."""

from __future__ import annotations

from collections.abc import Callable

from parsers.files import markup, ofd
from parsers.files.archives import packed, unpacked
from parsers.files.limits import Budget, Limits, Unreadable, tidy
from parsers.files.office import opendocument, presentation, presentation97, richtext, sheet, sheet97, word, word97
from parsers.files.paper import pdf
from parsers.files.sniff import sniff
from policy import AttachmentText

Read = Callable[[bytes, Budget], tuple[str, int | None]]

_READERS: dict[str, Read] = {
    "pdf": pdf.text,
    "docx": word.text,
    "doc": word97.text,
    "wps": word97.text,
    "xlsx": sheet.text,
    "xls": sheet97.text,
    "ofd": ofd.text,
    "odt": opendocument.text,
    "ods": opendocument.text,
    "odp": opendocument.text,
    "pptx": presentation.text,
    "ppt": presentation97.text,
    "rtf": richtext.text,
    "html": markup.html,
    "mht": markup.mht,
    "xml": markup.word2003,
    "csv": markup.table,
    "txt": markup.plain,
}
_ARCHIVES = frozenset({"rar", "7z", "tar", "gzip"})
_NOT_TEXT = {"image": "image", "encrypted": "encrypted"}


def read(data: bytes, name: str = "", limits: Limits | None = None) -> AttachmentText:
    """The text of an attachment with its type, or the reason why there is none (see `AttachmentText.status`)."""
    return _read(data, name, Budget(limits or Limits()), 0)


def _read(data: bytes, name: str, budget: Budget, depth: int) -> AttachmentText:
    if not data.strip(b"\x00 \r\n\t"):
        return AttachmentText("unknown", "empty")
    if len(data) > budget.limits.size:
        return AttachmentText("unknown", f"too large: more than {budget.limits.size:,} bytes")
    kind = sniff(data, name)
    try:
        text, pages = _text(kind, data, budget, depth)
    except Unreadable as reason:
        return AttachmentText(_type(kind, name), str(reason), pages=reason.pages)
    except RecursionError:
        return AttachmentText(kind, "unreadable: nested too deep")
    except MemoryError:
        return AttachmentText(kind, "too large: memory")
    text = tidy(text[: budget.limits.characters])
    return AttachmentText(kind, "text" if text.strip() else "empty", text, pages)


def _text(kind: str, data: bytes, budget: Budget, depth: int) -> tuple[str, int | None]:
    if kind == "zip":
        return packed.text(data, budget, depth, _read), None
    if kind in _ARCHIVES:
        return unpacked.text(data, kind, budget, depth, _read), None
    if kind in _READERS:
        return _READERS[kind](data, budget)
    raise Unreadable(_NOT_TEXT.get(kind, "unreadable"))


def _type(kind: str, name: str) -> str:
    """An encrypted Office file does not show what it is; its name says so."""
    if kind != "encrypted":
        return kind
    ending = name.rpartition(".")[2].lower()
    return ending if ending in ("docx", "xlsx") else "docx"
