"""Originals of names in Latin letters, in brackets behind them."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from seedlint import pattern
from seedlint_names._mentions import cut
from seedlint_names._model import model

if TYPE_CHECKING:
    from collections.abc import Iterator

_ORIGINAL = pattern(r"(?<=[\u4e00-\u9fff]) ?[（(]([A-Z][A-Za-zÀ-ɏ.'’ -]{2,40})[)）]")
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "ß": "ss", "æ": "ae", "œ": "oe", "đ": "d", "ı": "i", "’": "'"})
_SLIP = 0.6
"""Two words are alike from here on; below it they are two names, or a name in two languages."""


class Gloss(NamedTuple):
    """A name with its original: where the original stands."""

    name: str
    original: str
    start: int
    end: int


def glosses(text: str) -> Iterator[Gloss]:
    """Yield the transliterated names in ``text`` that have their original in brackets behind them."""
    for match in _ORIGINAL.finditer(text):
        name = _name_before(text, match.start())
        if name is not None:
            yield Gloss(name, match[1].strip(), match.start(1), match.start(1) + len(match[1].rstrip()))


def _name_before(text: str, end: int) -> str | None:
    """Return the name that ends at ``end``."""
    start = end
    while start and text[start - 1] in model().letters:
        start -= 1
    for name in cut(text[start:end]) if end - start > 2 else ():
        if start + name.at + len(name.written) == end and name.sure:
            return name.written
    return None


def contradict(one: str, other: str) -> bool:
    """Return whether one of two originals is likely a slip for the other.

    Compared are the last words, where the first ones can be one person's: a given name that only one of them has, or
    an initial, says nothing.
    """
    from rapidfuzz.fuzz import ratio

    first, second = _words(one), _words(other)
    if min(len(first), len(second)) > 1 and first[0][0] != second[0][0]:
        return False
    return (
        first[-1] != second[-1]
        and not _is_possessive(first[-1], second[-1])
        and (ratio(first[-1], second[-1]) / 100 >= _SLIP)
    )


def _words(original: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", original.lower().translate(_LETTERS))
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).replace(".", " ").split()


def _is_possessive(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return long in (f"{short}'s", f"{short}s")
