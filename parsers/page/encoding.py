"""From bytes to text, whatever the page claims.

Every page seen is UTF-8, pages before about 2019 may be GBK (reported), and a header can be wrong. Text that
decodes strictly as UTF-8 is UTF-8: Chinese in any other encoding practically never does. Only then are the header,
the page's own meta and GB18030 asked, in this order. gb2312 and gbk are read as GB18030, their superset.
"""

from __future__ import annotations

import codecs
import re

_META = re.compile(rb"""<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([A-Za-z0-9_:.-]{2,20})""", re.IGNORECASE)
_CHARSET = re.compile(r"""charset\s{0,9}=\s{0,9}["']?\s{0,9}([A-Za-z0-9_:.-]{2,20})""", re.IGNORECASE)
_KNOWN = {
    "utf8": "utf-8",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "cp936": "gb18030",
    "xgbk": "gb18030",
    "gb18030": "gb18030",
    "hzgb2312": "hz",
    "big5": "big5hkscs",
    "big5hkscs": "big5hkscs",
    "utf16": "utf-16",
    "utf16le": "utf-16-le",
    "utf16be": "utf-16-be",
}
_BOM_ENCODINGS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_BOMS = tuple(bom for bom, _ in _BOM_ENCODINGS)


def decode(body: bytes, content_type: str | None = None) -> str:
    """The text of a page or answer, without NULs and lone surrogates. Never raises."""
    return text_of(body, content_type)[0]


def text_of(body: bytes, content_type: str | None = None) -> tuple[str, bytes | None]:
    """As `decode`, and the bytes themselves where they are exactly that text in UTF-8."""
    if not body.startswith(_BOMS) and b"\0" not in body:
        try:
            return body.decode(), body
        except UnicodeDecodeError:
            pass
    return _other(body, content_type), None


def _other(body: bytes, content_type: str | None) -> str:
    for bom, encoding in _BOM_ENCODINGS:
        if body.startswith(bom):
            return scrub(body[len(bom) :].decode(encoding, "replace"))
    for encoding in ["utf-8", *_claims(body, content_type), "gb18030"]:
        text = _strict(body, encoding)
        if text is not None:
            return scrub(text)
    readings = [body.decode(encoding, "replace") for encoding in ("utf-8", "gb18030")]
    return scrub(min(readings, key=lambda text: text.count("�")))


def scrub(text: str) -> str:
    """Without NULs, and with lone surrogates replaced, so that it can be stored, hashed and printed."""
    if "\0" in text:
        text = text.replace("\0", "")
    if text.isascii():
        return text
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


def _claims(body: bytes, content_type: str | None) -> list[str]:
    """Encodings that header and meta name, as far as they are known ones."""
    claims = []
    if content_type and (header := _CHARSET.search(content_type)):
        claims.append(header[1])
    if meta := _META.search(body[:4096]):
        claims.append(meta[1].decode("ascii"))
    keys = (re.sub(r"[^a-z0-9]", "", claim.lower()) for claim in claims)
    return [_KNOWN[key] for key in keys if key in _KNOWN]


def _strict(body: bytes, encoding: str) -> str | None:
    """The decoded text, or None at the first wrong byte. A character cut off at the very end is no wrong byte."""
    try:
        return body.decode(encoding)
    except UnicodeDecodeError as error:
        if error.end < len(body) - 4:
            return None
    try:
        return codecs.getincrementaldecoder(encoding)("strict").decode(body, False)
    except UnicodeError:
        return None
