"""The check ``redundant-wrapper``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seedlint import Edit, Example, Finding, Fix, Keeps, NoOptions, Safety, Seed, SeedCheck, Severity, Triggers

if TYPE_CHECKING:
    from collections.abc import Iterator


class RedundantWrapper(SeedCheck[NoOptions]):
    """One `div` without attributes holds the whole body.

    ## Why

    It does nothing, and turns a body that could be Markdown into HTML.

    ## Fix

    With `--unsafe` deletes its tags.

    ## Source

    HTML Standard, 4.4.15: "The div element has no special meaning at all".
    """

    severity = Severity.INFO
    recommended = False
    groups = ("cms", "markup")
    triggers = Triggers(tags=frozenset({"div"}))
    examples = (Example("<div>\n<p>码头</p>\n</div>\n", "\n<p>码头</p>\n\n"),)

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield the wrapper."""
        if not seed.is_html_only:
            return
        (outer, *others) = seed.html.root.content_children or (None,)
        for element in seed.html.find("div")[:1]:
            if element is outer and not others and not element.values and element.end_tag is not None:
                start, end = element.span
                bare = f"{seed.text[:start]}{element.inner}{seed.text[end:]}"
                if not Seed(seed.path, bare.encode("utf-8", "surrogateescape"), seed.site).is_html_only:
                    continue  # the wrapper keeps Markdown out
                edits = (Edit(*element.start_tag, ""), Edit(*element.end_tag, ""))
                fix = Fix("Delete its tags", edits, Safety.UNSAFE, Keeps.ALL & ~Keeps.STRUCTURE)
                yield Finding(element.start_tag, "This `div` around the whole body does nothing", fix)
