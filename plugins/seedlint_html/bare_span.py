"""The check ``bare-span``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seedlint import Example, Finding, NoOptions, SeedCheck, Severity, Triggers
from seedlint_html._markup import Surroundings, deletion, is_empty, unwrap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Seed


class BareSpan(SeedCheck[NoOptions]):
    """A `span` without attributes does nothing.

    Spans in code are left alone.

    ## Why

    An editor's leftover: it has no meaning and no look, and it hides words from a search in the source.

    ## Fix

    Deletes the two tags; the words stay. Beside a bare URL of a Markdown post there is no fix: the tags end the URL.

    ## Source

    HTML Standard, 4.5.26: "The span element doesn't mean anything on its own".
    """

    severity = Severity.INFO
    groups = ("markup",)
    triggers = Triggers(tags=frozenset({"span"}))
    examples = (Example("<p>海边<span>灯塔</span>亮了。</p>\n", "<p>海边灯塔亮了。</p>\n"),)

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield each span whose start tag holds nothing but its name."""
        code = Surroundings.of("pre", "code")
        for element in seed.html.find("span"):
            if not element.values and element.is_closed and not is_empty(element) and not code.hold(element):
                fix = deletion("Delete the tags, keep the words", seed, unwrap(element))
                yield Finding(element.start_tag, "A `span` without attributes does nothing", fix)
