"""Prose as one string, with a map from every character back to the file, and edits that lead there."""

from __future__ import annotations

import html
from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple

from seedlint.diagnostics import Change, Edit, Keeps, Span
from seedlint.seed.markdown import HARD_BREAK
from seedlint.seed.prose.roles import HEADINGS, INLINE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from seedlint.seed.html import Element

PassageKind = Literal["field", "heading", "caption", "paragraph", "attribute"]
Writing = Literal["html", "markdown", "plain", "single", "double", "attribute", "none"]
"""How a stretch is written in the file, which decides what may be written into it. ``none`` is read-only."""


class Passage(NamedTuple):
    """One block of prose: ``prose.text[start:end]``.

    ``name`` is the name of the field or the attribute, or the element's tag.
    """

    start: int
    end: int
    kind: PassageKind
    name: str


Segment = tuple[int, int, int, bool, Writing]
"""(offset in the prose, offset in the file, length in the file, same length in both, writing)."""
Holder = tuple[Literal["field", "attribute"], str]
"""What holds a passage that is not of the body's text, and its name."""
Block = tuple[int, int, "Element | Holder | None"]
"""(start, end, the element or what else the passage stands in)."""

_CAPTION = frozenset({"figcaption"})


class Prose:
    """All prose of a seed as one string, so that a check searches it with one call."""

    def __init__(
        self, text: str, blocks: Sequence[Block], segments: Sequence[Segment], headings: Sequence[Span]
    ) -> None:
        """Arrange the text; ``headings`` are the spans of Markdown headings."""
        self.text = text
        self._blocks = blocks
        self._segments = segments
        self._headings = headings

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """The blocks of prose, in their order."""
        return tuple(map(self._passage, self._blocks))

    @cached_property
    def _starts(self) -> list[int]:
        return [segment[0] for segment in self._segments]

    @cached_property
    def _block_starts(self) -> list[int]:
        return [block[0] for block in self._blocks]

    def passage_at(self, offset: int) -> Passage:
        """Return the passage that holds ``offset`` of ``text``."""
        return self._passage(self._blocks[max(bisect_right(self._block_starts, offset) - 1, 0)])

    def _passage(self, block: Block) -> Passage:
        start, end, around = block
        if isinstance(around, tuple):
            return Passage(start, end, *around)
        if self._headings:
            at = self._source(end - 1)[0]
            index = bisect_right(self._headings, at, key=_start) - 1
            if index >= 0 and at < self._headings[index].end:
                return Passage(start, end, "heading", "heading")
        while around is not None and around.tag in INLINE:
            around = around.parent
        if around is None or around.tag == "":
            return Passage(start, end, "paragraph", "")
        tag = around.tag
        if tag in HEADINGS:
            return Passage(start, end, "heading", tag)
        if tag == "figcaption" or around.inside(_CAPTION):
            return Passage(start, end, "caption", tag)
        return Passage(start, end, "paragraph", tag)

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

    def changes(self, start: int, end: int, replacement: str) -> tuple[Change, ...]:
        """Return what a reader sees of these edits in the body: of the front matter ``Fix.fields`` speaks."""
        held = self._blocks[max(bisect_right(self._block_starts, start) - 1, 0)][2]
        if isinstance(held, tuple) and held[0] == "field":
            return ()
        of = Keeps.LABELS if isinstance(held, tuple) else Keeps.VISIBLE_TEXT
        words = self.text[start:end].replace(HARD_BREAK, "\n")
        return (Change(self.span(start, end).start, words, replacement, of),)

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

    def _segment(self, offset: int) -> Segment:
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


def _start(span: Span) -> int:
    return span.start


def _written(replacement: str, writing: Writing) -> str | None:
    if writing == "attribute":
        return None if any(mark in replacement for mark in "'\"&<>[]\\`*_{}") else replacement
    if writing == "html":
        return html.escape(replacement, quote=False)
    if writing == "markdown":
        return None if any(mark in replacement for mark in "\\`*_<>[]&") else replacement
    if writing == "plain":
        return None if any(mark in replacement for mark in "'\"#:\n{}[]&*!|>%@,`") else replacement
    if writing == "single":
        return replacement.replace("'", "''")
    return None if any(mark in replacement for mark in '"\\\n') else replacement
