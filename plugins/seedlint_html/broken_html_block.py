"""The check ``broken-html-block``."""

from __future__ import annotations

import html
from bisect import bisect_left
from typing import TYPE_CHECKING

from seedlint import Change, Edit, Example, Finding, Fix, Keeps, NoOptions, Safety, SeedCheck, Span, Triggers, pattern
from seedlint_html._standard import ATTRIBUTES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Element, Seed

_OPEN_TAG = pattern(r"<[a-zA-Z][-a-zA-Z0-9]*\s[^<>]*\Z")
_REST_OF_TAG = pattern(r"/?>|[-:@a-zA-Z]+=[\"']")
_VERBATIM = pattern(r"<(/?)(pre|script|style|textarea)(?=[\s>])[^<>]*>?", 2)
_ENDS = {"!--": "-->", "pre": "</pre", "script": "</script", "style": "</style", "textarea": "</textarea"}
_BLANK = pattern(r"(?:[ \t]*(?:\r\n|\n|\r))+[ \t]*")
_TAG = pattern(r"</?([a-zA-Z][a-zA-Z0-9]*)(?=[\s/>])[^<>]*>")
_BLANK_LINE = pattern(r"(?:\r\n|\n|\r)[ \t]*(?=\r\n|\n|\r)")
_MARKUP = pattern(r"<!--.*?-->|</?[a-zA-Z][^<>]*>", 16)
_UNSEEN = pattern(r"<(?:script|style|template|textarea|title|xmp|iframe|!)", 2)
_KEEPS = Keeps.FRONT_MATTER | Keeps.VISIBLE_TEXT
_NO_BOX = frozenset({"p", "li", "dd", "dt"})
"""Elements that may stay open, and so say nothing of what follows them."""


class BrokenHtmlBlock(SeedCheck[NoOptions]):
    """A blank line in a Markdown post ends a block of HTML in the middle of a tag, a comment, or verbatim text.

    And where indented HTML follows the blank line: Markdown takes it for a block of code. Not reported for a site of
    the profile `jekyll`, whose kramdown reads on to the end tag, nor where Markdown goes on inside an element.

    ## Why

    What follows is Markdown again: the reader sees tags as text, half a comment, or a listing that has lost its
    underscores, asterisks and indentation.

    ## Fix

    With `--unsafe` deletes the blank lines, but not in verbatim text, where they belong to it.

    ## Source

    CommonMark 0.31, 4.6 (HTML blocks, end conditions 6 and 7) and 4.4 (indented code blocks).
    """

    groups = ("markup",)
    triggers = Triggers(source=frozenset("<"))
    examples = (
        Example(
            "码头\n\n<div>\n\n    <p>灯塔</p>\n</div>\n\n- 完\n", "码头\n\n<div>\n    <p>灯塔</p>\n</div>\n\n- 完\n"
        ),
    )

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield what each block leaves open, and each block of HTML that became code."""
        if seed.is_html_only or self.site.profile == "jekyll":
            return
        text = seed.text
        lower = text.lower()
        code = {span.start: span for span in seed.markdown.code}
        ends = {name: lower.rfind(end) for name, end in _ENDS.items()}
        starts = [element.start_tag.start for element in seed.html.elements]
        for start, end in seed.markdown.html_blocks:
            blank = _BLANK.match(text, end)
            if blank is None or blank.end() >= len(text):
                continue
            after = blank.end()
            place = _left_open(text[start:end], text, after, ends)
            if place is not None:
                first, last, message = place
                span = Span(start + first, start + last)
                fix = None if "listing" in message else _without_blanks(text, end, after)
                yield Finding(span, message, fix)
            elif after in code and (element := _around(seed, starts, start, code[after])) is not None:
                message = f"The blank lines before it make this HTML inside the `{element.tag}` a listing of its tags"
                tag = _TAG.match(text, after)
                span = Span(*tag.span()) if tag else code[after]
                yield Finding(span, message, _shown(_without_blanks(text, end, after), text, after, code[after].end))


def _left_open(block: str, text: str, after: int, ends: dict[str, int]) -> tuple[int, int, str] | None:
    """Return what the block leaves open, as a place in it and what the reader sees."""
    comment = block.rfind("<!--")
    if comment >= 0 and block.find("-->", comment) < 0:
        if ends["!--"] < after:
            return None
        return comment, comment + 4, "A blank line ends the HTML inside this comment; the reader sees the rest of it"
    at = block.rfind("<")
    if at >= 0 and _OPEN_TAG.match(block, at) and _REST_OF_TAG.match(text, after):
        return at, len(block.rstrip()), "A blank line ends the HTML inside this tag; the reader sees the rest of it"
    opening = None
    for tag in _VERBATIM.finditer(block):
        opening = None if tag[1] else tag
    if opening is None or ends[opening[2].lower()] < after:
        return None
    message = (
        f"A blank line ends the HTML inside this `{opening[2].lower()}`; the rest of the listing is read as Markdown"
    )
    return opening.start(), opening.end(), message


def _around(seed: Seed, starts: list[int], start: int, code: Span) -> Element | None:
    """Return the element that the code stands in, if the code is HTML and the element began in the block before."""
    tag = _TAG.match(seed.text, code.start)
    if tag is None or tag[1].lower() not in ATTRIBUTES:
        return None
    first, last = bisect_left(starts, start), bisect_left(starts, code.start)
    for element in reversed(seed.html.elements[first:last]):
        if code.start < element.span.end and element.tag not in _NO_BOX:
            return element
    return None


def _shown(fix: Fix, text: str, start: int, end: int) -> Fix:
    """Return ``fix`` with what becomes of the listing up to its first blank line: the same words without the tags."""
    blank = _BLANK_LINE.search(text, start, end)
    listing = text[start : blank.start() if blank else end]
    if _UNSEEN.search(listing):
        return fix
    change = Change(start, listing, html.unescape(_MARKUP.sub("", listing)))
    return fix._replace(keeps=_KEEPS, changes=(change,))


def _without_blanks(text: str, end: int, after: int) -> Fix:
    line = max(text.rfind("\n", end, after), text.rfind("\r", end, after)) + 1
    return Fix("Delete the blank lines", (Edit(end, line, ""),), Safety.UNSAFE, Keeps.FRONT_MATTER)
