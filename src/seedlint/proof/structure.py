"""The elements, in their order and nesting."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from seedlint.proof.elements import walk

if TYPE_CHECKING:
    from bs4 import BeautifulSoup


def structure(soup: BeautifulSoup) -> Iterator[tuple[int, str]]:
    """Yield the depth and name of each element in order."""
    for depth, node, at_end in walk(soup):
        if node.name is not None and not at_end:
            yield depth, node.name
