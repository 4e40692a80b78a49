"""The fix of an unused suppression: take the name away, or the directive with its last name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from seedlint.diagnostics import Edit, Fix, Keeps, Span
from seedlint.suppress.directives import FIELD, Directive, Name

if TYPE_CHECKING:
    from seedlint.seed import Seed
    from seedlint.suppress.scopes import Suppression


def removal(seed: Seed, unused: Sequence[Suppression]) -> Fix | None:
    """Return the fix that removes ``unused``, all of one directive, from the seed.

    None where taking it away would change how the rest is read: a comment may be what parts two
    Markdown lists.
    """
    from seedlint.proof import unkept
    from seedlint.seed import Seed

    directive = unused[0].directive
    fields = frozenset({FIELD}) if directive.kind == "field" else frozenset[str]()
    title = "Delete what suppresses nothing"
    for leave_line in (False, True):
        edits = tuple(_edits(seed, unused, leave_line=leave_line))
        if not edits:
            return None
        after = Seed(seed.path, _edited(seed.text, edits).encode(), seed.site)
        if unkept(seed, after, Keeps.ALL, fields) is None:
            return Fix(title, edits, fields=fields)
    return None


def _edits(seed: Seed, unused: Sequence[Suppression], *, leave_line: bool) -> Iterator[Edit]:
    directives = [unused[0].directive]
    directives += dict.fromkeys(item.closing for item in unused if item.closing is not None)
    for directive in directives:
        idle = {item.name for item in unused if directive in {item.directive, item.closing}}
        left = [name for name in directive.names if name.text not in idle]
        if left:
            yield from _without_names(seed.text, directive, left)
        elif directive.kind == "field":
            yield from _without_field(seed, directive)
        else:
            yield _without_comment(seed, directive, leave_line=leave_line)


def _edited(text: str, edits: Sequence[Edit]) -> str:
    for edit in sorted(edits, reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


def _without_names(text: str, directive: Directive, left: list[Name]) -> Iterator[Edit]:
    first, last = directive.names[0].span, directive.names[-1].span
    between = text[first.end : directive.names[1].span.start]
    if directive.kind == "field" and "," not in between:
        for name in directive.names:  # a block sequence: one item a line
            if name not in left:
                yield _line(text, name.span)
        return
    yield Edit(first.start, last.end, between.join(text[name.span.start : name.span.end] for name in left))


def _without_comment(seed: Seed, directive: Directive, *, leave_line: bool) -> Edit:
    """Delete a comment: with its line where it has one to itself, else with the blanks before it."""
    text, (start, end) = seed.text, directive.span
    line = _line(text, directive.span)
    if not text[line.start : start].strip(" \t") and not text[end : line.end].strip():
        if leave_line or (directive.kind != "comment" and line.end == len(text)):
            return Edit(line.start, end, "")
        return line
    if directive.kind == "comment":  # it goes on to the end of its line
        while text[end : end + 1] in {" ", "\t"}:
            end += 1
    if text[end : end + 1] in {" ", "\t", "\r", "\n", ""}:
        while text[start - 1] in " \t":
            start -= 1
    return Edit(start, end, "")


def _without_field(seed: Seed, directive: Directive) -> Iterator[Edit]:
    front_matter = seed.front_matter
    if front_matter is None or front_matter.format != "yaml":
        return
    line = _line(seed.text, directive.span)
    if (
        not seed.text[line.start : directive.span.start].strip()
        and not seed.text[directive.span.end : line.end].strip()
    ):
        yield line


def _line(text: str, span: Span) -> Edit:
    """Return the deletion of the lines that ``span`` touches, with their newline."""
    start, end = span
    while start > 0 and text[start - 1] not in "\r\n":
        start -= 1
    while end < len(text) and text[end] not in "\r\n":
        end += 1
    if text.startswith("\r\n", end):
        end += 2
    elif end < len(text):
        end += 1
    return Edit(start, end, "")
