"""The check ``missing-src``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seedlint import Example, Finding, NoOptions, SeedCheck, Severity, pattern
from seedlint_images._markup import images
from seedlint_images._urls import image_urls

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Seed

_UNSET = ("undefined", "null", "NaN", "None", "[object Object]", "[object%20Object]")
"""What programs write for a value that they do not have."""
_UNSET_ENDS = tuple(f"/{word}" for word in _UNSET)

# The URL stands where a script looks for it: data-src, data-original, v-lazy, zoomfile.
_SCRIPTED = pattern(r"^(?:data|v|lazy|x)-|(?:\wsrc|file)\Z")


class MissingSrc(SeedCheck[NoOptions]):
    """An image has no URL: no `src`, an empty one, `![alt]()` in Markdown, or one that ends in `/undefined`.

    The last is what a program writes that has no value (also `null`, `NaN`, `None`, `[object Object]`); it is
    looked for in `srcset` and in the image fields of the front matter too.

    An image with a `srcset`, or whose URL stands in an attribute for a lazy-loading script (see
    `lazy-source-only`), is left alone.

    ## Why

    Readers see nothing, or the mark of a broken image.

    ## Source

    HTML Standard, 4.8.3 The img element: “The src attribute must be present, and must contain a valid non-empty URL”.
    """

    severity = Severity.ERROR
    groups = ("markup",)
    examples = (Example(bad='<p><img alt="会谈现场"></p>\n', good='<p><img src="a.jpg" alt="会谈现场"></p>\n'),)

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield images without a URL."""
        for element, values in images(seed):
            if values.get("src", "").strip(" \t\r\n#") or values.get("srcset", "").strip():
                continue
            if any(_SCRIPTED.search(name) for name in values):
                continue
            message = "This image has no URL in `src`"
            if not values and not element.is_closed and not seed.is_html_only:
                message += "; if the name of the tag is meant, write `&lt;img>` or put it in code"
            yield Finding(element.start_tag, message)
        for link in seed.markdown.links:
            if link.image and not link.url and link.kind == "inline":
                yield Finding(link.span, "This image has no URL between its parentheses")
        for image in image_urls(seed):
            if image.url.endswith(_UNSET) and (image.url.endswith(_UNSET_ENDS) or image.url in _UNSET):
                word = image.url.rpartition("/")[2]
                yield Finding(image.span, f"The URL ends in `{word}`: a program had none to write")
