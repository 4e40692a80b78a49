"""Terminals: escaping what comes from a seed, measuring wide characters, colours."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from seedlint.pattern import pattern

if TYPE_CHECKING:
    import re

    from seedlint.report import Style

# C0 and C1 controls, and the characters that reorder or hide text (Unicode TR36, section 3).
_UNSAFE = pattern("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff]")
_EMOJI_STYLE = "\ufe0f"
_JOINED = frozenset(map(chr, (*range(0x1160, 0x1200), *range(0x1F3FB, 0x1F400))))
"""Vowels and finals of Hangul syllables, and skin tones: drawn with what stands before them."""
_CODES = {"error": "31", "warning": "33", "info": "36", "bold": "1", "dim": "2"}


def printable(text: str) -> str:
    """Return ``text`` with control, reordering and invisible characters written as ``\\u200b`` and the like."""
    return _UNSAFE.sub(_escape, text)


def _escape(match: re.Match[str]) -> str:
    character = match[0]
    if character == "\t":
        return " "
    return f"\\x{ord(character):02x}" if ord(character) < 0x100 else f"\\u{ord(character):04x}"


def columns(text: str) -> int:
    """Return how many terminal columns ``text`` takes; a CJK character takes two."""
    if text.isascii():
        return len(text)
    taken = sum(map(_width, text))
    if _EMOJI_STYLE in text:  # it makes a wide picture of a narrow sign: ❤️
        taken += sum(_width(sign) == 1 for sign, style in pairwise(text) if style == _EMOJI_STYLE)
    return taken


@lru_cache(maxsize=8192)
def _width(character: str) -> int:
    if character < "\u0300":
        return 1
    if character in _JOINED or unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


def paint(text: str, colour: str, style: Style) -> str:
    """Return ``text`` in ``colour`` where the style allows colours."""
    return f"\x1b[{_CODES[colour]}m{text}\x1b[0m" if style.colour else text
