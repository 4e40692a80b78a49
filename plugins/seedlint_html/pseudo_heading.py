"""The check ``pseudo-heading``."""

from __future__ import annotations

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
from seedlint_html._markup import Surroundings, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from seedlint import Seed

_MAX_LENGTH = 40
_ENDS = "。；;，,：:、….!?！？"
"""What a sentence or a part of one ends with."""
_OTHER = pattern(
    r"^[（(【\[「“\"图■▲△▼◆●注:：]|(?:责任)?编辑|作者|记者|来源|转载|版权|微信|公众号|原标题|阅读|点击|延伸"
)
_NOT_IN = ("blockquote", "figcaption", "figure", "li", "table", "td", "th", "header", "footer", "aside")
_KEEPS = Keeps.ALL & ~Keeps.STRUCTURE
_PLAIN = frozenset({"align", "style"})
"""What a heading need not keep of a paragraph's attributes."""


class PseudoHeading(SeedCheck[NoOptions]):
    """A paragraph that is wholly bold serves as a heading.

    Reported where it is short, is no sentence, and text follows it; not for the first paragraph, captions, bylines
    and notices.

    ## Why

    Tables of contents and screen readers find headings by their element, not by their weight.

    ## Fix

    With `--unsafe` makes it a heading of the level that the body's headings have, or `h2`: a lone `h1` is the title,
    and what stands under it is no second one. An alignment or a style of the paragraph goes.

    ## Source

    WCAG 2.2, 1.3.1 and failure F2; markdownlint MD036.
    """

    groups = ("accessibility", "markup")
    triggers = Triggers(tags=frozenset({"strong", "b"}))
    examples = (
        Example(
            "<p>客轮昨晚靠岸。</p>\n<p><strong>三个条件</strong></p>\n<p>船长说了三点。</p>\n",
            "<p>客轮昨晚靠岸。</p>\n<h2>三个条件</h2>\n<p>船长说了三点。</p>\n",
        ),
    )

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield each such paragraph."""
        by_tag = seed.html.by_tag
        bold_ones = {id(element.parent) for tag in ("strong", "b") for element in by_tag.get(tag, ())}
        paragraphs = seed.html.find("p")
        level = min(HEADINGS & by_tag.keys(), default="h2")
        if level == "h1" and len(by_tag["h1"]) == 1:
            level = "h2"
        barred = Surroundings.of(*_NOT_IN)
        for index, paragraph in enumerate(paragraphs):
            if id(paragraph) not in bold_ones:
                continue
            bold = paragraph.only_element
            if bold is None or bold.tag not in {"strong", "b"}:
                continue
            words = "" if bold.elements else text_of(bold).strip()
            if (
                not 2 <= len(words) <= _MAX_LENGTH
                or "\n" in words
                or words[-1] in _ENDS
                or _OTHER.search(words)
                or barred.hold(paragraph)
            ):
                continue
            before = _first_full(paragraphs, range(index - 1, -1, -1))
            after = _first_full(paragraphs, range(index + 1, len(paragraphs)))
            if before is None or after is None or _holds_image(before) or not _is_text(after):
                continue
            yield Finding(
                paragraph.span, f"“{words}” looks like a heading but is a bold paragraph", _fix(paragraph, bold, level)
            )


def _first_full(paragraphs: Sequence[Element], indices: range) -> Element | None:
    """Return the first of ``paragraphs`` at ``indices`` that holds anything a reader could notice."""
    for index in indices:
        paragraph = paragraphs[index]
        begin = paragraph.inner.lstrip(" \t\r\n\f")[:1]
        if begin and (begin != "<" or paragraph.content_children):
            return paragraph
    return None


def _holds_image(paragraph: Element) -> bool:
    return "<" in paragraph.inner and any(element.tag == "img" for element in paragraph.inner_elements)


def _is_text(paragraph: Element) -> bool:
    """Return whether a paragraph is running text, so that what stands before it can be its heading."""
    return len(text_of(paragraph).strip()) > _MAX_LENGTH // 8 and not _holds_image(paragraph)


def _fix(paragraph: Element, bold: Element, level: str) -> Fix | None:
    if paragraph.end_tag is None or bold.end_tag is None or not paragraph.values.keys() <= _PLAIN:
        return None
    edits = (
        Edit(paragraph.start_tag.start, bold.start_tag.end, f"<{level}>"),
        Edit(bold.end_tag.start, paragraph.end_tag.end, f"</{level}>"),
    )
    return Fix(f"Make it `{level}`", edits, Safety.UNSAFE, _KEEPS)
