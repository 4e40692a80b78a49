"""Walks the events of pyromark, whose ranges are in UTF-8 bytes, and makes a body's shadow of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import pyromark

from seedlint.diagnostics import Span
from seedlint.seed.markdown.body import MarkdownBody, MarkdownLink
from seedlint.seed.markdown.destinations import destination_span, reads_as
from seedlint.seed.markdown.marks import BREAK, HARD_BREAK, HOLE, LITERAL_LESS_THAN, OPAQUE
from seedlint.seed.source import parser_shadow

if TYPE_CHECKING:
    from pyromark.event import Range

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
_AUTOLINKS = frozenset({"Autolink", "Email"})


def _bounds(at: Range) -> tuple[int, int]:
    return (at["start"], at["end"])


class _OpenLink(NamedTuple):
    start: int
    image: bool
    data: dict[str, str]
    text_ends: list[int]


class Reader:
    """Reads one body, which begins at offset ``start`` of the file."""

    def __init__(self, body: str, start: int) -> None:
        self._body = body
        self._start = start
        self._events: list[tuple[Any, dict[str, int]]] = list(_PARSER.events_with_range(body))  # type: ignore[arg-type]
        self._references = _PARSER.reference_definitions(body) if "]:" in body else {}
        self._index = self._characters()
        self._parts: list[str] = []
        self._at = 0
        self._is_edge = False
        self._links: list[MarkdownLink] = []
        self._headings: list[tuple[int, Span]] = []
        self._code: list[Span] = []
        self._paragraphs: list[Span] = []
        self._html: list[Span] = []
        self._hard: list[Span] = []

    def _characters(self) -> dict[int, int]:
        """Map every byte offset that an event names to an offset in code points."""
        places = {at["start"] for _, at in self._events}
        places.update([at["end"] for _, at in self._events])
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
        """Return what Markdown says of the body."""
        index, body = self._index, self._body
        open_links: list[_OpenLink] = []
        covered = 0
        """How many images and autolinks are open: each is one mark as a whole."""
        in_code = False
        for event, at in self._events:
            start, end = index[at["start"]], index[at["end"]]
            if isinstance(event, str):
                if event != "Rule":
                    self._break(event, start, end, covered)
                continue
            ((kind, value),) = event.items()
            if kind == "Text":
                for link in open_links:
                    link.text_ends.append(end)
                if covered == 0:
                    if in_code:
                        self._opaque(start, end)
                    else:
                        text = body[start:end]
                        self._copy(start, end, text.replace("<", LITERAL_LESS_THAN) if "<" in text else text)
            elif kind == "Start":
                name, data = (value, {}) if isinstance(value, str) else next(iter(value.items()))
                if name in {"Link", "Image"}:
                    open_links.append(_OpenLink(start, name == "Image", data, [start]))
                    covered += name == "Image" or data["link_type"] in _AUTOLINKS
                elif name not in _INLINE:
                    in_code = name == "CodeBlock"
                    self._open(name, data, start, end)
            elif kind == "End":
                name = value if isinstance(value, str) else next(iter(value))
                if name in {"Link", "Image"}:
                    link = open_links.pop()
                    if link.image or link.data["link_type"] in _AUTOLINKS:
                        covered -= 1
                        if covered == 0:
                            self._opaque(start, end)
                    self._links.append(self._link(link, end))
                    for link in open_links:
                        link.text_ends.append(end)
                elif name not in _INLINE:
                    in_code = False
                    self._is_edge = True
            elif kind in {"Html", "InlineHtml"}:
                if covered == 0:
                    self._copy(start, end, parser_shadow(body[start:end]))
            elif kind in {"Code", "InlineMath", "DisplayMath"}:
                if covered == 0:
                    self._opaque(start, end)
                for link in open_links:
                    link.text_ends.append(end)
                if kind == "Code":
                    self._code.append(self._span(start, end))
        self._copy(len(body), len(body), "")
        return MarkdownBody(
            "".join(self._parts),
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
        """Put ``text`` at its place in the shadow, after a hole for what has been left out."""
        gap = start - self._at
        if gap > 0:  # the end of a block stands on a character that is not text itself
            self._parts.append(BREAK + HOLE * (gap - 1) if self._is_edge else HOLE * gap)
        self._is_edge = False
        self._parts.append(text)
        self._at = end

    def _opaque(self, start: int, end: int) -> None:
        self._copy(start, end, OPAQUE * (end - start))

    def _break(self, event: str, start: int, end: int, covered: int) -> None:
        if event == "SoftBreak":
            text = parser_shadow(self._body[start:end])
        else:
            text = HARD_BREAK + HOLE * (end - start - 1)
            self._hard.append(self._span(start, end))
        if covered == 0:
            self._copy(start, end, text)

    def _open(self, name: str, data: object, start: int, end: int) -> None:
        self._is_edge = True
        if name == "Heading" and isinstance(data, dict):
            self._headings.append((int(data["level"][1]), self._span(start, end)))
        elif name == "CodeBlock":
            self._code.append(self._span(start, end))
        elif name == "Paragraph":
            self._paragraphs.append(self._span(start, end))
        elif name == "HtmlBlock":
            self._html.append(self._span(start, end))

    def _link(self, link: _OpenLink, end: int) -> MarkdownLink:
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
            url_span = destination_span(body, label_end + 1, end) if kind == "inline" else self._definition(data["id"])
            if url_span is not None and not reads_as(body[slice(*url_span)], data["dest_url"]):
                url_span = None  # a quote's mark stands in between
        return MarkdownLink(
            image,
            kind,
            data["dest_url"],
            self._span(start, end),
            self._span(*url_span) if url_span is not None else None,
            body[label_start:label_end],
            self._span(label_start, label_end),
            data["title"],
        )

    def _definition(self, identifier: str) -> Span | None:
        for label, definition in self._references.items():
            if label.casefold() == identifier.casefold():
                start, end = (self._index[place] for place in (definition["span"]["start"], definition["span"]["end"]))
                colon = self._body.find("]:", start, end)
                return destination_span(self._body, colon + 1, end, opening=":") if colon >= 0 else None
        return None
