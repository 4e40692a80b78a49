"""The check ``repeated-image``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from seedlint import (
    Edit,
    Element,
    Example,
    Finding,
    Fix,
    Keeps,
    Related,
    Safety,
    SeedCheck,
    Span,
    Triggers,
    lost_with,
    pattern,
)
from seedlint_images._markup import caption_of, is_alone_in_block, is_template, whole_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Image, Seed

_KEEPS = Keeps.ALL & ~Keeps.STRUCTURE
_NOT_CONTENT = pattern(r"emoji|icon|smil|spacer|blank\.|pixel|badge|logo|divider|shields\.io", re.IGNORECASE)
_ELSEWHERE = frozenset({"noscript", "td", "th", "picture", "template", "li"})
_MARKUP = pattern(r"<[^>]*>|\s+")
_BLANK_LINE = pattern(r"(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)")
_SHOWN = frozenset({"img", "markdown"})
_LINE = 40
_SMALL = 100
_WRAPPERS = frozenset({"a", "center", "div", "figure", "p", "picture", "span"})


@dataclass(frozen=True, slots=True)
class Options:
    """Where repetition is reported."""

    anywhere: bool = False
    """Whether to report an image that is shown again anywhere in the body."""


class RepeatedImage(SeedCheck[Options]):
    """A body shows the same image twice in a row.

    In a row means with no other image and no more than a line of text between. Small images, icons, badges and
    images beside text or in tables are left alone: they are repeated on purpose. Farther apart a picture may well
    be shown again on purpose; `anywhere` reports that too.

    ## Why

    Aggregators often put a post's cover at the top of a body that already shows it, and a paste goes wrong easily.

    ## Fix

    With `--unsafe` deletes the second one, with the elements that hold nothing else. One that has a caption is only
    reported, since the caption would be left alone.

    ## Options

    - `anywhere`: report an image that is shown again anywhere in the body.

    ## Source

    seedlint's own rule.
    """

    Options = Options
    triggers = Triggers(tags=frozenset({"img"}), source=frozenset({"!"}))
    examples = (
        Example(
            bad='<p><img src="a.jpg" alt="会场"></p>\n<p><img src="a.jpg" alt="会场"></p>\n<p>谈判结束。</p>\n',
            good='<p><img src="a.jpg" alt="会场"></p>\n<p>谈判结束。</p>\n',
        ),
    )

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield every image after the first with the same URL."""
        urls = [image.url for image in seed.images if image.origin in _SHOWN]
        if len(set(urls)) == len(urls):
            return
        last: dict[str, Image] = {}
        previous: Image | None = None
        for image in seed.images:
            if image.origin not in _SHOWN or not image.url or image.url.startswith("data:"):
                continue
            before, neighbour = last.get(image.url), previous
            last[image.url] = previous = image
            if before is None or not (_is_content(seed, before) and _is_content(seed, image)):
                continue
            is_near = before is neighbour and _text_between(seed, before, image) <= _LINE
            if not (is_near or self.options.anywhere):
                continue
            related = (Related(before.whole, "It is shown here first"),)
            line = seed.position(before.whole.start).line
            yield Finding(image.whole, f"This image has been shown before, on line {line}", _fix(seed, image), related)


def _text_between(seed: Seed, before: Image, image: Image) -> int:
    return len(_MARKUP.sub("", seed.text[before.whole.end : image.whole.start]))


def _is_content(seed: Seed, image: Image) -> bool:
    element = image.element
    if _NOT_CONTENT.search(image.url):
        return False
    if element is None:
        line = seed.lines.span(seed.position(image.whole.start).line)
        return not (seed.text[line.start : image.whole.start] + seed.text[image.whole.end : line.end]).strip()
    if is_template(seed, element) or element.inside(_ELSEWHERE) or not is_alone_in_block(element):
        return False
    return not any(_is_small(element.get(name)) for name in ("width", "height"))


def _is_small(size: str | None) -> bool:
    digits = (size or "").strip().removesuffix("px")
    return digits.isdigit() and int(digits) <= _SMALL


def _fix(seed: Seed, image: Image) -> Fix | None:
    element = image.element
    span = image.whole
    if element is not None:
        if caption_of(element) is not None:
            return None
        outer: Element = element
        while outer.parent is not None and outer.parent.tag in _WRAPPERS and outer.parent.content_children == [outer]:
            outer = outer.parent
        if outer is not element and outer.end_tag is None:
            return None
        span = outer.span
        if not seed.is_html_only and _BLANK_LINE.search(seed.text, *span):
            return None  # Markdown ends its HTML there, and shows the rest as text
        if any(one.tag == "figcaption" for one in (outer.parent.elements if outer.parent else ())):
            return None
    start, end = whole_lines(seed, span)
    edits, changes = (Edit(start, end, ""),), lost_with(seed, Span(start, end))
    return Fix("Delete the second one", edits, Safety.UNSAFE, _KEEPS, changes=changes)
