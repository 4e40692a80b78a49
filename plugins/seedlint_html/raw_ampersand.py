"""The check ``raw-ampersand``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seedlint import Edit, Example, Finding, Fix, NoOptions, SeedCheck, Severity, Triggers, pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Seed

_RAW = pattern(r"&(?!#[0-9]+;|#[xX][0-9a-fA-F]+;|[a-zA-Z][a-zA-Z0-9]*;)")


class RawAmpersand(SeedCheck[NoOptions]):
    """An attribute holds a bare `&` instead of `&amp;`.

    ## Why

    HTML takes it; XHTML and feeds in XML do not.

    ## Fix

    Writes `&amp;`; the value stays the same.

    ## Source

    XML 1.0, 2.4; HTML Standard, 13.1.4 (ambiguous ampersands).
    """

    severity = Severity.INFO
    recommended = False
    groups = ("markup",)
    triggers = Triggers(source=frozenset("&"))
    examples = (
        Example(
            '<img src="a.jpg?w=7&h=5" alt="码头">\n',
            '<img src="a.jpg?w=7&amp;h=5" alt="码头">\n',
        ),
    )

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield each attribute value with a bare ampersand."""
        for element in seed.html.elements:
            for attribute in element.attributes.values() if element.values else ():
                span = attribute.value_span
                if span is None or "&" not in seed.text[span.start : span.end]:
                    continue
                places = [match.start() for match in _RAW.finditer(seed.text, span.start, span.end)]
                if places:
                    edits = tuple(Edit(at, at + 1, "&amp;") for at in places)
                    yield Finding(span, f"A bare `&` in `{attribute.name}`; write `&amp;`", Fix("Write `&amp;`", edits))
