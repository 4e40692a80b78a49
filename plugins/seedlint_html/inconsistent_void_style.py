"""The check ``inconsistent-void-style``."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from seedlint import VOID, Edit, Element, Example, Finding, Fix, NoOptions, SeedCheck, Severity, Triggers
from seedlint_html._markup import Surroundings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Seed

_WITHOUT = ">"


class InconsistentVoidStyle(SeedCheck[NoOptions]):
    """One post closes some of its void elements with a slash (`<br />`), and others not (`<br>`).

    Both are right; what the post has more of is taken for its style, and of equally many what comes first.

    ## Why

    It shows where text was pasted from elsewhere, and makes every search in the source a search for two things.

    ## Fix

    Adds the slash, or takes it away.

    ## Source

    HTML Standard, 13.1.2.1; the peers contradict each other: HTMLHint `tag-self-close` wants the slash, html-validate
    `void-style` wants none.
    """

    severity = Severity.INFO
    recommended = False
    groups = ("markup",)
    triggers = Triggers(tags=VOID)
    examples = (Example("<p>一<br>二<br>三<br />四</p>\n", "<p>一<br>二<br>三<br>四</p>\n"),)

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield the void elements that are not in the style of the post."""
        if seed.path.lower().endswith(".xhtml"):
            return
        foreign = Surroundings.of("pre", "code", "svg", "math")
        styles = [(one, _style(seed, one)) for one in seed.html.find(*VOID) if not foreign.hold(one)]
        slashes = Counter(style for _, style in styles if style != _WITHOUT)
        without = len(styles) - slashes.total()
        if not without or not slashes:
            return
        wants_none = without > slashes.total() or (without == slashes.total() and styles[0][1] == _WITHOUT)
        wanted = _WITHOUT if wants_none else slashes.most_common(1)[0][0]
        for element, style in styles:
            if (style == _WITHOUT) is not wants_none:
                end = element.start_tag.end
                fix = Fix(f"End it with `{wanted}`", (Edit(end - len(style), end, wanted),))
                message = f"This `{element.tag}` ends with `{style.strip()}`, most others with `{wanted.strip()}`"
                yield Finding(element.start_tag, message, fix)


def _style(seed: Seed, element: Element) -> str:
    """Return how the start tag ends: `>`, `/>` or ` />`."""
    start, end = element.start_tag
    text = seed.text
    if text[end - 2] != "/":
        return _WITHOUT
    last = element.all_attributes[-1:] if element.values else ()
    if last and not last[0].quote and last[0].span.end == end - 1:
        return _WITHOUT  # <img src=a/>: the slash belongs to the value
    at = end - 2
    while at > start and text[at - 1].isspace():
        at -= 1
    return text[at:end]
