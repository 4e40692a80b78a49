"""The check ``noop-style``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seedlint import Example, Finding, Fix, NoOptions, SeedCheck, Severity, Triggers
from seedlint_html._markup import Surroundings, declarations, delete_declarations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Element, Seed

# The initial values of properties that are inherited or not set by any browser's own style sheet for text.
_NOTHING = {
    "text-align": frozenset({"left", "start"}),
    "text-indent": frozenset({"0", "0px", "0em"}),
    "white-space": frozenset({"normal"}),
    "float": frozenset({"none"}),
    "letter-spacing": frozenset({"normal"}),
    "word-spacing": frozenset({"0px", "normal"}),
}
_BLOCKS = frozenset({"div", "p", "section", "article"})


class NoopStyle(SeedCheck[NoOptions]):
    """A style says what holds anyway, such as `text-align:left`.

    Only on blocks that stand in no element with an alignment of its own.

    ## Why

    It was left by an editor, and overrides what the site's style sheet wants for the text.

    ## Fix

    Deletes the declaration, and an attribute that holds no other.

    ## Source

    CSS Text 3 and CSS 2.2, the initial values of the properties.
    """

    severity = Severity.INFO
    groups = ("cms",)
    triggers = Triggers(attributes=frozenset({"style"}))
    examples = (Example('<p style="text-align:left;">码头</p>\n', "<p>码头</p>\n"),)

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield each attribute with such declarations."""
        aligned = Surroundings(_is_aligned)
        for element in seed.html.by_attribute.get("style", ()):
            if element.tag not in _BLOCKS or aligned.hold(element):
                continue
            attribute = element.attribute("style")
            found = [d for d in declarations(attribute) if d.value.lower() in _NOTHING.get(d.name, ())]
            if found:
                gone = {declaration.span for declaration in found}
                fix = Fix("Delete what changes nothing", delete_declarations(seed, attribute, gone))
                said = "; ".join(f"{declaration.name}: {declaration.value}" for declaration in found)
                yield Finding(attribute.span, f"`{said}` changes nothing: browsers do that by default", fix)


def _is_aligned(element: Element) -> bool:
    return "style" in element.values or "align" in element.values or element.tag == "center"
