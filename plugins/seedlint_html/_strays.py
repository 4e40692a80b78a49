"""End tags that close nothing, deleted where every parser passes over them."""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate
from typing import TYPE_CHECKING

from seedlint import VOID, Edit, Keeps, Safety, pattern
from seedlint_html._lines import html_block_at
from seedlint_html._markup import Surroundings, deletion

if TYPE_CHECKING:
    from seedlint import Comment, Element, Fix, Seed, Span

_WHOLE = pattern(r"</[a-zA-Z][a-zA-Z0-9]*[ \t]*>")
_KEPT = frozenset({"br", "pre", "script", "style", "textarea", "table", "template", "svg", "math"})
"""Browsers make a line break of `</br>`; others end a block of Markdown, or are read by rules of their own."""
_MARKERS = pattern(r"[\s>*+\-#|]*(?:[0-9]+[.)]?\s*)?")
"""What may begin a line before its content."""
_FENCES = ("---", "+++", ";;;", "{")
_FAR = 300
"""How much of a line to look at."""


class Strays:
    """The end tags of a seed that close nothing."""

    def __init__(self, seed: Seed) -> None:
        self._seed = seed
        self._foreign = Surroundings.of("svg", "math")
        self._paragraph = Surroundings.of("p")
        self._reach: dict[str, tuple[list[int], list[int]]] = {}
        """By tag: where its elements begin, and up to where one that began there or earlier is open."""

    def deletion(self, dropped: Comment, tag: str) -> Fix | None:
        """Return the fix that deletes ``dropped``, an end tag, or None where a parser or Markdown could mind.

        An earlier element of that name that is still open, or that only a browser takes for closed, could be what
        another parser closes here.
        """
        start, end = dropped.span
        if tag in _KEPT or _WHOLE.fullmatch(dropped.raw) is None or self._foreign.hold(dropped.parent):
            return None
        if tag == "p":
            if (
                dropped.parent.tag == "p"
                or self._paragraph.hold(dropped.parent)
                or html_block_at(self._seed, start) is None
            ):
                return None  # it may end a paragraph of Markdown
        elif tag not in VOID and self._may_be_open(tag, start):
            return None
        text = self._seed.text
        line = self._seed.lines.span(self._seed.position(start).line)
        if self._seed.front_matter is None:
            head = text[: min(start, _FAR)] + text[end : end + _FAR]
            if head.lstrip("\ufeff \t\r\n").startswith(_FENCES):
                return None  # what follows may then be read as front matter
        is_word = line.start < start and end < line.end and text[start - 1].isspace() and text[end].isspace()
        if (
            is_word
            and text[line.start : min(start, line.start + _FAR)].strip()
            and text[end : min(end + _FAR, line.end)].strip()
        ):
            return None  # the sentence speaks of the tag
        if not self._seed.path.lower().endswith((".html", ".htm")) and self._changes_block(line, start, end):
            return None
        return deletion("Delete the end tag", self._seed, (Edit(start, end, ""),), Safety.UNSAFE, Keeps.ALL)

    def _may_be_open(self, tag: str, at: int) -> bool:
        if tag not in self._reach:
            elements = self._seed.html.by_tag.get(tag, ())
            starts = [element.start_tag.start for element in elements]
            self._reach[tag] = starts, list(accumulate(map(self._end, elements), max))
        starts, ends = self._reach[tag]
        index = bisect_left(starts, at) - 1
        return index >= 0 and ends[index] > at

    def _end(self, element: Element) -> int:
        return element.span.end if element.is_closed else len(self._seed.text) + 1

    def _changes_block(self, line: Span, start: int, end: int) -> bool:
        """Return whether Markdown reads the line, or a line break at its end, differently without the tag."""
        text = self._seed.text
        before = text[line.start : min(start, line.start + _FAR)]
        after = text[max(end, line.end - _FAR) : line.end].rstrip()
        if not after and before.strip() and text[start - 1].isspace():
            return True
        block = html_block_at(self._seed, start)
        if block is not None and block.start < line.start:
            return False
        markers = _MARKERS.match(before)
        words = before[markers.end() :] if markers else before
        return not words or (block is None and words[0] == "<" and (after or text[start - 1])[-1] == ">")
