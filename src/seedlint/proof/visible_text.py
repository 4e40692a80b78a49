"""The words that a reader sees, block by block, white space collapsed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from seedlint.proof.elements import walk, words

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

_BLOCKS: Final = words(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li listing main menu nav ol optgroup option p pre "
    "search section summary table tbody td tfoot th thead title tr ul xmp"
)
_UNSEEN: Final = words("script style template")
_VERBATIM: Final = words("pre listing textarea xmp")
_SPACE: Final = re.compile(r"[ \t\n\r\f]+")
_LINE_BREAK: Final = "\0"  # stands for <br> until white space is collapsed


def blocks(soup: BeautifulSoup) -> Iterator[str]:
    """Yield the text of each block that has some, in order."""
    from bs4.element import PreformattedString  # comments, doctypes and the like

    parts: list[str] = []
    verbatim = unseen = 0
    for _, node, at_end in walk(soup):
        name = node.name
        if name is None:
            if not unseen and not isinstance(node, PreformattedString):
                parts.append(str(node).replace(_LINE_BREAK, "\ufffd"))
            continue
        if name in _UNSEEN:
            unseen += -1 if at_end else 1
        elif name == "br" and not at_end:
            parts.append(_LINE_BREAK)
        if name in _BLOCKS or name in _VERBATIM:
            yield from _block(parts, verbatim > 0)
            parts.clear()
        if name in _VERBATIM:
            verbatim += -1 if at_end else 1
    yield from _block(parts, False)


def _block(parts: list[str], verbatim: bool) -> Iterator[str]:
    text = "".join(parts)
    if text.isspace() or not text.strip(f" \n{_LINE_BREAK}"):
        return
    if verbatim:
        yield text.replace(_LINE_BREAK, "\n").lstrip("\n").rstrip(" \t\n")
        return
    lines = (_SPACE.sub(" ", line).strip(" ") for line in text.split(_LINE_BREAK))
    collapsed = "\n".join(lines).strip("\n")
    if collapsed and not collapsed.isspace():
        yield collapsed
