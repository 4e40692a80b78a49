"""The check ``alt-repeats-title``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seedlint import Change, Example, Finding, Fix, Keeps, NoOptions, Safety, SeedCheck, Severity, Triggers
from seedlint_images._markup import drop_attribute, images

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Seed


class AltRepeatsTitle(SeedCheck[NoOptions]):
    """The `alt` and the `title` of an image say the same.

    ## Why

    Many screen readers read both out, one after the other. Selected only where asked for: a reader who does not
    use one is not troubled by it.

    ## Fix

    With `--unsafe` deletes the title, and with it the tooltip.

    ## Source

    HTML Standard, 4.8.4.4; W3C WAI, Images Tutorial.
    """

    severity = Severity.INFO
    recommended = False
    groups = ("accessibility",)
    triggers = Triggers(tags=frozenset({"img"}))
    examples = (
        Example(
            bad='<p><img src="a.jpg" alt="会谈现场" title="会谈现场"></p>\n',
            good='<p><img src="a.jpg" alt="会谈现场"></p>\n',
        ),
    )

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield titles that repeat the alternative text."""
        for element, values in images(seed):
            alt = values.get("alt", "").strip()
            if not alt or "title" not in values:
                continue
            if " ".join(values["title"].split()).casefold() == " ".join(alt.split()).casefold():
                title = element.attribute("title")
                gone = Change(title.span.start, title.value, None, Keeps.LABELS)
                fix = Fix("Delete the title", (drop_attribute(seed, title),), Safety.UNSAFE, changes=(gone,))
                yield Finding(title.span, f"The `title` repeats the alt text “{alt}”", fix)
