"""The check ``empty-link``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seedlint import Example, Finding, NoOptions, Safety, SeedCheck, Triggers, lost_with
from seedlint_html._markup import deletion, unwrap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Seed


class EmptyLink(SeedCheck[NoOptions]):
    """A link leads nowhere: its `href` is empty, `#` or `javascript:`.

    Anchors that are a place to jump to (`id` or `name`), and links that hold nothing, are left alone.

    ## Why

    It looks like a link, and a reader who follows it gets nothing or a jump to the top.

    ## Fix

    With `--unsafe` deletes the tags and keeps the words.

    ## Source

    html-proofer's and HTMLHint's checks of the same fault; WCAG 2.2, 2.4.4.
    """

    groups = ("accessibility", "markup")
    triggers = Triggers(tags=frozenset({"a"}))
    examples = (Example('<p>见<a href="javascript:;">附件</a>。</p>\n', "<p>见附件。</p>\n"),)

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield each link that leads nowhere."""
        for element in seed.html.find("a"):
            href = element.get("href")
            if href is None or "id" in element.values or "name" in element.values:
                continue
            target = href.strip().lower()
            if (target in {"", "#"} or target.startswith("javascript:")) and element.content_children:
                fix = None
                if element.end_tag is not None:
                    fix = deletion("Delete the link, keep its words", seed, unwrap(element), Safety.UNSAFE)
                    fix = fix and fix._replace(changes=lost_with(seed, element.start_tag))
                message = f"The link `{href.strip()}` leads nowhere" if target else "This link has no address"
                yield Finding(element.attribute("href").span, message, fix)
