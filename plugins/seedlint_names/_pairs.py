"""Decides which spellings in a text are of one name."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from seedlint_names._boundaries import are_neighbours
from seedlint_names._context import Spelling
from seedlint_names._evidence import Evidence, evidence
from seedlint_names._mentions import mentions, names_in
from seedlint_names._similarity import similarity
from seedlint_names._verbatim import is_quoted, is_verbatim

if TYPE_CHECKING:
    from collections.abc import Iterable

    from seedlint_names._mentions import Name

CANDIDATE = 0.5
"""From which score of the strings alone two spellings are looked at in their text."""
ENOUGH = 2.5


class Variants(NamedTuple):
    """Two spellings of one name: the rarer one first, with what speaks for it."""

    rare: Spelling
    common: Spelling
    evidence: list[Evidence]
    score: float


def variants(text: str, enough: float = ENOUGH) -> list[Variants]:
    """Return the pairs of spellings in ``text`` that are of one name."""
    names = names_in(text)
    candidates = alike(names.values()) if len(names) > 1 else ()
    if not candidates:
        return []
    found = []
    for pair in candidates:
        one, other = _ordered(_spelling(text, name) for name in pair)
        if not one.places or _score(text, one, other)[0] < enough:
            continue
        one, other = _ordered((_own(text, one), _own(text, other)))
        if one.places and not are_neighbours(text, one, other):
            score, speaks = _score(text, one, other)
            if score >= enough:
                found.append(Variants(one, other, speaks, score))
    return sorted(found, key=lambda pair: (pair.rare.places[0], pair.common.places[0]))


def _ordered(spellings: Iterable[Spelling]) -> tuple[Spelling, Spelling]:
    """Return the rarer one first, or else the one that comes later."""
    one, other = sorted(spellings, key=lambda spelling: (len(spelling.places), [-at for at in spelling.places[:1]]))
    return one, other


def _score(text: str, one: Spelling, other: Spelling) -> tuple[float, list[Evidence]]:
    speaks = evidence(text, one, other)
    return similarity(one.text, other.text) + sum(item.weight for item in speaks), speaks


def _spelling(text: str, name: Name) -> Spelling:
    return Spelling(name.written, name.text, tuple(mentions(text, name.written)))


def _own(text: str, spelling: Spelling) -> Spelling:
    """Return the spelling where the post itself uses it, and does not quote an address, a title or a spelling."""
    size = len(spelling.written)
    places = (at for at in spelling.places if not is_quoted(text, at))
    return spelling._replace(places=tuple(at for at in places if not is_verbatim(text, at, at + size)))


def alike(names: Iterable[Name]) -> list[tuple[Name, Name]]:
    """Return the pairs of names that sound alike, at least one of them sure."""
    by_sound: dict[str, list[Name]] = {}
    pairs: dict[tuple[str, str], tuple[Name, Name]] = {}
    for name in names:
        for key in name.sounds:
            others = by_sound.get(key)
            if others is None:
                by_sound[key] = [name]
                continue
            for other in others:
                if (name.sure or other.sure) and name.text != other.text:
                    pairs[other.written, name.written] = (other, name)
            others.append(name)
    return [pair for pair in pairs.values() if similarity(pair[0].text, pair[1].text) >= CANDIDATE]
