"""The targets of links, images and media, as a browser asks for them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from seedlint.proof.elements import walk

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

_URL_ATTRIBUTES: Final = {
    "a": ("href",),
    "area": ("href",),
    "audio": ("src",),
    "base": ("href",),
    "button": ("formaction",),
    "embed": ("src",),
    "form": ("action",),
    "frame": ("src",),
    "iframe": ("src", "srcdoc"),
    "image": ("href", "xlink:href"),
    "img": ("src", "srcset"),
    "input": ("src", "formaction"),
    "link": ("href",),
    "object": ("data",),
    "script": ("src",),
    "source": ("src", "srcset"),
    "track": ("src",),
    "use": ("href", "xlink:href"),
    "video": ("src", "poster"),
}
"""HTML Standard, Attributes: all that hold a URL which a reader can follow or see; SVG 2 for ``image`` and ``use``."""
_SPACE: Final = re.compile(r"[ \t\n\r\f]+")


def urls(soup: BeautifulSoup) -> Iterator[tuple[str, str]]:
    """Yield the targets in order, each with the element and attribute that hold it."""
    for _, node, at_end in walk(soup):
        for attribute in _URL_ATTRIBUTES.get(node.name, ()) if not at_end else ():
            value = node.get(attribute)
            if value is not None:
                # As a browser asks for it, so that "a b" is what "a%20b" is.
                yield f"{node.name} {attribute}", _url(str(value), attribute == "srcset")


def _url(value: str, is_list: bool) -> str:
    text = _SPACE.sub(" ", value) if is_list else re.sub(r"[\t\n\r]", "", value)
    return quote(
        text.strip(" \f"), safe="!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~" + (" " if is_list else ""), errors="replace"
    )
