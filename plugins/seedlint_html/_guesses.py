"""Which name of the standard is meant by one that is misspelt."""

from __future__ import annotations

from difflib import get_close_matches
from functools import lru_cache

_LONGEST = 28
_LIKE = 0.8
_MOST = 40


class Guesses:
    """Guesses what is meant by the first names of a post: comparing takes long, and a post of many is no slip."""

    def __init__(self) -> None:
        self._left = _MOST

    def of(self, name: str, known: frozenset[str]) -> str:
        """Return which of ``known`` is misspelt: one with the same letters, or with nearly the same."""
        self._left -= 1
        return _nearest(name, known) if self._left >= 0 and len(name) <= _LONGEST else ""


@lru_cache(maxsize=256)
def _nearest(name: str, known: frozenset[str]) -> str:
    letters = sorted(name)
    near = [one for one in sorted(known) if sorted(one) == letters] or get_close_matches(name, sorted(known), 1, _LIKE)
    return f"; perhaps `{near[0]}` is meant" if near else ""
