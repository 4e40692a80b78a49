"""Edits that several checks make: attributes deleted, declarations of a style read, tags unwrapped."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from seedlint import Edit, Fix, Keeps, Safety, Span, pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Attribute, Element, Seed

_DECLARATION = pattern(r"([^;:]+):((?:[^;\"'(]|\"[^\"]*\"|'[^']*'|\([^)]*\))*)")


_TAG_GOES_ON = frozenset(" \t\r\n\f>/")
_MARKS = frozenset("[]()*_`!#~|\\&:/")
"""What Markdown may read together with its new neighbour."""
_BETWEEN = pattern(r"[\s<>]")
_IN_URL = pattern(r"(?i)https?://|ftp://|www\.|@")
_URL = pattern(r"(?i)https?://|ftp://|www\.|[a-z0-9._+-]+@")
_FAR = 300
"""How far to look for the other end of a bare URL."""


class Declaration(NamedTuple):
    """One ``property: value`` of a ``style``; ``span`` is in the file."""

    name: str
    value: str
    span: Span


def delete_attribute(seed: Seed, attribute: Attribute) -> Edit:
    """Return the edit that deletes an attribute and the white space before it."""
    start = attribute.span.start
    while seed.text[start - 1].isspace():
        start -= 1
    end = attribute.span.end
    return Edit(start, end, "" if seed.text[end : end + 1] in _TAG_GOES_ON else " ")


def declarations(attribute: Attribute) -> Iterator[Declaration]:
    """Yield the declarations of a ``style`` attribute that is written without character references."""
    span = attribute.value_span
    if span is None or span.end - span.start != len(attribute.value):
        return
    for match in _DECLARATION.finditer(attribute.value):
        start = span.start + match.start() + len(match[0]) - len(match[0].lstrip())
        end = span.start + match.end() - len(match[0]) + len(match[0].rstrip())
        yield Declaration(match[1].strip().lower(), match[2].strip(), Span(start, end))


def delete_declarations(seed: Seed, attribute: Attribute, gone: set[Span]) -> tuple[Edit, ...]:
    """Return the edits that delete declarations; of an attribute that has no others, the whole attribute."""
    if all(declaration.span in gone for declaration in declarations(attribute)):
        return (delete_attribute(seed, attribute),)
    edits = []
    limit = attribute.value_span.end if attribute.value_span else attribute.span.end
    for start, end in sorted(gone):
        after = end
        while after < limit and seed.text[after] in " \t;":
            after += 1
        edits.append(Edit(start, after, ""))
    return tuple(edits)


def unwrap(element: Element) -> tuple[Edit, ...]:
    """Return the edits that delete an element's tags and leave its content."""
    edits = [Edit(*element.start_tag, "")]
    if element.end_tag is not None:
        edits.append(Edit(*element.end_tag, ""))
    return tuple(edits)


def deletion(
    title: str,
    seed: Seed,
    edits: tuple[Edit, ...],
    safety: Safety = Safety.SAFE,
    keeps: Keeps = Keeps.ALL & ~Keeps.STRUCTURE,
) -> Fix | None:
    """Return the fix that deletes markup, or None where Markdown would read what is left differently.

    In Markdown a tag at the head of a line may begin an HTML block, the space before it may then make code, and a
    line that is left blank ends a block. What stands alone on a line goes with its line, if the block goes on.
    """
    if seed.path.lower().endswith((".html", ".htm")):
        return Fix(title, edits, safety, keeps)
    whole = []
    for edit in edits:
        if not seed.is_html_only and not _MARKS.isdisjoint(
            seed.text[max(edit.start - 1, 0) : edit.start] + seed.text[edit.end : edit.end + 1]
        ):
            return None  # what meets may become emphasis or a link
        if not seed.is_html_only and _joins_url(seed.text, edit):
            return None
        line = _line_of(seed, edit)
        before, after = seed.text[line.start : edit.start], seed.text[edit.end : line.end]
        if before.strip():
            whole.append(edit)
        elif after.strip() or edit.text or not _goes_on(seed, line.start):
            return None
        else:
            whole.append(Edit(line.start, _next_line(seed.text, line.end), ""))
    return Fix(title, tuple(whole), safety, keeps)


def _joins_url(text: str, edit: Edit) -> bool:
    """Return whether a bare URL beside the edit would go on, or begin within a word: it ends at a tag or a space."""
    before = _BETWEEN.split(text[max(edit.start - _FAR, 0) : edit.start])[-1]
    after = text[edit.end : edit.end + _FAR]
    goes_on = after[:1].strip() != ""
    return (goes_on and _IN_URL.search(before) is not None) or (before != "" and _URL.match(after) is not None)


def _line_of(seed: Seed, edit: Edit) -> Span:
    """Return the line that ``edit`` begins on, up to the end of the line that it ends on."""
    first, last = seed.position(edit.start).line, seed.position(edit.end).line
    return Span(seed.lines.span(first).start, seed.lines.span(last).end)


def _goes_on(seed: Seed, start: int) -> bool:
    """Return whether the line before ``start`` is one of the body and is not blank."""
    line = seed.position(start).line
    return start > seed.body.start and line > 1 and bool(seed.text[slice(*seed.lines.span(line - 1))].strip())


def _next_line(text: str, end: int) -> int:
    return end + 2 if text.startswith("\r\n", end) else min(end + 1, len(text))
