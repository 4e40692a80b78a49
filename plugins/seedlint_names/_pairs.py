"""Decides which spellings in a text are of one name."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from seedlint_names._boundaries import are_neighbours
from seedlint_names._evidence import Evidence, Spelling, evidence
from seedlint_names._mentions import mentions, names_in
from seedlint_names._similarity import similarity, sound
from seedlint_names._verbatim import is_quoted, is_verbatim

if TYPE_CHECKING:
    from collections.abc import Iterable

    from seedlint_names._mentions import Name

CANDIDATE = -1.0
"""From which score of the strings alone two spellings are looked at in their text."""
ENOUGH = 2.5


class Variants(NamedTuple):
    """Two spellings of one name: the rarer one first, with what speaks for it."""

    rare: Spelling
    common: Spelling
    evidence: tuple[Evidence, ...]
    score: float


def variants(text: str, enough: float = ENOUGH) -> list[Variants]:
    """Return the pairs of spellings in ``text`` that are of one name."""
    names = names_in(text)
    candidates = alike(names.values()) if len(names) > 1 else ()
    if not candidates:
        return []
    found = []
    places = mentions(text, {name.written for pair in candidates for name in pair})
    for pair in candidates:
        spellings = [Spelling(name.written, name.text, _own(text, places[name.written], name)) for name in pair]
        if not all(spelling.places for spelling in spellings):
            continue
        one, other = sorted(spellings, key=lambda spelling: (len(spelling.places), -spelling.places[0]))
        if are_neighbours(text, one, other):
            continue
        speaks = evidence(text, one, other)
        score = similarity(one.text, other.text) + sum(item.weight for item in speaks)
        if score >= enough:
            found.append(Variants(one, other, speaks, score))
    return sorted(found, key=lambda pair: (pair.rare.places[0], pair.common.places[0]))


def _own(text: str, places: Iterable[int], name: Name) -> tuple[int, ...]:
    """Return the places where the post itself uses the name, and does not quote an address, a title or a spelling."""
    size = len(name.written)
    return tuple(at for at in places if not is_verbatim(text, at, at + size) and not is_quoted(text, at))


def alike(names: Iterable[Name]) -> list[tuple[Name, Name]]:
    """Return the pairs of names that sound alike, at least one of them sure."""
    by_sound: dict[str, list[Name]] = {}
    pairs: dict[tuple[str, str], tuple[Name, Name]] = {}
    for name in names:
        for key in sound(name.text):
            others = by_sound.get(key)
            if others is None:
                by_sound[key] = [name]
                continue
            for other in others:
                if (name.sure or other.sure) and name.text != other.text:
                    pairs[other.written, name.written] = (other, name)
            others.append(name)
    return [pair for pair in pairs.values() if similarity(pair[0].text, pair[1].text) >= CANDIDATE]
