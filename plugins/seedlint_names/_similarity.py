"""How likely two spellings are of one name, from the strings alone.

The two are aligned: a rare character that both have says much, 斯基 says little; characters that stand for the same
letters say something; what only one of them has speaks against it. How these add up was learned from names that are
written alike in Latin letters, against others whose spellings are just as close.
"""

from __future__ import annotations

from math import lgamma, log
from typing import NamedTuple

from seedlint import pattern
from seedlint_names._model import Model, model
from seedlint_names._vetoes import vetoed

NEVER = -30.0
_MATCH = log(0.45)
_GAP = log(0.11)
_MANY = 200_000
_WEAK = frozenset("尔夫姆特斯德克利里")
"""Characters for a sound without a vowel, which one writer leaves out and another does not."""

_LITTLE_ALIKE, _LITTLE = 6.0, 0.4
"""Spellings whose best alignment scores less are met by chance in texts with many names."""
_LIKELY, _UNLIKELY = 0.5, 0.8
"""A substitution below it is of characters that hardly stand for the same letters."""
_TWO_FAULTS = -1.0
"""A character replaced and another one, that says more than 尔 or 夫, left out."""
_HEARD = 3.0
"""Above it a substitution is as good as none."""

_BY_CONSONANTS = (0.5, -2.0, -3.0, -4.0)
"""What it says that the consonants of two names in Latin letters differ by none, one, two or more."""
_SAME_CONSONANTS = (
    ("ph", "f"), ("tsch", "c"), ("sch", "s"), ("sh", "s"), ("ch", "c"), ("tz", "z"), ("dt", "t"), ("th", "t"),
    ("ck", "k"), ("x", "ks"), ("qu", "kv"), ("c", "k"), ("w", "v"), ("b", "v"), ("z", "s"), ("d", "t"), ("g", "k"),
    ("j", ""),
)  # fmt: skip
_VOWELS = pattern("[aeiouyh]")
_DOUBLE = pattern(r"(.)\1+")

_scores: dict[tuple[str, str], float] = {}


class Step(NamedTuple):
    """A step of an alignment: a match, a substitution or a gap, with what it says."""

    kind: str
    score: float
    weak: bool = False


def similarity(one: str, other: str) -> float:
    """Return how much likelier the two are one name than two, as a logarithm; both in simplified characters."""
    pair = (one, other) if one < other else (other, one)
    score = _scores.get(pair)
    if score is None:
        if len(_scores) > _MANY:
            _scores.clear()
        score = _scores[pair] = _score(*pair, model())
    return score


def _score(one: str, other: str, known: Model) -> float:
    if vetoed(one, other, known):
        return NEVER
    if len(one) == len(other) and sorted(one) == sorted(other):
        return anagram(one, known)
    score = by_sound(one, other, known)
    return score + by_latin(one, other, known)


def by_sound(one: str, other: str, known: Model) -> float:
    """Return what the characters say."""
    values = features(one, other, known)
    score = sum(weight * value for weight, value in zip(known.weights, values, strict=True))
    score += _LITTLE * min(0.0, values[1] - _LITTLE_ALIKE) + _UNLIKELY * min(0.0, values[2] - _LIKELY)
    return score + (_TWO_FAULTS if values[5] and values[6] > values[7] else 0.0)


def anagram(name: str, known: Model) -> float:
    """Return what it says that two spellings have the same characters in another order."""
    rarity = -0.75 * sum(log(known.share(character)) for character in name)
    return 0.5 * min(12.0, rarity - lgamma(len(name) + 1) - 4.5)


def by_latin(one: str, other: str, known: Model) -> float:
    """Return what the Latin letters say, where those of both are known."""
    first, second = known.latin(one), known.latin(other)
    if first is None or second is None:
        place, name = (first, other) if first is not None else (second, one)
        return -6.0 if place is not None and place.is_place and known.is_known(name) else 0.0
    if first.is_place and second.is_place:
        return 2.0 if first.letters == second.letters else NEVER
    if first.is_place or second.is_place:
        return 0.0 if first.letters == second.letters else -4.0
    from rapidfuzz.distance import Levenshtein

    return _BY_CONSONANTS[min(3, Levenshtein.distance(consonants(first.letters), consonants(second.letters)))]


def consonants(letters: str) -> str:
    """Return the consonants of a name in Latin letters, those that languages write differently as one."""
    for several, one in _SAME_CONSONANTS:
        letters = letters.replace(several, one)
    return _DOUBLE.sub(r"\1", _VOWELS.sub("", letters))


def features(one: str, other: str, known: Model) -> tuple[float, ...]:
    """Return the numbers that the score adds up; the first is always one."""
    steps, total = alignment(one, other, known)
    substitutions = [step.score for step in steps if step.kind == "substitution"]
    gaps = [step for step in steps if step.kind == "gap"]
    matches = len(steps) - len(substitutions) - len(gaps)
    longer = max(len(one), len(other))
    return (
        1.0,
        total,
        min(substitutions, default=_HEARD),
        sum(min(score, _HEARD) for score in substitutions),
        sum(max(0.0, -score) for score in substitutions),
        len(substitutions),
        len(gaps),
        sum(step.weak for step in gaps),
        float(steps[0].kind == "gap"),
        float(steps[-1].kind == "gap"),
        longer,
        matches / longer,
    )


def alignment(one: str, other: str, known: Model) -> tuple[list[Step], float]:
    """Return the best alignment and its score."""
    best: dict[tuple[int, int], tuple[float, Step | None]] = {(0, 0): (0.0, None)}
    for i in range(len(one) + 1):
        for j in range(len(other) + 1):
            options = []
            if i and j:
                before, last = best[i - 1, j - 1]
                options.append((before, _pair(one, other, i, j, last, known)))
            if i:
                options.append((best[i - 1, j][0], Step("gap", _GAP, one[i - 1] in _WEAK)))
            if j:
                options.append((best[i, j - 1][0], Step("gap", _GAP, other[j - 1] in _WEAK)))
            if options:
                before, step = max(options, key=lambda option: option[0] + option[1].score)
                best[i, j] = (before + step.score, step)
    steps: list[Step] = []
    i, j = len(one), len(other)
    total = best[i, j][0]
    last = best[i, j][1]
    while last is not None:
        steps.append(last)
        if last.kind != "gap":
            i, j = i - 1, j - 1
        elif i and abs(best[i - 1, j][0] + _GAP - best[i, j][0]) < 1e-9:
            i -= 1
        else:
            j -= 1
        last = best[i, j][1]
    if steps[0].kind == "match":
        total -= 0.5 * log(known.follows(one[-1], "$"))
    return steps[::-1], total


def _pair(one: str, other: str, i: int, j: int, last: Step | None, known: Model) -> Step:
    """Return the step in which one[i - 1] and other[j - 1] stand for each other."""
    first, second = one[i - 1], other[j - 1]
    if first != second:
        return Step("substitution", known.substitution(first, second))
    follows = last is not None and last.kind == "match"
    return Step("match", _MATCH - log(known.follows(one[i - 2], first) if follows else known.share(first)))
