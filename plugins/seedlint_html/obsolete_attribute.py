"""The check ``obsolete-attribute``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seedlint import Attribute, Edit, Element, Example, Finding, Fix, NoOptions, SeedCheck, Triggers
from seedlint_html._markup import delete_attribute

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Seed

_BLOCKS = frozenset({"p", "div", "h1", "h2", "h3", "h4", "h5", "h6"})
_CELLS = frozenset({"td", "th", "tr", "tbody", "thead", "tfoot", "col", "colgroup"})
_OBSOLETE = {
    "align": _BLOCKS | _CELLS | {"img", "table", "hr", "iframe", "legend", "caption"},
    "bgcolor": _CELLS | {"table", "body"},
    "border": frozenset({"img", "object"}),
    "cellpadding": frozenset({"table"}),
    "cellspacing": frozenset({"table"}),
    "clear": frozenset({"br"}),
    "color": frozenset({"hr", "font"}),
    "compact": frozenset({"ol", "ul", "dl"}),
    "frameborder": frozenset({"iframe"}),
    "hspace": frozenset({"img", "iframe"}),
    "language": frozenset({"script"}),
    "longdesc": frozenset({"img", "iframe"}),
    "noshade": frozenset({"hr"}),
    "nowrap": frozenset({"td", "th"}),
    "rules": frozenset({"table"}),
    "size": frozenset({"hr"}),
    "valign": _CELLS,
    "vspace": frozenset({"img"}),
}
_INSTEAD = {"language": "; use `type`", "longdesc": "; use a link"}
"""What to use where no style says it."""
_MOVED_BY_ALIGN = _BLOCKS | {"table", "ul", "ol", "figure"}
_ALIGNMENTS = frozenset({"left", "right", "center", "justify"})


class ObsoleteAttribute(SeedCheck[NoOptions]):
    """An attribute that HTML no longer has, such as `align`.

    ## Why

    Validators reject it, and a style sheet cannot be told to see it differently on small screens.

    ## Fix

    `align` on paragraphs, headings and `div` becomes `style="text-align:…"`, which looks the same.

    ## Source

    HTML Standard, 16.2 (obsolete attributes) and 15.3.3 (what `align` means to a browser).
    """

    groups = ("markup",)
    triggers = Triggers(attributes=frozenset(_OBSOLETE))
    examples = (Example('<p align="center">码头</p>\n', '<p style="text-align:center">码头</p>\n'),)

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield each such attribute on an element that has lost it."""
        by_attribute = seed.html.by_attribute
        for name in by_attribute.keys() & _OBSOLETE.keys():
            for element in by_attribute[name]:
                if element.tag in _OBSOLETE[name]:
                    attribute = element.attribute(name)
                    message = f"`{name}` on `{element.tag}` is obsolete{_INSTEAD.get(name, '; use CSS')}"
                    yield Finding(attribute.span, message, _fix(seed, element, attribute))


def _fix(seed: Seed, element: Element, attribute: Attribute) -> Fix | None:
    value = attribute.value.strip().lower()
    if attribute.name != "align" or element.tag not in _BLOCKS or value not in _ALIGNMENTS:
        return None
    if any(child.tag in _MOVED_BY_ALIGN for child in element.elements):
        return None  # align also moves such blocks, text-align does not
    declaration = f"text-align:{value}"
    if "style" not in element.values:
        return Fix("Write it as a style", (Edit(*attribute.span, f'style="{declaration}"'),))
    style = element.attribute("style")
    if style.value_span is None or not style.quote or "text-align" in style.value.lower():
        return None
    at = style.value_span.end
    separator = "" if style.value.rstrip().endswith(";") or not style.value.strip() else ";"
    return Fix("Write it as a style", (delete_attribute(seed, attribute), Edit(at, at, separator + declaration)))
