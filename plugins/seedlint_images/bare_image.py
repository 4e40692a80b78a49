"""The check ``bare-image``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from seedlint import (
    HEADINGS,
    Edit,
    Element,
    Example,
    Finding,
    Fix,
    Keeps,
    NoOptions,
    Safety,
    SeedCheck,
    Triggers,
    pattern,
)
from seedlint_images._markup import images, is_hidden, is_html

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Comment, Seed, Text

    Node = Element | Text | Comment

_WRAPPERS = frozenset({"", "article", "div", "main", "section"})
_BLOCKS = HEADINGS | {
    *("address", "article", "aside", "blockquote", "center", "details", "div", "dl", "figure", "footer", "header"),
    *("hr", "nav", "ol", "p", "pre", "section", "table", "ul", "video"),
}
_SMALL = 100
_STYLED = frozenset({"align", "style"})
_SIDES = frozenset({"left", "right"})
_FLOAT = pattern(r"\bfloat\s*:|\bposition\s*:", re.IGNORECASE)


class BareImage(SeedCheck[NoOptions]):
    """An image stands between the paragraphs of a post, in none of them and in no `figure`.

    Looked at is HTML, also in Markdown where no blank line ends it. Small images, those that text stands beside or
    flows around, and those in a `div` that is aligned or styled for them are left alone.

    ## Why

    What the site's style says of pictures in paragraphs and figures (margins, centring, captions) does not reach
    it, and two of them in a row stand on one line. Selected only where asked for: a theme may be made for it.

    ## Fix

    With `--unsafe` puts the image, with the link around it, into a `figure`, which has margins of its own.

    ## Source

    HTML Standard, 3.2.5.2.5 (phrasing content belongs into paragraphs) and 4.4.12 (figure).
    """

    recommended = False
    groups = ("markup",)
    triggers = Triggers(tags=frozenset({"img"}))
    examples = (
        Example(
            bad='<div>\n<img src="a.jpg" alt="码头">\n<p>会谈结束。</p>\n</div>\n',
            good='<div>\n<figure><img src="a.jpg" alt="码头"></figure>\n<p>会谈结束。</p>\n</div>\n',
        ),
    )

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield images beside paragraphs."""
        images_by_outer: dict[Element, Element] = {}
        for image, values in images(seed):
            if not (is_hidden(values) or _is_small(values) or _is_floated(values)):
                link = image.parent
                is_linked = link is not None and link.tag == "a" and link.is_closed and len(link.marked) == 1
                outer = link if is_linked and link is not None and link.only_element is image else image
                images_by_outer[outer] = image
        seen: set[Element] = set()
        for outer in images_by_outer:
            wrapper = outer.parent
            if (
                wrapper is None
                or wrapper.tag not in _WRAPPERS
                or wrapper in seen
                or not _STYLED.isdisjoint(wrapper.values)
            ):
                continue
            seen.add(wrapper)
            children = wrapper.content_children
            if not is_html(seed, wrapper.span if wrapper.tag else seed.body):
                continue
            if any(isinstance(one, Element) and one.tag == "p" for one in children):
                yield from _judge(children, images_by_outer)


def _judge(children: list[Node], images_by_outer: dict[Element, Element]) -> Iterator[Finding]:
    """Yield the images among ``children`` that stand between blocks."""
    is_block = [isinstance(one, Element) and (one.tag in _BLOCKS or one in images_by_outer) for one in children]
    for index, outer in enumerate(children):
        if isinstance(outer, Element) and outer in images_by_outer and all(is_block[max(index - 1, 0) : index + 2]):
            edits = (
                Edit(outer.span.start, outer.span.start, "<figure>"),
                Edit(outer.span.end, outer.span.end, "</figure>"),
            )
            fix = Fix("Put it into a `figure`", edits, Safety.UNSAFE, Keeps.ALL & ~Keeps.STRUCTURE)
            tag = images_by_outer[outer].start_tag
            yield Finding(tag, "This image stands in no paragraph and no `figure`", fix)


def _is_floated(values: dict[str, str]) -> bool:
    return values.get("align", "").lower() in _SIDES or _FLOAT.search(values.get("style", "")) is not None


def _is_small(values: dict[str, str]) -> bool:
    sizes = [values.get(name, "").removesuffix("px") for name in ("width", "height")]
    return any(size.isdigit() and int(size) <= _SMALL for size in sizes)
