"""The check ``nested-inline-element``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seedlint import INLINE, Element, Example, Finding, NoOptions, SeedCheck, Severity, Triggers
from seedlint_html._markup import Surroundings, deletion, is_empty, unwrap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Seed

_TWICE_IS_ONCE = frozenset({"b", "del", "em", "i", "ins", "mark", "s", "strike", "strong", "u"})
"""Elements that look no different inside their like; `small` and `sub` do."""
_ONCE_MORE = frozenset({"em", "i"})
"""Those that authors nest on purpose: a title in italics inside a stress stands upright."""


class NestedInlineElement(SeedCheck[NoOptions]):
    """An inline element stands inside its like: `<strong><strong>码头</strong></strong>`.

    Reported where the inner one has no attributes of its own; `em` and `i` only where nothing else is in the outer one.

    ## Why

    It says nothing twice, is left over from pasting, and makes a mess of the next edit: half of the bold stays.

    ## Fix

    Deletes the tags of the inner element.

    ## Source

    HTML Tidy, `merge-emphasis`.
    """

    severity = Severity.INFO
    groups = ("cms", "markup")
    triggers = Triggers(tags=_TWICE_IS_ONCE)
    examples = (
        Example("<p><strong><strong>灯塔</strong>重开</strong></p>\n", "<p><strong>灯塔重开</strong></p>\n"),
    )

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield each inner element; the outermost one is left."""
        by_tag = seed.html.by_tag
        code = Surroundings.of("pre", "code", "svg", "math")
        for tag in by_tag.keys() & _TWICE_IS_ONCE:
            elements = by_tag[tag]
            for element in elements if len(elements) > 1 else ():
                if element.values or not element.is_closed or is_empty(element) or not _repeats(element):
                    continue
                if not code.hold(element):
                    fix = deletion("Delete its tags", seed, unwrap(element))
                    yield Finding(element.start_tag, f"This `{tag}` stands inside another `{tag}`", fix)


def _repeats(element: Element) -> bool:
    """Return whether the element stands in its like, with nothing but inline elements between them."""
    for around in element.ancestors():
        if around.tag == element.tag:
            return around.is_closed and (element.tag not in _ONCE_MORE or around.only_element is element)
        if around.tag not in INLINE:
            return False
    return False
