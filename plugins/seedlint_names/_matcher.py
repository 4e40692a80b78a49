"""Finds many names in a text at once."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from seedlint import pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

    from seedlint_names._ledger import Ledger

_WORD = pattern(r"[^\W_\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]")
"""A letter or digit of a script that puts spaces between words."""

_LARGE = 1000
"""Measured on news posts: a trie is faster up to here; beyond, it takes too long to compile."""


class Wanted(NamedTuple):
    """What to write for a spelling. ``asked`` is True where the ledger lists the spelling as a variant."""

    canonical: str
    asked: bool
    note: str


class Hit(NamedTuple):
    """A spelling in a text that is not the wanted one."""

    start: int
    end: int
    wanted: Wanted


class Matcher:
    """The names of a ledger for one region, ready to search with."""

    def __init__(self, wanted: dict[str, Wanted], known: Iterable[str]) -> None:
        """``wanted`` are the spellings to find; inside a longer spelling of ``known`` they are not found."""
        self._wanted = wanted
        self._known = frozenset(known) | frozenset(wanted)
        self._longest = max(map(len, self._known), default=0)
        self._matches = _by_trie(wanted) if len(wanted) <= _LARGE else _by_beginnings(wanted)

    def find(self, text: str) -> Iterator[Hit]:
        """Yield the spellings in ``text``, from left to right, the longest first; they do not overlap."""
        at = 0
        for start, end in self._matches(text):
            if start >= at and _is_bounded(text, start, end) and not self._is_covered(text, start, end):
                yield Hit(start, end, self._wanted[text[start:end]])
                at = end

    def _is_covered(self, text: str, start: int, end: int) -> bool:
        """Return whether a known name reaches over the match from the left, or is longer than it."""
        for first in range(max(0, start - self._longest + 1), start + 1):
            shortest = (end if first == start else start) + 1
            for last in range(min(first + self._longest, len(text)), shortest - 1, -1):
                if text[first:last] in self._known and _is_bounded(text, first, last):
                    return True
        return False


def _is_bounded(text: str, start: int, end: int) -> bool:
    """Return whether ``text[start:end]`` does not begin or end within a word of a script that has spaces."""
    if start and _WORD.match(text[start]) and _WORD.match(text[start - 1]):
        return False
    return not (end < len(text) and _WORD.match(text[end - 1]) and _WORD.match(text[end]))


@lru_cache(maxsize=16)
def matcher_for(ledger: Ledger, region: str, others: bool) -> Matcher:
    """Return the matcher for ``region``; ``others`` says whether to find other regions' canonical spellings too."""
    wanted: dict[str, Wanted] = {}
    known: set[str] = set()
    for name in ledger.names:
        known.update(name.canonical.values())
        known.update(name.variants)
        spelling = name.spelling(region)
        if spelling is None:
            continue
        if others:
            for other in name.canonical.values():
                wanted.setdefault(other, Wanted(spelling, False, name.note))
        for variant in name.variants:
            wanted[variant] = Wanted(spelling, True, name.note)
    for name in ledger.names:  # what one name is called here is never a slip for another
        own = name.spelling(region)
        for spelling in name.canonical.values() if not others else (own,):
            wanted.pop(spelling or "", None)
    return Matcher(wanted, known)


Matches = Callable[[str], Iterator[tuple[int, int]]]
"""Yields where a spelling begins, with the end of the longest one there, from left to right."""


def _by_trie(words: Collection[str]) -> Matches:
    """Search with one pattern in which shared beginnings are written once."""
    trie: dict[str, Any] = {}
    for word in words:
        node = trie
        for character in word:
            node = node.setdefault(character, {})
        node[""] = {}
    pattern = re.compile(_branch(trie) if words else r"(?!)")

    def matches(text: str) -> Iterator[tuple[int, int]]:
        match = pattern.search(text)
        while match is not None:
            yield match.span()
            match = pattern.search(text, match.start() + 1)

    return matches


def _branch(node: dict[str, Any]) -> str:
    options = [re.escape(character) + _branch(below) for character, below in sorted(node.items()) if character]
    if not options:
        return ""
    joined = options[0] if len(options) == 1 else f"(?:{'|'.join(options)})"
    return f"(?:{joined})?" if "" in node else joined


def _by_beginnings(words: Collection[str]) -> Matches:
    """Search for two characters that may begin a spelling, then look up which ones begin so."""
    beginnings: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        beginnings.setdefault(word[:2], []).append(word)
    first, second = ("".join(sorted({word[place] for word in words})) for place in (0, 1))
    pattern = re.compile(f"[{re.escape(first)}](?=[{re.escape(second)}])")

    def matches(text: str) -> Iterator[tuple[int, int]]:
        for match in pattern.finditer(text):
            start = match.start()
            for word in beginnings.get(text[start : start + 2], ()):
                if text.startswith(word, start):
                    yield start, start + len(word)
                    break

    return matches
