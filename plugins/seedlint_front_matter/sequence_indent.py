"""The check ``sequence-indent``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seedlint import Edit, Example, Finding, Fix, NoOptions, Scalar, SeedCheck, Sequence, Severity, Span
from seedlint_front_matter._edit import line_end, line_start

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Seed

_ODD = frozenset({1, 3})


class SequenceIndent(SeedCheck[NoOptions]):
    """The items of a list are indented by one or three spaces.

    ## Why

    Two spaces, or none, are what editors and formatters write. An odd indent is where the next item, added by
    hand, ends up at another depth, and then the block cannot be read.

    ## Fix

    Indents the items by two spaces. There is no fix where an item takes several lines.

    ## Source

    yamllint `indentation`; Prettier.
    """

    severity = Severity.INFO
    groups = ("metadata", "whitespace")
    examples = (Example(bad="---\ntags:\n - 会议\n - 国际\n---\n", good="---\ntags:\n  - 会议\n  - 国际\n---\n"),)

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield the indentation of the first item of each such list."""
        front_matter = seed.front_matter
        if front_matter is None or front_matter.format != "yaml":
            return
        text = seed.text
        for field in front_matter.fields:
            value = field.value
            if not isinstance(value, Sequence) or value.flow or not value.items:
                continue
            dash = value.span.start
            start = line_start(text, dash)
            if dash - start not in _ODD or text[start:dash].strip(" ") or field.key.span.start >= start:
                continue
            fix = None
            edits = [_edit(text, item, dash - start) for item in value.items if isinstance(item, Scalar)]
            exact = tuple(edit for edit in edits if edit is not None)
            if len(exact) == len(value.items):
                fix = Fix("Indent the list by two spaces", exact)
            count = "one space" if dash - start == 1 else "three spaces"
            yield Finding(Span(start, dash + 1), f"The list `{field.name}` is indented by {count}, not by two", fix)


def _edit(text: str, item: Scalar, indent: int) -> Edit | None:
    """Return the edit of one item's indentation, or None where it is not of the form that this can move."""
    start = line_start(text, item.span.start)
    if not text.startswith("-", start + indent) or text[start : start + indent].strip(" "):
        return None
    if item.span.end > line_end(text, item.span.start):
        return None
    return Edit(start, start + indent, "  ")
