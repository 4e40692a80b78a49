"""The check ``lazy-first-image``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seedlint import Element, Example, Finding, Fix, NoOptions, SeedCheck, Severity, Triggers
from seedlint_images._markup import drop_attribute, is_template, pictures

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Seed

_ABOVE_THE_FOLD = 200
"""So many characters before an image leave it on the first screen of a phone or a desktop."""


class LazyFirstImage(SeedCheck[NoOptions]):
    """The image that opens the post has `loading="lazy"`.

    That is the first image of the body, with no more than 200 characters of text before it. One with `sizes="auto"` is
    left alone: the standard allows that only for lazy images.

    ## Why

    The picture that a reader sees first is the one that should be loaded first. A browser loads a lazy image only
    after it has laid out the page.

    ## Fix

    Deletes the attribute.

    ## Source

    web.dev, Browser-level image lazy loading for the web: “avoid lazy-loading images in the first visible viewport”;
    HTML Standard, 4.8.4.2.2 Sizes attributes (`auto`).
    """

    severity = Severity.INFO
    groups = ("performance",)
    triggers = Triggers(attributes=frozenset({"loading"}))
    examples = (
        Example(
            bad='<img loading="lazy" src="a.jpg" alt="会场">\n<p>谈判结束。</p>\n',
            good='<img src="a.jpg" alt="会场">\n<p>谈判结束。</p>\n',
        ),
    )

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield the first image where it is lazy."""
        for element in pictures(seed)[:1]:
            if not isinstance(element, Element) or is_template(seed, element):
                continue
            loading = element.attributes.get("loading")
            if loading is None or loading.value.strip().lower() != "lazy":
                continue
            if (element.get("sizes") or "").lstrip().lower().startswith("auto"):
                continue
            before = 0
            for text in seed.html.texts:
                if text.span.start > element.span.start:
                    break
                before += len(text.raw.strip())
            if before <= _ABOVE_THE_FOLD:
                fix = Fix("Delete `loading`", (drop_attribute(seed, loading),))
                yield Finding(loading.span, "The image that opens the post should not be loaded lazily", fix)
