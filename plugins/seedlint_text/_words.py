"""Many words looked for at once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class Words:
    """Words to look for, at least one.

    One alternation of all would be tried word by word at each place, so each first letter has one of its own.
    """

    def __init__(self, words: Iterable[str]) -> None:
        by_first: dict[str, list[str]] = {}
        for word in sorted(words, key=lambda word: (-len(word), word)):
            by_first.setdefault(word[0], []).append(re.escape(word))
        self._first = re.compile(f"[{''.join(map(re.escape, sorted(by_first)))}]")
        self._by_first = {letter: re.compile("|".join(found)) for letter, found in by_first.items()}

    def found_in(self, text: str) -> Iterator[re.Match[str]]:
        """Yield the words in ``text``, none of them inside a longer one that begins with it."""
        at = 0
        while (first := self._first.search(text, at)) is not None:
            match = self._by_first[first[0]].match(text, first.start())
            at = first.end() if match is None else match.end()
            if match is not None:
                yield match
