"""The check ``split-inline-element``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seedlint import Edit, Element, Example, Finding, NoOptions, SeedCheck, Span, Triggers, pattern
from seedlint_html._markup import Surroundings, deletion, is_empty

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Seed

_MAX_SPANS = 8
"""More spans than this in one block are what a code highlighter made, one for each token."""
_CODE = frozenset({"pre", "code"})
_CODE_BOXES = frozenset({"cnblogs_code", "cnblogs_Highlighter"})
"""Classes of the boxes that a site's editor puts highlighted code in, without a `pre`: 博客园."""
_INLINE = frozenset({"b", "em", "font", "i", "s", "span", "strong", "sub", "sup", "u"})
_SEAM = pattern(r"</[bBeEfFiIsSuU][a-zA-Z]*[ \t\r\n]*><[bBeEfFiIsSuU]")


class SplitInlineElement(SeedCheck[NoOptions]):
    """Two equal inline elements stand side by side where one would do.

    Elements with an id or a class are left alone, and so is code with the many coloured spans of a highlighter, also in
    the boxes of 博客园 (`cnblogs_code`).

    ## Why

    An editor that makes bold one stretch after another leaves `</strong><strong>` in the middle of a word;
    screen readers pause there, and a search in the source misses the word.

    ## Fix

    Deletes the end tag and the start tag between them.

    ## Source

    HTML Tidy, `merge-spans` and `merge-emphasis`, which do it for nested elements.
    """

    groups = ("cms", "markup")
    triggers = Triggers(tags=_INLINE)
    examples = (Example("<p><strong>灯塔</strong><strong>重开</strong></p>\n", "<p><strong>灯塔重开</strong></p>\n"),)

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield each seam between two equal elements."""
        if _SEAM.search(seed.text, seed.body.start) is None:
            return
        code = Surroundings(_holds_code)
        crowded: dict[int, bool] = {}
        ends: dict[int, Element] = {}
        for element in seed.html.elements:
            if element.tag not in _INLINE or not element.is_closed or is_empty(element):
                continue
            ends[element.span.end] = element
            before = ends.get(element.start_tag.start)
            if before is None or before.end_tag is None or "id" in element.values or "class" in element.values:
                continue
            if before.tag != element.tag or before.parent is not element.parent or before.values != element.values:
                continue
            parent = element.parent
            if parent is None or code.hold(element):
                continue
            if id(parent) not in crowded:
                crowded[id(parent)] = len(parent.elements) > _MAX_SPANS
            if not crowded[id(parent)]:
                seam = Span(before.end_tag.start, element.start_tag.end)
                fix = deletion("Join the two", seed, (Edit(*seam, ""),))
                yield Finding(seam, f"Two equal `{element.tag}` elements stand side by side; one would do", fix)


def _holds_code(element: Element) -> bool:
    return element.tag in _CODE or not _CODE_BOXES.isdisjoint(element.values.get("class", "").split())
