"""The text a reader reads, whatever markup it stands in, with a map back to the file.

Titles and descriptions from the front matter come first, then the body, block by block. Character
references are resolved; markup inside a block leaves no trace; code, formulas and images are one
U+FFFC each; ``<br>`` is U+2028; U+2029 ends every passage.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Literal, NamedTuple

from seedlint.diagnostics import Edit, Span
from seedlint.seed.html import Element, HtmlTree, Text
from seedlint.seed.markdown import BREAK, HARD_BREAK, HOLE, LITERAL_LESS_THAN, OPAQUE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from seedlint.seed.front_matter import Scalar

PassageKind = Literal["field", "heading", "caption", "paragraph"]
Writing = Literal["html", "markdown", "plain", "single", "double", "none"]
"""How a stretch is written in the file, which decides what may be written into it. ``none`` is read-only."""

INLINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "blink",
        "cite",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "label",
        "mark",
        "nobr",
        "q",
        "rb",
        "ruby",
        "s",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "wbr",
    ]
)
"""Elements that do not interrupt a sentence."""

NOT_PROSE = frozenset(
    [
        "code",
        "kbd",
        "samp",
        "var",
        "pre",
        "script",
        "style",
        "textarea",
        "svg",
        "math",
        "template",
        "xmp",
        "iframe",
        "object",
        "video",
        "audio",
        "canvas",
        "select",
        "button",
        "img",
        "input",
        "embed",
        "rt",
        "rp",
        "noscript",
        "plaintext",
        "listing",
    ]
)
"""Elements whose content is not read as prose."""

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})

_SPECIAL = re.compile(
    rf"[{HOLE}]+|[{OPAQUE}]+|[{BREAK}]+|{HARD_BREAK}|&(?:#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[a-zA-Z][a-zA-Z0-9]*;)"
)


class Passage(NamedTuple):
    """One block of prose: ``prose.text[start:end]``. ``name`` is the field's name, or the element's tag."""

    start: int
    end: int
    kind: PassageKind
    name: str


_Segment = tuple[int, int, int, bool, Writing]
"""(offset in the prose, offset in the file, length in the file, same length in both, writing)."""


class Prose:
    """All prose of a seed as one string, so that a check searches it with one call."""

    def __init__(self, text: str, passages: tuple[Passage, ...], segments: tuple[_Segment, ...]) -> None:
        self.text = text
        self.passages = passages
        self._segments = segments
        self._starts = [segment[0] for segment in segments]
        self._passage_starts = [passage.start for passage in passages]

    def passage_at(self, offset: int) -> Passage:
        """Return the passage that holds ``offset`` of ``text``."""
        return self.passages[max(bisect_right(self._passage_starts, offset) - 1, 0)]

    def passage_text(self, passage: Passage) -> str:
        """Return the text of ``passage``."""
        return self.text[passage.start : passage.end]

    def span(self, start: int, end: int) -> Span:
        """Return where ``text[start:end]`` stands in the file, markup between included.

        An empty range gives an empty span, after the character before it.
        """
        if start == end:
            at = self._source(start - 1)[1] if start else self._source(0)[0]
            return Span(at, at)
        return Span(self._source(start)[0], self._source(end - 1)[1])

    def edits(self, start: int, end: int, replacement: str) -> tuple[Edit, ...] | None:
        """Return the edits that put ``replacement`` for ``text[start:end]``, or None where that cannot be done.

        It cannot where the range holds code, a break or part of a character reference that would have to be
        kept, or where ``replacement`` would change the markup or the quoting around it.
        """
        pieces = self._pieces(start, end)
        if not pieces or any(writing == "none" for _, writing in pieces):
            return None
        span, writing = pieces[0]
        written = _written(replacement, writing)
        if written is None:
            return None
        return (Edit(*span, written), *(Edit(*rest, "") for rest, _ in pieces[1:]))

    def _pieces(self, start: int, end: int) -> list[tuple[Span, Writing]]:
        if start == end:
            segment = self._segment(start - 1) if start else self._segment(0)
            at = self.span(start, end).start
            return [(Span(at, at), segment[4])]
        pieces: list[tuple[Span, Writing]] = []
        at = start
        while at < end:
            segment = self._segment(at)
            index = bisect_right(self._starts, at)
            stop = min(end, self._starts[index] if index < len(self._starts) else len(self.text))
            pieces.append((Span(self._source(at)[0], self._source(stop - 1)[1]), segment[4]))
            at = stop
        return pieces

    def _segment(self, offset: int) -> _Segment:
        return self._segments[max(bisect_right(self._starts, offset) - 1, 0)]

    def _source(self, offset: int) -> tuple[int, int]:
        """Return where the character at ``offset`` begins and ends in the file."""
        if not self._segments:
            return (0, 0)
        start, source, length, exact, _ = self._segment(offset)
        if exact:
            at = source + offset - start
            return (at, at + 1)
        return (source, source + length)


def _written(replacement: str, writing: Writing) -> str | None:
    if writing == "html":
        return html.escape(replacement, quote=False)
    if writing == "markdown":
        return None if any(mark in replacement for mark in "\\`*_<>[]&") else replacement
    if writing == "plain":
        return None if any(mark in replacement for mark in "'\"#:\n{}[]&*!|>%@,`") else replacement
    if writing == "single":
        return replacement.replace("'", "''")
    return None if any(mark in replacement for mark in '"\\\n') else replacement


def build_prose(
    fields: Iterable[tuple[str, Scalar]],
    text: str,
    shadow: str,
    body: Span,
    tree: HtmlTree,
    headings: tuple[Span, ...],
    html_only: bool,
) -> Prose:
    """Return the prose of a seed.

    ``fields`` are the front-matter fields that hold prose; ``shadow`` is the body's shadow;
    ``headings`` are the spans of Markdown headings.
    """
    builder = _Builder(text, shadow, body, headings, "html" if html_only else "markdown")
    for name, scalar in fields:
        builder.field(name, scalar)
    builder.body(tree)
    return builder.finish()


class _Builder:
    def __init__(self, text: str, shadow: str, body: Span, headings: tuple[Span, ...], writing: Writing) -> None:
        self._text = text
        self._shadow = shadow
        self._shift = body.start
        self._headings = headings
        self._heading_starts = [span.start for span in headings]
        self._writing: Writing = writing
        self._parts: list[str] = []
        self._length = 0
        self._segments: list[_Segment] = []
        self._passages: list[Passage] = []
        self._begin = 0
        self._seen_text = False

    def finish(self) -> Prose:
        return Prose("".join(self._parts), tuple(self._passages), tuple(self._segments))

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
        self._flush("field", name, scalar.span.end)

    def body(self, tree: HtmlTree) -> None:
        """Add the body's text, block by block."""
        silent: Element | None = None
        writing, segments, parts = self._writing, self._segments, self._parts
        is_marked = any(mark in self._shadow for mark in (HOLE, OPAQUE, BREAK, LITERAL_LESS_THAN))
        for start, kind, node in tree.events:
            if kind == 0:
                if silent is not None or not isinstance(node, Text):
                    continue
                piece = node.raw
                if is_marked or "&" in piece:
                    self._text_node(node.span, node.parent)
                    continue
                if not self._seen_text:
                    if piece.isspace():
                        if self._length == self._begin and "\xa0" not in piece and "\u3000" not in piece:
                            continue
                    else:
                        self._seen_text = True
                segments.append((self._length, start, len(piece), True, writing))
                parts.append(piece)
                self._length += len(piece)
            elif not isinstance(node, Element):
                continue
            elif kind == 1:
                if silent is not None:
                    continue
                tag = node.tag
                if tag in NOT_PROSE:
                    self._mark(OPAQUE, start, node.start_tag.end - start)
                    if node.end_tag is not None:
                        silent = node
                elif tag == "br":
                    self._mark(HARD_BREAK, start, node.start_tag.end - start)
                elif tag not in INLINE and self._length != self._begin:
                    self._end_block(start, node.parent)
            elif silent is node:
                silent = None
            elif silent is None and self._length != self._begin and node.tag not in INLINE:
                self._end_block(start, node)
        self._end_block(self._shift + len(self._shadow), None)

    def _text_node(self, span: Span, parent: Element) -> None:
        start, end = span.start - self._shift, span.end - self._shift
        shadow = self._shadow
        at = start
        for match in _SPECIAL.finditer(shadow, start, end):
            if match.start() > at:
                self._plain(at, match.start())
            mark = match[0]
            at = match.end()
            if mark[0] == OPAQUE:
                self._mark(OPAQUE, match.start() + self._shift, len(mark))
            elif mark == HARD_BREAK:
                self._mark(HARD_BREAK, match.start() + self._shift, 1)
            elif mark[0] == BREAK:
                self._end_block(match.start() + self._shift, parent)
            elif mark[0] == "&":
                resolved = html.unescape(mark)
                if resolved != mark:
                    self._seen_text = True
                    for character in resolved:
                        self._add(character, match.start() + self._shift, len(mark), False, self._writing)
                else:
                    self._plain(match.start(), at)
        if at < end:
            self._plain(at, end)

    def _plain(self, start: int, end: int) -> None:
        text = self._text[start + self._shift : end + self._shift]
        if not self._seen_text:
            if text.isspace() and "\xa0" not in text and "\u3000" not in text:
                if self._length == self._begin:
                    return  # blank text before a block's first word
            else:
                self._seen_text = True
        self._add(text, start + self._shift, end - start, True, self._writing)

    def _mark(self, mark: str, source: int, length: int) -> None:
        self._add(mark, source, length, False, "none")

    def _add(self, text: str, source: int, length: int, exact: bool, writing: Writing) -> None:
        self._segments.append((self._length, source, length, exact, writing))
        self._parts.append(text)
        self._length += len(text)

    def _end_block(self, source: int, around: Element | None) -> None:
        if self._length == self._begin:
            return
        if not self._seen_text:  # blank: no passage
            while self._segments and self._segments[-1][0] >= self._begin:
                self._segments.pop()
                self._parts.pop()
            self._length = self._begin
            return
        kind, name = self._kind(around)
        self._flush(kind, name, source)

    def _kind(self, around: Element | None) -> tuple[PassageKind, str]:
        if self._headings:
            at = self._segments[-1][1]
            index = bisect_right(self._heading_starts, at) - 1
            if index >= 0 and at < self._headings[index].end:
                return "heading", "heading"
        while around is not None and around.tag in INLINE:
            around = around.parent
        if around is None or around.tag == "":
            return "paragraph", ""
        if around.tag in HEADINGS:
            return "heading", around.tag
        if around.tag == "figcaption" or any(ancestor.tag == "figcaption" for ancestor in around.ancestors()):
            return "caption", around.tag
        return "paragraph", around.tag

    def _flush(self, kind: PassageKind, name: str, source: int) -> None:
        if self._seen_text:
            self._passages.append(Passage(self._begin, self._length, kind, name))
            self._add(BREAK, source, 0, False, "none")
        self._begin = self._length
        self._seen_text = False


def _field_writing(scalar: Scalar) -> Writing:
    if scalar.style == "plain":
        return "plain" if scalar.format == "yaml" else "none"
    return "single" if scalar.style == "single" and scalar.format == "yaml" else "double"
