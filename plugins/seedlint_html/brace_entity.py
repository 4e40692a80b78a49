"""The check ``brace-entity``."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from seedlint import RAW_TEXT, Edit, Element, Example, Finding, Fix, NoOptions, SeedCheck, Severity, Triggers, pattern
from seedlint_html._lines import by_line, in_html_block

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from seedlint import Seed

_REFERENCE = pattern(r"&(?:(#0*123;|#[xX]0*7[bB];|lcub;|lbrace;)|#0*125;|#[xX]0*7[dD];|rcub;|rbrace;)")
_TAG_HEADS = {"hexo": "{%#", "hugo": "{", "jekyll": "{%:", "plain": "{%#:"}
"""What makes a tag of the brace before it, for Nunjucks, Hugo's shortcodes, or Liquid (and kramdown's attributes).

Nobody knows what renders a site without a profile, so there it is all of them.
"""
_ATTRIBUTES = pattern(r"\{[.#:]|\}\s*\Z|(?i:[^a-z]tex\b)")
"""A line that dialects of Markdown may read as the attributes of a block: `{.note}`, `{#id}`, `{: .note}`."""
_RAW = RAW_TEXT - {"textarea", "title"}


class BraceEntity(SeedCheck[NoOptions]):
    """A brace is written as a character reference: `&#123;` for `{`.

    ## Why

    Some generators write every brace so, lest the site's template engine reads it; code and formulas can then no
    longer be read or searched in the source.

    ## Fix

    Writes the brace. Nothing is reported where the engine of the site's profile would take it for a tag: `{{`, `{%`,
    `{#`, and the ends of such tags if the post has a beginning; nor where Markdown would take it for attributes.

    ## Source

    HTML Standard, 13.5 (named character references); Hexo, “Tag Plugins”; Nunjucks, Liquid and kramdown's syntax.
    """

    severity = Severity.INFO
    groups = ("cms", "markup")
    triggers = Triggers(source=frozenset("&"))
    examples = (Example("<p>集合 &#123;1, 2&#125;</p>\n", "<p>集合 {1, 2}</p>\n"),)

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield the references of each line together."""
        found = list(_REFERENCE.finditer(seed.text, seed.body.start))
        if found:
            edits = (Edit(*match.span(), _brace(match)) for match in self._writable(seed, found))
            for span, group in by_line(seed, edits):
                fix = Fix("Write the brace", group)
                yield Finding(span, "A brace is written as a character reference", fix)

    def _writable(self, seed: Seed, found: list[re.Match[str]]) -> Iterator[re.Match[str]]:
        """Yield the references that would be a brace, and nothing else, to all that read the post."""
        heads = _TAG_HEADS[self.site.profile]
        ends = {"}", *heads} - {"{", ":"}
        beside = [_neighbours(seed.text, found, index) for index in range(len(found))]
        kept = {i for i, match in enumerate(found) if match[1] and (beside[i][0] == "{" or beside[i][1] in heads)}
        body = seed.text[seed.body.start :]
        if kept or any("{" + head in body for head in heads):
            kept.update(
                i
                for i, match in enumerate(found)
                if not match[1] and (beside[i][0] in ends or beside[i][1] == "}")
            )
        is_markup = _Markup(seed)
        return (match for i, match in enumerate(found) if i not in kept and is_markup.holds(match))


class _Markup:
    """Tells where a character reference is read as one: in text and in quoted values, not in code or a script."""

    def __init__(self, seed: Seed) -> None:
        self._seed = seed
        self._starts = [mark[0] for mark in seed.html.marks]
        self._lines: dict[int, bool] = {}

    def holds(self, match: re.Match[str]) -> bool:
        seed, at = self._seed, match.start()
        if seed.markdown.shadow[at - seed.body.start] != "&":
            return False
        index = bisect_right(self._starts, at) - 1
        if index >= 0:
            _, end, kind, node = seed.html.marks[index]
            if at < end:
                return isinstance(node, Element) and kind == 1 and _in_quotes(node, match)
            if kind == 1 and isinstance(node, Element) and node.tag in _RAW and at < node.content.end:
                return False
        return in_html_block(seed, at) or (seed.text[at - 1] != "\\" and self._is_plain_line(at))

    def _is_plain_line(self, at: int) -> bool:
        """Return whether nothing of this line of Markdown could become attributes."""
        number, start, end = self._seed.lines.around(at)
        if number not in self._lines:
            line = _REFERENCE.sub(_brace, self._seed.text[start:end])
            in_heading = any(first <= at < last for _, (first, last) in self._seed.markdown.headings)
            self._lines[number] = not in_heading and _ATTRIBUTES.search(line) is None
        return self._lines[number]


def _brace(match: re.Match[str]) -> str:
    return "{" if match[1] else "}"


def _in_quotes(element: Element, match: re.Match[str]) -> bool:
    return any(
        attribute.quote != "" and attribute.value_span is not None and match.start() in range(*attribute.value_span)
        for attribute in element.all_attributes
    )


def _neighbours(text: str, found: list[re.Match[str]], index: int) -> tuple[str, str]:
    """Return the characters before and after a reference, references beside it being braces already."""
    start, end = found[index].span()
    before, after = text[start - 1 : start], text[end : end + 1]
    if index and found[index - 1].end() == start:
        before = _brace(found[index - 1])
    if index + 1 < len(found) and found[index + 1].start() == end:
        after = _brace(found[index + 1])
    return before, after or "\n"
