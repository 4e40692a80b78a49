"""The sure way to a tree: turbohtml's WHATWG tree builder says which tags count, and where they stand.

What lies between two tags is text, comments and tags that the tree builder dropped, so that every code
point of the body belongs to exactly one node.
"""

from __future__ import annotations

import re

from turbohtml import parse_fragment

from seedlint.seed.html.attributes import SPACE, read_values
from seedlint.seed.html.balanced import Built, Mark
from seedlint.seed.html.leaves import CDATA, RAW_TEXT, Comment
from seedlint.seed.html.nodes import VOID, Element

_ATTRIBUTE = (
    rf"[^{SPACE}/>][^{SPACE}/>=]*"
    rf"""(?:[{SPACE}]*=[{SPACE}]*(?:"[^"]*(?:"|\Z)|'[^']*(?:'|\Z)|[^{SPACE}>"'][^{SPACE}>]*)?)?"""
)
_DROPPED = re.compile(
    r"<!--(?:-?>|.*?(?:--!?>|\Z))"
    rf"|</?[a-zA-Z][^{SPACE}/>]*(?:[{SPACE}/]|{_ATTRIBUTE})*+(?:>|\Z)"
    r"|<(?:[!?]|/(?!\Z))[^>]*(?:>|\Z)",
    re.DOTALL,
)
_CDATA = re.compile(rf"{re.escape(CDATA)}(.*?)(\]\]>|\Z)", re.DOTALL)

_FOREIGN = frozenset({"svg", "math"})
_HTML_INSIDE = frozenset({"foreignobject", "desc", "title", "mi", "mo", "mn", "ms", "mtext", "annotation-xml"})
"""The elements of SVG and MathML whose children are HTML again, or may be."""

_Tag = tuple[int, int, int, Element]
"""(start, +1 start tag | -1 end tag, end, element)."""


def build_whatwg(source: str, shadow: str, shift: int, root: Element) -> Built:
    """Build the tree of ``shadow``, which begins at offset ``shift`` of ``source``, below ``root``."""
    builder = _Builder(source, shadow, shift, root)
    builder.nest(_tags(source, shadow, shift, root))
    return Built(builder.elements, builder.marks)


def _tags(source: str, shadow: str, shift: int, root: Element) -> list[_Tag]:
    """Return the tags that make elements, in file order."""
    known: dict[object, Element] = {}
    tags: list[_Tag] = []
    for node in parse_fragment(shadow, source_locations=True).iter_elements():
        around = known.get(node.parent, root)
        location = node.source_location
        if location is None or shadow[location.start_tag.start_offset] != "<":
            known[node] = around  # implied by the standard: what is inside belongs to what is around
            continue
        start, end = location.start_tag.start_offset + shift, location.start_tag.end_offset + shift
        element = Element(source, node.tag.lower(), read_values(source[start:end]), start, end, around)
        known[node] = element
        if element.tag == "template":  # its content is a fragment, which nothing leads back from
            known.update(dict.fromkeys(node.children, element))
        tags.append((start, 1, end, element))
        if location.end_tag is not None:
            closing = location.end_tag
            tags.append((closing.start_offset + shift, -1, closing.end_offset + shift, element))
    tags.sort(key=_offset)
    return tags


def _offset(tag: _Tag) -> int:
    return tag[0]


class _Builder:
    """Places tags and what lies between them, keeping a stack of the elements that are open."""

    def __init__(self, source: str, shadow: str, shift: int, root: Element) -> None:
        self._source = source
        self._shadow = shadow
        self._shift = shift
        self._root = root
        self.marks: list[Mark] = []
        self.elements: list[Element] = []

    def nest(self, tags: list[_Tag]) -> None:
        """Fill the tree below the root."""
        cursor = self._shift
        open_: list[Element] = [self._root]
        closed_by_tag = {id(element) for _, kind, _, element in tags if kind == -1}
        for start, kind, end, element in tags:
            if start < cursor:  # the clone of a formatting element: its tag has been seen
                continue
            if kind == -1 and element not in open_:  # misnested: what is around has been closed before
                continue
            if start > cursor:
                self._fill(cursor, start, open_[-1])
            cursor = end
            if kind == 1:
                # What the standard moves out of a table stays in the table here, where it is written.
                while (
                    open_[-1] is not element.parent and element.parent in open_ and id(open_[-1]) not in closed_by_tag
                ):
                    open_.pop().end_at(start)
                element.parent = open_[-1]
                open_[-1].marked.append(element)
                self.elements.append(element)
                # A slash closes nothing in HTML, but says what was meant, except where it makes the rest raw text.
                self_closed = id(element) not in closed_by_tag and self._source[end - 2] == "/" and not _is_raw(element)
                if element.tag not in VOID and not self_closed:
                    open_.append(element)
            else:
                while (closed := open_.pop()) is not element:
                    closed.end_at(start)
                element.close(start, end)
            self.marks.append((start, end, kind, element))
        end_of_body = self._shift + len(self._shadow)
        if cursor < end_of_body:
            self._fill(cursor, end_of_body, open_[-1])
        for element in open_[1:]:
            element.end_at(end_of_body)

    def _fill(self, start: int, end: int, parent: Element) -> None:
        """Make the comments of a stretch without tags of the tree; what lies between them is text."""
        at, last = start - self._shift, end - self._shift
        if self._shadow.find("<", at, last) < 0:
            return
        if _is_raw(parent):
            if last == len(self._shadow) and (begin := _unfinished_end(self._shadow, at, parent.tag)) >= 0:
                self._drop(begin + self._shift, end, parent)
            return
        is_foreign = self._shadow.find(CDATA, at, last) >= 0 and _is_foreign(parent)
        while (match := _DROPPED.search(self._shadow, at, last)) is not None:
            cdata = _CDATA.match(self._shadow, match.start(), last) if is_foreign else None
            # Of a CDATA section only what opens and closes it is dropped.
            spans = [match.span()] if cdata is None else [(cdata.start(), cdata.start(1)), cdata.span(2)]
            for begin, at in spans:
                if begin < at:
                    self._drop(begin + self._shift, at + self._shift, parent)

    def _drop(self, start: int, end: int, parent: Element) -> None:
        comment = Comment(self._source, start, end, parent)
        parent.marked.append(comment)
        self.marks.append((start, end, 0, comment))


def _unfinished_end(shadow: str, start: int, tag: str) -> int:
    """Return where the end tag of raw text begins that the end of the file cuts off, or -1."""
    if tag == "plaintext" or shadow.find("<!--", start) >= 0:  # in a comment of a script it may be text
        return -1
    match = re.compile(rf"</{tag}[{SPACE}/](?:[{SPACE}/]|{_ATTRIBUTE})*+\Z", re.IGNORECASE).search(shadow, start)
    return match.start() if match is not None else -1


def _is_raw(element: Element) -> bool:
    return element.tag in RAW_TEXT and not _is_foreign(element)


def _is_foreign(element: Element) -> bool:
    """Return whether the element is one of SVG or MathML."""
    if element.tag in _FOREIGN:
        return True
    for around in element.ancestors():
        if around.tag in _FOREIGN or around.tag in _HTML_INSIDE:
            return around.tag in _FOREIGN
    return False
