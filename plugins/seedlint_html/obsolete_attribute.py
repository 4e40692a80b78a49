"""The check ``obsolete-attribute``."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from seedlint import Attribute, Edit, Element, Example, Finding, Fix, NoOptions, SeedCheck, Span, Triggers
from seedlint_html._markup import delete_attribute, per_start_tag

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
        by_attribute, text = seed.html.by_attribute, seed.text
        for name in by_attribute.keys() & _OBSOLETE.keys():
            tags = _OBSOLETE[name]
            for element in by_attribute[name]:
                if element.tag not in tags:
                    continue
                start, end = element.start_tag
                fault = _judged(seed, element, name, text[start:end])
                fix = None
                # Where it moves blocks too, it is left: text-align does not move them.
                if fault.edits and not any(child.tag in _MOVED_BY_ALIGN for child in element.elements):
                    edits = [Edit(first + start, last + start, new) for first, last, new in fault.edits]
                    fix = Fix("Write it as a style", tuple(edits))
                yield Finding(Span(fault.start + start, fault.end + start), fault.message, fix)


class _Fault(NamedTuple):
    """Where a start tag has such an attribute, and how to write it; all offsets count from its ``<``."""

    start: int
    end: int
    message: str
    edits: tuple[tuple[int, int, str], ...]


def _fault(seed: Seed, element: Element, name: str) -> _Fault:
    at = element.start_tag.start
    attribute = element.attribute(name)
    edits = tuple((start - at, end - at, new) for start, end, new in _edits(seed, element, attribute))
    message = f"`{name}` on `{element.tag}` is obsolete{_INSTEAD.get(name, '; use CSS')}"
    return _Fault(attribute.span.start - at, attribute.span.end - at, message, edits)


_judged = per_start_tag(_fault)


def _edits(seed: Seed, element: Element, attribute: Attribute) -> tuple[Edit, ...]:
    value = attribute.value.strip().lower()
    if attribute.name != "align" or element.tag not in _BLOCKS or value not in _ALIGNMENTS:
        return ()
    declaration = f"text-align:{value}"
    if "style" not in element.values:
        return (Edit(*attribute.span, f'style="{declaration}"'),)
    style = element.attribute("style")
    if style.value_span is None or not style.quote or "text-align" in style.value.lower():
        return ()
    at = style.value_span.end
    separator = "" if style.value.rstrip().endswith(";") or not style.value.strip() else ";"
    return (delete_attribute(seed, attribute), Edit(at, at, separator + declaration))
