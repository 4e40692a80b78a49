"""The model of transliterated names: what ``tools/name_model`` learned, read when it is first asked for."""

from __future__ import annotations

import re
from functools import cache, cached_property
from math import exp, log
from pkgutil import get_data
from typing import NamedTuple

_PRIOR = 30
"""How many occurrences weigh as much as what is known of a character in general."""
_PIVOT_PRIOR = 10_000.0
_SPREAD = 9.93
"""The mean of what the sounds of two random characters of names say; it makes their probabilities add up to one."""
_UNHEARD = 2e-6
_SUBSTITUTION_RATE = 0.44


class Character(NamedTuple):
    """A character of names: its share of all their characters, how much likelier it is there, and its sound."""

    share: float
    weight: float
    alone: float
    """The logarithm of the probability of meeting it as a word of one character."""
    initial: str
    final: str


class Latin(NamedTuple):
    """A name in Latin letters, a to z, and whether it is that of a country or a city."""

    letters: str
    is_place: bool


def _read(name: str) -> str:
    data = get_data("seedlint_names", f"model/{name}")  # importlib.resources would bring tempfile with it
    assert data is not None  # noqa: S101 - the loaders of files and of wheels both can
    return data.decode("utf-8")


def _rows(text: str) -> dict[str, str]:
    return {line[0]: line[2:] for line in text.splitlines()}


