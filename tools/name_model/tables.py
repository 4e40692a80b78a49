"""Makes the tables of the model: text files that are read at once, or line by line when they are asked for."""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from math import log
from typing import TYPE_CHECKING

from name_model.alignment import align, pivot

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from name_model.sources import Pair, Sources

_RAREST = 1e-5
_LEAST_LIKELY = -2.2
"""Characters of names: how frequent they are in names, and the logarithm of how much more than elsewhere."""
_LONGEST_WORD = 4
_FREQUENT = 1e-6
_FEWEST_TENTHS = 8
_BADLY_CUT = -4.5
"""A name whose pieces are on average less probable than this is not written after its Latin letters."""


def build(sources: Sources) -> tuple[dict[str, str], list[Pair]]:
    """Return the files of the model, by name, and the names that they were learned from and that make sense."""
    pairs, words, territories = sources.pairs(), sources.words(), sources.territories()
    known = sources.person_names() | words.names | words.places | set(territories)
    names = sorted({pair.chinese for pair in pairs} | known)
    in_names = Counter(character for name in names for character in name)
    general: Counter[str] = Counter()
    for word, count in words.ordinary.items():
        for character in word:
            general[character] += count
    counts = align(pairs)
    characters = _characters(in_names, general)
    totals: Counter[str] = Counter()
    for (character, _), count in counts.items():
        totals[character] += count
    plausible = [pair for pair in pairs if _plausibility(pair, counts, totals) >= _BADLY_CUT]
    files = {
        "characters.txt": _lines(
            (character, in_names[character], general[character], words.ordinary.get(character, 0), *_sound(character))
            for character in characters
        ),
        "traditional.txt": _traditional(sources.simplified, characters),
        "successions.txt": _successions(names, characters),
        "substitutions.txt": _substitutions(pivot(counts), characters),
        "words.txt": _words(words.ordinary, frozenset(characters), sum(words.ordinary.values())),
        "borders.txt": _borders(words.ordinary, characters, sum(words.ordinary.values())),
        "names.txt": _names(known, frozenset(characters)),
        "latin.txt": _latin(plausible, territories),
    }
    return files, plausible


def _lines(rows: Iterable[Iterable[object]]) -> str:
    return "".join("\t".join(map(str, row)) + "\n" for row in rows)


def _characters(in_names: Counter[str], general: Counter[str]) -> list[str]:
    """Return the characters of names, the most frequent first."""
    all_names, everything = in_names.total(), general.total()
    return sorted(
        (
            character
            for character, count in in_names.items()
            if count >= _RAREST * all_names
            and log(count / all_names * everything / (general[character] + 1)) >= _LEAST_LIKELY
        ),
        key=lambda character: (-in_names[character], character),
    )


def _sound(character: str) -> tuple[str, str]:
    """Return the initial and the final of a character's first reading."""
    from pypinyin import Style, lazy_pinyin

    [initial] = lazy_pinyin(character, style=Style.INITIALS, strict=False)
    [final] = lazy_pinyin(character, style=Style.FINALS, strict=False)
    return initial or "-", final


def _traditional(simplified: Mapping[int, str], characters: Iterable[str]) -> str:
    """Return a line of traditional forms and below it what each is in simplified characters."""
    wanted = set(characters)
    found = sorted((chr(code), form) for code, form in simplified.items() if form in wanted and chr(code) not in wanted)
    return "".join(one for one, _ in found) + "\n" + "".join(form for _, form in found) + "\n"


def _successions(names: Iterable[str], characters: Iterable[str]) -> str:
    """Return which characters follow which in names, and how often; ``^`` is the beginning and ``$`` the end."""
    wanted = {*characters, "^", "$"}
    after: dict[str, Counter[str]] = defaultdict(Counter)
    for name in names:
        marked = f"^{name}$"
        for first, second in itertools.pairwise(marked):
            if first in wanted and second in wanted:
                after[first][second] += 1
    return _lines(
        (first, "".join(following), " ".join(str(after[first][second]) for second in following))
        for first in sorted(after)
        for following in [sorted(after[first])]
    )


def _substitutions(alike: Mapping[tuple[str, str], int], characters: Iterable[str]) -> str:
    """Return a line with the sum, then by character those that stand for the same letters, in tenths."""
    wanted = set(characters)
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for (first, second), count in alike.items():
        if count >= _FEWEST_TENTHS and {first, second} <= wanted:
            found[first][second] = found[second][first] = count
    rows = (
        (first, "".join(others), " ".join(str(found[first][other]) for other in others))
        for first in sorted(found)
        for others in [sorted(found[first])]
    )
    return f"{sum(alike.values())}\n" + _lines(rows)


def _words(ordinary: Mapping[str, int], characters: frozenset[str], total: int) -> str:
    """Return a line with the sum, then by first character the ordinary words that could be taken for part of a name.

    Two digits after each word are four times the negative logarithm of its share of all words.
    """
    found: dict[str, list[str]] = defaultdict(list)
    for word, count in sorted(ordinary.items()):
        if 1 < len(word) <= _LONGEST_WORD and characters.issuperset(word):
            found[word[0]].append(f"{word[1:]}{round(-4 * log((count + 1) / total)):02}")
    return f"{total}\n" + _lines((first, " ".join(found[first])) for first in sorted(found))


def _borders(ordinary: Mapping[str, int], characters: Sequence[str], total: int) -> str:
    """Return by character the others that often make a word of two with it: those behind it, and those before it."""
    behind: dict[str, set[str]] = defaultdict(set)
    before: dict[str, set[str]] = defaultdict(set)
    for word, count in ordinary.items():
        if len(word) == 2 and count >= _FREQUENT * total:
            behind[word[0]].add(word[1])
            before[word[1]].add(word[0])
    return _lines((one, "".join(sorted(behind[one])), "".join(sorted(before[one]))) for one in sorted(characters))


def _names(names: Iterable[str], characters: frozenset[str]) -> str:
    """Return names by their first character."""
    found: dict[str, list[str]] = defaultdict(list)
    for name in sorted(names):
        if len(name) > 2 and characters.issuperset(name):
            found[name[0]].append(name[1:])
    return _lines((first, " ".join(found[first])) for first in sorted(found))


def _latin(pairs: Iterable[Pair], territories: Mapping[str, str]) -> str:
    """Return names with their Latin letters, those of places with a mark behind."""
    rows = {pair.chinese: pair.latin for pair in pairs if len(pair.chinese) > 2}
    rows.update({chinese: f"{latin}*" for chinese, latin in territories.items()})
    return "\n" + _lines((chinese, rows[chinese]) for chinese in sorted(rows))


def _plausibility(pair: Pair, counts: Counter[tuple[str, str]], totals: Counter[str]) -> float:
    """Return the mean logarithm of the probability of each piece of letters, in the best cut."""
    latin, chinese = pair
    best = {0: 0.0}
    for character in chinese:
        after: dict[int, float] = {}
        for at, score in best.items():
            for end in range(at + 1, min(at + 5, len(latin)) + 1):
                value = score + log((counts[character, latin[at:end]] + 0.01) / (totals[character] + 50))
                if value > after.get(end, -1e9):
                    after[end] = value
        best = after
    return best.get(len(latin), -1e9) / len(chinese)
