"""Learns how what an alignment says of two spellings adds up.

Two spellings of one name are those of names that are written alike in Latin letters but for doubled letters, accents
and the like. Two names are those whose letters differ, either drawn from names that are one character apart, or met in
random sets of names, as a text is one.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from itertools import combinations
from math import exp
from typing import TYPE_CHECKING

from rapidfuzz.fuzz import ratio

from seedlint_names._model import model
from seedlint_names._similarity import features
from seedlint_names._sound import sound

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from name_model.sources import Pair

_DIFFERENT = 70
"""Below this ratio the letters of two names are not alike."""
_EACH = 3000
_IN_A_TEXT = 40
_MANY = 60
_ROUNDS = 12
_RIDGE = 1e-3
_ALIKE = (
    ("ph", "f"), ("sch", "sh"), ("tz", "z"), ("dt", "t"), ("th", "t"), ("ck", "k"), ("cz", "z"), ("x", "ks"),
    ("q", "k"), ("w", "v"), ("y", "i"), ("j", "i"),
)  # fmt: skip

Spellings = tuple[str, str]


def weights(pairs: Sequence[Pair]) -> list[float]:
    """Return the weights of ``features``, of names whose Latin letters and Chinese characters belong together."""
    draw = random.Random(1)  # noqa: S311 - the same names every time
    usable = [pair for pair in pairs if len(pair.chinese) > 2 and set(pair.chinese) <= set(model().characters)]
    same = sorted(_same(usable))
    different = draw.sample(sorted(_near(usable, draw)), _EACH) + _met(usable, draw)
    rows = [features(*sorted(pair), model()) for pair in (*same, *different)]
    share = len(same) / len(different)
    return fit(rows, [1.0] * len(same) + [0.0] * len(different), [1.0] * len(same) + [share] * len(different))


def _same(pairs: Iterable[Pair]) -> Iterator[Spellings]:
    by_letters: dict[str, set[str]] = defaultdict(set)
    for pair in pairs:
        by_letters[_heard(pair.latin)].add(pair.chinese)
    for spellings in by_letters.values():
        yield from combinations(sorted(spellings), 2)


def _heard(latin: str) -> str:
    for written, alike in _ALIKE:
        latin = latin.replace(written, alike)
    latin = re.sub(r"c(?![eih])", "k", latin)
    latin = re.sub(r"(.)\1", r"\1", latin)
    return re.sub(r"(?<=[bdgklmnrt])h|e$", "", latin)


def _near(pairs: Iterable[Pair], draw: random.Random) -> set[Spellings]:
    """Return different names that are one character apart."""
    groups: dict[str, list[Pair]] = defaultdict(list)
    for pair in pairs:
        name = pair.chinese
        groups["-" + name].append(pair)
        for place in range(len(name)):
            groups[name[:place] + "?" + name[place + 1 :]].append(pair)
            groups["-" + name[:place] + name[place + 1 :]].append(pair)
    found = set()
    for _, group in sorted(groups.items()):
        found |= _different(group if len(group) <= _MANY else draw.sample(group, _MANY))
    return found


def _met(pairs: Sequence[Pair], draw: random.Random) -> list[Spellings]:
    """Return different names of one text that sound alike enough to be compared."""
    found: list[Spellings] = []
    while len(found) < _EACH:
        groups: dict[str, list[Pair]] = defaultdict(list)
        for pair in draw.sample(pairs, _IN_A_TEXT):
            for key in sound(pair.chinese):
                groups[key].append(pair)
        found.extend(sorted(set().union(*map(_different, groups.values()))))
    return found[:_EACH]


def _different(group: Iterable[Pair]) -> set[Spellings]:
    return {
        (min(one.chinese, other.chinese), max(one.chinese, other.chinese))
        for one, other in combinations(group, 2)
        if one.chinese != other.chinese and ratio(one.latin, other.latin) < _DIFFERENT
    }


def fit(rows: Sequence[Sequence[float]], labels: Sequence[float], importance: Sequence[float]) -> list[float]:
    """Return the weights of a logistic regression, by Newton's method."""
    size = len(rows[0])
    found = [0.0] * size
    for _ in range(_ROUNDS):
        slope = [-_RIDGE * weight for weight in found]
        curve = [[_RIDGE * (i == j) for j in range(size)] for i in range(size)]
        for row, label, heavy in zip(rows, labels, importance, strict=True):
            score = sum(weight * value for weight, value in zip(found, row, strict=True))
            guess = 1 / (1 + exp(-max(-30.0, min(30.0, score))))
            spread = heavy * guess * (1 - guess)
            for i, value in enumerate(row):
                slope[i] += heavy * (label - guess) * value
                for j in range(i + 1):
                    curve[i][j] += spread * value * row[j]
        for i in range(size):
            for j in range(i):
                curve[j][i] = curve[i][j]
        found = [weight + step for weight, step in zip(found, _solve(curve, slope), strict=True)]
    return [round(weight, 3) for weight in found]


def _solve(matrix: Sequence[Sequence[float]], values: Sequence[float]) -> list[float]:
    """Return the solution of a system of linear equations, by elimination."""
    rows = [[*row, value] for row, value in zip(matrix, values, strict=True)]
    size = len(rows)
    for i in range(size):
        pivot = max(range(i, size), key=lambda k: abs(rows[k][i]))
        rows[i], rows[pivot] = rows[pivot], rows[i]
        for k in range(size):
            if k != i:
                share = rows[k][i] / rows[i][i]
                rows[k] = [own - share * other for own, other in zip(rows[k], rows[i], strict=True)]
    return [rows[i][size] / rows[i][i] for i in range(size)]
