"""The check ``fixed-width-figure``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from seedlint import Example, Finding, Fix, Safety, SeedCheck, Severity, Triggers, pattern
from seedlint_html._markup import declarations, delete_declarations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Seed

_PIXELS = pattern(r"([0-9]+(?:\.[0-9]+)?)px(?:\s*!important)?", 2)


@dataclass(frozen=True, slots=True)
class Options:
    """How many pixels are no harm: a figure as narrow as a telephone fits everywhere."""

    widest: int = 320


class FixedWidthFigure(SeedCheck[Options]):
    """A `figure` is given a width in pixels that is wider than a telephone.

    ## Why

    It sticks out of narrow screens, and the whole page can then be pushed sideways.

    ## Fix

    With `--unsafe` deletes the width: the figure is as wide as its column, the picture as it was.

    ## Options

    `widest`: the width in pixels that is let pass.

    ## Source

    WCAG 2.2, 1.4.10 (reflow): no scrolling sideways at 320 CSS pixels.
    """

    severity = Severity.INFO
    groups = ("accessibility", "cms")
    Options = Options
    triggers = Triggers(tags=frozenset({"figure"}))
    examples = (
        Example(
            '<figure style="width: 810px"><img src="a.jpg" alt="码头"></figure>\n',
            '<figure><img src="a.jpg" alt="码头"></figure>\n',
        ),
    )

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield the `style` of each such figure."""
        for figure in seed.html.find("figure"):
            if "style" not in figure.values:
                continue
            style = figure.attribute("style")
            found = list(declarations(style))
            if any(one.name == "max-width" for one in found):
                continue
            wide = [one for one in found if one.name in {"width", "min-width"} and self._is_wide(one.value)]
            if wide:
                edits = delete_declarations(seed, style, {one.span for one in wide})
                message = f"This figure is `{wide[0].value}` wide, which sticks out of a narrow screen"
                yield Finding(wide[0].span, message, Fix("Delete the width", edits, Safety.UNSAFE))

    def _is_wide(self, value: str) -> bool:
        match = _PIXELS.fullmatch(value)
        return match is not None and float(match[1]) > self.options.widest
