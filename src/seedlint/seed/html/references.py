"""Character references, resolved as the standard says: https://html.spec.whatwg.org/multipage/parsing.html#character-reference-state.

Python's ``html.unescape`` is the ground; it drops the references to characters that a document should not have
(U+0001, U+10FFFE), which browsers keep, and fails at numbers of thousands of digits.
"""

from __future__ import annotations

import html
from html.entities import html5
from typing import TYPE_CHECKING

from seedlint.pattern import pattern

if TYPE_CHECKING:
    import re

_NUMERIC = pattern(r"&#(?:0*([0-9]+)|[xX]0*([0-9a-fA-F]+));?")
_REFERENCE = pattern(r"&(?:#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[a-zA-Z][a-zA-Z0-9]*;?)")
_LONGEST = 7
"""The digits of the last character's number, U+10FFFF."""


def unescape_text(raw: str) -> str:
    """Resolve character references by the rules for text."""
    return html.unescape(_NUMERIC.sub(_readable, raw) if "&#" in raw else raw)


def unescape_attribute(raw: str) -> str:
    """Resolve character references by the rules for attribute values.

    A legacy reference without its semicolon stays text before ``=`` or a letter, so that ``?a=1&copy=2``
    keeps its parameter: https://html.spec.whatwg.org/multipage/parsing.html#named-character-reference-state
    """
    return _REFERENCE.sub(_resolve, raw)


def _readable(match: re.Match[str]) -> str:
    """Return the reference where ``html.unescape`` knows it, or else its character."""
    digits = match[1] or match[2]
    if len(digits) > _LONGEST:
        return "\ufffd"
    return match[0] if html.unescape(match[0]) else chr(int(digits, 10 if match[1] else 16))


def _resolve(match: re.Match[str]) -> str:
    reference = match[0]
    if reference[1] == "#":
        return unescape_text(reference)
    if reference[-1] == ";" and reference[1:] in html5:
        return html5[reference[1:]]
    following = match.string[match.end() : match.end() + 1]
    return html5.get(reference[1:], reference) if following != "=" else reference
