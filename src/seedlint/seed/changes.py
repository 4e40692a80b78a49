"""What a fix changes on purpose, as the fix declares it: URLs that become others, and what goes with an element."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seedlint.attributes import LABELS, URLS
from seedlint.diagnostics import Change, Keeps

if TYPE_CHECKING:
    from seedlint.diagnostics import Span
    from seedlint.seed import Seed
    from seedlint.seed.assets import Image, Link


def url_changes(seed: Seed, asset: Image | Link, *pieces: tuple[str, str]) -> tuple[Change, ...]:
    """Return the changes of a URL, of which each of ``pieces`` becomes another: in every place that refers to it.

    None for a URL in the front matter, of which ``Fix.fields`` speaks.
    """
    if asset.origin == "field":
        return ()
    if asset.origin != "markdown":
        places = [asset.span.start]
    else:
        assets: list[Image | Link] = [*seed.images, *seed.links]
        labels = [one.label_span for one in seed.markdown.links if one.image]  # in which a link is words only
        places = [
            one.whole.start
            for one in assets
            if one.origin == "markdown"
            and one.span == asset.span
            and not any(start <= one.whole.start < end for start, end in labels)
        ]
    return tuple(Change(at, old, new, Keeps.URLS) for at in places for old, new in pieces)


def lost_with(seed: Seed, span: Span) -> tuple[Change, ...]:
    """Return the URLs and the labels of the elements and Markdown images that begin in ``span``, which go with it."""
    start, end = span
    found = []
    for link in seed.markdown.links if not seed.is_html_only else ():
        if link.image and start <= link.span.start < end:
            found.append(Change(link.span.start, link.url, None, Keeps.URLS))
            found.append(Change(link.span.start, link.label, None, Keeps.LABELS))
            if link.title:
                found.append(Change(link.span.start, link.title, None, Keeps.LABELS))
    for element in seed.html.elements:
        for attribute in element.attributes.values() if start <= element.start_tag.start < end else ():
            at = attribute.span.start
            value = " ".join(attribute.value.split())
            if attribute.name in URLS.get(element.tag, ()):
                found.append(Change(at, value, None, Keeps.URLS))
            elif attribute.name in LABELS:
                found.append(Change(at, value, None, Keeps.LABELS))
    return tuple(found)
