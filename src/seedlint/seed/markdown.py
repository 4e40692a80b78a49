"""Markdown bodies, made into a shadow that an HTML parser and the prose can read at the file's own offsets.

The shadow has the length of the body. Markdown's own marks (``**``, ``#``, link destinations) become
``HOLE``, which the prose leaves out; code, formulas, images and template tags become ``OPAQUE``; the end of
a block becomes ``BREAK``. What is left is text and HTML, each at its place.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Any, NamedTuple

import pyromark

from seedlint.diagnostics import Span
from seedlint.seed.source import parser_shadow

if TYPE_CHECKING:
    from pyromark.event import Range

HOLE = "\ufdd0"
OPAQUE = "\ufffc"
BREAK = "\u2029"
HARD_BREAK = "\u2028"
LITERAL_LESS_THAN = "\ufdd1"
"""Stands for a ``<`` that Markdown reads as text, so that no HTML parser takes it for a tag."""

_BLOCK_TAGS = (
    "address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|"
    "fieldset|figcaption|figure|footer|form|frame|frameset|h1|h2|h3|h4|h5|h6|head|header|hr|html|iframe|legend|li|"
    "link|main|menu|menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|"
    "thead|title|tr|track|ul"
)
# CommonMark 0.31, HTML blocks, start condition 6: such a block lasts until a blank line.
_HTML_START = re.compile(rf"\s*?^[ ]{{0,3}}</?(?:{_BLOCK_TAGS})(?:\s|/?>)", re.IGNORECASE | re.MULTILINE)
_MARKDOWN_AGAIN = re.compile(
    rf"(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)(?!\s*\Z)(?![ \t\r\n]*?(?<=[\r\n])[ ]{{0,3}}</?(?:{_BLOCK_TAGS})(?:\s|/?>))",
    re.IGNORECASE,
)
_TEMPLATE = re.compile(
    r"\{%-?\s*(?P<name>highlight|raw|codeblock|code|comment|mermaid|math)\b.*?%\}.*?\{%-?\s*end(?P=name)\s*-?%\}"
    r"|\{\{[<%]-?\s*(?P<short>highlight|mermaid)\b.*?[>%]\}\}.*?\{\{[<%]\s*/\s*(?P=short)\s*[>%]\}\}"
    r"|\{%(?:[^%{]|%(?!\})|\{(?!%))*%\}|\{\{[^{}\n]*?\}\}",
    re.DOTALL,
)
_OPTIONS = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_TASKLISTS
    | pyromark.Options.ENABLE_MATH
    | pyromark.Options.ENABLE_HEADING_ATTRIBUTES
)
_PARSER = pyromark.Markdown(options=_OPTIONS)
_INLINE = frozenset({"Emphasis", "Strong", "Strikethrough"})
_BLOCKS = frozenset({"Paragraph", "HtmlBlock", "Item", "TableHead", "TableRow", "TableCell", "FootnoteDefinition"})


class MarkdownLink(NamedTuple):
    """A Markdown link or image. ``url_span`` is None where the destination cannot be pointed at.

    ``kind`` is ``inline``, ``reference`` or ``autolink``. ``label`` is the text, or an image's alt text,
    and ``label_span`` what stands between the brackets.
    """

    image: bool
    kind: str
    url: str
    span: Span
    url_span: Span | None
    label: str
    label_span: Span
    title: str


class MarkdownBody(NamedTuple):
    """What Markdown says of a body. Spans are the file's own."""

    shadow: str
    links: tuple[MarkdownLink, ...]
    headings: tuple[tuple[int, Span], ...]
    """Level and span of each Markdown heading."""
    code: tuple[Span, ...]
    """Code spans and code blocks."""
    paragraphs: tuple[Span, ...]
    html_blocks: tuple[Span, ...]
    hard_breaks: tuple[Span, ...]


def is_html_only(body: str) -> bool:
    """Return whether CommonMark reads all of ``body`` as HTML blocks, so that no Markdown is in it."""
    return _HTML_START.match(body) is not None and _MARKDOWN_AGAIN.search(body) is None


