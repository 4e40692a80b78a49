"""The check ``empty-element``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seedlint import HEADINGS, Example, Finding, NoOptions, SeedCheck, Triggers, pattern
from seedlint_html._markup import deletion_of, is_empty, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Element, Seed

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
_WORDLESS = frozenset({"a", "b", "br", "code", "em", "i", "font", "small", "span", "strong", "u"})
"""What may stand in a heading and yet says nothing."""
_FILLED = ("v-", "x-", ":", "@", "data-")
# What empty ones look like in a source without template tags, which may hold anything.
_LOOK = pattern(r"<[a-zA-Z][^<>]*></")


class EmptyElement(SeedCheck[NoOptions]):
    """An element holds nothing at all.

    Elements with attributes may be targets of a script or a style, and are left alone; so is what holds a blank. Of a
    heading neither is an excuse: it is reported if it holds no words and no picture, but then not deleted.

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
        for element in seed.html.find(*HEADINGS):
            if element.end_tag is not None and _says_nothing(element):
                yield Finding(element.span, f"This `{element.tag}` has no words")
        if "></" not in seed.text or ("{" not in seed.text and _LOOK.search(seed.text) is None):
            return
        for element in seed.html.find(*_TAGS):
            if not element.values and element.is_closed and is_empty(element):
                fix = deletion_of("Delete the element", seed, element)
                yield Finding(element.span, f"This `{element.tag}` is empty", fix)


def _says_nothing(element: Element) -> bool:
    """Return whether a heading is blank, though it is not simply empty, and no component fills it."""
    if not element.values and is_empty(element):
        return False
    if any(name.startswith(_FILLED) for name in element.values):
        return False
    return all(inner.tag in _WORDLESS for inner in element.inner_elements) and not text_of(element).strip()
