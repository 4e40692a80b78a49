"""The check ``raw-angle-bracket``."""

from __future__ import annotations

from html.entities import html5
from typing import TYPE_CHECKING

from seedlint import RAW_TEXT, Edit, Element, Example, Finding, Fix, NoOptions, SeedCheck, Severity, Triggers, pattern
from seedlint_html._lines import by_line, in_html_block

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Seed

_RAW = pattern(r"[<>]|&(?!#[0-9]|#[xX][0-9a-fA-F])(?:([a-zA-Z][a-zA-Z0-9]*+)(?!;))?+(?![a-zA-Z])")
_BRACKET = pattern(r"<[^a-zA-Z/!?]")
_AMPERSAND = pattern(r"&(?!#?[a-zA-Z0-9]{1,32};)")
_MARKDOWN = pattern(r"[ \t]*>[ \t\r\n]|[^\r\n`]*`")
"""A line that was meant as a quote or holds code, though it stands in a block of HTML: some renderers read it so."""
_ESCAPED = {"<": "&lt;", ">": "&gt;", "&": "&amp;"}
_LONGEST_LEGACY = 6
"""Browsers read `&copyright` as `&copy;right`: no reference that needs no semicolon has a longer name."""


class RawAngleBracket(SeedCheck[NoOptions]):
    """A bare `<`, `>` or `&` stands in the text of HTML.

    Only what browsers show as it is. What they take for a tag is reported by `unknown-markup`, in code by
    `unescaped-code`; an `&` in an attribute by `raw-ampersand`. In Markdown's own text the three may stand bare.

    ## Why

    XML and feeds refuse the page, and one letter after the `<` (`a <b`) makes all that follows a tag.

    ## Fix

    Writes `&lt;`, `&gt;`, `&amp;`.

    ## Source

    HTML Standard, 13.1.3 (text must not hold a `<` or an ambiguous ampersand); html-validate `no-raw-characters`.
    """

    severity = Severity.WARNING
    groups = ("markup",)
    triggers = Triggers(source=frozenset("<&"))
    examples = (Example("<p>3 < 5 & 7 > 6</p>\n", "<p>3 &lt; 5 &amp; 7 &gt; 6</p>\n"),)

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield the bare characters of each line together."""
        if not seed.markdown.html_blocks or not _may_hold(seed):
            return
        if any(node.raw.startswith(("<?", "<!")) for node in seed.html.dropped):
            return  # PHP and the like, of which parsers see different ends
        for span, found in by_line(seed, _edits(seed)):
            if not seed.is_html_only and _MARKDOWN.match(seed.text, seed.lines.around(span.start)[1]):
                continue
            characters = ", ".join(f"`{one}`" for one in sorted({seed.text[edit.start] for edit in found}))
            yield Finding(span, f"A bare {characters} in the text", Fix("Escape it", found))


def _may_hold(seed: Seed) -> bool:
    """Return whether a block of HTML may hold such a character, at a glance: nearly none does.

    A tag or a comment brings one bracket of either kind.
    """
    shadow, shift = seed.markdown.shadow, seed.body.start
    for start, end in seed.markdown.html_blocks:
        place = start - shift, end - shift
        if shadow.count("<", *place) != shadow.count(">", *place):
            return True
        if _BRACKET.search(shadow, *place) is not None or _AMPERSAND.search(shadow, *place) is not None:
            return True
    return False


def _edits(seed: Seed) -> Iterator[Edit]:
    """Yield what escapes the bare characters between the tags."""
    shadow, shift = seed.markdown.shadow, seed.body.start
    at, is_raw = shift, False
    for start, end, kind, node in (*seed.html.marks, (seed.body.end, seed.body.end, 0, seed.html.root)):
        for match in () if is_raw else _RAW.finditer(shadow, at - shift, start - shift):
            place, name = match.start() + shift, match[1]
            if (name is None or not _is_reference(name)) and in_html_block(seed, place):
                yield Edit(place, place + 1, _ESCAPED[match[0][0]])
        at, is_raw = end, kind == 1 and isinstance(node, Element) and node.tag in RAW_TEXT


def _is_reference(name: str) -> bool:
    """Return whether the name, or the beginning of it, is one that browsers read without its semicolon."""
    return any(name[:length] in html5 for length in range(2, min(len(name), _LONGEST_LEGACY) + 1))
