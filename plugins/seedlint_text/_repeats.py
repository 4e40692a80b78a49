"""Which paragraphs of a post say again what another one says."""

from __future__ import annotations

from functools import lru_cache
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from seedlint import BREAK, OPAQUE, pattern
from seedlint_text._chinese import has_han

if TYPE_CHECKING:
    from seedlint import Passage, Seed

SHORTEST = 30
_SHORTEST_LATIN = 160
_NOT_PARAGRAPHS = frozenset({"li", "td", "th", "dt", "dd", "option", "summary"})
_SENTENCE = pattern(r"[。！？]|[.!?](?:\s|\Z)")
_IN_LIST_OR_TABLE = pattern(r"[ \t]|[ \t>]*(?:[-*+|]|\d+[.)])")


def is_paragraph(seed: Seed, passage: Passage) -> bool:
    """Return whether ``passage`` is running text: no title, caption, item of a list or cell of a table."""
    if passage.kind != "paragraph" or passage.name in _NOT_PARAGRAPHS:
        return False
    if seed.is_html_only:
        return True
    start = seed.prose.span(passage.start, passage.start + 1).start
    line = seed.text[seed.text.rfind("\n", 0, start) + 1 : start]
    return "<" in line or not _IN_LIST_OR_TABLE.match(line)


def repeated_passages(seed: Seed) -> tuple[tuple[Passage, Passage], ...]:
    """Return (shorter or later, longer or first) pairs of paragraphs where one equals, or begins, the other."""
    prose = seed.prose
    if not _may_repeat(prose.text):
        return ()
    paragraphs = []
    for passage in prose.passages:
        if passage.end - passage.start >= SHORTEST and is_paragraph(seed, passage):
            text = prose.passage_text(passage).strip()
            if OPAQUE not in text and len(text) >= (SHORTEST if has_han(text) else _SHORTEST_LATIN):
                paragraphs.append((text, passage))
    paragraphs.sort(key=lambda pair: (pair[0], pair[1].start))
    groups = [list(group) for _, group in groupby(paragraphs, key=lambda pair: pair[0])]
    single = [group for group in groups if len(group) <= 2]  # what is said three times is a formula
    pairs = [(group[1][1], group[0][1]) for group in single if len(group) == 2 and _SENTENCE.search(group[0][0])]
    for (shorter, *_), (longer, *_) in pairwise(single):
        if longer[0].startswith(shorter[0]) and _SENTENCE.search(shorter[0]) and shorter[1].name == longer[1].name:
            pairs.append((shorter[1], longer[1]))
    return tuple(sorted(pairs))


def end_parallel_sections(seed: Seed, one: Passage, other: Passage) -> bool:
    """Return whether both passages are the last of their section, under two titles, after the same list or table."""
    first, second = _place(seed, one), _place(seed, other)
    return first is not None and second is not None and first[0] != second[0] and first[1] == second[1]


def _place(seed: Seed, passage: Passage) -> tuple[str, str] | None:
    """Return the title of the section that ends with ``passage``, and the item before it; none where it is not so."""
    passages = seed.prose.passages
    at = passages.index(passage)
    if at == 0 or is_paragraph(seed, passages[at - 1]) or passages[at - 1].kind != "paragraph":
        return None
    if at + 1 < len(passages) and passages[at + 1].kind != "heading":
        return None
    title = next((one for one in reversed(passages[:at]) if one.kind == "heading"), None)
    text = seed.prose.passage_text
    return None if title is None else (text(title).strip(), text(passages[at - 1]).strip())


@lru_cache(maxsize=8)
def _may_repeat(text: str) -> bool:
    """Return whether two passages begin alike; what is equal, or begins the other, does."""
    heads = [part.strip()[:SHORTEST] for part in text.split(BREAK) if len(part) >= SHORTEST]
    heads = [head for head in heads if len(head) == SHORTEST]
    return len(set(heads)) < len(heads)
