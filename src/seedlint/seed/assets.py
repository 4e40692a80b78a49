"""Images and links, wherever they come from, each with the span of its URL."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from seedlint.diagnostics import Span
from seedlint.pattern import pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

    from seedlint.seed.front_matter import FrontMatter, Node
    from seedlint.seed.html import Element, HtmlTree
    from seedlint.seed.markdown import MarkdownLink

Origin = Literal["img", "srcset", "markdown", "field"]


class Image(NamedTuple):
    """One image URL.

    ``element`` is the ``img`` or ``source`` it stands in; ``alt`` is None where there is no alt text at all;
    ``field`` is the name of the front-matter field.
    """

    origin: Origin
    url: str
    element: Element | None = None
    alt: str | None = None
    field: str | None = None
    place: tuple[Span, Span] | None = None
    """Where the URL and the whole stand, unless they are those of the ``src`` of ``element``."""

    @property
    def span(self) -> Span:
        """The URL as written."""
        return _url_span(self.element, "src") if self.place is None else self.place[0]

    @property
    def whole(self) -> Span:
        """The tag, the Markdown image or the value."""
        return _tag_span(self.element) if self.place is None else self.place[1]


class Link(NamedTuple):
    """One link target; as for ``Image``, with ``href`` for ``src``."""

    origin: Literal["a", "markdown"]
    url: str
    element: Element | None = None
    place: tuple[Span, Span] | None = None

    @property
    def span(self) -> Span:
        """The URL as written."""
        return _url_span(self.element, "href") if self.place is None else self.place[0]

    @property
    def whole(self) -> Span:
        """The tag or the Markdown link."""
        return _tag_span(self.element) if self.place is None else self.place[1]


def _url_span(element: Element | None, name: str) -> Span:
    assert element is not None  # noqa: S101 - only what stands in an element has no place of its own
    attribute = element.attribute(name)
    return attribute.value_span or attribute.span


def _tag_span(element: Element | None) -> Span:
    assert element is not None  # noqa: S101 - as above
    return element.start_tag


class Candidate(NamedTuple):
    """One candidate of a ``srcset``: offsets are those of the URL in the attribute's value."""

    url: str
    descriptors: tuple[str, ...]
    start: int
    end: int


_WIDTH = pattern(r"[0-9]+w\Z")
_HEIGHT = pattern(r"[0-9]+h\Z")
_DENSITY = pattern(r"-?(?:[0-9]+|[0-9]*\.[0-9]+)(?:[eE][-+]?[0-9]+)?x\Z")


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
        values = element.values
        alt = values.get("alt")
        src = values.get("src") if element.tag == "img" else None
        if src is not None:
            body.append(Image("img", src.strip(), element, alt))
        if "srcset" in values:
            body.extend(_candidates(element, alt))
    pictures = [_markdown_image(link) for link in markdown if link.image]
    if pictures:
        body.extend(pictures)
        body.sort(key=_place)
    return (*found, *body)


def _candidates(element: Element, alt: str | None) -> Iterable[Image]:
    srcset = element.attribute("srcset")
    if srcset.value_span is None:
        return
    base, end = srcset.value_span
    exact = end - base == len(srcset.value)
    for candidate in parse_srcset(srcset.value):
        span = Span(base + candidate.start, base + candidate.end) if exact else srcset.value_span
        yield Image("srcset", candidate.url, element, alt, place=(span, element.start_tag))


def _markdown_image(link: MarkdownLink) -> Image:
    return Image("markdown", link.url, None, link.label, place=(link.url_span or link.span, link.span))


def collect_links(tree: HtmlTree, markdown: Iterable[MarkdownLink]) -> tuple[Link, ...]:
    """Return every link of the body in file order."""
    found = [
        Link("a", element.values["href"].strip(), element) for element in tree.find("a") if "href" in element.values
    ]
    written = [
        Link("markdown", link.url, None, (link.url_span or link.span, link.span)) for link in markdown if not link.image
    ]
    if written:
        found.extend(written)
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
        yield Image("field", node.value.strip(), field=name, place=(node.inner, node.span))
