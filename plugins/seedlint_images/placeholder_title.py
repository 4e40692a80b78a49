"""The check ``placeholder-title``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from seedlint import Change, Example, Finding, Fix, Keeps, Safety, SeedCheck, Severity, Triggers
from seedlint_images._markup import drop_attribute, images
from seedlint_images._placeholders import WORDS, placeholder_kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Seed


@dataclass(frozen=True, slots=True)
class Options:
    """What counts as a placeholder."""

    words: tuple[str, ...] = WORDS
    """Texts that describe no image, compared without regard to letter case."""


class PlaceholderTitle(SeedCheck[Options]):
    """The `title` of an image was put there by some program: 点击查看大图, 图片, a file name.

    ## Why

    The title is the tooltip that every reader sees who points at the picture. 点击查看大图 was true on the site
    that the post comes from; here nothing happens on a click.

    ## Fix

    With `--unsafe` deletes the title, since a placeholder is all it held.

    ## Options

    - `words`: the texts that count as placeholders; replaces the built-in list.

    ## Source

    HTML Standard, 3.2.6.1 The title attribute.
    """

    severity = Severity.INFO
    groups = ("accessibility", "cms")
    Options = Options
    triggers = Triggers(tags=frozenset({"img"}))
    examples = (
        Example(
            bad='<p><img src="a.jpg" title="点击查看大图" alt="会谈现场"></p>\n',
            good='<p><img src="a.jpg" alt="会谈现场"></p>\n',
        ),
    )

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(word.lower() for word in self.options.words)

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield titles of images that say nothing."""
        for element, values in images(seed):
            text = values.get("title")
            kind = placeholder_kind(text, self._words) if text else None
            if kind is not None:
                title = element.attribute("title")
                gone = Change(title.span.start, text, None, Keeps.LABELS)
                fix = Fix("Delete the title", (drop_attribute(seed, title),), Safety.UNSAFE, changes=(gone,))
                message = f"The title “{title.value.strip()}” is {kind}; readers see it as a tooltip"
                yield Finding(title.span, message, fix)
