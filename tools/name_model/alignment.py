"""Learns which characters stand for the same letters, from names written in both.

Each name in Latin letters is cut into pieces of one to five letters, one for each Chinese character, so that all names
together are the most probable (hard expectation and maximisation). Two characters that stand for the same pieces can
stand for each other.
"""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from math import log
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from name_model.sources import Pair

_LONGEST = 5
_ROUNDS = 6
_SMOOTHING = 50
_FEWEST = 3
"""A piece of letters that is seen fewer times says nothing."""

Counts = Counter[tuple[str, str]]


def align(pairs: Sequence[Pair]) -> Counts:
    """Return how often each (character, letters) is found in the best alignments."""
    known = [pair for pair in pairs if len(pair.chinese) <= len(pair.latin) <= _LONGEST * len(pair.chinese)]
    counts = _first_guess(known)
    for _ in range(_ROUNDS):
        counts = _round(known, counts)
    return counts


def _first_guess(pairs: Iterable[Pair]) -> Counts:
    """Return the counts of pieces of equal length."""
    counts: Counts = Counter()
    for latin, chinese in pairs:
        size = len(latin) / len(chinese)
        for place, character in enumerate(chinese):
            counts[character, latin[round(place * size) : round((place + 1) * size)]] += 1
    return counts


def _round(pairs: Iterable[Pair], counts: Counts) -> Counts:
    totals: Counter[str] = Counter()
    for (character, _), count in counts.items():
        totals[character] += count
    costs: dict[str, dict[str, float]] = defaultdict(dict)
    for (character, letters), count in counts.items():
        costs[character][letters] = log((count + 0.01) / (totals[character] + _SMOOTHING))
    unseen = {character: log(0.01 / (totals[character] + _SMOOTHING)) for character in totals}
    found: Counts = Counter()
    for latin, chinese in pairs:
        found.update(zip(chinese, _cut(latin, chinese, costs, unseen), strict=True))
    return found


def _cut(latin: str, chinese: str, costs: dict[str, dict[str, float]], unseen: dict[str, float]) -> list[str]:
    """Return the most probable piece of ``latin`` for each character of ``chinese``."""
    length = len(latin)
    best: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, (0,))}
    for place, character in enumerate(chinese):
        left = len(chinese) - place - 1
        known, other = costs[character], unseen[character]
        after: dict[int, tuple[float, tuple[int, ...]]] = {}
        for at, (score, cuts) in best.items():
            first = max(at + 1, length - _LONGEST * left)
            for end in range(first, min(at + _LONGEST, length - left) + 1):
                letters = latin[at:end]
                total = score + known.get(letters, other - len(letters))
                if end not in after or total > after[end][0]:
                    after[end] = (total, (*cuts, end))
        best = after
    cuts = best[length][1]
    return [latin[start:end] for start, end in itertools.pairwise(cuts)]


def pivot(counts: Counts) -> Counter[tuple[str, str]]:
    """Return how often two characters stand for the same letters: each pair once, in the order of the characters."""
    by_letters: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for (character, letters), count in sorted(counts.items()):
        by_letters[letters].append((character, count))
    found: dict[tuple[str, str], float] = defaultdict(float)
    for alike in by_letters.values():
        total = sum(count for _, count in alike)
        if total < _FEWEST:
            continue
        for place, (first, count) in enumerate(alike):
            for second, other in alike[place + 1 :]:
                found[first, second] += 2 * count * other / total
    return Counter({pair: round(10 * count) for pair, count in found.items() if count >= 0.5})
