"""The check ``duplicate-id``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seedlint import Example, Finding, NoOptions, Related, SeedCheck, Severity, Triggers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Attribute, Seed


class DuplicateId(SeedCheck[NoOptions]):
    """Two elements of a body have the same `id`.

    ## Why

    A link to `#id` finds only the first, and a caption is read out for the wrong picture.

    ## Source

    HTML Standard, 3.2.6: an id is unique within its tree.
    """

    severity = Severity.ERROR
    groups = ("markup",)
    triggers = Triggers(attributes=frozenset({"id"}))
    examples = (Example('<p id="a">一</p>\n<p id="a">二</p>\n', '<p id="a">一</p>\n<p id="b">二</p>\n'),)

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield every id that has stood before."""
        seen: dict[str, Attribute] = {}
        for element in seed.html.by_attribute.get("id", ()):
            attribute = element.attribute("id")
            if not attribute.value:
                continue
            first = seen.setdefault(attribute.value, attribute)
            if first is not attribute:
                related = (Related(first.span, "It is used here first"),)
                line = seed.position(first.span.start).line
                message = f"The id `{attribute.value}` is used twice, first on line {line}"
                yield Finding(attribute.span, message, None, related)
