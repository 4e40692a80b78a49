"""The check ``dimension-with-unit``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from seedlint import Edit, Example, Finding, Fix, NoOptions, SeedCheck, Severity, Triggers, pattern
from seedlint_images._markup import images, is_template

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Seed

_OTHERS = ("source", "video", "iframe", "embed", "object")
_WITH_UNIT = pattern(r"\s*([0-9]+(?:\.[0-9]+)?)\s*(px|em|rem|ex|ch|vw|vh|pt|pc|in|cm|mm)\s*;?\s*", re.IGNORECASE)


class DimensionWithUnit(SeedCheck[NoOptions]):
    """The `width` or `height` of an image or a video has a unit: `width="970px"`.

    A percentage is left alone: it is not allowed either, but browsers do what it says.

    ## Why

    These attributes are numbers of CSS pixels. A browser reads the digits and throws the rest away, so `50em`
    is 50 pixels; other programs, such as feed readers and image proxies, throw the whole value away.

    ## Fix

    `970px` becomes `970`, which is what browsers make of it. Other units and fractions are only reported,
    since what was meant is not what browsers do.

    ## Source

    HTML Standard, 4.8.17 Dimension attributes, and 2.3.4.4 Non-zero dimension values.
    """

    severity = Severity.ERROR
    groups = ("markup",)
    triggers = Triggers(attributes=frozenset({"width", "height"}))
    examples = (
        Example(
            bad='<img src="a.jpg" alt="会谈现场" width="970px">\n',
            good='<img src="a.jpg" alt="会谈现场" width="970">\n',
        ),
    )

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield dimensions that are not plain numbers."""
        others = [element for tag in _OTHERS for element in seed.html.by_tag.get(tag, ())]
        for element, values in (*images(seed), *((one, one.values) for one in others)):
            for name in ("width", "height"):
                value = values.get(name)
                if not value or value.isdigit():
                    continue
                match = _WITH_UNIT.fullmatch(value)
                attribute = element.attribute(name)
                if match is None or attribute.value_span is None or is_template(seed, element):
                    continue
                number, unit = match.groups()
                if unit.lower() == "px" and number.isdigit():
                    fix = Fix(f"Write {number}", (Edit(*attribute.value_span, number),))
                    message = f"`{name}` is a number without a unit: write {number}, not {value.strip()}"
                    yield Finding(attribute.span, message, fix)
                else:
                    message = f"The `{name}` {value.strip()} is not a whole number; use a style for units"
                    yield Finding(attribute.span, message)
