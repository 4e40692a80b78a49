"""Images and links, wherever they come from, each with the span of its URL."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from seedlint.diagnostics import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from seedlint.seed.front_matter import FrontMatter, Node
    from seedlint.seed.html import Element, HtmlTree
    from seedlint.seed.markdown import MarkdownLink

Origin = Literal["img", "srcset", "markdown", "field"]


class Image(NamedTuple):
    """One image URL. ``span`` is the URL as written; ``whole`` the tag, the Markdown image or the value.

    ``element`` is the ``img`` or ``source`` it stands in; ``alt`` is None where there is no alt text at all;
    ``field`` is the name of the front-matter field.
    """

    origin: Origin
    url: str
    span: Span
    whole: Span
    element: Element | None = None
    alt: str | None = None
    field: str | None = None


class Link(NamedTuple):
    """One link target; as for ``Image``."""

    origin: Literal["a", "markdown"]
    url: str
    span: Span
    whole: Span
    element: Element | None = None


class Candidate(NamedTuple):
    """One candidate of a ``srcset``: offsets are those of the URL in the attribute's value."""

    url: str
    descriptors: tuple[str, ...]
    start: int
    end: int


_WIDTH = re.compile(r"[0-9]+w\Z")
_HEIGHT = re.compile(r"[0-9]+h\Z")
_DENSITY = re.compile(r"-?(?:[0-9]+|[0-9]*\.[0-9]+)(?:[eE][-+]?[0-9]+)?x\Z")


def parse_srcset(value: str) -> list[Candidate]:
    """Split a ``srcset`` by the standard's algorithm, bad descriptors kept.

    https://html.spec.whatwg.org/multipage/images.html#parse-a-srcset-attribute
    """
    found: list[Candidate] = []
    at, length = 0, len(value)
    while True:
        while at < length and value[at] in " \t\n\f\r,":
            at += 1
        if at >= length:
            return found
        start = at
        while at < length and value[at] not in " \t\n\f\r":
            at += 1
        url = value[start:at]
        if url.endswith(","):
            stripped = url.rstrip(",")
            found.append(Candidate(stripped, (), start, start + len(stripped)))
            continue
        end, descriptors, current, depth = at, [], "", 0
        while at < length:
            character = value[at]
            at += 1
            if depth:
                current += character
                depth -= character == ")"
            elif character in " \t\n\f\r":
                if current:
                    descriptors.append(current)
                current = ""
            elif character == ",":
                break
            else:
                current += character
                depth += character == "("
        if current:
            descriptors.append(current)
        found.append(Candidate(url, tuple(descriptors), start, end))


def srcset_fault(candidate: Candidate) -> str | None:
    """Return why the standard drops ``candidate``, or None where its descriptors are valid."""
    widths = [d for d in candidate.descriptors if _WIDTH.match(d)]
    heights = [d for d in candidate.descriptors if _HEIGHT.match(d)]
    densities = [d for d in candidate.descriptors if _DENSITY.match(d)]
    unknown = [d for d in candidate.descriptors if d not in {*widths, *heights, *densities}]
    if unknown:
        return f"unknown descriptor {unknown[0]!r}"
    if len(widths) > 1 or len(densities) > 1 or len(heights) > 1:
        return "two descriptors of one kind"
    if densities and (widths or heights):
        return "a density and a size together"
    if heights and not widths:
        return "a height without a width"
    if any(int(d[:-1]) == 0 for d in widths + heights) or any(d.startswith("-") for d in densities):
        return "a descriptor that is not positive"
    return None


def collect_images(
    front_matter: FrontMatter | None,
    image_fields: tuple[str, ...],
    tree: HtmlTree,
    markdown: Iterable[MarkdownLink],
) -> tuple[Image, ...]:
    """Return every image URL of a seed: front-matter fields first, then the body in file order."""
    found: list[Image] = []
    if front_matter is not None:
        for name in image_fields:
            field = front_matter.get(name)
            if field is not None:
                found.extend(_field_images(name, field.value))
    body: list[Image] = []
    for element in tree.find("img", "source"):
        src = element.attributes.get("src")
        alt = element.get("alt")
        if src is not None and element.tag == "img":
            span = src.value_span or src.span
            body.append(Image("img", src.value.strip(), span, element.start_tag, element, alt))
        srcset = element.attributes.get("srcset")
        if srcset is not None and srcset.value_span is not None:
            exact = srcset.value_span.end - srcset.value_span.start == len(srcset.value)
            for candidate in parse_srcset(srcset.value):
                base = srcset.value_span.start
                span = Span(base + candidate.start, base + candidate.end) if exact else srcset.value_span
                body.append(Image("srcset", candidate.url, span, element.start_tag, element, alt))
    body.extend(
        Image("markdown", link.url, link.url_span or link.span, link.span, None, link.label)
        for link in markdown
        if link.image
    )
    body.sort(key=_place)
    return (*found, *body)


def collect_links(tree: HtmlTree, markdown: Iterable[MarkdownLink]) -> tuple[Link, ...]:
    """Return every link of the body in file order."""
    found: list[Link] = []
    for element in tree.find("a"):
        href = element.attributes.get("href")
        if href is not None:
            found.append(Link("a", href.value.strip(), href.value_span or href.span, element.start_tag, element))
    found.extend(
        Link("markdown", link.url, link.url_span or link.span, link.span) for link in markdown if not link.image
    )
    found.sort(key=_place)
    return tuple(found)


def _place(asset: Image | Link) -> tuple[Span, Span]:
    return (asset.whole, asset.span)


def _field_images(name: str, node: Node) -> Iterable[Image]:
    from seedlint.seed.front_matter import Scalar, Sequence

    if isinstance(node, Sequence):
        for item in node.items:
            yield from _field_images(name, item)
    elif isinstance(node, Scalar) and isinstance(node.data, str) and node.value.strip():
        yield Image("field", node.value.strip(), node.inner, node.span, None, None, name)
