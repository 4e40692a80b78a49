"""What a fix changes on purpose, as the fix declares it: URLs that become others, and what goes with an element."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

from seedlint.attributes import LABELS, URLS
from seedlint.diagnostics import Change, Keeps

if TYPE_CHECKING:
    from seedlint.diagnostics import Span
    from seedlint.seed import Seed
    from seedlint.seed.assets import Image, Link
    from seedlint.seed.html import Element
    from seedlint.seed.markdown.body import MarkdownLink


def url_changes(seed: Seed, asset: Image | Link, *pieces: tuple[str, str]) -> tuple[Change, ...]:
    """Return the changes of a URL, of which each of ``pieces`` becomes another: in every place that refers to it.

    None for a URL in the front matter, of which ``Fix.fields`` speaks.
    """
    if asset.origin == "field":
        return ()
    places = [asset.span.start] if asset.origin != "markdown" else _places(seed)[asset.span]
    return tuple(Change(at, old, new, Keeps.URLS) for at in places for old, new in pieces)


def lost_with(seed: Seed, span: Span) -> tuple[Change, ...]:
    """Return the URLs and the labels of the elements and Markdown images that begin in ``span``, which go with it."""
    found = []
    images, elements = _markdown_images(seed), seed.html.elements
    for link in images[bisect_left(images, span.start, key=_start) : bisect_left(images, span.end, key=_start)]:
        found.append(Change(link.span.start, link.url, None, Keeps.URLS))
        found.append(Change(link.span.start, link.label, None, Keeps.LABELS))
        if link.title:
            found.append(Change(link.span.start, link.title, None, Keeps.LABELS))
    for element in elements[
        bisect_left(elements, span.start, key=_start) : bisect_left(elements, span.end, key=_start)
    ]:
        for attribute in element.attributes.values():
            at = attribute.span.start
            value = " ".join(attribute.value.split())
            if attribute.name in URLS.get(element.tag, ()):
                found.append(Change(at, value, None, Keeps.URLS))
            elif attribute.name in LABELS:
                found.append(Change(at, value, None, Keeps.LABELS))
    return tuple(found)


@lru_cache(maxsize=1)
def _places(seed: Seed) -> dict[Span, list[int]]:
    """Return where each URL of Markdown is referred to; in an image's label a link is words only."""
    assets: list[Image | Link] = [*seed.images, *seed.links]
    labels = sorted(one.label_span for one in seed.markdown.links if one.image)
    ends = list(accumulate((label.end for label in labels), max))
    places: dict[Span, list[int]] = {}
    for one in (one for one in assets if one.origin == "markdown"):
        index = bisect_right(labels, one.whole.start, key=_first) - 1
        held = places.setdefault(one.span, [])
        if index < 0 or ends[index] <= one.whole.start:
            held.append(one.whole.start)
    return places


@lru_cache(maxsize=1)
def _markdown_images(seed: Seed) -> list[MarkdownLink]:
    found = (link for link in seed.markdown.links if link.image) if not seed.is_html_only else ()
    return sorted(found, key=_start)


def _start(one: MarkdownLink | Element) -> int:
    return one.span.start


def _first(span: Span) -> int:
    return span.start
