"""The check ``empty-element``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seedlint import Edit, Example, Finding, NoOptions, SeedCheck, Triggers, pattern
from seedlint_html._markup import deletion, is_empty

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Seed

_TAGS = frozenset(
    [
        "b",
        "em",
        "i",
        "strong",
        "span",
        "u",
        "p",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "ul",
        "ol",
        "li",
        "figcaption",
        "blockquote",
        "font",
    ]
)
# What empty ones look like in a source without template tags, which may hold anything.
_LOOK = pattern(r"<[a-zA-Z][^<>]*></")


class EmptyElement(SeedCheck[NoOptions]):
    """An element holds nothing at all.

    Elements with attributes may be targets of a script or a style, and are left alone; so is what holds a blank.

    ## Why

    It makes a gap in the page or nothing, and screen readers announce an empty heading or list item.

    ## Fix

    Deletes the element.

    ## Source

    HTML Tidy `drop-empty-elements`, djLint H020, html-validate `empty-heading`.
    """

    groups = ("cms", "markup")
    triggers = Triggers(tags=_TAGS)
    examples = (Example("<p>码头<strong></strong></p>\n", "<p>码头</p>\n"),)

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield each element whose end tag follows its start tag at once."""
        if "></" not in seed.text or ("{" not in seed.text and _LOOK.search(seed.text) is None):
            return
        for element in seed.html.find(*_TAGS):
            if not element.values and element.is_closed and is_empty(element):
                fix = deletion("Delete the element", seed, (Edit(*element.span, ""),))
                yield Finding(element.span, f"This `{element.tag}` is empty", fix)
