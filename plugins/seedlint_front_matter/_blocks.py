"""The lines that belong to each field of a YAML block."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seedlint import Mapping, Span, pattern
from seedlint_front_matter._edit import is_alias, line_start, scalars

if TYPE_CHECKING:
    from seedlint import FrontMatter

_COMMENT = pattern(r"[ \t]*#")


def field_blocks(text: str, front_matter: FrontMatter) -> list[Span] | None:
    """Return the lines of each field with the comments above it, or None where they do not belong to one field."""
    root = front_matter.root
    if front_matter.format != "yaml" or front_matter.closing is None or not isinstance(root, Mapping) or root.flow:
        return None
    if any(is_alias(scalar) for scalar in scalars(root)) or "<<" in front_matter:
        return None  # what it stands for has to come first
    starts: list[int] = []
    end = front_matter.content.start
    for field in front_matter.fields:
        start = line_start(text, field.key.span.start)
        if start < end or text[start : field.key.span.start].strip(" "):
            return None
        gap = text[end:start].splitlines(keepends=True)  # lines between the last value's and this one's
        rest = gap[1:] if starts else gap
        lead = 0
        for line in reversed(rest):
            if not _COMMENT.match(line):
                break
            lead += len(line)
        if any(_COMMENT.match(line) for line in "".join(rest)[: len("".join(rest)) - lead].splitlines()):
            return None  # a comment of its own
        starts.append(start - lead)
        end = field.span.end
    tail = text[end : front_matter.content.end].splitlines()
    if any(_COMMENT.match(line) for line in tail[1:]):
        return None
    ends = [*starts[1:], front_matter.content.end]
    return [Span(start, stop) for start, stop in zip(starts, ends, strict=True)]