class Model:
    """All tables. What is large is kept as text, and parsed line by line as it is needed."""

    def __init__(self) -> None:
        self.characters: dict[str, Character] = {}
        rows = [line.split("\t") for line in _read("characters.txt").splitlines()]
        names = sum(int(row[1]) for row in rows)
        total, _, words = _read("words.txt").partition("\n")
        self._total = int(total)
        everything = 1.7 * self._total
        for character, count, general, single, initial, final in rows:
            share = int(count) / names
            weight = log(share * everything / (int(general) + 1))
            alone = log(max(int(single), 0.02 * int(general), 0.5) / self._total)
            self.characters[character] = Character(share, weight, alone, initial, final)
        self._word_rows = _rows(words)
        self._words: dict[str, dict[str, float]] = {}
        self._name_rows = _rows(_read("names.txt"))
        self._names: dict[str, frozenset[str]] = {}
        traditional, simplified = _read("traditional.txt").splitlines()
        self.simplified = str.maketrans(traditional, simplified)
        self.letters = frozenset(traditional).union(self.characters)
        self.run = re.compile(f"[{''.join(self.characters)}{traditional}]{{3,}}")
        self._follows: dict[str, tuple[int, dict[str, int]]] = {}
        self._weights: dict[str, dict[str, float]] = {}
        self._latins: dict[str, Latin | None] = {}
        self._blocks: dict[str, tuple[int, int]] = {}
        self.weights = tuple(map(float, _read("weights.txt").split()))

    def words(self, first: str) -> dict[str, float]:
        """Return the ordinary words that begin with ``first``, each with the logarithm of its probability."""
        if first not in self._words:
            rests = self._word_rows.get(first, "").split()
            self._words[first] = {first + rest[:-2]: -int(rest[-2:]) / 4 for rest in rests}
        return self._words[first]

    def is_known(self, name: str) -> bool:
        """Return whether ``name`` is in one of the lists of names."""
        first = name[0]
        if first not in self._names:
            self._names[first] = frozenset(self._name_rows.get(first, "").split())
        return name[1:] in self._names[first]

    def share(self, character: str) -> float:
        """Return the share of ``character`` of all characters of names; ``$`` is the end of one."""
        known = self.characters.get(character)
        return known.share if known is not None else 0.25 if character == "$" else _UNHEARD

    def follows(self, first: str, second: str) -> float:
        """Return the probability that ``second`` comes after ``first`` in a name."""
        if first not in self._follows:
            following, _, counts = self._successions.get(first, "\t").partition("\t")
            numbers = dict(zip(following, map(int, counts.split()), strict=True))
            self._follows[first] = (sum(numbers.values()), numbers)
        total, numbers = self._follows[first]
        return (numbers.get(second, 0) + _PRIOR * self.share(second)) / (total + _PRIOR)

    def substitution(self, first: str, second: str) -> float:
        """Return how much likelier the two stand for the same sound than by chance, as a logarithm."""
        if first not in self._weights:
            self._weights[first] = self._weights_of(first)
        weights = self._weights[first]
        if second not in weights:
            weights[second] = self._weight(first, second, 0.0)
        return weights[second]

    def _weights_of(self, first: str) -> dict[str, float]:
        others, _, counts = self._substitutions.get(first, "\t").partition("\t")
        return {
            second: self._weight(first, second, int(count) / 10)
            for second, count in zip(others, counts.split(), strict=True)
        }

    def _weight(self, first: str, second: str, count: float) -> float:
        chance = self.share(first) * self.share(second)
        heard = chance * exp(6 * self.likeness(first, second)) / _SPREAD
        together = (count / 2 + _PIVOT_PRIOR * heard) / (self._pivots + _PIVOT_PRIOR)
        return log(_SUBSTITUTION_RATE * together / chance)

    def likeness(self, first: str, second: str) -> float:
        """Return how alike two characters sound, from 0 to 1."""
        one, other = self.characters.get(first), self.characters.get(second)
        if one is None or other is None:
            return 0.0
        return 0.55 * _initials(one.initial, other.initial) + 0.45 * _finals(one.final, other.final)

    @cached_property
    def _successions(self) -> dict[str, str]:
        return _rows(_read("successions.txt"))

    @cached_property
    def _substitutions(self) -> dict[str, str]:
        return _rows(_read("substitutions.txt").partition("\n")[2])

    @cached_property
    def _pivots(self) -> float:
        return int(_read("substitutions.txt").partition("\n")[0]) / 10

    @cached_property
    def _borders(self) -> dict[str, str]:
        return _rows(_read("borders.txt"))

    def makes_word(self, first: str, second: str) -> bool:
        """Return whether the two characters are a frequent word."""
        if first in self._borders:
            return second in self._borders[first].partition("\t")[0]
        return first in self._borders.get(second, "").partition("\t")[2]

    @cached_property
    def _latin(self) -> str:
        return _read("latin.txt")

    def _block(self, first: str) -> tuple[int, int]:
        """Return where the names that begin with ``first`` stand, which are sorted."""
        if first not in self._blocks:
            last = self._latin.rfind(f"\n{first}")
            end = self._latin.find("\n", last + 1)
            self._blocks[first] = (self._latin.find(f"\n{first}"), end + 1) if last >= 0 else (0, 0)
        return self._blocks[first]

    def latin(self, name: str) -> Latin | None:
        """Return the Latin letters of ``name``, or None where they are not known."""
        if name not in self._latins:
            at = self._latin.find(f"\n{name}\t", *self._block(name[0]))
            start = at + len(name) + 2
            letters = self._latin[start : self._latin.index("\n", start)] if at >= 0 else ""
            self._latins[name] = Latin(letters.rstrip("*"), letters.endswith("*")) if letters else None
        return self._latins[name]


@cache
def model() -> Model:
    """Return the one model of this process."""
    return Model()


_INITIALS = ("b p", "m", "f h", "d t", "n l r", "g k h", "j q x", "zh ch sh", "z c s", "w -", "y -")
_FINALS = (
    "a e", "o u", "i e", "a ai", "ai ei", "ei i", "ao o", "o ou", "o uo", "a ia", "e ie", "a ua", "e er", "u v", "i v",
)  # fmt: skip
_CLASSES = {initial: number for number, group in enumerate(_INITIALS) for initial in group.split()}
_NEAR = frozenset(frozenset(pair.split()) for pair in _FINALS)


def _initials(one: str, other: str) -> float:
    return 1.0 if one == other else 0.5 if _CLASSES.get(one) == _CLASSES.get(other) else 0.0


def _finals(one: str, other: str) -> float:
    if one == other:
        return 1.0
    first, second = one.rstrip("ng") or one, other.rstrip("ng") or other
    return 0.8 if first == second else 0.45 if frozenset((first, second)) in _NEAR else 0.0
