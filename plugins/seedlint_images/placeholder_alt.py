"""The check ``placeholder-alt``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from seedlint import Change, Example, Finding, Fix, Keeps, Safety, SeedCheck, Triggers
from seedlint_images._markup import caption_of, images, set_attribute
from seedlint_images._placeholders import WORDS, placeholder_kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Seed


@dataclass(frozen=True, slots=True)
class Options:
    """What counts as a placeholder."""

    words: tuple[str, ...] = WORDS
    """Texts that describe no image, compared without regard to letter case."""


class PlaceholderAlt(SeedCheck[Options]):
    """An alternative text was put there by some program: 点击查看大图, 在这里插入图片描述, IMG_2041.jpg.

    A text is a placeholder where it is one of `words`, a file name with its extension, or a name that cameras,
    phones and editors give to files (`IMG_2041`, `image-20190805144014612`, 微信图片_20220301).

    ## Why

    A screen reader reads it out in place of the picture, and search engines index it.

    ## Fix

    With `--unsafe` makes the caption, where there is one (of its `figure`, or the centred line right below it), the
    alternative text. Without one, only a person can say what the picture shows.

    ## Options

    - `words`: the texts that count as placeholders; replaces the built-in list.

    ## Source

    WCAG 2.2, failures F30 (alternatives that are not alternatives) and F39.
    """

    groups = ("accessibility",)
    Options = Options
    triggers = Triggers(attributes=frozenset({"alt"}), source=frozenset({"!"}))
    examples = (
        Example(
            bad='<figure><img src="a.jpg" alt="点击查看大图"><figcaption>会谈现场</figcaption></figure>\n',
            good='<figure><img src="a.jpg" alt="会谈现场"><figcaption>会谈现场</figcaption></figure>\n',
        ),
    )

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(word.lower() for word in self.options.words)

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield images whose alternative text describes nothing."""
        for element, values in images(seed):
            text = values.get("alt")
            kind = placeholder_kind(text, self._words) if text else None
            if kind is None:
                continue
            alt = element.attribute("alt")
            caption = caption_of(element)
            fix = None
            if caption is not None and placeholder_kind(caption, self._words) is None:
                change = Change(alt.span.start, text, caption, Keeps.LABELS)
                fix = Fix(
                    "Use the caption as alternative text",
                    (set_attribute(alt, caption),),
                    Safety.UNSAFE,
                    changes=(change,),
                )
            yield Finding(alt.span, f"The alt text “{alt.value.strip()}” is {kind}; say what the image shows", fix)
        for link in seed.markdown.links:
            if link.image and (kind := placeholder_kind(link.label, self._words)):
                message = f"The alt text “{link.label.strip()}” is {kind}; say what the image shows"
                yield Finding(link.label_span, message)
