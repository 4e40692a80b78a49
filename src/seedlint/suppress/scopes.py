"""Where a directive holds."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from seedlint.diagnostics import Span
from seedlint.pattern import pattern
from seedlint.suppress.directives import Directive, Fault

if TYPE_CHECKING:
    from seedlint.seed import Seed

_GAP = pattern(r"\s+|<!--.*?-->", re.DOTALL)
_BLANK_LINE = pattern(r"(?:\r\n|\n|\r)[ \t]*(?=\r\n|\n|\r|\Z)")


class Suppression(NamedTuple):
    """One name of a directive, and the range of the file in which findings of that name are dropped.

    ``closing`` is the directive that ends a range.
    """

    name: str
    directive: Directive
    scope: Span
    closing: Directive | None = None


def resolve(seed: Seed, directives: Sequence[Directive], faults: list[Fault]) -> list[Suppression]:
    """Return what ``directives`` suppress; one that governs nothing is added to ``faults``."""
    found: list[Suppression] = []
    open_: dict[str, Directive] = {}
    whole = Span(0, len(seed.text) + 1)  # a finding may stand at the very end
    places = _Places(seed, directives)
    for directive in directives:
        if directive.kind in {"file", "field"}:
            found += _all_names(directive, whole)
        elif directive.kind in {"next", "comment"}:
            scope = places.following(directive) if directive.kind == "next" else places.of_field(directive)
            if scope is None:
                faults.append(Fault(directive.span, "Nothing follows that this could apply to"))
            else:
                found += _all_names(directive, scope)
        elif directive.kind == "disable":
            for name in directive.names:
                if name.text in open_:
                    line = seed.position(open_[name.text].span.start).line
                    faults.append(Fault(name.span, f"`{name.text}` is already disabled, since line {line}"))
                else:
                    open_[name.text] = directive
        else:
            for name in directive.names:
                opening = open_.pop(name.text, None)
                if opening is None:
                    faults.append(Fault(name.span, f"`{name.text}` is not disabled before this place"))
                else:
                    scope = Span(opening.span.end, directive.span.start)
                    found.append(Suppression(name.text, opening, scope, directive))
    for name_, opening in open_.items():
        message = f"The range is never closed: add `<!-- seedlint-enable {name_} -->`, or use `seedlint-disable-file`"
        faults.append(Fault(opening.span, message))
        found.append(Suppression(name_, opening, Span(opening.span.end, whole.end)))
    return found


def _all_names(directive: Directive, scope: Span) -> list[Suppression]:
    return [Suppression(name.text, directive, scope) for name in directive.names]


class _Places:
    """What follows a directive; each question is answered by a look into what is in order, as there may be many."""

    def __init__(self, seed: Seed, directives: Sequence[Directive]) -> None:
        self._seed = seed
        self._gap_ends: dict[int, int] = {}
        for directive in reversed(directives):
            if directive.kind == "next":
                self._gap_ends[directive.span.end] = self._gap_end(directive.span.end)

    def _gap_end(self, at: int) -> int:
        """Return where white space and comments end that begin at ``at``."""
        while (piece := _GAP.match(self._seed.text, at)) is not None:
            at = piece.end()
            if at in self._gap_ends:
                return self._gap_ends[at]
        return at

    def following(self, directive: Directive) -> Span | None:
        """Return what follows a comment in the body: an element, in Markdown a block, else a line."""
        seed, text, end = self._seed, self._seed.text, directive.span.end
        at = self._gap_ends[end]
        if at >= len(text) or text.startswith("</", at):
            return None
        in_html = seed.is_html_only or _holding(seed.markdown.html_blocks, at) is not None
        if not in_html and _begins_line(text, at):
            # Code may hold blank lines, all else ends at one.
            code = _holding(seed.markdown.code, at)
            blank = None if code is not None else _BLANK_LINE.search(text, at)
            return Span(end, code.end if code is not None else blank.start() if blank is not None else len(text))
        element_end = self._element_ends.get(at)
        return Span(end, element_end if element_end is not None else _line_end(text, at))

    @cached_property
    def _element_ends(self) -> dict[int, int]:
        return {element.start_tag.start: element.span.end for element in reversed(self._seed.html.elements)}

    def of_field(self, directive: Directive) -> Span | None:
        """Return the lines of the field that a comment stands in; before it, where the comment has its own line."""
        text, at = self._seed.text, directive.span.start
        fields = self._fields
        index = bisect_right(fields, at, key=_start)
        if _begins_line(text, at):
            inside = index > 0 and at < fields[index - 1].end
            index -= inside
        else:
            index = bisect_left(fields, at, key=_start) - 1
        if not 0 <= index < len(fields):
            return None
        start, end = fields[index]
        while start > 0 and text[start - 1] in " \t":
            start -= 1
        return Span(start, _line_end(text, max(end - 1, start)) + 1)

    @cached_property
    def _fields(self) -> list[Span]:
        assert self._seed.front_matter is not None  # noqa: S101 - the comment stands in it
        return [field.span for field in self._seed.front_matter.fields]


def _start(span: Span) -> int:
    return span.start


def _holding(spans: Sequence[Span], at: int) -> Span | None:
    """Return which of ``spans``, which are in order and apart, holds ``at``."""
    index = bisect_right(spans, at, key=_start) - 1
    return spans[index] if index >= 0 and at < spans[index].end else None


def _begins_line(text: str, at: int) -> bool:
    while at > 0 and text[at - 1] in " \t":
        at -= 1
    return at == 0 or text[at - 1] in "\r\n"


def _line_end(text: str, at: int) -> int:
    while at < len(text) and text[at] not in "\r\n":
        at += 1
    return at
