"""Elements: immutable once the tree is built, with spans in the file's coordinates."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from seedlint.diagnostics import Span
from seedlint.seed.html.attributes import find_attribute, placed, read_attributes
from seedlint.seed.html.leaves import ASCII_SPACE, Comment, Text, resolved

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint.seed.html.attributes import Attribute

VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
"""Elements without content: https://html.spec.whatwg.org/multipage/syntax.html#void-elements"""


class Element:
    """An element that the file spells out (implied ones such as ``tbody`` are left out).

    ``span`` runs from the start tag to the end tag, or, where there is no end tag, to the end of the
    content. ``values`` are the attributes' values by lower-case name, to be read only; of repeated attributes
    the first counts, as in a browser.
    """

    __slots__ = (
        "_attributes",
        "_children",
        "_close",
        "_end",
        "_open_end",
        "_source",
        "_start",
        "marked",
        "parent",
        "tag",
        "values",
    )

    def __init__(
        self, source: str, tag: str, values: dict[str, str], start: int, open_end: int, parent: Element | None
    ) -> None:
        self._source = source
        self.tag = tag
        self.values = values
        self._start = start
        self._open_end = self._end = open_end
        self._close = -1
        self.parent = parent
        self.marked: list[Element | Comment] = []
        """The children but for the texts between them; tree builders fill it."""
        self._children: list[Node] | None = None
        self._attributes: dict[str, Attribute] | None = None

    def close(self, start: int, end: int) -> None:
        """Say where the end tag stands; for tree builders."""
        self._close = start
        self._end = end

    def end_at(self, end: int) -> None:
        """Say where the content of an element without an end tag ends; for tree builders."""
        self._end = end

    def release(self) -> None:
        """Forget what is inside, so that the memory of the tree is freed without the garbage collector."""
        self.marked.clear()
        self._children = None

    @property
    def children(self) -> list[Node]:
        """The nodes inside, in file order; to be read only."""
        if self._children is None:
            self._children = self._with_texts()
        return self._children

    def _with_texts(self) -> list[Node]:
        at, end = self.content
        nodes: list[Node] = []
        for node in self.marked:
            if node._start > at:
                nodes.append(Text(self._source, at, node._start, self))
            nodes.append(node)
            at = node._end
        if at < end:
            nodes.append(Text(self._source, at, end, self))
        return nodes

    @property
    def start_tag(self) -> Span:
        """The span of ``<tag …>``."""
        return Span(self._start, self._open_end)

    @property
    def end_tag(self) -> Span | None:
        """The span of ``</tag>``, or None where the file does not close the element."""
        return None if self._close < 0 else Span(self._close, self._end)

    @property
    def span(self) -> Span:
        """The whole element."""
        return Span(self._start, self._end)

    @property
    def is_closed(self) -> bool:
        """True where the file spells out the end tag."""
        return self._close >= 0

    @property
    def content(self) -> Span:
        """What stands between the start tag and the end tag."""
        return Span(self._open_end, self._end if self._close < 0 else self._close)

    @property
    def inner(self) -> str:
        """The source of the content."""
        return self._source[self._open_end : self._end if self._close < 0 else self._close]

    @property
    def all_attributes(self) -> tuple[Attribute, ...]:
        """Every attribute in file order, repeated ones included."""
        start = self._start
        return tuple(placed(one, start) for one in read_attributes(self._source[start : self._open_end]))

    @property
    def repeats_attributes(self) -> bool:
        """True where the start tag has an attribute twice."""
        return len(read_attributes(self._source[self._start : self._open_end])) != len(self.values)

    @property
    def attributes(self) -> dict[str, Attribute]:
        """The attributes by lower-case name; of repeated ones the first counts, as in a browser."""
        if self._attributes is None:
            self._attributes = {}
            for attribute in self.all_attributes:
                self._attributes.setdefault(attribute.name, attribute)
        return self._attributes

    def attribute(self, name: str) -> Attribute:
        """Return the attribute ``name``, where only one is wanted. Raises ``KeyError``."""
        if self._attributes is not None:
            return self._attributes[name]
        return placed(find_attribute(self._source[self._start : self._open_end], name), self._start)

    def get(self, name: str) -> str | None:
        """Return the value of attribute ``name``, or None where the element has no such attribute."""
        return self.values.get(name)

    @property
    def text(self) -> str:
        """All text inside, character references resolved."""
        if all(isinstance(node, Comment) or not node.marked for node in self.marked):
            return self._flat_text()
        return "".join(node.text for node in self.descendants() if isinstance(node, Text))

    def _flat_text(self) -> str:
        """Return the text where no element inside holds another one: by far the most, and much the quicker way."""
        parts = []
        at = self._open_end
        for node in self.marked:
            parts.append(resolved(self._source[at : node._start], self.tag))
            if isinstance(node, Element):
                parts.append(resolved(node.inner, node.tag))
            at = node._end
        end = self._end if self._close < 0 else self._close
        return "".join((*parts, resolved(self._source[at:end], self.tag)))

    @property
    def elements(self) -> list[Element]:
        """The children that are elements."""
        return [child for child in self.marked if isinstance(child, Element)]

    @property
    def inner_elements(self) -> Iterator[Element]:
        """All elements inside, in file order."""
        stack = self.marked[::-1]
        while stack:
            node = stack.pop()
            if isinstance(node, Element):
                yield node
                stack.extend(reversed(node.marked))

    @property
    def only_element(self) -> Element | None:
        """The element inside, where there is nothing else that a reader could notice."""
        found = self.elements
        if len(found) != 1:
            return None
        if len(self.marked) > 1:  # comments
            return found[0] if len(self.content_children) == 1 else None
        only, source = found[0], self._source
        if source[self._open_end : only._start].strip(ASCII_SPACE):
            return None
        after = source[only._end : self._end if self._close < 0 else self._close]
        return None if after.strip(ASCII_SPACE) else only

    @property
    def next_element(self) -> Element | None:
        """The element that follows in the same parent, with nothing but blank text in between."""
        if self.parent is None:
            return None
        siblings = self.parent.marked
        index = bisect_right(siblings, self._start, key=_start)
        following = siblings[index] if index < len(siblings) else None
        if not isinstance(following, Element) or self._source[self._end : following._start].strip(ASCII_SPACE):
            return None
        return following

    @property
    def content_children(self) -> list[Node]:
        """The children a reader could notice: without comments and blank text."""
        return [
            child
            for child in self.children
            if isinstance(child, Element) or (isinstance(child, Text) and not child.is_blank)
        ]

    def descendants(self) -> Iterator[Node]:
        """All nodes inside, in file order."""
        stack: list[Node] = self.children[::-1]
        while stack:
            node = stack.pop()
            yield node
            if isinstance(node, Element):
                stack.extend(node.children[::-1])

    def ancestors(self) -> Iterator[Element]:
        """The elements around this one, innermost first, without the root."""
        node = self.parent
        while node is not None and node.parent is not None:
            yield node
            node = node.parent

    def inside(self, tags: frozenset[str]) -> bool:
        """Return whether an element around this one has one of ``tags``."""
        return any(ancestor.tag in tags for ancestor in self.ancestors())


def _start(node: Element | Comment) -> int:
    return node._start


Node = Element | Text | Comment
