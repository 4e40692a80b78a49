"""What several checks ask of an ``img`` element, and the edits they make to it."""

from __future__ import annotations

import html
import re
from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING

from seedlint import Edit, Related, Span, Text, pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Attribute, Element, MarkdownLink, Seed

# What Hugo, Liquid, Nunjucks, JSX and Vue write where HTML has a value: only they know what comes of it.
_TEMPLATE = pattern(r"\{[{%]|=\{|\s[:@\[][\w-]+\]?=")

DECORATIVE_ROLES = frozenset({"presentation", "none"})
_PIXEL = frozenset({"0", "1", "0px", "1px"})
_INLINE = frozenset({"a", "span", "strong", "b", "em"})

_CENTRED = pattern(r"text-align\s*:\s*center", re.IGNORECASE)
_LONGEST_CAPTION = 80
_BLANK_LINE = pattern(r"\n(?=[ \t\r]*\n)")
_TAG_GOES_ON = frozenset(" \t\r\n\f>/")


@lru_cache(maxsize=2)
def images(seed: Seed) -> tuple[tuple[Element, dict[str, str]], ...]:
    """Return the ``img`` elements whose attributes stand in the file, in file order, each with its values.

    Kept for the seed at hand, since most checks ask for them.
    """
    return tuple([(element, element.values) for element in seed.html.find("img") if not is_template(seed, element)])


def is_template(seed: Seed, element: Element) -> bool:
    """Return whether a template or a component fills in attributes of ``element``."""
    start, end = element.start_tag
    tag = seed.text[start:end]
    if "{" not in tag and "@" not in tag and "[" not in tag and tag.count(":") == tag.count("://"):
        return False
    return _TEMPLATE.search(tag) is not None


def pictures(seed: Seed) -> list[Element | MarkdownLink]:
    """Return all images of the body, HTML and Markdown, in file order."""
    found: list[Element | MarkdownLink] = [*seed.html.find("img"), *(one for one in seed.markdown.links if one.image)]
    if seed.markdown.links:
        found.sort(key=lambda one: one.span.start)
    return found


def is_hidden(values: dict[str, str]) -> bool:
    """Return whether assistive technology is told to pass an image over, or it is a 1x1 tracking pixel."""
    return (
        values.get("role", "").strip().lower() in DECORATIVE_ROLES
        or values.get("aria-hidden") == "true"
        or values.get("width", "").strip() in _PIXEL
        or values.get("height", "").strip() in _PIXEL
    )


@lru_cache(maxsize=64)
def caption_of(element: Element) -> str | None:
    """Return the caption of an image: of its figure, or the centred block right after its own centred block."""
    ancestor = block = element.parent
    while ancestor is not None:
        if ancestor.tag == "figure":
            return _figure_caption(ancestor)
        ancestor = ancestor.parent
    while block is not None and block.tag in _INLINE:
        block = block.parent
    if block is None or block.tag not in {"p", "div"} or not _is_centred(block):
        return None
    if _images_in(block) != 1 or block.text.strip():
        return None
    caption = block.next_element
    if caption is None or caption.tag != block.tag or not _is_centred(caption) or _images_in(caption):
        return None
    return _caption_text(caption.text)


@lru_cache(maxsize=8)
def _figure_caption(figure: Element) -> str | None:
    captions = [one for one in figure.inner_elements if one.tag == "figcaption"]
    return _caption_text(captions[0].text) if len(captions) == 1 and _images_in(figure) == 1 else None


def _images_in(element: Element) -> int:
    return sum(one.tag == "img" and not _is_copy(one) for one in element.inner_elements)


def _is_copy(image: Element) -> bool:
    return image.parent is not None and image.parent.tag == "noscript"


def noscript_copy(element: Element) -> Element | None:
    """Return the image that a `noscript` right after a lazily loaded one shows in its place."""
    following = element.next_element
    if following is None or following.tag != "noscript":
        return None
    copies = [one for one in following.elements if one.tag == "img"]
    return copies[0] if len(copies) == 1 else None


def alike(seed: Seed) -> Iterator[tuple[Element, ...]]:
    """Yield each image, together with its copy for readers without scripts if that has the same alternative text."""
    copies: set[Element] = set()
    for element, values in images(seed):
        if element in copies:
            continue
        copy = noscript_copy(element)
        if copy is not None and copy.values.get("alt") == values.get("alt"):
            copies.add(copy)
            yield element, copy
        else:
            yield (element,)


def of_copies(found: tuple[Element, ...]) -> tuple[Related, ...]:
    """Return what a finding about an image says of its copy."""
    return tuple(Related(copy.start_tag, "and its copy for readers without scripts") for copy in found[1:])


def _caption_text(text: str) -> str | None:
    text = " ".join(text.split())
    return text if 0 < len(text) <= _LONGEST_CAPTION else None


def _is_centred(element: Element) -> bool:
    values = element.values
    if values.get("align", "").lower() == "center":
        return True
    style = values.get("style")
    return style is not None and _CENTRED.search(style) is not None


def is_alone_in_link(element: Element) -> bool:
    """Return whether ``element`` is all that a link holds, so that its alternative text is the link's name."""
    for ancestor in element.ancestors():
        if ancestor.tag == "a":
            named = ancestor.get("aria-label") or ancestor.get("title") or ancestor.text.strip()
            return ancestor.get("href") is not None and not named and _images_in(ancestor) == 1
    return False


def is_alone_in_block(element: Element) -> bool:
    """Return whether no text stands beside ``element`` in its block, as text does beside an icon."""
    block = element.parent
    while block is not None and block.tag in {"a", "span", "strong", "b", "em", "picture", "font", "center"}:
        block = block.parent
    if block is None:
        return False
    return all(one.is_blank for one in block.children if isinstance(one, Text))


def add_attribute(element: Element, name: str, value: str) -> Edit:
    """Return the edit that writes an attribute after the last one of ``element``."""
    attributes = element.all_attributes
    at = attributes[-1].span.end if attributes else element.start_tag.start + 1 + len(element.tag)
    return Edit(at, at, f' {name}="{html.escape(value)}"')


def set_attribute(attribute: Attribute, value: str) -> Edit:
    """Return the edit that gives ``attribute`` another value."""
    return Edit(*attribute.span, f'{attribute.name}="{html.escape(value)}"')


def drop_attribute(seed: Seed, attribute: Attribute) -> Edit:
    """Return the edit that removes ``attribute`` and the white space before it."""
    start, end = attribute.span
    while seed.text[start - 1].isspace():
        start -= 1
    return Edit(start, end, "" if seed.text[end : end + 1] in _TAG_GOES_ON else " ")


def is_html(seed: Seed, span: Span) -> bool:
    """Return whether Markdown has no say in ``span``: an HTML block ends at a blank line, and there is none."""
    if seed.is_html_only:
        return True
    blanks = _blank_lines(seed)
    place = bisect_left(blanks, span.start)
    return place == len(blanks) or blanks[place] >= span.end


@lru_cache(maxsize=2)
def _blank_lines(seed: Seed) -> list[int]:
    return [match.start() for match in _BLANK_LINE.finditer(seed.text, seed.body.start)]


def whole_lines(seed: Seed, span: Span) -> Span:
    """Return ``span``, or all of its lines where nothing else is on them: in Markdown a blank line ends a block."""
    text, lines = seed.text, seed.lines
    start = lines.span(seed.position(span.start).line).start
    last = seed.position(span.end).line
    end = lines.span(last).end
    if text[start : span.start].strip() or text[span.end : end].strip():
        return span
    return Span(start, lines.span(last + 1).start if last < len(lines) else end)
