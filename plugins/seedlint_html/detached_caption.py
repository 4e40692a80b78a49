"""The check ``detached-caption``."""

from __future__ import annotations

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

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Seed

_MAX_CAPTION = 120
_GREY = pattern(r"color:\s*(?:#(?:666666|666|999999|999|888888|888|808080|777777|777)|gr[ae]y)\s*;?\s*\Z", 2)
_CENTRED = pattern(r"text-align:\s*center\s*;?\s*\Z", 2)


class DetachedCaption(SeedCheck[NoOptions]):
    """A picture and its caption are two paragraphs that nothing ties together.

    Reported where a paragraph holds only an image, and the next one, aligned the same way, only a grey `span`.

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
        for image in seed.html.find("img"):
            holder = image.parent
            if holder is None or holder.tag != "p" or holder.only_element is not image:
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
    if not one.values.keys() | other.values.keys() <= {"align", "style"}:
        return False
    style = one.get("style")
    return one.values == other.values and (style is None or _CENTRED.match(style.strip()) is not None)


def _is_grey(element: Element) -> bool:
    if element.tag != "span" or element.values.keys() != {"style"} or element.elements:
        return False
    return (
        _GREY.match((element.get("style") or "").strip()) is not None and 0 < len(element.text.strip()) <= _MAX_CAPTION
    )


def _fix(seed: Seed, holder: Element, caption: Element, span: Element) -> Fix | None:
    if holder.end_tag is None or caption.end_tag is None or span.end_tag is None:
        return None
    text = seed.text
    after_image = holder.end_tag.start
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
    return Fix("Make them a `figure`", edits, Safety.UNSAFE, Keeps.ALL & ~Keeps.STRUCTURE)