def mask_templates(body: str) -> str:
    """Return ``body`` with the tags of Liquid, Nunjucks and Hugo (and code between such tags) made opaque."""
    if "{%" not in body and "{{" not in body:
        return body
    return _TEMPLATE.sub(lambda match: re.sub(r"[^\r\n]", OPAQUE, match[0]), body)


def read_html(body: str, start: int) -> MarkdownBody:
    """Return a body that holds HTML only."""
    return MarkdownBody(parser_shadow(mask_templates(body)), (), (), (), (), (Span(start, start + len(body)),), ())


def read_markdown(body: str, start: int) -> MarkdownBody:
    """Return what Markdown makes of ``body``, which begins at offset ``start`` of the file."""
    masked = mask_templates(body).replace("\0", "\ufffd")
    return _Reader(masked, start).read()


def _bounds(at: Range) -> tuple[int, int]:
    return (at["start"], at["end"])


class _OpenLink(NamedTuple):
    start: int
    image: bool
    data: dict[str, str]
    text_ends: list[int]


class _Reader:
    """Walks pyromark's events, whose ranges are in UTF-8 bytes, and fills the shadow."""

    def __init__(self, body: str, start: int) -> None:
        self._body = body
        self._start = start
        self._events: list[tuple[Any, dict[str, int]]] = list(_PARSER.events_with_range(body))  # type: ignore[arg-type]
        self._references = _PARSER.reference_definitions(body) if "]:" in body else {}
        self._index = self._characters()
        self._shadow = [HOLE] * len(body)
        self._last = 0
        self._links: list[MarkdownLink] = []
        self._headings: list[tuple[int, Span]] = []
        self._code: list[Span] = []
        self._paragraphs: list[Span] = []
        self._html: list[Span] = []
        self._hard: list[Span] = []

    def _characters(self) -> dict[int, int]:
        """Map every byte offset that an event names to an offset in code points."""
        places = {place for _, at in self._events for place in at.values()}
        places.update(place for definition in self._references.values() for place in _bounds(definition["span"]))
        if self._body.isascii():
            return {place: place for place in places}
        data = self._body.encode()
        index: dict[int, int] = {}
        byte = character = 0
        for place in sorted(places):
            character += len(data[byte:place].decode())
            byte = place
            index[place] = character
        return index

    def read(self) -> MarkdownBody:
        index = self._index
        open_links: list[_OpenLink] = []
        image_depth = 0
        in_code = False
        for event, at in self._events:
            start, end = index[at["start"]], index[at["end"]]
            if isinstance(event, str):
                if event != "Rule":
                    self._break(event, start, end)
                continue
            ((kind, value),) = event.items()
            if kind == "Text":
                for link in open_links:
                    link.text_ends.append(end)
                if in_code:
                    self._opaque(start, end)
                elif image_depth == 0:
                    self._copy(start, end, self._body[start:end].replace("<", LITERAL_LESS_THAN))
            elif kind in {"Html", "InlineHtml"}:
                if image_depth == 0:
                    self._copy(start, end, parser_shadow(self._body[start:end]))
            elif kind in {"Code", "InlineMath", "DisplayMath"}:
                self._opaque(start, end)
                for link in open_links:
                    link.text_ends.append(end)
                if kind == "Code":
                    self._code.append(self._span(start, end))
            elif kind == "Start":
                name, data = (value, None) if isinstance(value, str) else next(iter(value.items()))
                if name in {"Link", "Image"}:
                    open_links.append(_OpenLink(start, name == "Image", data or {}, [start]))
                    image_depth += name == "Image"
                else:
                    in_code = name == "CodeBlock"
                    self._open(name, data, start, end)
            elif kind == "End":
                name = value if isinstance(value, str) else next(iter(value))
                if name in {"Link", "Image"}:
                    image_depth -= name == "Image"
                    self._close_link(open_links.pop(), end, image_depth)
                    for link in open_links:
                        link.text_ends.append(end)
                elif name not in _INLINE:
                    in_code = False
                    self._block_edge()
        return MarkdownBody(
            "".join(self._shadow),
            tuple(self._links),
            tuple(self._headings),
            tuple(self._code),
            tuple(self._paragraphs),
            tuple(self._html),
            tuple(self._hard),
        )

    def _span(self, start: int, end: int) -> Span:
        return Span(self._start + start, self._start + end)

    def _copy(self, start: int, end: int, text: str) -> None:
        self._shadow[start:end] = text
        self._last = max(self._last, end)

    def _opaque(self, start: int, end: int) -> None:
        self._copy(start, end, OPAQUE * (end - start))

    def _break(self, event: str, start: int, end: int) -> None:
        if event == "SoftBreak":
            self._copy(start, end, parser_shadow(self._body[start:end]))
            return
        self._copy(start, end, HARD_BREAK + HOLE * (end - start - 1))
        self._hard.append(self._span(start, end))

    def _block_edge(self) -> None:
        """End the passage after the last text, on a character that is not text itself."""
        if self._last < len(self._shadow) and self._shadow[self._last] == HOLE:
            self._shadow[self._last] = BREAK

    def _open(self, name: str, data: object, start: int, end: int) -> None:
        if name in _INLINE:
            return
        self._block_edge()
        span = self._span(start, end)
        if name == "Heading" and isinstance(data, dict):
            self._headings.append((int(data["level"][1]), span))
        elif name == "CodeBlock":
            self._code.append(span)
        elif name == "Paragraph":
            self._paragraphs.append(span)
        elif name == "HtmlBlock":
            self._html.append(span)

    def _close_link(self, link: _OpenLink, end: int, depth: int) -> None:
        start, image, data, ends = link
        body = self._body
        label_start = start + (2 if image else 1)
        kind = {"Inline": "inline", "Autolink": "autolink", "Email": "autolink"}.get(data["link_type"], "reference")
        if kind == "autolink":
            label_end = end - 1
            url_span: Span | None = Span(start + 1, end - 1)
        else:
            label_end = max(ends[-1], label_start)
            while label_end < end and body[label_end] != "]":
                label_end += 1
            url_span = _destination(body, label_end + 1, end) if kind == "inline" else self._definition(data["id"])
            if url_span is not None and not _reads_as(body[slice(*url_span)], data["dest_url"]):
                url_span = None  # a quote's mark stands in between
        if (image and depth == 0) or kind == "autolink":
            self._opaque(start, end)
        self._links.append(
            MarkdownLink(
                image,
                kind,
                data["dest_url"],
                self._span(start, end),
                self._span(*url_span) if url_span is not None else None,
                body[label_start:label_end],
                self._span(label_start, label_end),
                data["title"],
            )
        )

    def _definition(self, identifier: str) -> Span | None:
        for label, definition in self._references.items():
            if label.casefold() == identifier.casefold():
                start, end = (self._index[place] for place in (definition["span"]["start"], definition["span"]["end"]))
                colon = self._body.find("]:", start, end)
                return _destination(self._body, colon + 1, end, opening=":") if colon >= 0 else None
        return None


_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_POINTED_DESTINATION = re.compile(r"<((?:\\.|[^<>\\\r\n])*)>")
_BARE_DESTINATION = re.compile(r"(?:\\[^\x00-\x20]|[^\x00-\x20\x7f\\]|\\)*+")


def _reads_as(written: str, url: str) -> bool:
    return written == url or html.unescape(_ESCAPED.sub(r"\1", written)) == url


def _destination(body: str, at: int, end: int, opening: str = "(") -> Span | None:
    """Return the span of the link destination that follows ``opening`` at ``at``, without ``<`` and ``>``."""
    if body[at : at + 1] != opening:
        return None
    at += 1
    while at < end and body[at] in " \t\r\n":
        at += 1
    if body[at : at + 1] == "<":
        pointed = _POINTED_DESTINATION.match(body, at, end)
        return Span(*pointed.span(1)) if pointed else None
    match = _BARE_DESTINATION.match(body, at, end)
    stop = match.end() if match else at
    if opening == "(":
        depth = 0
        for place in range(at, stop):
            if body[place - 1] == "\\":
                continue
            if body[place] == "(":
                depth += 1
            elif body[place] == ")":
                depth -= 1
                if depth < 0:
                    stop = place
                    break
    return Span(at, stop)
