"""Builds the prose of a seed: front-matter fields first, then the body's text, block by block."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from seedlint.diagnostics import Span
from seedlint.pattern import pattern
from seedlint.seed.html import VOID, Element, HtmlTree
from seedlint.seed.html.references import unescape_text
from seedlint.seed.markdown import BREAK, HARD_BREAK, HOLE, LITERAL_LESS_THAN, OPAQUE
from seedlint.seed.prose.roles import ROLES
from seedlint.seed.prose.text import Block, Holder, Prose, Segment, Writing

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from seedlint.seed.front_matter import Scalar
    from seedlint.seed.markdown import MarkdownLink

_SPECIAL = re.compile(
    rf"([{HOLE}]+|[{OPAQUE}]+|[{BREAK}]+|{HARD_BREAK}|&(?:#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[a-zA-Z][a-zA-Z0-9]*;))"
)
_PROSE_ATTRIBUTES = ("alt", "title")
_NOT_VERBATIM = pattern(rf"[&\\`*_\[\]{{}}<>\r\n{OPAQUE}{BREAK}]|://")
"""What makes a value mean something else than it says: references, Markdown, template tags, addresses."""
_RAW = frozenset({"script", "style"})
_MARKS = (HOLE, OPAQUE, BREAK, LITERAL_LESS_THAN)


def build_prose(
    fields: Iterable[tuple[str, Scalar]],
    text: str,
    shadow: str,
    body: Span,
    tree: HtmlTree,
    headings: tuple[Span, ...],
    links: Sequence[MarkdownLink],
    html_only: bool,
) -> Prose:
    """Return the prose of a seed.

    ``fields`` are the front-matter fields that hold prose; ``shadow`` is the body's shadow;
    ``headings`` are the spans of Markdown headings, ``links`` the Markdown links and images.
    """
    builder = _Builder(text, shadow, body, "html" if html_only else "markdown")
    for name, scalar in fields:
        builder.field(name, scalar)
    builder.body(tree)
    builder.attributes(tree)
    builder.labels(links)
    return builder.finish(headings)


class _Builder:
    def __init__(self, text: str, shadow: str, body: Span, writing: Writing) -> None:
        self._text = text
        self._shadow = shadow
        self._shift = body.start
        self._writing: Writing = writing
        self._parts: list[str] = []
        self._length = 0
        self._segments: list[Segment] = []
        self._blocks: list[Block] = []
        self._begin = 0
        self._seen_text = False

    def finish(self, headings: tuple[Span, ...]) -> Prose:
        return Prose("".join(self._parts), self._blocks, self._segments, headings)

    def field(self, name: str, scalar: Scalar) -> None:
        """Add a front-matter value as a passage."""
        inner = scalar.inner
        raw = self._text[inner.start : inner.end]
        if scalar.style in {"single", "double", "plain"} and raw == scalar.value:
            self._add(raw, inner.start, len(raw), True, _field_writing(scalar))
        elif scalar.style == "single" and raw.replace("''", "'") == scalar.value:
            at = inner.start
            for piece in re.split("('')", raw):
                if piece == "''":
                    self._add("'", at, 2, False, "single")
                elif piece:
                    self._add(piece, at, len(piece), True, "single")
                at += len(piece)
        else:
            self._add(
                scalar.value.replace(BREAK, " "), scalar.span.start, scalar.span.end - scalar.span.start, False, "none"
            )
        self._seen_text = True
        self._end_block(scalar.span.end, ("field", name))

    def body(self, tree: HtmlTree) -> None:
        """Add the body's text, block by block."""
        is_marked = any(mark in self._shadow for mark in _MARKS)
        text, writing, segments, parts = self._text, self._writing, self._segments, self._parts
        role_of = ROLES.get
        silent: Element | None = None
        around: Element | None = tree.root
        cursor = self._shift
        for start, end, kind, node in tree.marks:
            if silent is not None:
                if node is silent and kind == -1:
                    silent = None
                    cursor = end
                continue
            if start > cursor:
                piece = text[cursor:start]
                if is_marked or "&" in piece:
                    self._text_node(cursor, start, around)
                elif self._seen_text or self._is_kept(piece):
                    segments.append((self._length, cursor, start - cursor, True, writing))
                    parts.append(piece)
                    self._length += start - cursor
            cursor = end
            if kind == 0 or not isinstance(node, Element):
                continue
            role = role_of(node.tag, "block")
            if kind == -1:
                around = node.parent
                if role == "block" and self._length != self._begin:
                    self._end_block(start, node)
                continue
            if node.tag not in VOID:
                around = node
            if role == "block":
                if self._length != self._begin:
                    self._end_block(start, node.parent)
            elif role == "break":
                self._mark(HARD_BREAK, start, end - start)
            elif role == "opaque":
                self._mark(OPAQUE, start, end - start)
                if node.end_tag is not None or node.tag in _RAW:  # of these, all is code up to the end of the file
                    silent = node
        length = self._shift + len(self._shadow)
        if silent is None and cursor < length:
            self._text_node(cursor, length, around)
        self._end_block(length, None)

    def attributes(self, tree: HtmlTree) -> None:
        """Add the attributes that are prose, each as a passage of its own."""
        for name in _PROSE_ATTRIBUTES:
            for element in tree.by_attribute.get(name, ()):
                if element.values[name].strip():
                    span = element.attribute(name).value_span
                    if span is not None:
                        self._attribute(name, span)

    def labels(self, links: Sequence[MarkdownLink]) -> None:
        """Add the alternative texts of Markdown images, each as a passage of its own."""
        for link in links:
            if link.image and link.label.strip():
                self._attribute("alt", link.label_span)

    def _attribute(self, name: str, span: Span) -> None:
        text = self._text[span.start : span.end]
        if _NOT_VERBATIM.search(text) is None:
            self._add(text, span.start, len(text), True, "attribute")
            self._seen_text = True
            self._end_block(span.end, ("attribute", name))

    def _is_kept(self, piece: str) -> bool:
        """Return whether ``piece`` belongs to the prose: all but blank text before a block's first word."""
        if not piece.isspace():
            self._seen_text = True
            return True
        return self._length != self._begin or "\xa0" in piece or "\u3000" in piece

    def _text_node(self, start: int, end: int, around: Element | None) -> None:
        """Add the text between two offsets of the file, where the shadow may hold marks and references."""
        text, segments, parts, writing = self._text, self._segments, self._parts, self._writing
        at = start
        is_hole = False
        for number, piece in enumerate(_SPECIAL.split(self._shadow[start - self._shift : end - self._shift])):
            size = len(piece)
            if number % 2 == 0:
                words = text[at : at + size]
                if words and (self._seen_text or self._is_kept(words)):
                    if is_hole and text[at - 1] == "\\":  # an escape is one with what it escapes
                        self._add(words[0], at - 1, 2, False, writing)
                        at, size, words = at + 1, size - 1, words[1:]
                    if words:
                        segments.append((self._length, at, size, True, writing))
                        parts.append(words)
                        self._length += size
                at += size
                continue
            is_hole = piece[0] == HOLE
            if piece[0] == BREAK:
                self._end_block(at, around)
            elif piece[0] == OPAQUE:
                self._mark(OPAQUE, at, size)
            elif piece == HARD_BREAK:
                self._mark(HARD_BREAK, at, 1)
            elif piece[0] == "&":
                self._reference(piece, at)
            at += size

    def _reference(self, reference: str, at: int) -> None:
        """Add what a character reference stands for, or the letters of one that stands for nothing."""
        resolved = unescape_text(reference)
        self._seen_text = True
        if resolved == reference:
            self._add(reference, at, len(reference), True, self._writing)
            return
        for character in resolved:
            self._add(character, at, len(reference), False, self._writing)

    def _mark(self, mark: str, source: int, length: int) -> None:
        self._add(mark, source, length, False, "none")

    def _add(self, text: str, source: int, length: int, exact: bool, writing: Writing) -> None:
        self._segments.append((self._length, source, length, exact, writing))
        self._parts.append(text)
        self._length += len(text)

    def _end_block(self, source: int, around: Element | Holder | None) -> None:
        """End the passage at offset ``source`` of the file, in ``around``; blank ones leave nothing."""
        begin, end = self._begin, self._length
        if end == begin:
            return
        if not self._seen_text:
            while self._segments and self._segments[-1][0] >= begin:
                self._segments.pop()
                self._parts.pop()
            self._length = begin
            return
        self._blocks.append((begin, end, around))
        self._segments.append((end, source, 0, False, "none"))
        self._parts.append(BREAK)
        self._begin = self._length = end + 1
        self._seen_text = False


def _field_writing(scalar: Scalar) -> Writing:
    if scalar.style == "plain":
        return "plain" if scalar.format == "yaml" else "none"
    return "single" if scalar.style == "single" and scalar.format == "yaml" else "double"
