"""The YAML that nearly all posts are made of, read line by line: ``key: value``, and a list of values below a key.

libyaml is asked for everything else. What is taken here has one reading only, and the same tree: a value that might
go on, hold an escape, a comment, a mapping, a tag or a character that YAML treats in a way of its own is not taken.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from seedlint.diagnostics import Span
from seedlint.seed.front_matter.nodes import Field, Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from seedlint.seed.front_matter.nodes import Node, Style

# What YAML treats in ways of its own: controls (the tab too), and the separators and marks beyond Latin-1. Looked for
# once in a block, so that the patterns of its lines need no class that is slow to compile.
_CONTROL: Final = re.compile("[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_SEPARATORS: Final = "\u2028\u2029\ufeff\ufffe\uffff"
# In a value without quotation marks the first character is no indicator.
_INDICATORS: Final = "".join(
    re.escape(character) for character in map(chr, range(128)) if not (character.isalnum() or character in "/(._~+")
)
_VALUE = rf"""(?:([^{_INDICATORS}][^\r\n]*)|'([^'\r\n]*)' *|"([^"\\\r\n]*)" *)"""
_END = r"(?:\r?\n|\Z)"
_FIELD: Final = re.compile(rf"([A-Za-z_][A-Za-z0-9_.-]{{0,99}}):(?: +{_VALUE}?)?{_END}")
_ITEM: Final = re.compile(rf"( *)- +{_VALUE}{_END}")
_STYLES: Final[tuple[Style, ...]] = ("plain", "plain", "plain", "single", "double")


def read_plain(text: str, content: Span) -> Mapping | None:
    """Return the tree of ``text[content]``, or None where its reading is for the whole parser."""
    at, end = content
    if _CONTROL.search(text, at, end) or any(text.find(mark, at, end) >= 0 for mark in _SEPARATORS):
        return None
    fields: list[Field] = []
    value: Node | None
    while at < end:
        line = _FIELD.match(text, at, end)
        if line is None:
            return None
        name = line[1]
        colon = at + len(name)
        key = Scalar(Span(at, colon), name, "plain")
        at = line.end()
        if line.lastindex == 1:
            value, at = _items(text, at, end)
            if value is None:
                value = Scalar(Span(colon + 1, colon + 1), "", "plain")
        else:
            value = _scalar(line)
            if value is None:
                return None
        fields.append(Field(key, value))
    if not fields:
        return None
    return Mapping(Span(content.start, fields[-1].value.span.end), tuple(fields))


def _items(text: str, at: int, end: int) -> tuple[Sequence | None, int]:
    """Return the list that begins at ``at`` and where its lines end; None where there is no list or no sure one."""
    items: list[Scalar] = []
    indent = ""
    start = at
    line = _ITEM.match(text, at, end)
    while line is not None:
        item = _scalar(line)
        if item is None or (items and line[1] != indent):
            return None, start  # the caller then meets an item where it looks for a field
        indent = line[1]
        items.append(item)
        at = line.end()
        line = _ITEM.match(text, at, end)
    if not items:
        return None, start
    return Sequence(Span(start + len(indent), items[-1].span.end), tuple(items)), at


def _scalar(line: re.Match[str]) -> Scalar | None:
    """Return the value of a line, or None where it may be more than a value."""
    group = line.lastindex or 1
    start, end = line.span(group)
    value = line[group]
    if group > 2:
        return Scalar(Span(start - 1, end + 1), value, _STYLES[group])
    if ": " in value or " #" in value:
        return None
    value = value.rstrip(" ")
    if value[-1] == ":":
        return None
    return Scalar(Span(start, start + len(value)), value, "plain")
