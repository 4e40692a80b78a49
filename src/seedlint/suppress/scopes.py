"""Where a directive holds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from seedlint.diagnostics import Span
from seedlint.pattern import pattern
from seedlint.suppress.directives import Directive, Fault

if TYPE_CHECKING:
    from seedlint.seed import Seed

_GAP = pattern(r"(?:\s+|<!--.*?-->)*", re.DOTALL)
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
    for directive in directives:
        if directive.kind in {"file", "field"}:
            found += _all_names(directive, whole)
        elif directive.kind in {"next", "comment"}:
            scope = _following(seed, directive) if directive.kind == "next" else _of_field(seed, directive)
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


def _following(seed: Seed, directive: Directive) -> Span | None:
    """Return what follows a comment in the body: an element, in Markdown a block, else a line."""
    text, end = seed.text, directive.span.end
    gap = _GAP.match(text, end)
    at = gap.end() if gap is not None else end
    if at >= len(text) or text.startswith("</", at):
        return None
    in_html = seed.is_html_only or any(start <= at < stop for start, stop in seed.markdown.html_blocks)
    if not in_html and _begins_line(text, at):
        return Span(end, _block_end(seed, at))
    for element in seed.html.elements:
        if element.start_tag.start == at:
            return Span(end, element.span.end)
    return Span(end, _line_end(text, at))


def _block_end(seed: Seed, at: int) -> int:
    """Return where the Markdown block that begins at ``at`` ends: code may hold blank lines, all else does not."""
    for start, end in seed.markdown.code:
        if start <= at < end:
            return end
    blank = _BLANK_LINE.search(seed.text, at)
    return blank.start() if blank is not None else len(seed.text)


def _begins_line(text: str, at: int) -> bool:
    while at > 0 and text[at - 1] in " \t":
        at -= 1
    return at == 0 or text[at - 1] in "\r\n"


def _line_end(text: str, at: int) -> int:
    while at < len(text) and text[at] not in "\r\n":
        at += 1
    return at


def _of_field(seed: Seed, directive: Directive) -> Span | None:
    """Return the lines of the field that a comment stands in, or of the next one after a comment on its own line."""
    assert seed.front_matter is not None  # noqa: S101 - the comment stands in it
    text, at = seed.text, directive.span.start
    fields = seed.front_matter.fields
    if _begins_line(text, at):
        wanted = next((f for f in fields if f.span.start <= at < f.span.end), None) or next(
            (f for f in fields if f.span.start > at), None
        )
    else:
        wanted = next((f for f in reversed(fields) if f.span.start < at), None)
    if wanted is None:
        return None
    start = wanted.span.start
    while start > 0 and text[start - 1] in " \t":
        start -= 1
    return Span(start, _line_end(text, max(wanted.span.end - 1, start)) + 1)
