"""The check ``skipped-heading-level``."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from seedlint import HEADINGS, Example, Finding, NoOptions, SeedCheck, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Seed


class SkippedHeadingLevel(SeedCheck[NoOptions]):
    """A heading is more than one level below the heading before it.

    The first heading may have any level: themes differ in what they give to the title.

    ## Why

    Screen readers and tables of contents show a level that is missing.

    ## Source

    WCAG 2.2, technique G141; markdownlint MD001, html-validate `heading-level`.
    """

    groups = ("accessibility", "markup")
    recommended = False
    examples = (Example("<h2>一</h2>\n<h4>二</h4>\n", "<h2>一</h2>\n<h3>二</h3>\n"),)

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield each heading that skips a level."""
        headings = [(int(element.tag[1]), element.start_tag) for element in seed.html.find(*HEADINGS)]
        headings.extend(
            (level, Span(span.start, span.start + len(seed.text[span.start : span.end].rstrip())))
            for level, span in seed.markdown.headings
        )
        headings.sort(key=lambda heading: heading[1])
        for (before, _), (level, span) in pairwise(headings):
            if level > before + 1:
                yield Finding(span, f"`h{level}` follows `h{before}`; `h{before + 1}` is skipped")
