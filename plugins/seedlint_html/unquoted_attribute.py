"""The check ``unquoted-attribute``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seedlint import Edit, Example, Finding, Fix, NoOptions, SeedCheck, Severity, pattern
from seedlint_html._markup import Surroundings
from seedlint_html._standard import ATTRIBUTES, OBSOLETE_ELEMENTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Seed

_PLAIN = pattern(r"[^\s\"'<>`{}“”‘’\ufffc]+")
"""A value that is no component's (`{x}`) and holds no template tag."""
_UNQUOTED = pattern(r"<[a-zA-Z][^<>]*[a-zA-Z]\s*=\s*[^\s\"'<>]")


class UnquotedAttribute(SeedCheck[NoOptions]):
    """The value of an attribute stands without quotes: `width=600`.

    ## Why

    HTML lets it pass, XML does not; and the value ends at the first space that a later edit brings.

    ## Fix

    Puts it in quotes.

    ## Source

    html-validate `attr-quotes`; XML 1.0, 3.1; HTML Standard, 13.1.2.3.
    """

    severity = Severity.INFO
    recommended = False
    groups = ("markup",)
    examples = (Example("<p align=center>码头</p>\n", '<p align="center">码头</p>\n'),)

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield each attribute of a known element whose value has no quotes."""
        if _UNQUOTED.search(seed.text, seed.body.start) is None:
            return
        code = Surroundings.of("pre", "code")
        for element in seed.html.elements:
            if not element.values or not (element.tag in ATTRIBUTES or element.tag in OBSOLETE_ELEMENTS):
                continue
            attributes = element.attributes.values()
            is_plain = all(
                one.quote or one.value_span is None or _PLAIN.fullmatch(seed.text, *one.value_span)
                for one in attributes
            )
            for attribute in attributes:
                span = attribute.value_span
                if span is None or attribute.quote or not _PLAIN.fullmatch(seed.text, *span) or code.hold(element):
                    continue
                # A tag that a template completes is none to other parsers, which show it as text.
                fix = Fix("Put it in quotes", (Edit(*span, f'"{seed.text[slice(*span)]}"'),)) if is_plain else None
                yield Finding(attribute.span, f"The value of `{attribute.name}` has no quotes", fix)
