"""What attributes hold: the targets of links, images and media, and the words that are read out or shown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from seedlint.attributes import LABELS, URLS
from seedlint.proof.elements import walk

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

_SPACE: Final = re.compile(r"[ \t\n\r\f]+")
_NEWLINES: Final = re.compile(r"[\t\n\r]")
_UNQUOTED: Final = "!#$%&'()*+,-./:;=?@_~"  # markdown-it encodes all else, brackets too
MARK: Final = "\x1f"
"""Stands before each value."""


def urls(soup: BeautifulSoup) -> Iterator[tuple[str, str]]:
    """Yield the targets in order, each with the element and attribute that hold it."""
    for _, node, at_end in walk(soup):
        held = URLS.get(node.name, ()) if not at_end else ()
        for name, value in node.attrs.items() if held else ():
            if name in held:
                yield f"{node.name} {name}", _url(str(value), name == "srcset")


def _url(value: str, is_list: bool) -> str:
    """Return ``value`` as a browser asks for it, so that "a b" is what "a%20b" is."""
    text = _SPACE.sub(" ", value) if is_list else _NEWLINES.sub("", value)
    return quoted(text.strip(" \f"))


def quoted(piece: str) -> str:
    """Return a piece of a URL as a browser asks for it."""
    return quote(piece, safe=_UNQUOTED, errors="replace")


def labels(soup: BeautifulSoup) -> Iterator[str]:
    """Yield the words that attributes hold, in order."""
    for _, node, at_end in walk(soup):
        for name, value in node.attrs.items() if node.name is not None and not at_end else ():
            if name in LABELS:
                words = " ".join(value) if isinstance(value, list) else str(value)
                yield _SPACE.sub(" ", words).strip(" ")


def listed(values: Iterable[str]) -> str:
    """Return all values as one text."""
    return "".join(f"{MARK}{value}" for value in values)
