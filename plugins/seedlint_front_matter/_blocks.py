"""The lines that belong to each field of a YAML block."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seedlint import Mapping, Span, pattern
from seedlint_front_matter._edit import after_newline, is_alias, line_end, line_start, scalars

if TYPE_CHECKING:
    from seedlint import FrontMatter

_COMMENT = pattern(r"[ \t]*#")


def field_blocks(text: str, front_matter: FrontMatter) -> list[Span] | None:
    """Return the lines of each field with the comments above it, or None where they do not belong to one field.

    Blank lines belong to no field, but for those that end a text in a block (`|`).
    """
    root = front_matter.root
    if front_matter.format != "yaml" or front_matter.closing is None or not isinstance(root, Mapping) or root.flow:
        return None
    if any(is_alias(scalar) for scalar in scalars(root)) or "<<" in front_matter:
        return None  # what it stands for has to come first
    starts: list[int] = []
    stops: list[int] = []
    end = front_matter.content.start
    for field in front_matter.fields:
        start = line_start(text, field.key.span.start)
        if start < end or text[start : field.key.span.start].strip(" "):
            return None
        lead = _comments(text[end:start])
        if lead is None:
            return None
        starts.append(start - lead)
        inner = list(scalars(field.value))
        end = field.span.end
        if inner and inner[-1].style in {"literal", "folded"}:
            stops.append(-1)
            end = min(end, front_matter.content.end)
            end -= end > 0 and text[end - 1] in "\r\n"
        else:
            stops.append(after_newline(text, line_end(text, end)))
        end = after_newline(text, line_end(text, end))
    if _comments(text[end : front_matter.content.end]) != 0:
        return None
    ends = [*starts[1:], front_matter.content.end]
    return [Span(start, stop if stop >= 0 else end) for start, stop, end in zip(starts, stops, ends, strict=True)]


def _comments(gap: str) -> int | None:
    """Return how much of the lines between two fields are comments right above the second; None for any others."""
    lines = gap.splitlines(keepends=True)
    lead = 0
    while lines and _COMMENT.match(lines[-1]):
        lead += len(lines.pop())
    return None if any(_COMMENT.match(line) for line in lines) else lead
