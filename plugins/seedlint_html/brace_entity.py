"""The check ``brace-entity``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seedlint import Edit, Example, Finding, Fix, NoOptions, SeedCheck, Severity, Triggers
from seedlint_html._braces import REFERENCE, Reading, brace, neighbours
from seedlint_html._lines import by_line

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from seedlint import Seed

_TAG_HEADS = {"hexo": "{%#", "hugo": "{", "jekyll": "{%:", "plain": "{%#:"}
"""What makes a tag of the brace before it, for Nunjucks, Hugo's shortcodes, or Liquid (and kramdown's attributes).

Nobody knows what renders a site without a profile, so there it is all of them.
"""


class BraceEntity(SeedCheck[NoOptions]):
    """A brace is written as a character reference: `&#123;` for `{`.

    ## Why

    Some generators write every brace so, lest the site's template engine reads it; code and formulas can then no
    longer be read or searched in the source.

    ## Fix

    Writes the brace. Nothing is reported where the engine of the site's profile would take it for a tag: `{{`, `{%`,
    `{#`, and the ends of such tags if the post has a beginning; nor where Markdown would take it for attributes.

    ## Source

    HTML Standard, 13.5 (named character references); Hexo, “Tag Plugins”; Nunjucks, Liquid and kramdown's syntax.
    """

    severity = Severity.INFO
    groups = ("cms", "markup")
    triggers = Triggers(source=frozenset("&"))
    examples = (Example("<p>集合 &#123;1, 2&#125;</p>\n", "<p>集合 {1, 2}</p>\n"),)

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield the references of each line together."""
        found = list(REFERENCE.finditer(seed.text, seed.body.start))
        if found:
            edits = (Edit(*match.span(), brace(match)) for match in self._writable(seed, found))
            for span, group in by_line(seed, edits):
                fix = Fix("Write the brace", group)
                yield Finding(span, "A brace is written as a character reference", fix)

    def _writable(self, seed: Seed, found: list[re.Match[str]]) -> Iterator[re.Match[str]]:
        """Yield the references that would be a brace, and nothing else, to all that read the post."""
        heads = _TAG_HEADS[self.site.profile]
        ends = {"}", *heads} - {"{", ":"}
        beside = [neighbours(seed.text, found, index) for index in range(len(found))]
        kept = {i for i, match in enumerate(found) if match[1] and (beside[i][0] == "{" or beside[i][1] in heads)}
        body = seed.text[seed.body.start :]
        if kept or any("{" + head in body for head in heads):
            kept.update(
                i for i, match in enumerate(found) if not match[1] and (beside[i][0] in ends or beside[i][1] == "}")
            )
        reading = Reading(seed)
        return (match for i, match in enumerate(found) if i not in kept and reading.holds(match.start()))
