"""BeautifulSoup over html.parser behind the few words that the parsers use of lexbor: the same reading."""

from __future__ import annotations

from bs4 import BeautifulSoup, NavigableString, Tag
from bs4.element import PreformattedString


class Node:
    """A tag or text with lexbor's names."""

    def __init__(self, node: Tag | NavigableString) -> None:
        self.node = node
        self.mem_id = id(node)

    @property
    def tag(self) -> str:
        if isinstance(self.node, Tag):
            return self.node.name
        return "-comment" if isinstance(self.node, PreformattedString) else "-text"

    @property
    def is_element_node(self) -> bool:
        return isinstance(self.node, Tag)

    @property
    def attributes(self) -> dict[str, str]:
        return {name: " ".join(value) if isinstance(value, list) else value for name, value in self.node.attrs.items()}

    @property
    def attrs(self) -> dict[str, str]:
        """The attributes themselves, from which one may be taken."""
        return self.node.attrs

    @property
    def id(self) -> str | None:
        return self.node.attrs.get("id")

    @property
    def text_content(self) -> str:
        return str(self.node)

    @property
    def inner_html(self) -> str:
        return self.node.decode_contents()

    @property
    def first_child(self) -> Node | None:
        return Node(self.node.contents[0]) if self.node.contents else None

    @property
    def next(self) -> Node | None:
        return Node(self.node.next_sibling) if self.node.next_sibling is not None else None

    @property
    def parent(self) -> Node | None:
        return Node(self.node.parent) if self.node.parent is not None else None

    def text(self) -> str:
        return self.node.get_text()

    def css(self, selector: str) -> list[Node]:
        return [Node(node) for node in self.node.select(selector)]

    def css_first(self, selector: str) -> Node | None:
        node = self.node.select_one(selector)
        return Node(node) if node is not None else None

    def decompose(self) -> None:
        self.node.decompose()


def parse(html: str | bytes) -> Node:
    """A document as `LexborHTMLParser(html)` would give it, though html.parser ends a page that its header closes."""
    text = html.decode() if isinstance(html, bytes) else html
    return Node(BeautifulSoup(text.replace("</html>", "").replace("</body>", ""), "html.parser"))
