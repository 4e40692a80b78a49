"""The check ``colour-only-span``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seedlint import Example, Finding, NoOptions, Safety, SeedCheck, Severity, Triggers
from seedlint_html._markup import declarations, deletion, unwrap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Seed


class ColourOnlySpan(SeedCheck[NoOptions]):
    """A `span` does nothing but give its words a colour.

    ## Why

    Grey captions and black text from a feed are unreadable on a dark page, and the site's style sheet cannot know.

    ## Fix

    With `--unsafe` deletes the two tags; the words stay and lose their colour.

    ## Source

    WCAG 2.2, 1.4.1 and 1.4.3.
    """

    severity = Severity.INFO
    recommended = False
    groups = ("accessibility", "cms")
    triggers = Triggers(tags=frozenset({"span"}))
    examples = (Example('<p><span style="color:#666666;">码头夜景</span></p>\n', "<p>码头夜景</p>\n"),)

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield each span whose only attribute sets only a colour."""
        for element in seed.html.find("span"):
            if element.values.keys() != {"style"} or element.end_tag is None or not element.children:
                continue
            names = [declaration.name for declaration in declarations(element.attribute("style"))]
            if names and set(names) <= {"color", "background-color"}:
                fix = deletion("Delete the tags, keep the words", seed, unwrap(element), Safety.UNSAFE)
                yield Finding(element.start_tag, "This `span` does nothing but colour its words", fix)
