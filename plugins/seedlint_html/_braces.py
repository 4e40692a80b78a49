"""Character references of braces: what they stand for, and where they are read as references."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from seedlint import RAW_TEXT, Element, Span, pattern
from seedlint_html._lines import in_html_block

if TYPE_CHECKING:
    import re

    from seedlint import Seed

REFERENCE = pattern(r"&(?:(#0*123;|#[xX]0*7[bB];|lcub;|lbrace;)|#0*125;|#[xX]0*7[dD];|rcub;|rbrace;)")
_ATTRIBUTES = pattern(r"\{[.#:]|\}\s*\Z|(?i:[^a-z]tex\b)")
"""A line that dialects of Markdown may read as the attributes of a block: `{.note}`, `{#id}`, `{: .note}`."""
_TAGS = pattern(r"(?:<[^<>]*>)*+")
_MOST_TAGS = 4
_LONGEST_TAG = 300
_RAW = RAW_TEXT - {"textarea", "title"}


def brace(match: re.Match[str]) -> str:
    """Return the brace that a reference stands for."""
    return "{" if match[1] else "}"


def neighbours(text: str, found: list[re.Match[str]], index: int) -> tuple[str, str]:
    """Return the characters before and after a reference, references beside it being braces already.

    Tags in between do not count: where another fix deletes them the two meet.
    """
    start, end = found[index].span()
    for _ in range(_MOST_TAGS):
        if text[start - 1] != ">" or (opening := text.rfind("<", max(start - _LONGEST_TAG, 0), start)) < 0:
            break
        start = opening
    tags = _TAGS.match(text, end)
    end = tags.end() if tags else end
    before, after = text[start - 1], text[end : end + 1]
    if index and found[index - 1].end() == start:
        before = brace(found[index - 1])
    if index + 1 < len(found) and found[index + 1].start() == end:
        after = brace(found[index + 1])
    return before, after or "\n"


class Reading:
    """Tells where a character reference is read as one: in text and in quoted values, not in code or a script."""

    def __init__(self, seed: Seed) -> None:
        self._seed = seed
        self._starts = [mark[0] for mark in seed.html.marks]
        self._lines: dict[int, bool] = {}
        self._values: dict[int, list[Span]] = {}
        self._headings = {
            line
            for _, (start, end) in seed.markdown.headings
            for line in range(seed.position(start).line, seed.position(end - 1).line + 1)
        }

    def holds(self, at: int) -> bool:
        """Return whether what stands at ``at`` is read as a character reference, and what it stands for as text."""
        seed = self._seed
        if seed.markdown.shadow[at - seed.body.start] != "&":
            return False
        index = bisect_right(self._starts, at) - 1
        if index >= 0:
            _, end, kind, node = seed.html.marks[index]
            if at < end:
                return isinstance(node, Element) and kind == 1 and self._in_quotes(node, at)
            if kind == 1 and isinstance(node, Element) and node.tag in _RAW and at < node.content.end:
                return False
        return in_html_block(seed, at) or (seed.text[at - 1] != "\\" and self._is_plain_line(at))

    def _in_quotes(self, element: Element, at: int) -> bool:
        if id(element) not in self._values:
            attributes = element.all_attributes
            self._values[id(element)] = [one.value_span for one in attributes if one.value_span and one.quote]
        values = self._values[id(element)]
        index = bisect_right(values, (at, len(self._seed.text))) - 1
        return index >= 0 and at < values[index].end

    def _is_plain_line(self, at: int) -> bool:
        """Return whether nothing of this line of Markdown could become attributes."""
        number, start, end = self._seed.lines.around(at)
        if number not in self._lines:
            line = REFERENCE.sub(brace, self._seed.text[start:end])
            self._lines[number] = number not in self._headings and _ATTRIBUTES.search(line) is None
        return self._lines[number]
