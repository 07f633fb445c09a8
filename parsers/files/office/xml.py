"""XML of office files, parsed without entities, network or unbounded trees."""

from __future__ import annotations

from lxml import etree

from parsers.files.limits import Unreadable


def parse(data: bytes) -> etree._Element:
    """The root element. A document type declaration is refused: office files have none, bombs do."""
    if b"<!DOCTYPE" in data[:4096] or b"<!ENTITY" in data:
        raise Unreadable("unreadable: xml with a document type")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise Unreadable("unreadable: damaged xml") from error


def name(element: etree._Element) -> str:
    """The element's local name, empty for comments and processing instructions."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def child(element: etree._Element | None, wanted: str) -> etree._Element | None:
    """The first child of a local name; none where there is none."""
    return next((part for part in element if name(part) == wanted), None) if element is not None else None


def value(element: etree._Element | None, wanted: str = "val") -> str:
    """An attribute by its local name; empty where there is none."""
    if element is None:
        return ""
    return next((str(v) for k, v in element.attrib.items() if str(k).rpartition("}")[2] == wanted), "")
