"""The check ``detached-caption``."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from seedlint import (
    Edit,
    Element,
    Example,
    Finding,
    Fix,
    Keeps,
    NoOptions,
    Safety,
    SeedCheck,
    Span,
    Triggers,
    pattern,
)
from seedlint_html._markup import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Seed

_MAX_CAPTION = 120
_GREY = pattern(r"color:\s*(?:#(?:666666|666|999999|999|888888|888|808080|777777|777)|gr[ae]y)\s*;?\s*\Z", 2)
_CENTRED = pattern(r"text-align:\s*center\s*;?\s*\Z", 2)
_ALIGNING = frozenset({"align", "style"})
_KEEPS = Keeps.ALL & ~Keeps.STRUCTURE


class DetachedCaption(SeedCheck[NoOptions]):
    """A picture and its caption are two paragraphs that nothing ties together.

    Reported where a paragraph holds only an image, and the next one, aligned the same way, only a grey `span`.
    Of several pictures in a row nobody can say which of them the caption is for: `shared-caption` reports them.

    ## Why

    Screen readers and feed readers do not know that the words belong to the picture, and the two part at a page end.

    ## Fix

    With `--unsafe` makes them `<figure>` with `<figcaption>`; the image and the words stay as they are, the
    centring and the grey go: they are the style sheet's work.

    ## Source

    HTML Standard, 4.4.12 and 4.4.13 (figure and figcaption).
    """

    groups = ("accessibility", "cms", "markup")
    triggers = Triggers(tags=frozenset({"img"}))
    examples = (
        Example(
            '<p align="center">\n<img src="a.jpg" alt="码头">\n</p>\n'
            '<p align="center">\n<span style="color:#666666;">码头夜景</span>\n</p>\n',
            '<figure>\n<img src="a.jpg" alt="码头">\n<figcaption>码头夜景</figcaption>\n</figure>\n',
        ),
    )

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield each picture with such a caption; a caption belongs to one picture."""
        seen: set[int] = set()
        before: Element | None = None
        for image in seed.html.find("img"):
            holder = image.parent
            if holder is None or holder.tag != "p" or id(holder) in seen:
                continue
            seen.add(id(holder))
            if holder.only_element is not image:
                continue
            previous, before = before, holder
            if previous is not None and previous.next_element is holder:
                continue
            caption = holder.next_element
            if caption is None or caption.tag != "p" or not _is_aligned_alike(holder, caption):
                continue
            words = caption.only_element
            if words is None or not _is_grey(words):
                continue
            yield Finding(
                Span(holder.start_tag.start, caption.span.end),
                "This picture and its caption are two paragraphs; a `figure` would tie them together",
                _fix(seed, holder, caption, words),
            )


def _is_aligned_alike(one: Element, other: Element) -> bool:
    if one.values != other.values or not one.values.keys() <= _ALIGNING:
        return False
    style = one.values.get("style")
    return style is None or _CENTRED.match(style.strip()) is not None


def _is_grey(element: Element) -> bool:
    values = element.values
    if element.tag != "span" or len(values) != 1 or not _is_grey_style(values.get("style", "")) or element.elements:
        return False
    return 0 < len(text_of(element).strip()) <= _MAX_CAPTION


@lru_cache(maxsize=64)
def _is_grey_style(style: str) -> bool:
    return _GREY.match(style.strip()) is not None


def _fix(seed: Seed, holder: Element, caption: Element, span: Element) -> Fix | None:
    if not (holder.is_closed and caption.is_closed and span.is_closed):
        return None
    text = seed.text
    after_image = holder.content.end
    while text[after_image - 1].isspace():
        after_image -= 1
    begin, end = span.content
    while text[begin].isspace():
        begin += 1
    while text[end - 1].isspace():
        end -= 1
    newline = seed.newline
    edits = (
        Edit(*holder.start_tag, "<figure>"),
        Edit(after_image, begin, f"{newline}<figcaption>"),
        Edit(end, caption.span.end, f"</figcaption>{newline}</figure>"),
    )
    return Fix("Make them a `figure`", edits, Safety.UNSAFE, _KEEPS)
