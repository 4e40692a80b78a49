"""Which paragraphs of a post say again what another one says."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from seedlint import BREAK, OPAQUE
from seedlint_text._chinese import has_han

if TYPE_CHECKING:
    from seedlint import Passage, Prose

_SHORTEST_HAN = 25
_SHORTEST_LATIN = 80


def repeated_passages(prose: Prose) -> tuple[tuple[Passage, Passage], ...]:
    """Return (shorter, longer or first) pairs of paragraphs where one equals, or begins, the other."""
    if not _may_repeat(prose.text):
        return ()
    paragraphs = [
        (prose.passage_text(passage).strip(), passage)
        for passage in prose.passages
        if passage.kind == "paragraph" and passage.end - passage.start >= _SHORTEST_HAN
    ]
    pairs = []
    paragraphs.sort(key=lambda pair: (pair[0], pair[1].start))
    for (text, passage), (other, longer) in pairwise(paragraphs):
        if not other.startswith(text) or OPAQUE in text or passage.name != longer.name:
            continue
        if len(text) < (_SHORTEST_HAN if has_han(text) else _SHORTEST_LATIN):
            continue
        pairs.append((longer, passage) if text == other else (passage, longer))
    return tuple(sorted(pairs))


@lru_cache(maxsize=8)
def _may_repeat(text: str) -> bool:
    parts = sorted([part for part in map(str.strip, text.split(BREAK)) if len(part) >= _SHORTEST_HAN])
    return any(map(str.startswith, parts[1:], parts))
