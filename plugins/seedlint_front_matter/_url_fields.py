"""Which fields hold URLs, and the texts in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seedlint import Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from seedlint import FrontMatter, Node

ORIGIN_FIELDS = (
    "from",
    "source",
    "source_url",
    "sourceUrl",
    "sourceURL",
    "source_link",
    "sourceLink",
    "original",
    "original_url",
    "originalUrl",
    "originalURL",
    "original_link",
    "originalLink",
    "originallink",
    "canonical",
    "canonical_url",
    "canonicalUrl",
    "canonicalURL",
    "archivelink",
    "external_url",
    "link",
    "redirect_to",
    "reference",
    "via",
)
"""Where posts say from where they were taken."""


def values(front_matter: FrontMatter, names: Iterable[str]) -> Iterator[tuple[str, Scalar]]:
    """Yield the texts of the fields ``names``, also those in lists, that are no template."""
    for name in names:
        field = front_matter.get(name)
        if field is not None:
            for node in _texts(field.value):
                value = node.value
                if value and "{{" not in value and "{%" not in value and "<%" not in value:
                    yield name, node


def _texts(node: Node) -> Iterator[Scalar]:
    if isinstance(node, Scalar):
        if isinstance(node.data, str):
            yield node
    elif isinstance(node, Sequence):
        for item in node.items:
            if isinstance(item, Scalar) and isinstance(item.data, str):
                yield item
