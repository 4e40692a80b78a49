"""The HTML of a body, as a tree with exact spans for elements, attributes and text."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from seedlint.diagnostics import Span
from seedlint.seed.html.attributes import Attribute
from seedlint.seed.html.balanced import Mark, build_balanced
from seedlint.seed.html.leaves import RAW_TEXT, Comment, Text
from seedlint.seed.html.nodes import VOID, Element, Node
from seedlint.seed.html.references import unescape_attribute
from seedlint.seed.markdown import HOLE
from seedlint.seed.source import Lines

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = [
    "RAW_TEXT",
    "VOID",
    "Attribute",
    "Comment",
    "Element",
    "HtmlTree",
    "Node",
    "ParseError",
    "Text",
    "unescape_attribute",
]


class ParseError(NamedTuple):
    """A WHATWG tokenizer error: its name in the standard, and where."""

    code: str
    span: Span


class HtmlTree:
    """The HTML of one body.

    ``root`` is an element without tags around everything; ``elements`` are all others in file order;
    ``marks`` are the tags and comments in file order; what lies between them is text.
    """

    def __init__(self, source: str, shadow: str, body: Span) -> None:
        shadow = shadow.replace(HOLE, " ")  # a quote's mark may stand in a tag of several lines
        self._shadow = shadow
        self._body = body
        self.source = source
        self.root = Element(source, "", {}, body.start, body.start, None)
        self.root.close(body.end, body.end)
        built = build_balanced(source, shadow, body.start, self.root)
        self.is_balanced = built is not None
        """True where the tags simply nest, so that nothing is unclosed, stray or implied."""
        if built is None:
            from seedlint.seed.html.whatwg import build_whatwg

            built = build_whatwg(source, shadow, body.start, self.root)
        self.elements: list[Element] = built.elements
        self.marks: list[Mark] = built.marks

    @cached_property
    def by_tag(self) -> dict[str, list[Element]]:
        """The elements by tag, each list in file order."""
        found: dict[str, list[Element]] = {}
        for element in self.elements:
            found.setdefault(element.tag, []).append(element)
        return found

    @cached_property
    def by_attribute(self) -> dict[str, list[Element]]:
        """The elements by the names of their attributes, each list in file order."""
        found: dict[str, list[Element]] = {}
        for element in self.elements:
            if element.values:
                for name in element.values:
                    found.setdefault(name, []).append(element)
        return found

    @property
    def texts(self) -> Iterator[Text]:
        """All texts in file order."""
        return (node for node in self.root.descendants() if isinstance(node, Text))

    @cached_property
    def comments(self) -> tuple[Comment, ...]:
        """All comments in file order."""
        return tuple(node for _, _, _, node in self.marks if isinstance(node, Comment) and node.is_comment)

    @cached_property
    def dropped(self) -> tuple[Comment, ...]:
        """The tags, doctypes and instructions that the tree builder ignored, in file order."""
        return tuple(node for _, _, _, node in self.marks if isinstance(node, Comment) and not node.is_comment)

    def release(self) -> None:
        """Take the tree apart; it is not to be used afterwards."""
        for element in (self.root, *self.elements):
            element.release()

    def find(self, *tags: str) -> list[Element]:
        """Return the elements that have one of ``tags``, in file order."""
        by_tag = self.by_tag
        lists = [by_tag[tag] for tag in tags if tag in by_tag]
        if len(lists) == 1:
            return lists[0]
        return sorted((element for found in lists for element in found), key=_start)

    @cached_property
    def errors(self) -> tuple[ParseError, ...]:
        """The tokenizer's errors in the body, by their names in the standard. Parses the body anew."""
        from turbohtml import parse

        prefix = "<!DOCTYPE html><body>"
        lines = Lines(self._shadow)
        found = []
        for error in parse(prefix + self._shadow).errors:
            column = error.col - (len(prefix) if error.line == 1 else 0)
            at = self._body.start + min(lines.starts[min(error.line, len(lines)) - 1] + column, len(self._shadow))
            found.append(ParseError(error.code, Span(max(at, self._body.start), min(at + 1, self._body.end))))
        return tuple(found)


def _start(element: Element) -> int:
    return element.start_tag.start
