"""What paragraphs and characters of Word have by their style: the list that numbers them, and whether they are seen."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from parsers.files.office import xml
from parsers.files.office.xml import child, value

_UNSEEN = ("vanish", "webHidden", "strike", "dstrike")
_DEEPEST = 12  # styles that rest on styles


@dataclass(frozen=True, slots=True)
class Style:
    """A style: the one it rests on, its list and level where it has them, and what it sets for unseen text."""

    based_on: str = ""
    number: str = ""
    level: str = ""
    unseen: tuple[tuple[str, bool], ...] = ()


@dataclass(slots=True)
class Styles:
    """The styles of a document by their names in it."""

    named: dict[str, Style] = field(default_factory=dict)

    @classmethod
    def of(cls, root: etree._Element | None) -> Styles:
        """The styles that a styles part defines."""
        found = cls()
        for element in root if root is not None else ():
            if xml.name(element) == "style":
                place = child(child(element, "pPr"), "numPr")
                found.named[value(element, "styleId")] = Style(
                    value(child(element, "basedOn")),
                    value(child(place, "numId")),
                    value(child(place, "ilvl")),
                    tuple(unseen_of(child(element, "rPr")).items()),
                )
        return found

    def list_of(self, name: str) -> tuple[str, str]:
        """The list and the level of a paragraph style, taken from the style below where it sets none."""
        number = level = ""
        for style in self._chain(name):
            number, level = number or style.number, level or style.level
        return number, level

    def is_unseen(self, name: str, own: dict[str, bool]) -> bool:
        """Whether characters of a style are hidden or struck out; what they set themselves comes first."""
        said = dict(own)
        for style in self._chain(name):
            said = dict(style.unseen) | said
        return any(said.values())

    def _chain(self, name: str) -> list[Style]:
        found: list[Style] = []
        while name in self.named and len(found) < _DEEPEST:
            found.append(self.named[name])
            name = found[-1].based_on
        return found


def unseen_of(properties: etree._Element | None) -> dict[str, bool]:
    """What run properties say of being hidden or struck out: each property that is set, and how."""
    return {
        kind: value(entry) not in ("0", "false", "off")
        for entry in (properties if properties is not None else ())
        if (kind := xml.name(entry)) in _UNSEEN
    }
