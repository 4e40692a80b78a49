"""The check ``dimension-with-unit``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seedlint import Edit, Example, Finding, Fix, NoOptions, Safety, SeedCheck, Severity, Triggers, pattern
from seedlint_images._markup import drop_attribute, images, is_template

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Attribute, Element, Seed

_OTHERS = ("source", "video", "iframe", "embed", "object")
_NUMBER = pattern(r"([0-9]+(?:\.[0-9]+)?)\s*([^\s;]*)")


class DimensionWithUnit(SeedCheck[NoOptions]):
    """The `width` or `height` of an image or a video is no number: `width="970px"`, `100%`, `auto`.

    ## Why

    These attributes are numbers of CSS pixels. A browser reads the digits and throws the rest away, so `50em`
    is 50 pixels; other programs, such as feed readers and image proxies, throw the whole value away. Percentages
    are what browsers do, but not what HTML allows.

    ## Fix

    `970px` becomes `970`, which is what browsers make of it; a value without a number, such as `auto`, goes, since
    they make nothing of it. With `--unsafe` a percentage becomes a style, which outdoes the site's own. Other units and
    fractions are only reported, since what was meant is not what browsers do.

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
                if value is None or value.isdigit() or is_template(seed, element):
                    continue
                yield _judged(seed, element, element.attribute(name))


def _judged(seed: Seed, element: Element, attribute: Attribute) -> Finding:
    name, value = attribute.name, attribute.value.strip()
    match = _NUMBER.match(value)
    if match is None:
        fix = Fix("Delete it", (drop_attribute(seed, attribute),))
        return Finding(attribute.span, f"`{name}` is a number, and browsers pass {value or 'nothing'} over", fix)
    number, unit = match.groups()
    if unit == "%":
        in_style = _as_style(seed, attribute, element)
        return Finding(attribute.span, f"The `{name}` {value} is no number of pixels; use a style", in_style)
    if unit.lower() == "px" and number.isdigit() and attribute.value_span is not None:
        fix = Fix(f"Write {number}", (Edit(*attribute.value_span, number),))
        return Finding(attribute.span, f"`{name}` is a number without a unit: write {number}, not {value}", fix)
    return Finding(attribute.span, f"The `{name}` {value} is not a whole number; use a style for units")


def _as_style(seed: Seed, attribute: Attribute, element: Element) -> Fix | None:
    declaration = f"{attribute.name}:{attribute.value.strip()}"
    title = "Write it as a style"
    if attribute.name == "height" and "%" in element.values.get("width", ""):
        return None  # in the next pass, or there would be two styles
    if "style" not in element.values:
        return Fix(title, (Edit(*attribute.span, f'style="{declaration}"'),), Safety.UNSAFE)
    style = element.attribute("style")
    if style.value_span is None or not style.quote or attribute.name in style.value.lower():
        return None
    at = style.value_span.end
    separator = "" if style.value.rstrip().endswith(";") or not style.value.strip() else ";"
    edits = (drop_attribute(seed, attribute), Edit(at, at, separator + declaration))
    return Fix(title, edits, Safety.UNSAFE)
