"""The check ``duplicate-id``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seedlint import Example, Finding, Fix, NoOptions, Related, Safety, SeedCheck, Severity, Triggers
from seedlint_html._markup import Surroundings, delete_attribute
from seedlint_html._references import referenced

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Attribute, Seed


class DuplicateId(SeedCheck[NoOptions]):
    """Two elements of a body have the same `id`.

    ## Why

    A link to `#id` finds only the first, and a caption is read out for the wrong picture.

    ## Fix

    With `--unsafe` deletes the later one, which no link can find. Not where the post itself refers to the id, by a
    link, an attribute, a style or a script: then one of the two needs a name of its own. Not in `svg` either.

    ## Source

    HTML Standard, 3.2.6: an id is unique within its tree.
    """

    severity = Severity.ERROR
    groups = ("markup",)
    triggers = Triggers(attributes=frozenset({"id"}))
    examples = (Example('<p id="a">一</p>\n<p id="a">二</p>\n', '<p id="a">一</p>\n<p>二</p>\n'),)

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield every id that has stood before."""
        seen: dict[str, Attribute] = {}
        references: frozenset[str] | None = None
        drawn = Surroundings.of("svg")
        for element in seed.html.by_attribute.get("id", ()):
            value = element.values["id"]
            attribute = element.attribute("id")
            if not value:
                continue
            first = seen.setdefault(value, attribute)
            if first is attribute:
                continue
            fix = None
            if not (drawn.hold(element) or element.repeats_attributes or "{" in value):
                references = referenced(seed) if references is None else references
                if value not in references:
                    fix = Fix("Delete the `id`", (delete_attribute(seed, attribute),), Safety.UNSAFE)
            related = (Related(first.span, "It is used here first"),)
            line = seed.position(first.span.start).line
            message = f"The id `{value}` is used twice, first on line {line}"
            yield Finding(attribute.span, message, fix, related)
