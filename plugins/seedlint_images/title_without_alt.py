"""The check ``title-without-alt``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seedlint import Edit, Example, Finding, Fix, NoOptions, Safety, SeedCheck, Triggers
from seedlint_images._markup import caption_of, drop_attribute, images, is_hidden, set_attribute
from seedlint_images._placeholders import title_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Attribute, Element, Seed


class TitleWithoutAlt(SeedCheck[NoOptions]):
    """An image has a `title`, and no `alt` or an empty one.

    Reported in place of `missing-alt` and `empty-alt`. Where the image has a caption, or its title says nothing
    (点击查看大图, page-3), it is left to them.

    ## Why

    The text is there, and in the wrong place: a title is a tooltip for those who point at the picture with a mouse.
    Readers of a phone, and of a page whose picture does not load, never see it; an empty `alt` even tells screen
    readers to pass the picture over.

    ## Fix

    Only shown: the title becomes the alternative text. A person should see whether it says what the picture shows.

    ## Source

    HTML Standard, 3.2.6.1 The title attribute (“relying on the title attribute is currently discouraged”); WCAG 2.2,
    technique H67 (no title on images that are to be ignored).
    """

    groups = ("accessibility",)
    triggers = Triggers(attributes=frozenset({"title"}), source=frozenset({"!"}))
    examples = (
        Example(
            bad='<p><img src="a.jpg" title="代表团在会场门口" alt=""></p>\n',
            good='<p><img src="a.jpg" alt="代表团在会场门口"></p>\n',
        ),
    )

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield images that are described by their title only."""
        for element, values in images(seed) if "title" in seed.html.by_attribute else ():
            title = title_of(values)
            if title is None or values.get("alt", "").strip() or is_hidden(values) or "aria-label" in values:
                continue
            if "aria-labelledby" in values or caption_of(element) is not None:
                continue
            message = f"This image is described by its `title` only ({title}); the text belongs into `alt`"
            yield Finding(element.start_tag, message, _fix(seed, element, element.attribute("title")))
        for link in seed.markdown.links:
            if (
                link.image
                and link.kind == "inline"
                and not link.label.strip()
                and (title := title_of({"title": link.title}))
            ):
                message = f"This image is described by its title only ({title}); the text belongs between the brackets"
                yield Finding(link.span, message)


def _fix(seed: Seed, element: Element, title: Attribute) -> Fix:
    alt = element.attributes.get("alt")
    if alt is None:
        edits: tuple[Edit, ...] = (Edit(title.span.start, title.span.start + len("title"), "alt"),)
    else:
        edits = (set_attribute(alt, title.value), drop_attribute(seed, title))
    return Fix("Make the title the alternative text", edits, Safety.MANUAL)
