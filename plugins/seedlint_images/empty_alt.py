"""The check ``empty-alt``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seedlint import Change, Example, Finding, Fix, Keeps, NoOptions, Safety, SeedCheck, Triggers
from seedlint_images._markup import alike, caption_of, is_alone_in_link, is_hidden, of_copies, set_attribute
from seedlint_images._placeholders import title_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Seed


class EmptyAlt(SeedCheck[NoOptions]):
    """An image that is not decoration has an empty alternative text.

    An image is content where it has a caption (of its `figure`, or the centred line right below it) or is all
    that a link consists of. Any other `alt=""` is taken for what it says: decoration. Markdown's `![](a.png)`
    says nothing about the image at all, so it is reported too; for decoration write `<img alt="">`.
    An image that has a `title` and no caption is the business of `title-without-alt`. A lazily loaded image and its
    copy in a `noscript` right after it are one image.

    ## Why

    An image with an empty `alt` does not exist for a screen reader: a caption is read out without its picture,
    and a link that holds only such an image has no name.

    ## Fix

    With `--unsafe` makes the caption, where there is one, the alternative text. Better is a text that says what the
    caption does not.

    ## Source

    HTML Standard, 4.8.4.4; WCAG 2.2, 1.1.1 and failures F38, F89.
    """

    groups = ("accessibility",)
    triggers = Triggers(attributes=frozenset({"alt"}), source=frozenset({"!"}))
    examples = (
        Example(
            bad='<figure><img src="a.jpg" alt><figcaption>会谈现场</figcaption></figure>\n',
            good='<figure><img src="a.jpg" alt="会谈现场"><figcaption>会谈现场</figcaption></figure>\n',
        ),
    )

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield content images whose alternative text is empty."""
        for found in alike(seed):
            element, values = found[0], found[0].values
            alt = values.get("alt")
            if alt is None or alt.strip() or "aria-label" in values or is_hidden(values):
                continue
            caption = caption_of(element)
            if caption is not None:
                message = f"This image has a caption ({caption}) but an empty alt text"
                edits = tuple(set_attribute(one.attribute("alt"), caption) for one in found)
                changes = tuple(
                    Change(one.attribute("alt").span.start, one.values["alt"], caption, Keeps.LABELS) for one in found
                )
                fix = Fix("Use the caption as alternative text", edits, Safety.UNSAFE, changes=changes)
                yield Finding(element.start_tag, message, fix, of_copies(found))
            elif is_alone_in_link(element) and title_of(values) is None:
                message = "This image is all of a link, so its empty alt text leaves the link unnamed"
                yield Finding(element.start_tag, message, related=of_copies(found))
        for link in seed.markdown.links:
            if link.image and link.kind == "inline" and not (link.label.strip() or title_of({"title": link.title})):
                yield Finding(link.span, "This image has no alt text; say between the brackets what it shows")
