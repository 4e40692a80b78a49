"""The check ``padded-block``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seedlint import Edit, Element, Example, Finding, Fix, NoOptions, SeedCheck, Severity, Text, Triggers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Seed

_TAGS = frozenset(["p", "h1", "h2", "h3", "h4", "h5", "h6", "figcaption", "li", "td", "th"])
_SPACE = " \t\r\n"


class PaddedBlock(SeedCheck[NoOptions]):
    """White space stands just inside a block's tags.

    ## Why

    Nobody sees it, and every feed pads differently, so that equal paragraphs look different to a diff.

    ## Fix

    Deletes the white space, one block at a time.

    ## Source

    CSS Text 3, 4.1.2: white space at the beginning and the end of a block's lines is removed.
    """

    severity = Severity.INFO
    recommended = False
    groups = ("whitespace",)
    triggers = Triggers(tags=_TAGS)
    examples = (Example("<p>\n码头\n</p>\n", "<p>码头</p>\n"),)

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield each block with such white space. A blank line ends an HTML block in Markdown: left alone."""
        if not seed.is_html_only:
            return
        for element in seed.html.find(*_TAGS):
            if (
                element.end_tag is None
                or not element.content_children
                or (element.elements and _holds_blocks(element.elements))
            ):
                continue
            edits = []
            first, last = element.children[0], element.children[-1]
            if isinstance(first, Text) and first.raw[:1] in _SPACE:
                blank = len(first.raw) - len(first.raw.lstrip(_SPACE))
                edits.append(Edit(first.span.start, first.span.start + blank, ""))
            if isinstance(last, Text) and last.raw[-1:] in _SPACE and not (last is first and first.is_blank):
                blank = len(last.raw) - len(last.raw.rstrip(_SPACE))
                edits.append(Edit(last.span.end - blank, last.span.end, ""))
            if edits:
                yield Finding(
                    element.start_tag,
                    f"White space stands just inside the tags of this `{element.tag}`",
                    Fix("Delete the white space", tuple(edits)),
                )


def _holds_blocks(elements: list[Element]) -> bool:
    return any(element.tag in {"ul", "ol", "div", "p", "pre", "table", "blockquote"} for element in elements)
