"""What is kept of the names of one post, to compare them with those of all others."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, cast

from seedlint_names._boundaries import is_cut
from seedlint_names._context import NOTHING, Context, Spelling, context
from seedlint_names._mentions import cut
from seedlint_names._model import model
from seedlint_names._pairs import variants
from seedlint_names._region import guess_region
from seedlint_names._verbatim import is_quoted, is_verbatim

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from seedlint import Fact, Seed

_LOOKED_AT = 5
"""Of a name that is in a post more often, so many mentions are looked at."""


class NameFact(NamedTuple):
    """A name in a post: how it is written, how often it is there, where first, and what stands around it."""

    written: str
    mentions: int
    start: int
    end: int
    context: Context


class PostFact(NamedTuple):
    """The names of a post, and those of them that are two spellings of one name."""

    path: str
    region: str
    names: list[NameFact]
    same: frozenset[frozenset[str]]


def collect(seed: Seed) -> object | None:
    """Return the sure names of ``seed``: JSON-able."""
    prose = seed.prose
    places: dict[str, tuple[str, list[int]]] = {}
    for match in model().run.finditer(prose.text):
        for name in cut(match[0]):
            if name.sure:
                places.setdefault(name.written, (name.text, []))[1].append(match.start() + name.at)
    names = []
    for written, (text, found) in places.items():
        size = len(written)
        own = [at for at in found[:_LOOKED_AT] if not is_quoted(prose.text, at)]
        own = [at for at in own if not is_verbatim(prose.text, at, at + size)]
        spelling = Spelling(written, text, tuple(own))
        if own and not is_cut(prose.text, spelling):
            around = context(prose.text, spelling)
            names.append([written, len(found), *prose.span(own[0], own[0] + size), list(around) if any(around) else []])
    if not names:
        return None
    same = [[pair.rare.text, pair.common.text] for pair in variants(prose.text)]
    return [guess_region(prose.text), names, same]


def posts(facts: Iterable[Fact]) -> Iterator[PostFact]:
    """Yield what ``collect`` returned, post by post."""
    for fact in facts:
        region, names, same = cast("_Data", fact.data)
        yield PostFact(fact.path, region, [_name(*name) for name in names], frozenset(map(frozenset, same)))


_Data = tuple[str, list[tuple[str, int, int, int, list[list[str]]]], list[list[str]]]


def _name(written: str, mentions: int, start: int, end: int, around: list[list[str]]) -> NameFact:
    return NameFact(written, mentions, start, end, Context(*map(tuple, around)) if around else NOTHING)
