"""The check ``inline-style``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from seedlint import Example, Finding, Fix, Safety, SeedCheck, Severity, Triggers
from seedlint_html._markup import declarations, delete_declarations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Seed


@dataclass(frozen=True, slots=True)
class Options:
    """Which properties may stand in a ``style``."""

    allowed: tuple[str, ...] = ("text-align", "width", "height", "max-width", "aspect-ratio")


class InlineStyle(SeedCheck[Options]):
    """An element carries a style of its own.

    ## Why

    A site that wants one look keeps it in its style sheet; what a feed brings along breaks dark mode and small screens.

    ## Fix

    With `--unsafe` deletes the declarations that are not allowed.

    ## Options

    `allowed`: properties that may stay.

    ## Source

    html-validate `no-inline-style`, HTMLHint `inline-style-disabled`, djLint H021.
    """

    severity = Severity.INFO
    recommended = False
    groups = ("cms",)
    Options = Options
    triggers = Triggers(attributes=frozenset({"style"}))
    examples = (
        Example('<p style="color:red;text-align:center">码头</p>\n', '<p style="text-align:center">码头</p>\n'),
    )

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield each ``style`` with a property that is not allowed."""
        for element in seed.html.by_attribute.get("style", ()):
            attribute = element.attribute("style")
            found = [d for d in declarations(attribute) if d.name not in self.options.allowed]
            if found:
                gone = {declaration.span for declaration in found}
                fix = Fix("Delete the style", delete_declarations(seed, attribute, gone), Safety.UNSAFE)
                names = ", ".join(dict.fromkeys(f"`{declaration.name}`" for declaration in found))
                yield Finding(attribute.span, f"An inline style sets {names}", fix)
